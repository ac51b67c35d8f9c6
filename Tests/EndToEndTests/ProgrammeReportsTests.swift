import Foundation
import TestSupport
import Testing

/// The reports on surveys, VIVs, learning communities and projects, as someone asks for them at a terminal.
@Suite struct ProgrammeReportsTests {
  private static let commands: [[String]] = [
    ["edbi", "E-01"], ["edbi", "--year", "2025-2026"], ["viv"], ["plg", "--month", "2026-01"],
    ["projects", "--period", "2025-2026"],
  ]

  /// Names, and codes that no other word of the demo has.
  private static func advisers() throws -> [String] {
    let sheet = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/begeleiders.verzonnen.csv"), encoding: .utf8)
    return sheet.split(whereSeparator: \.isNewline).dropFirst().map { String($0.split(separator: ";")[1]) }
  }

  @Test(arguments: commands) func `are printed as text, and written as a folder that says what it was made from`(
    arguments: [String]
  ) throws {
    let demo = try Demo.once.get()
    let text = try demo.tool("leerspoor-report", arguments)
    #expect(text.exit == 0, text.all)
    #expect(text.out.contains("In het kort") && text.out.contains("Methode"), text.all)
    let out = "rapport-\(arguments.joined(separator: "-"))"
    let written = try demo.tool("leerspoor-report", arguments + ["--out", out])
    #expect(written.exit == 0, written.all)
    let folder = demo.folder.url.appendingPathComponent(out)
    for file in ["index.html", "figures.json", "workbook.xlsx"] {
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path), "\(file) is missing")
    }
    let manifest = try Data(contentsOf: folder.appendingPathComponent("manifest.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
    #expect(object["report"] as? String == arguments[0])
    #expect(object["subject"] as? String == (arguments.last == "E-01" ? "E-01" : nil))
    #expect(object["audience"] as? String == (arguments[0] == "viv" ? "director" : "team"))
  }

  @Test(arguments: commands) func `outside name no person, pseudonym or file`(arguments: [String]) throws {
    let demo = try Demo.once.get()
    let page = try demo.tool("leerspoor-report", arguments + ["--audience", "public", "--format", "html"])
    #expect(page.exit == 0, page.all)
    #expect(page.out.contains("Verzonnen gegevens"))
    for name in try Self.advisers() { #expect(!page.out.contains(name), "\(name)") }
    #expect(!page.out.contains(".verzonnen.csv"))
    #expect(page.out.firstMatch(of: /\bP-[0-9]{3}\b/) == nil)
  }

  @Test func `speak English when asked`() throws {
    let demo = try Demo.once.get()
    for arguments in Self.commands {
      let text = try demo.tool("leerspoor-report", arguments + ["--lang", "en"])
      #expect(text.exit == 0 && text.out.contains("In short") && text.out.contains("Method"), text.all)
    }
  }

  @Test func `refuse a survey that nobody knows, one to come, and a year to come, each with what to do`() throws {
    let demo = try Demo.once.get()
    let near = try demo.tool("leerspoor-report", ["edbi", "E-1"])
    #expect(near.exit == 64 && near.error.contains("Bedoelde u E-01"), near.all)
    let later = try demo.tool("leerspoor-report", ["edbi", "E-03"])
    #expect(later.exit == 2 && later.error.contains("Bevraging E-03 is van 18 juni 2026"), later.all)
    let year = try demo.tool("leerspoor-report", ["edbi", "--year", "2026-2027"])
    #expect(year.exit == 64 && year.error.contains("nog niet begonnen"), year.all)
    let neither = try demo.tool("leerspoor-report", ["edbi"])
    #expect(neither.exit == 64, neither.all)
    let both = try demo.tool("leerspoor-report", ["edbi", "E-01", "--year", "2025-2026"])
    #expect(both.exit == 64, both.all)
    let month = try demo.tool("leerspoor-report", ["plg", "--month", "januari"])
    #expect(month.exit == 64 && month.error.contains("2026-01"), month.all)
  }

  @Test func `say of an empty database that there is nothing, and not 0 percent`() throws {
    let bench = Bench()
    let loaded = try bench.tool(
      "leerspoor-import", ["load", repositoryRoot().appendingPathComponent("plan/pov-2025-2030.yaml").path])
    try #require(loaded.exit == 0, loaded.all)
    for (arguments, words) in [
      (["edbi", "--year", "2025-2026"], "geen enkele bevraging"), (["viv"], "geen VIV's gekend"),
      (["plg"], "geen leergemeenschappen gekend"), (["projects"], "geen projecten gekend"),
    ] {
      let text = try bench.tool("leerspoor-report", arguments)
      #expect(text.exit == 0 && text.out.contains(words), text.all)
      #expect(!text.out.contains("0,0 %"), text.all)
    }
    let unknown = try bench.tool("leerspoor-report", ["edbi", "E-01"])
    #expect(unknown.exit == 64 && unknown.error.contains("nog geen bevragingen geladen"), unknown.all)
  }
}
