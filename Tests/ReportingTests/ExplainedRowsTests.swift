import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport
import Testing

@Suite struct `Rows behind a figure` {
  private func report(_ register: Register, _ audience: Audience) throws -> IndicatorReport {
    try register.read { snapshot in
      try IndicatorReport(
        FigureRequest(period: .month(Scenario.january), audience: audience), from: snapshot, version: "0.0.0")
    }
  }

  private func explanation(
    _ register: Register, _ id: String, _ audience: Audience, queries: [EvidenceQuery]? = nil
  ) throws -> (explanation: Explanation, hash: String) {
    let report = try report(register, audience)
    var figure = try #require(report.figures[id])
    if let queries { figure.evidence.queries = queries }
    return try register.read { snapshot in
      (
        Explanation(
          figure, rows: try EvidenceRows(figure, of: report, from: snapshot, limit: nil),
          origin: report.figures.generatedFrom, isInvented: true, language: .dutch), figure.evidenceHash
      )
    }
  }

  private func text(_ explanation: Explanation) -> String { TerminalRenderer(width: 400).render(explanation.page) }

  @Test(arguments: [Audience.public, .ministry, .organisation])
  func `are not shown outside: there stand the numbers and the hash`(audience: Audience) throws {
    let register = try Scenario.register()
    for id in ["classroom/total/2026-01", "fte/PBD-NED/2025-2026", "project/taal/direct/round-1"] {
      let (explanation, hash) = try explanation(register, id, audience)
      let both = [text(explanation), explanation.json.text()]
      for shown in both {
        #expect(shown.contains(hash))
        for part in [".csv", "B01", "B02", "met B01", "2026-01-12"] { #expect(!shown.contains(part), "\(id): \(part)") }
      }
      #expect(both[0].contains("De rijen toont de dienst onder dit kenmerk"))
      #expect(explanation.rowTable.rows.isEmpty)
    }
    let (classroom, _) = try explanation(register, "classroom/total/2026-01", audience)
    #expect(text(classroom).contains("classroom_target") && text(classroom).contains(" = "))
  }

  @Test func `are shown to a team without whose they are and without what was typed`() throws {
    let register = try Scenario.register()
    let (staffing, _) = try explanation(register, "fte/PBD-NED/2025-2026", .team)
    for shown in [text(staffing), staffing.json.text(), String(decoding: staffing.rowTable.csv(.dutch), as: UTF8.self)]
    {
      #expect(shown.contains("registraties.csv") && shown.contains("opdrachten.csv"))
      #expect(!shown.contains("B01") && !shown.contains("gewist"))
    }
    let assignments = try #require(staffing.rowTable.groups.first { $0.title == "opdrachten" })
    #expect(assignments.rows.count == 2)
    #expect(assignments.rows.allSatisfy { $0.cells[1].text.isEmpty && $0.cells[2].text.hasSuffix("VTE") })
    let (own, _) = try explanation(register, "fte/PBD-NED/2025-2026", .director)
    #expect(text(own).contains("B01"))
  }

  @Test func `that are answers of one person are only counted for a team`() throws {
    let register = try Scenario.register()
    try register.load(
      (1...3).map { SurveyResponse(survey: "K9", number: $0, answers: [SurveyAnswer("1.1-1", .score(4))]) },
      file: "antwoorden.csv")
    let queries: [EvidenceQuery] = [.records(RecordSelection(.surveyResponse))]
    let (team, _) = try explanation(register, "classroom/total/2026-01", .team, queries: queries)
    #expect(text(team).contains("van elk één persoon en daarom niet getoond"))
    #expect(!text(team).contains("antwoorden.csv") && !team.json.text().contains("antwoorden.csv"))
    #expect(team.rowTable.rows.isEmpty)
    let (coordinator, _) = try explanation(register, "classroom/total/2026-01", .coordinator, queries: queries)
    #expect(coordinator.rowTable.rows.count == 3)
  }

  // MARK: Sums

  private static func organisations() -> [Organisation] {
    var ended = Organisation(number: Scenario.number("000105"), name: "De Oude Beuk", type: .so)
    ended.validity.through = Scenario.day(2025, 10, 31)
    ended.successor = Scenario.number("000101")
    return Scenario.organisations + [ended]
  }

  /// Sessions of up to three advisers of unequal durations, levels and places, with one to three organisations.
  private static func sessions() -> [Registration] {
    var seed: UInt64 = 20_261_128
    func below(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    let numbers = ["000101", "000102", "000103", "000105", "000301", "999999"]
    return (0..<120).map { index in
      let month = [9, 10, 11, 12][index / 3 % 4]
      var own: [String] = []
      for _ in 0...below(3) {
        let one = numbers[below(numbers.count)]
        if !own.contains(one) { own.append(one) }
      }
      return Registration(
        sheetID: "S-\(index)", date: Scenario.day(2025, month, 2 + index / 12), minutes: 30 + 15 * below(5),
        organisations: own.map { OrganisationReference(given: $0, number: Scenario.number($0)) },
        destination: ["PBD-NED", "PBD-KLB", "POC-SAM"][below(3)], adviser: ["B01", "B02"][below(2)], form: .physical,
        place: [.atSchool, .remote, .elsewhere, nil][below(4)], level: [.meso, .micro, nil][below(3)],
        classroom: .no, session: below(5) == 0 ? nil : "sessie \(index / 3)")
    }
  }

  @Test(arguments: [SharedSessionRule.full, .split])
  func `add up to the figure where sessions count once`(rule: SharedSessionRule) throws {
    var plan = Scenario.plan()
    plan.norms.layers[0].values.sharedSession = rule
    let register = try Register.forTests()
    try register.load([plan])
    try register.load(Self.organisations(), file: "organisaties.csv")
    try register.load(Scenario.advisers)
    try register.load(Scenario.registrations, file: "registraties.csv")
    try register.load(Self.sessions(), file: "sessies.csv")
    let report = try report(register, .coordinator)
    var (checked, counted, shared) = (0, 0, 0)
    try register.read { snapshot in
      for figure in report.figures.figures where ["reach", "reach-hours", "presence"].contains(figure.id.indicator) {
        let minutes = figure.kind == .minutes ? figure.value : figure.evidence.count(.windowMinutes)?.value
        guard let minutes else { continue }
        let rows = try EvidenceRows(figure, of: report, from: snapshot, limit: nil).groups.flatMap(\.rows)
        let sum = rows.filter { $0.unit.dutch == "min" }.reduce(Rational.zero) { $0.adding($1.number) ?? $0 }
        #expect(sum == minutes, "\(figure.id.text), \(rows.count) rows")
        checked += minutes > .zero ? 1 : 0
        counted += rows.count { $0.amount.dutch.contains("telt al met regel") && $0.number == .zero }
        shared += rows.count { $0.amount.dutch.contains("organisaties") }
      }
    }
    #expect(checked > 20 && counted > 20 && shared > 20)
  }

  @Test func `of a session name the line that counts, and the longest counts`() throws {
    let register = try Scenario.register()
    func one(_ id: String, _ minutes: Int, _ adviser: String) -> Registration {
      Registration(
        sheetID: id, date: Scenario.day(2026, 1, 5), minutes: minutes,
        organisations: [OrganisationReference(given: "000103", number: Scenario.number("000103"))],
        destination: "PBD-NED", adviser: adviser, form: .physical, place: .atSchool, level: .meso, session: "samen")
    }
    try register.load([one("Z1", 60, "B01"), one("Z2", 90, "B02")], file: "samen.csv")
    for id in ["reach/PBD-NED/000103/2025-2026", "reach-hours/000103/2025-2026", "presence/000103/2025-2026"] {
      let (explanation, _) = try explanation(register, id, .coordinator)
      let cells = explanation.rowTable.rows.map { ($0.cells[2].text, $0.cells[3].value) }
      #expect(cells.map(\.0) == ["0 min, telt al met regel 3", "90 min"])
      #expect(cells.map(\.1) == [.integer(0), .integer(90)])
      // However few rows are shown, the line that counts is named.
      let report = try report(register, .coordinator)
      let first = try register.read { snapshot in
        try EvidenceRows(try #require(report.figures[id]), of: report, from: snapshot, limit: 1)
      }
      #expect(first.groups[0].rows.map(\.amount.english) == ["0 min, counted with line 3"])
    }
  }

  /// The lines of the rows in the explanations of a page, by figure.
  private static func lines(_ page: Page) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: (page.explanations?.items ?? []).map { item in
        (
          item.reference,
          item.blocks.flatMap { block -> [String] in
            if case .list(let items, _) = block { items.map(\.plain) } else { [] }
          }
        )
      })
  }

  @Test func `in a page contribute what explain says, and a session counts once there too`() throws {
    let register = try Scenario.register()
    try register.load(Self.organisations(), file: "organisaties-meer.csv")
    try register.load(Self.sessions(), file: "sessies.csv")
    let request = ReportRequest(
      .month, period: .month(Scenario.january), audience: .coordinator, language: .dutch)
    var (counted, shared, more) = (0, 0, 0)
    try register.read { snapshot in
      let made = try MadeReport(request, from: snapshot, version: "0.0.0")
      let report = try IndicatorReport(request.figures, from: snapshot, version: "0.0.0")
      for (id, lines) in Self.lines(made.page) {
        let figure = try #require(report.figures[id])
        let rows = try EvidenceRows(figure, of: report, from: snapshot, limit: 6)
        let amounts = rows.groups.flatMap(\.rows).map { "\($0.amount.dutch) \($0.file):\($0.origin.line)" }
        let own = lines.filter { !$0.hasPrefix("en meer") }
        #expect(own.count == amounts.count, "\(id)")
        for (line, amount) in zip(own, amounts) { #expect(line.hasSuffix(amount), "\(id): \(line), \(amount)") }
        #expect(lines.count - own.count == rows.groups.count { $0.count > $0.rows.count }, "\(id)")
        counted += own.count { $0.contains("telt al met regel") }
        shared += own.count { $0.contains(" organisaties") }
        more += lines.count - own.count
      }
    }
    #expect(counted > 0 && shared > 0 && more > 5, "\(counted), \(shared), \(more)")
  }

  /// 60 and 90 minutes of one session: the organisation received 90, and the page of its board says the same.
  @Test func `in a page add up to its figure`() throws {
    let register = try Scenario.register()
    func one(_ id: String, _ minutes: Int, _ adviser: String) -> Registration {
      Registration(
        sheetID: id, date: Scenario.day(2026, 1, 5), minutes: minutes,
        organisations: [OrganisationReference(given: "000103", number: Scenario.number("000103"))],
        destination: "PBD-NED", adviser: adviser, form: .physical, place: .atSchool, level: .meso, session: "samen")
    }
    try register.load([one("Z1", 60, "B01"), one("Z2", 90, "B02")], file: "samen.csv")
    let request = ReportRequest(.month, period: .month(Scenario.january), audience: .team, language: .dutch)
    let page = try register.read { try MadeReport(request, from: $0, version: "0.0.0").page }
    #expect(
      Self.lines(page)["reach/PBD-NED/000103/2025-2026"] == [
        "5/01/2026 PBD-NED, 000103, meso, klasvloer onbekend: 0 min, telt al met regel 3 samen.csv:2",
        "5/01/2026 PBD-NED, 000103, meso, klasvloer onbekend: 90 min samen.csv:3",
      ])
  }

  @Test func `name no file that is named after a person to a team`() throws {
    let register = try Scenario.register()
    func one(_ id: String) -> Registration {
      Registration(
        sheetID: id, date: Scenario.day(2026, 1, 5), minutes: 60,
        organisations: [OrganisationReference(given: "000103", number: Scenario.number("000103"))],
        destination: "PBD-NED", adviser: "B01", form: .physical, level: .meso)
    }
    for (place, name) in ["registraties_B01.csv", "an-peeters.csv", "Peeters An januari.csv", "an.csv"].enumerated() {
      try register.load([one("F\(place)")], file: name)
    }
    func text(_ audience: Audience) throws -> String {
      let request = ReportRequest(.month, period: .month(Scenario.january), audience: audience, language: .dutch)
      return try register.read { try HTMLRenderer.render(try MadeReport(request, from: $0, version: "0.0.0").page) }
    }
    let (team, director) = (try text(.team), try text(.director))
    for name in ["registraties_B01.csv", "an-peeters.csv", "Peeters An januari.csv"] {
      #expect(!team.contains(name), "\(name)")
      #expect(director.contains(name), "\(name)")
    }
    // An ordinary word is no name.
    #expect(team.contains("an.csv:2") && team.contains("invoer-10:2"))
  }
}
