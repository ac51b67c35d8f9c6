import Foundation
import TestSupport
import Testing

/// Holds the documents to the programs.
@Suite struct DocumentationTests {
  static let tools = [
    "leerspoor", "leerspoor-import", "leerspoor-report", "leerspoor-audit", "leerspoor-run", "leerspoor-schedule",
  ]

  @Test func `docs/naslag/opdrachten.md shows the help of every command`() throws {
    var text = """
      # Alle opdrachten van de opdrachtregel

      De hulp van elke opdracht, zoals het programma ze zelf toont. De programma's spreken Nederlands tegen hun gebruikers;
      hun hulp staat in het Engels.

      """
    for tool in Self.tools {
      let help = try help(of: tool, [])
      text += "\n## \(tool)\n\n```\n\(help)```\n"
      for command in subcommands(in: help) {
        text += "\n### \(tool) \(command)\n\n```\n\(try self.help(of: tool, [command]))```\n"
      }
    }
    let file = repositoryRoot().appendingPathComponent("docs/naslag/opdrachten.md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("Recorded docs/naslag/opdrachten.md: look at it, then run again without RECORD.")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "out of date: run scripts/record-docs")
  }

  @Test func `every command's help has an example`() throws {
    for tool in Self.tools {
      for command in subcommands(in: try help(of: tool, [])) {
        let help = try help(of: tool, [command])
        #expect(help.contains("Example"), "\(tool) \(command)")
      }
    }
  }

  @Test func `every link between documents leads somewhere`() throws {
    let root = repositoryRoot()
    let all = FileManager.default.enumerator(atPath: root.appendingPathComponent("docs").path)?.allObjects as? [String]
    let files = try #require(all).filter { $0.hasSuffix(".md") }.map { "docs/\($0)" } + ["README.md"]
    #expect(files.count > 10)
    for file in files {
      let url = root.appendingPathComponent(file)
      let text = try String(contentsOf: url, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) {
        let target = String(match.output.1)
        guard !target.hasPrefix("http") else { continue }
        let there = url.deletingLastPathComponent().appendingPathComponent(target).path
        #expect(FileManager.default.fileExists(atPath: there), "\(file) links to \(target)")
      }
    }
  }

  @Test func `the README names the two commands`() throws {
    let readme = try String(contentsOf: repositoryRoot().appendingPathComponent("README.md"), encoding: .utf8)
    for command in ["scripts/demo", "scripts/test"] { #expect(readme.contains(command)) }
  }

  private func help(of tool: String, _ arguments: [String]) throws -> String {
    let outcome = try Executable(tool).run(arguments + ["--help"], environment: ["COLUMNS": "100"])
    try #require(outcome.exit == 0, outcome.all)
    return outcome.out.hasSuffix("\n") ? outcome.out : outcome.out + "\n"
  }

  /// The names under SUBCOMMANDS: lines indented by two.
  private func subcommands(in help: String) -> [String] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("SUBCOMMANDS:") }.dropFirst().compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), let name = line.split(separator: " ").first,
        name != "See"
      else { return nil }
      return String(name)
    }.filter { $0 != "help" }
  }
}
