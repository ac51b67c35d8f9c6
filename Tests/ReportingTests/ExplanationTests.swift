import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `Explanations` {
  private func explanation(_ id: String, limit: Int? = nil, language: Language = .dutch) throws -> Explanation {
    let register = try Scenario.register()
    return try register.read { snapshot in
      let report = try IndicatorReport(
        FigureRequest(period: .month(Scenario.january)), from: snapshot, version: "0.0.0")
      let figure = try #require(report.figures[id])
      return Explanation(
        figure, rows: try EvidenceRows(figure.evidence, from: snapshot, limit: limit),
        origin: report.figures.generatedFrom,
        isInvented: true, language: language)
    }
  }

  @Test func `fill in the formula of classroom context`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("classroom/total/2025-2026", limit: 2).page)
    #expect(text.contains("1.080 min / (1.080 min + 970 min + 300 min) = 46,0 %"))
    #expect(text.contains("25 registraties, waarvan de eerste 2 hieronder."))
  }

  @Test func `fill in the formula of realised FTE`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("fte/PBD-NED/2025-2026", limit: 0).page)
    #expect(text.contains("1.900 min / (0,80 VTE x 6.000 min) = 39,6 %"))
  }

  @Test func `fill in the formula of a project`() throws {
    let text = TerminalRenderer(width: 200).render(try explanation("project/taal/direct/round-1").page)
    #expect(text.contains("1 + 3 = 4"))
  }

  @Test func `show each row with its file, line and text as it was typed`() throws {
    let explanation = try explanation("reach/PBD-NED/000102/2025-2026")
    let rows = explanation.rowTable.rows
    #expect(rows.count == 10)
    #expect(rows.allSatisfy { $0.cells[2].text == "60 min" && $0.cells[3].value == .integer(60) })
    #expect(rows.allSatisfy { $0.cells[8].text.hasPrefix("registraties.csv:") })
    // The second registration of the sheet stands on line 3, under the header.
    #expect(rows[0].cells[8].text == "registraties.csv:3")
    #expect(rows[0].cells[9].text.contains("000102"))
  }

  @Test func `show assignments and absences behind planned FTE`() throws {
    let explanation = try explanation("fte/POC-SAM/2025-2026")
    let titles = explanation.rowTable.groups.map { $0.title ?? "" }
    #expect(titles == ["registraties", "opdrachten", "afwezigheden"])
    #expect(explanation.rowTable.groups.map(\.rows.count) == [8, 1, 1])
  }

  @Test func `lists what a formula leaves out after what it counts, and lets it contribute nothing`() throws {
    let register = try Scenario.register()
    func work(_ id: String, _ minutes: Int, _ day: Int) -> Registration {
      Registration(
        sheetID: id, date: Scenario.day(2026, 1, day), minutes: minutes, destination: "PBD-NED", adviser: "B01",
        form: .online)
    }
    try register.load([work("M1", 45, 20), work("M2", 30, 6)], file: "materiaal.csv")
    let (text, csv, numerator) = try register.read { snapshot in
      let report = try IndicatorReport(
        FigureRequest(period: .month(Scenario.january)), from: snapshot, version: "0.0.0")
      let figure = try #require(report.figures["classroom/PBD-NED/2026-01"])
      let explanation = Explanation(
        figure, rows: try EvidenceRows(figure.evidence, from: snapshot, limit: nil),
        origin: report.figures.generatedFrom,
        isInvented: true, language: .dutch)
      return (
        TerminalRenderer(width: 200).render(explanation.page),
        String(decoding: explanation.rowTable.csv(.dutch), as: UTF8.self), figure.denominator
      )
    }
    #expect(text.contains("6 registraties; 2 registraties zonder contact, niet meegeteld."))
    #expect(text.contains("minuten zonder contact, niet meegeteld") && text.contains("75 min"))
    #expect(text.contains("niets (45 min)") && text.contains("materiaal.csv:2"))
    let rows = csv.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false)
    }
    #expect(rows.reduce(0) { $0 + (Int($1[3]) ?? 0) } == numerator, "the sheet still adds up")
    #expect(rows.suffix(2).map { String($0[1]) } == ["2026-01-06", "2026-01-20"])
  }

  @Test func `fill in the difference of two groups with the numbers of both`() {
    var evidence = Evidence(
      formula: Label("verschil", "difference"),
      counts: [
        EvidenceCount(.firstAgreeing, 3, .answers), EvidenceCount(.firstAnswered, 7, .answers),
        EvidenceCount(.secondAgreeing, 11, .answers), EvidenceCount(.secondAnswered, 18, .answers),
      ])
    func filled() -> String? {
      Explanation(
        Figure(
          id: FigureID("edbi-short", ["total", "leaders-teachers", "1.1-2"], "2025-2026"), title: Label("", ""),
          kind: .share, numerator: -23, denominator: 126, unit: .points, evidence: evidence),
        rows: EvidenceRows(), origin: FigureSet.Origin(batch: 1, plan: "proef", planHash: "", version: "0.0.0"),
        isInvented: true, language: .dutch
      ).json.text()
    }
    #expect(filled()?.contains(#""filled":"3 / 7 - 11 / 18 = -18,3 procentpunt""#) == true)
    evidence.counts = []
    #expect(filled()?.contains(#""filled":null"#) == true, "-23 / 126 would be no share of anything")
  }

  @Test func `stand in the order of the days, whatever was loaded first`() throws {
    let register = try Scenario.register()
    func unknown(_ id: String, _ name: String, _ day: CalendarDate, _ number: String? = nil) -> Registration {
      Registration(
        sheetID: id, date: day, minutes: 60,
        organisations: [OrganisationReference(given: name, number: number.map(Scenario.number))],
        destination: "PBD-NED",
        adviser: "B01", form: .physical, classroom: .no)
    }
    try register.load([
      unknown("U1", "Onbekend", Scenario.day(2026, 1, 20)),
      unknown("U2", "999999", Scenario.day(2025, 11, 5), "999999"),
      unknown("U3", "Elders", Scenario.day(2025, 10, 7)),
    ])
    let rows = try register.read { snapshot in
      let report = try IndicatorReport(
        FigureRequest(period: .month(Scenario.january)), from: snapshot, version: "0.0.0")
      let figure = try #require(report.figures["reach-set-aside/unknown/2025-2026"])
      return try EvidenceRows(figure.evidence, from: snapshot, limit: nil)
    }
    #expect(rows.groups.map(\.count) == [3])
    #expect(
      rows.groups[0].rows.map(\.date) == [
        Scenario.day(2025, 10, 7), Scenario.day(2025, 11, 5), Scenario.day(2026, 1, 20),
      ])
  }

  @Test func `name the day that is counted, not today`() throws {
    let register = try Scenario.register()
    let text = try register.read { snapshot in
      let request = FigureRequest(period: .month(Scenario.january))
      let report = try IndicatorReport(request, from: snapshot, version: "0.0.0")
      let figure = try #require(report.figures["fte/PBD-NED/2025-2026"])
      return TerminalRenderer(width: 200).render(
        Explanation(
          figure, rows: try EvidenceRows(figure.evidence, from: snapshot, limit: 0), day: request.day,
          origin: report.figures.generatedFrom, isInvented: true, language: .dutch
        ).page)
    }
    #expect(text.contains("van waar het op 31 januari 2026 hoort te staan") && !text.contains("vandaag"))
    #expect(text.contains("Geteld tot en met  31 januari 2026"))
  }

  @Test func `are as recorded, as text and as JSON`() throws {
    let explanation = try explanation("classroom/total/2026-01", limit: 3)
    assertGolden(TerminalRenderer(width: 100).render(explanation.page), "reporting/explain-classroom.txt")
    assertGolden(explanation.json.text(isIndented: true) + "\n", "reporting/explain-classroom.json")
  }

  @Test func `in JSON agree with another reader`() throws {
    let json = try explanation("classroom/total/2026-01").json.text()
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "leerspoor/explain/1")
    #expect(object["numerator"] as? Int == 320)
    #expect(object["denominator"] as? Int == 570)
  }

  @Test func `of a list of figures keep to those asked for`() throws {
    let set = try Scenario.data(Scenario.register()).figures
    let list = FigureList(set, startingWith: "classroom/PBD-NED", language: .dutch)
    #expect(list.count == 6)
    #expect(list.table.rows.allSatisfy { $0.cells[0].text.hasPrefix("classroom/PBD-NED/") })
    #expect(FigureList(set, language: .english).count == set.figures.count)
  }

  @Test func `of a list of figures are in the language that was asked, also for spreadsheets`() throws {
    let set = try Scenario.data(Scenario.register()).figures
    func csv(_ language: Language) -> String {
      let list = FigureList(set, language: language)
      return String(decoding: list.table.csv(language == .dutch ? .dutch : .english), as: UTF8.self)
    }
    #expect(csv(.dutch).contains(";aandeel;minuten;") && csv(.dutch).contains(";tijd;minuten;"))
    #expect(!csv(.dutch).contains(";share;") && !csv(.dutch).contains(";minutes;"))
    #expect(csv(.english).contains(",share,minutes,") && csv(.english).contains(",time,minutes,"))
  }

  @Test func `are preceded by what someone must know and can do about it`() throws {
    func notices(_ register: Register, _ month: Month = Scenario.january) throws -> [String] {
      try Scenario.data(register, month: month).figures.notices.map(\.dutch)
    }
    #expect(try notices(Scenario.register()).isEmpty)
    let factor = try notices(Scenario.register(hoursPerFTE: nil))
    #expect(factor.count == 1 && factor[0].hasSuffix("Zet de waarde bij de normen van het plan."))
    let register = try Register.forTests()
    try register.load([Scenario.plan()])
    try register.load(Scenario.organisations)
    try register.load(Scenario.advisers)
    // Nothing is registered: one explanation, and no advice about a percentage of nothing.
    #expect(try notices(register) == ["opmerking: voor januari 2026 is niets geregistreerd of ingevoerd."])
    let month = { try MonthReport(Scenario.data(register)).page }
    func staffing(_ page: Page) -> String { TerminalRenderer(width: 1_000).render(page) }
    #expect(try staffing(month()).contains("met wat gepland is. Zonder opdrachten zijn er alleen uren."))
    #expect(try !staffing(month()).contains("Zonder registered_hours_per_fte"))
    try register.load(Scenario.registrations)
    let assignments = try notices(register)
    #expect(
      assignments == [
        "opmerking: indicator 1 heeft geen percentage: er is geen opdracht, dus niets gepland. Laad het blad opdrachten van "
          + "2025-2026 (leerspoor import template opdrachten toont de kolommen)."
      ])
  }

  @Test func `of a name that does not exist offer the nearest names, or the nearest beginnings`() throws {
    let set = try Scenario.data(Scenario.register()).figures
    #expect(FigureList.suggestions(for: "clasroom/total/2026-01", in: set).first == "classroom/total/2026-01")
    #expect(FigureList.suggestions(for: "clasroom", in: set) == ["classroom"])
    #expect(FigureList.suggestions(for: "reach/PBD-NDE", in: set).contains("reach/PBD-NED"))
  }
}
