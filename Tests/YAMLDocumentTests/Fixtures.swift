import Foundation
import Testing
import YAMLDocument

/// Files under `fixtures/yaml`, each with the messages expected for it in a `.txt` beside it.
enum Fixtures {
  static let folder: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("fixtures/yaml")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    }
    return URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appendingPathComponent("fixtures/yaml")
  }()

  /// The names of the YAML files in a folder, sorted.
  static func names(in name: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// Compares messages with the expected ones; `RECORD=1` writes them and fails.
  static func expect(
    _ problems: [YAMLProblem], for name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let actual = problems.map { "\($0.kind.rawValue) \($0.dutch)\n\($0.kind.rawValue) \($0.english)\n" }.joined()
    let file = folder.appendingPathComponent(name).deletingPathExtension().appendingPathExtension("txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(actual.utf8).write(to: file)
      Issue.record("Recorded \(name): look at it, then run again without RECORD.", sourceLocation: sourceLocation)
    } else {
      let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      #expect(actual == expected, sourceLocation: sourceLocation)
    }
  }
}
