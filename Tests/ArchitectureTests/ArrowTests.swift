import Foundation
import TestSupport
import Testing

/// Holds Package.swift and the imports in the sources to the arrows of docs/architecture.md.
@Suite struct ArrowTests {
  /// What each module may import, beside the standard library and the system.
  static let allowed: [String: Set<String>] = [
    "GuidanceKit": [],
    "YAMLDocument": ["CLibYAML"],
    "Configuration": ["GuidanceKit", "YAMLDocument"],
    "Tabular": [],
    "Cron": [],
    "Register": ["GuidanceKit", "CZlib", "GRDB", "GRDBSQLite", "Crypto"],
    "Importing": ["GuidanceKit", "Configuration", "Tabular", "Register"],
    "Indicators": ["GuidanceKit", "Register"],
    "Documents": ["Tabular", "Mustache", "CCmarkGFM", "CXlsxWriter"],
    "Reporting": ["GuidanceKit", "Register", "Indicators", "Documents"],
    "Auditing": ["GuidanceKit", "Configuration", "Register", "Indicators"],
    "Submission": ["GuidanceKit", "Register", "Indicators", "Auditing", "Reporting"],
    "Planning": ["GuidanceKit", "Configuration", "Tabular", "Register"],
    "Jobs": ["GuidanceKit", "YAMLDocument", "Cron", "Register", "Subprocess"],
    "ToolSupport": ["GuidanceKit", "ArgumentParser", "Logging"],
    "TestSupport": ["GuidanceKit", "Register"],
  ]

  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization", "Testing", "SystemPackage", "Musl",
    "Darwin",
  ]

  @Test(arguments: allowed.keys.sorted()) func `a module imports what its room may`(module: String) throws {
    let allowed = try #require(Self.allowed[module])
    for (file, name) in try imports(in: "Modules/\(module)") where !Self.system.contains(name) {
      #expect(allowed.contains(name), "\(file) imports \(name)")
    }
  }

  @Test func `a tool imports no tool`() throws {
    let tools = try folders(in: "Tools")
    #expect(!tools.isEmpty)
    for (file, name) in try imports(in: "Tools") { #expect(!tools.contains(name), "\(file) imports \(name)") }
  }

  @Test func `only the register knows the database library`() throws {
    for (file, name) in try imports(in: "Modules") where name.hasPrefix("GRDB") {
      #expect(file.hasPrefix("Modules/Register/"), "\(file) imports \(name)")
    }
    for (file, name) in try imports(in: "Tools") { #expect(!name.hasPrefix("GRDB"), "\(file) imports \(name)") }
  }

  @Test func `no module below the tools reads a clock, the environment or randomness`() throws {
    let forbidden = ["Date()", "Date.now", "ContinuousClock()", "ProcessInfo.processInfo.environment", ".random(in"]
    for module in Self.allowed.keys.sorted() where !["ToolSupport", "TestSupport"].contains(module) {
      for file in try sources(in: "Modules/\(module)") {
        let text = try String(contentsOf: repositoryRoot().appendingPathComponent(file), encoding: .utf8)
        for word in forbidden where text.contains(word) { Issue.record("\(file) uses \(word)") }
      }
    }
  }

  @Test func `every folder of Modules and Tools is a target and the other way round`() throws {
    let manifest = try String(
      contentsOf: repositoryRoot().appendingPathComponent("Package.swift"), encoding: .utf8)
    for module in try folders(in: "Modules") {
      #expect(manifest.contains("module(\"\(module)\"") || manifest.contains("name: \"\(module)\""), "\(module)")
    }
    for tool in try folders(in: "Tools") { #expect(manifest.contains("tool(\"\(tool)\""), "\(tool)") }
    #expect(Set(Self.allowed.keys).isSubset(of: Set(try folders(in: "Modules"))))
  }

  @Test func `package versions are exact`() throws {
    let manifest = try String(
      contentsOf: repositoryRoot().appendingPathComponent("Package.swift"), encoding: .utf8)
    let packages = manifest.split(separator: "\n").filter { $0.contains(".package(url:") }
    #expect(packages.count >= 6)
    for line in packages { #expect(line.contains("exact:"), "\(line)") }
  }

  private func folders(in path: String) throws -> Set<String> {
    let root = repositoryRoot().appendingPathComponent(path).resolvingSymlinksInPath()
    return Set(
      try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: [.isDirectoryKey])
        .filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }.map(\.lastPathComponent))
  }

  private func sources(in path: String) throws -> [String] {
    let root = repositoryRoot().appendingPathComponent(path).resolvingSymlinksInPath()
    let all = FileManager.default.enumerator(atPath: root.path)?.allObjects as? [String] ?? []
    return all.filter { $0.hasSuffix(".swift") }.map { "\(path)/\($0)" }.sorted()
  }

  private func imports(in path: String) throws -> [(file: String, name: String)] {
    try sources(in: path).flatMap { file in
      try String(contentsOf: repositoryRoot().appendingPathComponent(file), encoding: .utf8)
        .split(separator: "\n").compactMap { line -> (String, String)? in
          var words = line.split(separator: " ").map(String.init)
          while let first = words.first,
            first.hasPrefix("@") || ["public", "internal", "package", "private", "fileprivate"].contains(first)
          {
            words.removeFirst()
          }
          guard words.first == "import", words.count >= 2 else { return nil }
          let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
          let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
          return (file, String(name.split(separator: ".")[0]))
        }
    }
  }
}
