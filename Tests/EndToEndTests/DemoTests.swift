import Foundation
import TestSupport
import Testing

/// What a data coordinator holds after one command.
@Suite struct DemoTests {
  @Test func `the job imports, audits and reports`() throws {
    let demo = try Demo.once.get()
    #expect(demo.run.exit == 0, demo.run.all)
    let out = demo.folder.url.appendingPathComponent("out/2026-01")
    for file in ["index.html", "figures.json", "manifest.json"] {
      #expect(FileManager.default.fileExists(atPath: out.appendingPathComponent(file).path), "\(file) is missing")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: demo.folder.path("data/inbox"))
      .filter { $0.hasSuffix(".csv") || $0.hasSuffix(".yaml") }
    #expect(left.isEmpty, "left in the inbox: \(left)")
  }

  @Test func `the figures lie near the published ones`() throws {
    let demo = try Demo.once.get()
    let data = try Data(contentsOf: demo.folder.url.appendingPathComponent("out/2026-01/figures.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let figures = try #require(json["figures"] as? [[String: Any]])
    func figure(_ id: String) throws -> [String: Any] {
      try #require(figures.first { $0["id"] as? String == id }, "no figure \(id)")
    }
    let classroom = try figure("classroom/total/2025-2026")
    let yes = try #require(classroom["numerator"] as? Double)
    let all = try #require(classroom["denominator"] as? Double)
    #expect((0.50...0.54).contains(yes / all), "\(yes) of \(all)")
    let pace = try #require(try figure("fte/total/2025-2026")["pace"] as? [String: Double])
    let share = try #require(pace["numerator"]) / #require(pace["denominator"])
    #expect((0.93...0.99).contains(share), "\(share)")
    let ids = figures.compactMap { $0["id"] as? String }
    #expect(ids == ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }, "figures are sorted by id")
  }

  @Test func `the page is whole in itself, marked as invented, and names no adviser`() throws {
    let demo = try Demo.once.get()
    let html = try String(
      contentsOf: demo.folder.url.appendingPathComponent("out/2026-01/index.html"), encoding: .utf8)
    #expect(html.localizedCaseInsensitiveContains("verzonnen gegevens"))
    #expect(html.contains("<html lang=\"nl\""))
    for loader in ["src=\"http", "href=\"http", "url(http", "@import"] { #expect(!html.contains(loader), "\(loader)") }
    let advisers = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/begeleiders.verzonnen.csv"), encoding: .utf8)
    for line in advisers.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ";")
      #expect(!html.contains(String(cells[1])), "\(cells[1]) is named")
    }
  }

  @Test func `a figure is followed down to the line of the spreadsheet`() throws {
    let demo = try Demo.once.get()
    let name = "registraties-2026-01.verzonnen.csv"
    let outcome = try demo.tool("leerspoor-report", ["explain", "classroom/total/2026-01"])
    #expect(outcome.exit == 0, outcome.all)
    let place = try #require(outcome.out.firstMatch(of: /registraties-2026-01\.verzonnen\.csv:(\d+)/), outcome.all)
    let shown = try #require(Int(place.output.1))
    let sheet = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/\(name)"), encoding: .utf8)
    let lines = sheet.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    // The line that is named holds the text that is shown, down to the id it begins with.
    let id = try #require(lines[shown - 1].split(separator: ";").first)
    #expect(outcome.out.contains("\(id);"), "\(name):\(shown) is \(lines[shown - 1])")
    let all = try demo.tool("leerspoor-report", ["explain", "classroom/total/2026-01", "--format", "csv"])
    #expect(all.exit == 0, all.all)
    // Every row of the figure stands in the list: its minutes are those of the figure.
    #expect(all.out.split(whereSeparator: \.isNewline).count > 500)
  }

  @Test func `running the job again changes no figure and loads nothing`() throws {
    let demo = try Demo.once.get()
    let before = try demo.tool("leerspoor-import", ["batches", "--format", "json"])
    let inbox = demo.folder.url.appendingPathComponent("opnieuw")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    for sheet in Demo.sheets {
      let file = repositoryRoot().appendingPathComponent(sheet)
      let copy = inbox.appendingPathComponent(file.lastPathComponent)
      try FileManager.default.copyItem(at: file, to: copy)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: copy.path)
    }
    _ = try demo.tool("leerspoor-import", ["inbox", inbox.path])
    let after = try demo.tool("leerspoor-import", ["batches", "--format", "json"])
    #expect(before.out == after.out)
  }

  @Test func `every planted fault that the audit must find is found at its line`() throws {
    let demo = try Demo.once.get()
    let planted = try String(
      contentsOf: repositoryRoot().appendingPathComponent("fixtures/demo/PLANTED.md"), encoding: .utf8)
    let audit = try demo.tool("leerspoor-audit", ["check", "--format", "csv"])
    #expect(audit.exit == 1, audit.all)
    var looked = 0
    for line in planted.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, let code = cells[2].wholeMatch(of: /[A-Z]{3}\d{3}/).map({ String($0.output) }) else {
        continue
      }
      guard Demo.sheets.contains(where: { $0.hasSuffix("/\(cells[0])") }) else { continue }
      looked += 1
      let place = Int(cells[1]).map { "\(cells[0]):\($0)" }
      let found = audit.out.split(whereSeparator: \.isNewline).contains {
        $0.contains(code) && (place == nil || $0.contains(place ?? ""))
      }
      #expect(found, "\(code) at \(cells[0]):\(cells[1])")
    }
    #expect(looked >= 15)
  }

  @Test func `status says on one screen how things stand`() throws {
    let demo = try Demo.once.get()
    let outcome = try demo.tool(
      "leerspoor", ["status", "--jobs", repositoryRoot().appendingPathComponent("jobs").path])
    #expect(outcome.exit == 0, outcome.all)
    for word in ["maandrapport", "registraties-2026-01.verzonnen.csv", "Indicatoren", "Bevindingen"] {
      #expect(outcome.out.contains(word), outcome.all)
    }
    #expect(outcome.out.split(separator: "\n", omittingEmptySubsequences: false).count < 60)
  }

  @Test func `history and show tell of the run`() throws {
    let demo = try Demo.once.get()
    let history = try demo.tool("leerspoor-run", ["history", "--format", "json"])
    #expect(history.exit == 0, history.all)
    #expect(history.out.contains("maandrapport"))
    let show = try demo.tool("leerspoor-run", ["show", "1"])
    #expect(show.exit == 0, show.all)
    for step in ["import", "audit", "report"] { #expect(show.out.contains(step), show.all) }
  }
}
