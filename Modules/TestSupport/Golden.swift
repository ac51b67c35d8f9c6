public import Foundation
public import Testing

/// Compares text with a golden file under `fixtures/golden`.
///
/// With `RECORD=1` in the environment the file is written and the test fails, so that no one records by accident.
///
/// - Parameters:
///   - actual: what the program made.
///   - path: the file's path below `fixtures/golden`, for example `reporting/month.html`.
public func assertGolden(
  _ actual: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = repositoryRoot().appendingPathComponent("fixtures/golden").appendingPathComponent(path)
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      Issue.record("Recorded \(path): look at it, then run again without RECORD.", sourceLocation: sourceLocation)
    } catch {
      Issue.record("Could not record \(path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("No golden file \(path): run with RECORD=1.", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard expected != actual else { return }
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(expectedLines, actualLines).prefix { $0 == $1 }.count
  let wanted = line < expectedLines.count ? String(expectedLines[line]) : "(end of file)"
  let found = line < actualLines.count ? String(actualLines[line]) : "(end of file)"
  Issue.record(
    "\(path) differs at line \(line + 1):\n  expected: \(wanted)\n  found:    \(found)", sourceLocation: sourceLocation)
}

/// The folder that holds `Package.swift`, found upwards from this source file or from the working folder.
public func repositoryRoot(from file: String = #filePath) -> URL {
  let candidates = [URL(fileURLWithPath: file), URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
  for start in candidates {
    var folder = start
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { return folder }
      folder = folder.deletingLastPathComponent()
    }
  }
  return URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
}

/// A folder of its own for one test, removed when the last reference goes.
public final class TemporaryFolder: Sendable {
  /// The folder.
  public let url: URL

  /// Makes the folder below the system's folder for temporary files.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("leerspoor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file in the folder and gives its path.
  @discardableResult public func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
