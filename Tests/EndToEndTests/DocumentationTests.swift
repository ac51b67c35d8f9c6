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
    try hold("docs/naslag/opdrachten.md", to: text)
  }

  @Test func `docs/naslag/soorten.md lists every kind of sheet and every column`() throws {
    let list = try table(["kinds", "--format", "json"])
    var text = """
      # Soorten bladen en hun kolommen

      Welke soort een blad is, ziet de import aan de kolomnamen; hoofdletters, accenten en spaties maken niet uit. Een leeg blad met
      een voorbeeldrij krijgt u met `leerspoor import template SOORT`. Plannen, normen en afwijkingen van de schoolkalender zijn
      YAML-bestanden.

      """
    for row in list.rows {
      guard let kind = row["soort"] else { continue }
      text += "\n## \(kind)\n\n\(markdown(try table(["kinds", kind, "--format", "json"])))"
    }
    try hold("docs/naslag/soorten.md", to: text)
  }

  @Test func `docs/naslag/importcodes.md explains every code of the import`() throws {
    let text = """
      # Codes van de import

      Elke fout, waarschuwing en opmerking van de import heeft een code. `leerspoor import explain IMP051` zegt hetzelfde.

      \(markdown(try table(["explain", "--format", "json"])))
      """
    try hold("docs/naslag/importcodes.md", to: text)
  }

  /// Holds a document to what the programs say; writes it when recording.
  private func hold(_ path: String, to text: String) throws {
    let file = repositoryRoot().appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("Recorded \(path): look at it, then run again without RECORD.")
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == text, "\(path) is out of date: run scripts/record-docs")
  }

  /// A table that the importer prints as JSON.
  private struct PrintedTable: Decodable {
    struct Column: Decodable {
      let key: String
      let title: String
    }
    let columns: [Column]
    let rows: [[String: String]]
  }

  private func table(_ arguments: [String]) throws -> PrintedTable {
    let outcome = try Executable("leerspoor-import").run(arguments)
    try #require(outcome.exit == 0, outcome.all)
    return try JSONDecoder().decode(PrintedTable.self, from: Data(outcome.bytes))
  }

  private func markdown(_ table: PrintedTable) -> String {
    var text = "| \(table.columns.map(\.title).joined(separator: " | ")) |\n"
    text += "|\(table.columns.map { _ in "---" }.joined(separator: "|"))|\n"
    for row in table.rows {
      let cells = table.columns.map { (row[$0.key] ?? "").replacing("|", with: "\\|").replacing("\n", with: " ") }
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text
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
