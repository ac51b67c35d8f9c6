import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `A comparison` {
  /// The register of the scenario, with one registration corrected and one added after batch 9.
  private func report(_ language: Language = .dutch, limit: Int? = 25) throws -> ComparisonReport {
    let register = try Scenario.register()
    func registration(_ id: String, _ minutes: Int) -> Registration {
      Registration(
        sheetID: id, date: Scenario.day(2026, 1, 14), minutes: minutes,
        organisations: [OrganisationReference(given: "000101", number: Scenario.number("000101"))],
        destination: "PBD-NED", adviser: "B01", form: .physical, place: .atSchool, level: .meso, classroom: .no)
    }
    try register.load([registration("X1", 60)], file: "extra.csv")
    try register.load([registration("X1", 90), registration("X2", 30)], file: "extra-2.csv")
    return try register.read { now in
      func state(_ asOf: AsOf) throws -> (snapshot: Snapshot, report: IndicatorReport) {
        let snapshot = try now.known(asOf)
        return (
          snapshot,
          try IndicatorReport(FigureRequest(period: .month(Scenario.january)), from: snapshot, version: "0.0.0")
        )
      }
      let (old, new) = (try state(.batch(10)), try state(.now))
      let files = Dictionary(uniqueKeysWithValues: try now.batches().map { ($0.id, $0.fileName) })
      return ComparisonReport(
        FigureComparison(
          ComparedState(old.report.figures, name: "2026-01@10"), ComparedState(new.report.figures, name: "2026-01"),
          known: try RegisterChanges(from: old, to: new)), files: files, isRegisterKnown: true, limit: limit,
        language: language)
    }
  }

  @Test func `names old, new and the facts, each with file and line`() throws {
    let text = TerminalRenderer(width: 160).render(try report().page)
    #expect(text.contains("hours/PBD-NED/2026-01"))
    #expect(text.contains("1 feit verbeterd"))
    #expect(text.contains("minuten: 60 → 90"))
    #expect(text.contains("extra.csv:2 → extra-2.csv:2"))
    #expect(text.contains("laat geregistreerd"))
    let english = TerminalRenderer(width: 160).render(try report(.english).page)
    #expect(english.contains("minutes: 60 → 90") && english.contains("registered late"))
  }

  @Test func `gives programs every change, with the places of its facts`() throws {
    let text = try report().json.text()
    let object = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "leerspoor/diff/1" && object["equal"] as? Bool == false)
    let facts = try #require(object["facts"] as? [[String: Any]])
    #expect(facts.map { $0["kind"] as? String } == ["corrected", "late"])
    let changes = try #require(object["changes"] as? [[String: Any]])
    let hours = try #require(changes.first { $0["id"] as? String == "hours/PBD-NED/2026-01" })
    #expect((hours["old"] as? [String: Any])?["numerator"] as? Int == 3 * 190 + 60)
    #expect((hours["new"] as? [String: Any])?["numerator"] as? Int == 3 * 190 + 120)
    #expect(hours["facts"] as? [Int] == [0, 1])
    #expect(changes.allSatisfy { !(($0["facts"] as? [Int]) ?? []).isEmpty })
  }

  /// What is loaded after batch 9 on top of the scenario, and the comparison of both states.
  private func text(
    after loads: (Register) throws -> Void, from periods: (String, String) = ("2026-01", "2026-01"),
    known: Int? = 9, limit: Int? = 25
  ) throws -> (page: String, table: String) {
    let register = try Scenario.register()
    try loads(register)
    return try register.read { now in
      func state(_ period: String, _ asOf: AsOf) throws -> (snapshot: Snapshot, report: IndicatorReport) {
        let snapshot = try now.known(asOf)
        let request = FigureRequest(period: try #require(Period(period)))
        return (snapshot, try IndicatorReport(request, from: snapshot, version: "0.0.0"))
      }
      let old = try state(periods.0, known.map(AsOf.batch) ?? .now)
      let new = try state(periods.1, .now)
      let report = ComparisonReport(
        FigureComparison(
          ComparedState(old.report.figures, name: "eerst"), ComparedState(new.report.figures, name: "daarna"),
          known: try RegisterChanges(from: old, to: new)),
        files: Dictionary(uniqueKeysWithValues: try now.batches().map { ($0.id, $0.fileName) }), isRegisterKnown: true,
        limit: limit, language: .dutch)
      return (
        TerminalRenderer(width: 1_000).render(report.page), String(decoding: report.table.csv(.dutch), as: UTF8.self)
      )
    }
  }

  private func registration(_ id: String, _ day: CalendarDate, _ minutes: Int) -> Registration {
    Registration(
      sheetID: id, date: day, minutes: minutes,
      organisations: [OrganisationReference(given: "000101", number: Scenario.number("000101"))],
      destination: "PBD-NED", adviser: "B01", form: .physical, place: .atSchool, level: .meso, classroom: .no)
  }

  @Test func `lists the facts that carry a difference and only counts the others`() throws {
    func load(_ register: Register) throws {
      // As many of February as would fill the list, before the two that matter.
      let later = (1...30).map { registration("F\($0)", Scenario.day(2026, 2, 3), 60) }
      try register.load(
        later + [
          registration("A", Scenario.day(2026, 1, 14), 30), registration("B", Scenario.day(2026, 1, 15), 240),
        ], file: "extra.csv")
    }
    let page = try text(after: load).page
    #expect(
      page.contains(
        "30 andere feiten veranderden en raken deze cijfers niet: 30 over dagen na 31 januari 2026. Met --all staan ze erbij."
      ))
    let table = try #require(page.split(separator: "Feiten\n").last)
    let first = try #require(table.range(of: "15/01/2026"))
    let second = try #require(table.range(of: "14/01/2026"))
    #expect(first.lowerBound < second.lowerBound, "what explains most comes first")
    #expect(table.contains("+ 240 min") && !table.contains("3/02/2026"))
    #expect(try text(after: load, limit: nil).page.contains("3/02/2026"))
  }

  @Test func `says that a file was undone and loaded again, also when every figure is equal`() throws {
    func load(_ register: Register) throws {
      let rows = [registration("A", Scenario.day(2026, 1, 14), 30), registration("B", Scenario.day(2026, 1, 15), 240)]
      let batch = try #require(try register.load(rows, file: "extra.csv").batch)
      try register.undo(
        batch: batch, reason: "proef", at: Moment(unixSeconds: 1_770_000_000, day: Scenario.day(2026, 2, 2)),
        actor: "proef", programVersion: "0.0.0")
      try register.load(rows, file: "extra-2.csv")
    }
    let page = try text(after: load, known: 10).page
    #expect(page.contains("cijfers zijn gelijk."))
    #expect(
      page.contains(
        "Invoer 10 is teruggedraaid (invoer 11) en opnieuw geladen als invoer 12: 2 regels met dezelfde inhoud, die niets veranderen."
      ))
  }

  @Test func `of two months says once that they differ, in a file with every row`() throws {
    let (page, table) = try text(after: { _ in }, from: ("2025-12", "2026-01"), known: nil)
    #expect(page.contains("Elk cijfer gaat over een andere periode"))
    #expect(!page.contains("andere periode;") && !page.contains("geen feit gevonden"))
    #expect(page.contains("hours/PBD-NED/2025-12 → 2026-01 "))
    #expect(
      table.contains("hours/PBD-NED/2025-12 → hours/PBD-NED/2026-01;") && table.contains("andere periode; geteld"))
  }

  @Test func `shows the first facts on the page and says how to see all`() throws {
    let text = TerminalRenderer(width: 100).render(try report(limit: 1).page)
    #expect(text.contains("2 feiten, waarvan de eerste 1") && text.contains("--all"))
  }

  @Test func `who did not register is a list with a sentence before it`() throws {
    let silence = SilentAdvisers(
      weeks: 2, on: Scenario.day(2026, 2, 9), advisers: Scenario.advisers,
      lastDays: ["B01": Scenario.day(2026, 2, 5), "B02": Scenario.day(2026, 1, 12)],
      assignments: Scenario.assignments, absences: [], calendar: SchoolCalendar(), start: Scenario.day(2025, 9, 1))
    let report = SilenceReport(silence, language: .dutch)
    #expect(
      report.summary
        == "1 van de 2 begeleiders in dienst registreerde 2 schoolweken of langer niets, gezien op 9 februari 2026.")
    #expect(
      report.table.rows.map { $0.cells.prefix(5).map(\.text) } == [["B02", "Bo Claes", "", "12 januari 2026", "3"]])
    #expect(report.json.text().contains(#""fte":{"numerator":3,"denominator":5}"#))
    let without = SilentAdvisers(
      weeks: 2, on: Scenario.day(2026, 2, 9), advisers: Scenario.advisers,
      lastDays: ["B01": Scenario.day(2026, 2, 5), "B02": Scenario.day(2026, 1, 12)],
      assignments: [], absences: [], calendar: SchoolCalendar(), start: Scenario.day(2025, 9, 1))
    let unknown = SilenceReport(without, language: .dutch)
    #expect(unknown.table.rows.map { $0.cells[5].text } == ["?"])
    #expect(unknown.table.text(width: 200, language: .dutch).contains("geen opdrachten bekend"))
    #expect(String(decoding: unknown.table.csv(.dutch), as: UTF8.self).contains(";3;;nee"))
    #expect(unknown.json.text().contains(#""fte":null"#))
    #expect(report.json.text().contains(#""last_registration":"2026-01-12","school_weeks":3"#))
  }
}
