import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

/// What readers stumbled over, each with the words that help them on.
@Suite struct `A reader` {
  private func made(
    _ kind: ReportKind, _ subject: String? = nil, _ period: Period, in register: Register, on day: CalendarDate? = nil,
    audience: Audience = .team, language: Language = .dutch, isExplained: Bool = true
  ) throws -> MadeReport {
    let request = ReportRequest(
      kind, subject: subject, period: period, day: day, audience: audience, language: language)
    return try register.read { try MadeReport(request, from: $0, isExplained: isExplained, version: "0.0.0") }
  }

  private func text(_ report: MadeReport) -> String { TerminalRenderer(width: 400).render(report.page) }

  private let year = Period.schoolYear(Scenario.year)

  // MARK: Weeks

  @Test(
    arguments: [
      ("2026-W05", "Maandag 26 januari 2026 tot en met zondag 1 februari 2026", nil),
      // From Monday 22 December 2025 for two weeks; New Year is part of it.
      (
        "2026-W01", "Maandag 29 december 2025 tot en met zondag 4 januari 2026 (kerstvakantie)",
        "In week 1 van 2026 is niets geregistreerd: er waren geen lessen (kerstvakantie)."
      ),
      // Tuesday 11 November is free, the other days are not.
      ("2025-W46", "Maandag 10 november 2025 tot en met zondag 16 november 2025 (wapenstilstand)", nil),
    ] as [(String, String, String?)])
  func `of a week reads its days, and whether it was a holiday`(iso: String, subtitle: String, sentence: String?) throws
  {
    let week = try #require(ISOWeek(iso))
    let report = try made(.week, nil, .week(week), in: Scenario.register())
    #expect(report.page.subtitle == subtitle)
    let text = text(report)
    if let sentence { #expect(text.contains(sentence)) }
    #expect(!text.contains("Geen registraties."))
    #expect(text.contains("\"Alles samen\" telt bij de uren alle rijen."))
  }

  @Test func `of an ordinary week without registrations is warned`() throws {
    let week = try #require(ISOWeek("2026-W03"))
    let register = try Register.forTests()
    try register.load([Scenario.plan()], file: "plan.yaml")
    let text = text(try made(.week, nil, .week(week), in: register))
    #expect(text.contains("Geen registraties.") && text.contains("In week 3 van 2026 is niets geregistreerd."))
  }

  @Test func `of the runs of jobs reads the time of Brussels, in winter and in summer`() throws {
    let register = try Scenario.register()
    let store = RunStore(register)
    for (place, moment) in ["2026-02-02T05:00:00Z", "2026-07-01T22:30:00Z"].enumerated() {
      _ = try store.claim(
        RunStore.Claim(
          job: "proef-\(place)", slot: UTCTime(iso: moment), cause: .schedule, month: nil, definition: "job: proef",
          runner: RunnerIdentity(pid: place + 1, boot: "boot", started: "1"), at: try #require(UTCTime(iso: moment))))
    }
    let runs = try store.history(limit: 50)
    let zone = try #require(TimeZone(identifier: "Europe/Brussels"))
    let request = ReportRequest(.week, period: .week(Scenario.week), audience: .team, language: .dutch)
    let files = try register.read {
      try SiteReport(request, from: $0, runs: runs, zone: zone, version: "0.0.0").files()
    }
    let page = String(decoding: try #require(files[SiteReport.jobsPath]), as: UTF8.self)
    #expect(page.contains("2/02/2026 06:00") && page.contains("2/07/2026 00:30"))
    #expect(page.contains("Tijden zijn die van Brussel.") && !page.contains("UTC"))
  }

  // MARK: A month that is not over

  @Test func `sees that a month is not over`() throws {
    let register = try Scenario.register()
    let report = try made(
      .organisation, "000101", year, in: register, on: Scenario.day(2026, 1, 20), audience: .organisation)
    let table = try #require(report.page.tables.first { $0.id == "per-maand" })
    #expect(table.rows.last?.cells[0].text == "januari 2026 (loopt nog)")
    #expect(table.rows.dropLast().allSatisfy { !$0.cells[0].text.contains("loopt") })
    let chart = try #require(report.page.illustrations.first { $0.id == "figuur-maanden" })
    guard case .lines(let lines) = chart.chart else {
      Issue.record("no lines")
      return
    }
    #expect(lines.series[0].points.compactMap { $0?.isRunning } == [false, false, false, false, true])
    let html = try HTMLRenderer.render(report.page)
    #expect(html.contains("maand loopt nog, geteld tot en met 20 januari 2026"))
    let whole = try made(
      .organisation, "000101", year, in: register, on: Scenario.day(2026, 1, 31), audience: .organisation)
    let wholePage = try HTMLRenderer.render(whole.page)
    #expect(!text(whole).contains("loopt nog") && !wholePage.contains("maand loopt nog"))
  }

  /// 10 x 130 minutes and 100 hours more on one pillar: 121.7 hours, far over the 20 that are asked.
  @Test func `sees all hours of a pillar on the bar`() throws {
    let register = try Scenario.register()
    try register.load(
      (1...20).map { day in
        Registration(
          sheetID: "V\(day)", date: Scenario.day(2025, 12, day), minutes: 300,
          organisations: [OrganisationReference(given: "000101", number: Scenario.number("000101"))],
          destination: "PBD-NED", adviser: "B01", form: .physical)
      }, file: "veel.csv")
    let report = try made(
      .organisation, "000101", year, in: register, on: Scenario.day(2026, 1, 31), audience: .organisation)
    let chart = try #require(report.page.illustrations.first { $0.id == "figuur-pijlers" })
    guard case .bullets(let bars) = chart.chart else {
      Issue.record("no bars")
      return
    }
    #expect(bars.axis.upper == Fraction(140), "121.7 rounded up to a tick of 20")
    #expect(bars.axis.ticks.count == 8)
    for bar in bars.bars { #expect(bar.value.map { $0 <= bars.axis.upper } ?? true) }
  }

  @Test func `hears which pillars will be late`() throws {
    let lead = Programme.lead(
      try OrganisationReport(
        Programme.data(Programme.register(), .organisation, "000105", audience: .organisation)))
    #expect(
      lead[1].hasSuffix(
        "aan dit tempo lukt dat op tijd niet voor Nederlands en Krachtige leerlingenbegeleiding."), "\(lead[1])")
  }

  @Test func `reads on which day the schedule stands, not today`() throws {
    let text = text(try made(.month, nil, .month(Scenario.january), in: Scenario.register()))
    #expect(text.contains("Schema op 31 januari 2026") && text.contains("schema op 31 januari 2026"))
    #expect(!text.lowercased().contains("vandaag"))
  }

  // MARK: Persons

  @Test(arguments: [Audience.team, .director, .coordinator])
  func `of a team's report meets nobody, whoever reads it`(audience: Audience) throws {
    let register = try Scenario.register()
    let report = try made(
      .team, "PBD-NED", .month(Scenario.january), in: register, audience: audience)
    let html = try HTMLRenderer.render(report.page)
    for person in ["B01", "B02", "An Peeters", "Bo Claes"] { #expect(!html.contains(person), "\(person)") }
    #expect(html.contains("opdrachten.csv:2") && html.contains("registraties.csv:2"))
    let zone = try #require(TimeZone(identifier: "Europe/Brussels"))
    let request = ReportRequest(.week, period: .week(Scenario.week), audience: audience, language: .dutch)
    let files = try register.read { try SiteReport(request, from: $0, runs: [], zone: zone, version: "0.0.0").files() }
    let page = String(decoding: try #require(files["pijlers/pbd-ned.html"]), as: UTF8.self)
    for person in ["B01", "B02", "An Peeters", "Bo Claes"] { #expect(!page.contains(person), "\(person)") }
  }

  // MARK: Surveys

  @Test func `of surveys reads that nobody answered, never 0 %`() throws {
    let register = try ProgrammeScenario.register()
    try register.load(
      [
        Survey(
          code: "K9", form: .short, subject: .trajectory("T-01"), destination: "PBD-NED", invited: 10,
          collectedOn: Scenario.day(2026, 1, 20))
      ], file: "leeg.csv")
    let all = try made(.edbi, nil, year, in: register, on: ProgrammeScenario.day)
    let table = try #require(all.page.tables.first { $0.id == "bevragingen" })
    let row = try #require(table.rows.first { $0.cells[0].text == "K9" })
    #expect(row.cells[7].text == "geen antwoorden" && row.cells[9].text == "niet verwerkt: geen antwoorden")
    let one = try made(.edbi, "K9", year, in: register, on: ProgrammeScenario.day)
    #expect(text(one).contains("Op deze bevraging zijn er geen antwoorden, en dus nergens scores."))
    #expect(!text(one).contains("0,0 %"))
  }

  @Test func `of scores without a verdict reads which norm is missing, and only then`() throws {
    let without = try ProgrammeScenario.register(minResponse: nil)
    for code in ["K1", nil] {
      let words = text(try made(.edbi, code, year, in: without, on: ProgrammeScenario.day))
      #expect(words.contains("Nog geen oordeel.") && words.contains("Leg bij de normen van het plan min_response vast"))
    }
    let words = text(try made(.edbi, "K1", year, in: ProgrammeScenario.register(), on: ProgrammeScenario.day))
    #expect(!words.contains("Nog geen oordeel."))
  }

  /// Eight leaders of one school answered about its trajectory, and eight teachers: enough to show, but everyone there knows who
  /// leads it.
  @Test func `outside does not meet what the leaders of one school answered`() throws {
    let register = try Programme.register()
    try register.load(
      [
        Survey(
          code: "E-1", form: .long, subject: .trajectory("T-01"), destination: "PBD-NED", invited: 20,
          collectedOn: Scenario.day(2026, 1, 20))
      ], file: "bevraging.csv")
    try register.load(
      (1...16).map { index in
        SurveyResponse(
          survey: "E-1", number: index, function: index <= 8 ? .leader : .teacher,
          answers: [SurveyAnswer("1.1-1", .score(index % 2 == 0 ? 5 : 2))])
      }, file: "antwoorden.csv")
    let id = "edbi/E-1/function/leider/1.1-1"
    let inside = try made(.edbi, "E-1", year, in: register, on: Scenario.day(2026, 1, 31))
    #expect(inside.data.figures[id]?.suppressed == false)
    #expect(text(inside).contains("De Beuk"))
    for audience in [Audience.public, .ministry, .organisation] {
      let outside = try made(.edbi, "E-1", year, in: register, on: Scenario.day(2026, 1, 31), audience: audience)
      let leaders = try #require(outside.data.figures[id])
      #expect(leaders.suppressed && leaders.numerator == nil)
      // The total minus the teachers would say it.
      #expect(outside.data.figures["edbi/E-1/function/leraar/1.1-1"]?.suppressed == true)
      #expect(outside.data.figures["edbi/E-1/1.1-1"]?.suppressed == false)
      let json = try #require(try outside.files().first { $0.path == "figures.json" })
      let kept = String(decoding: json.bytes, as: UTF8.self)
      #expect(kept.contains("\"edbi/E-1/1.1-1\""))
      if audience != .organisation { #expect(!text(outside).contains("De Beuk")) }
    }
  }

  // MARK: One, and what is not there

  private static let plurals: Set<String> = [
    "pijlers", "bestanden", "keren", "scholen", "organisaties", "sessies", "registraties", "bevragingen", "deelnemers",
    "cijfers", "rijen", "weken", "schoolweken", "doelen", "afspraken", "rapporten",
  ]

  @Test func `of the funds reads how they were computed, and nothing of reach`() throws {
    let report = try made(
      .funds, nil, year, in: Scenario.register(), on: Scenario.day(2026, 1, 31), audience: .director)
    let method = try #require(report.page.sections.first { $0.id == "methode" })
    let words = TerminalRenderer(width: 400).render(method.blocks, language: .dutch)
    #expect(words.contains("fte/fund/leerpunt/2025-2026") && words.contains("hours/fund/leerpunt/2025-2026"))
    #expect(!words.contains("reach") && !words.contains("reach_hours"))
  }

  @Test func `without an assignment meets no empty table`() throws {
    let report = try made(
      .assignments, "B01", .schoolYear(Scenario.year.next), in: Scenario.register(), audience: .coordinator)
    #expect(text(report).contains("is voor An Peeters nog geen opdracht geladen"))
    #expect(report.page.tables.allSatisfy { !$0.rows.isEmpty || !$0.totals.isEmpty })
    #expect(report.page.sections.allSatisfy { $0.id != "opdrachten" })
  }

  @Test func `of one thing reads one thing`() throws {
    let register = try Register.forTests()
    try register.load([Scenario.plan()], file: "plan.yaml")
    let words = text(try made(.month, nil, .month(Scenario.january), in: register))
    #expect(words.contains("1 bestand ingevoerd") || words.contains("is niets ingevoerd"), "\(words)")
    let alone = try Scenario.register()
    let assignments = text(
      try made(.assignments, "B01", year, in: alone, on: Scenario.day(2025, 9, 1), audience: .coordinator))
    #expect(
      assignments.contains("De pijler heeft 2 operationele doelen en moet 6 organisaties bereiken."), "\(assignments)")
    let whole = try `Every report`.register()
    for kind in ReportKind.allCases {
      let report = try `Every report`.made(kind, whole)
      let text = TerminalRenderer(width: 2_000).render(report.page)
      for line in text.split(separator: "\n") {
        let wrong = line.matches(of: #/(?:^|[\s(])1 ([a-z]+)\b/#)
          .contains { Self.plurals.contains(String($0.output.1)) }
        #expect(!wrong, "\(kind): \(line)")
      }
    }
  }
}
