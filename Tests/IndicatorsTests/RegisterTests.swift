import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// The same figures from a database as from values, and the facts behind them back from it.
@Suite struct RegisterTests {
  private func registration(
    _ id: String, _ day: String, _ minutes: Int, _ organisations: [String], _ destination: String,
    adviser: String = "B1",
    classroom: ClassroomContext = .no, level: WorkingLevel = .meso, place: Place = .atSchool, session: String? = nil
  ) throws -> Registration {
    Registration(
      sheetID: id, date: try date(day), minutes: minutes,
      organisations: try organisations.map { OrganisationReference(given: $0, number: try number($0)) },
      destination: destination, adviser: adviser, form: .physical, place: place, level: level, classroom: classroom,
      session: session)
  }

  private func filled() throws -> Register {
    let register = try Register.forTests()
    try register.load([try Example.plan()])
    try register.load(try Example.organisations())
    try register.load([
      Adviser(code: "B1", name: "Een", role: .adviser), Adviser(code: "B2", name: "Twee", role: .adviser),
    ])
    try register.load([
      try Example.assignment("B1", "PBD-AAA", fte: 500), try Example.assignment("B2", "PBD-BBB", fte: 250),
    ])
    try register.load([
      Absence(adviser: "B2", from: try date("2026-01-05"), through: try date("2026-01-09"), share: try share(1, 1))
    ])
    try register.load([
      try registration("R1", "2025-10-06", 900, ["000011"], "PBD-AAA", classroom: .yes, level: .micro),
      try registration("R2", "2026-01-12", 300, ["000011", "000012"], "PBD-AAA", session: "S1"),
      try registration("R3", "2026-01-12", 300, ["000011", "000012"], "PBD-AAA", adviser: "B2", session: "S1"),
      try registration("R4", "2026-01-13", 120, [], "PBD-AAA", classroom: .unknown, place: .elsewhere),
      try registration("R5", "2026-02-03", 600, ["000013"], "PBD-BBB"),
      try registration("R6", "2026-01-14", 60, ["000014"], "POC-CCC"),
    ])
    try register.load([
      ProjectPhaseReach(
        project: "aa", round: 1, phase: .first, directness: .direct, primarySchools: 5, secondarySchools: 35,
        status: .reached)
    ])
    return register
  }

  @Test func `adviser-minutes count each adviser, reach counts a session once`() throws {
    try filled().read { snapshot in
      let report = try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0")
      let set = report.figures
      // 900 + 300 + 300 + 120, and nothing of February.
      #expect(set["hours/PBD-AAA/2025-2026"]?.numerator == 1620)
      #expect(try set["fte/PBD-AAA/2025-2026"]?.share == share(1620, 30_000))
      #expect(set["reach/PBD-AAA/000011/2025-2026"]?.numerator == 1200)
      #expect(set["reach/PBD-AAA/000011/2025-2026"]?.verdict == .met)
      #expect(set["reach/PBD-AAA/000012/2025-2026"]?.numerator == 300)
      #expect(report.reach.pair("PBD-AAA", try number("000011"))?.integration == .complete)
      #expect(set["presence/total/2025-2026"]?.numerator == 900 + 300 + 60)
      #expect(set["reach/PBD-BBB/000013/2025-2026"]?.numerator == 0)
      #expect(set["project/total/direct/round-1"]?.numerator == 40)
    }
  }

  @Test func `work without contact counts as time but not in classroom context`() throws {
    try filled().read { snapshot in
      let set = try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures
      let figure = try #require(set["classroom/total/2025-2026"])
      #expect(figure.numerator == 900 && figure.denominator == 1500)
      #expect(figure.evidence.count(.unknownMinutes)?.value == .zero)
    }
  }

  @Test func `the facts behind a figure are found again with their line`() throws {
    try filled().read { snapshot in
      let set = try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures
      func lines(_ id: String) throws -> [Int] {
        let figure = try #require(set[id])
        return try figure.evidence.queries.flatMap { try $0.facts(in: snapshot) }.map(\.origin.line)
      }
      #expect(try lines("reach/PBD-AAA/000012/2025-2026") == [3, 4])
      #expect(try lines("hours/PBD-AAA/2026-01") == [3, 4, 5])
      #expect(try lines("fte-planned/PBD-BBB/2025-2026") == [3, 2])
      #expect(try lines("project/total/direct/round-1") == [2])
      let total = try #require(set["hours/total/2025-2026"])
      #expect(try total.evidence.queries[0].facts(in: snapshot, limit: 2).count == 2)
    }
  }

  @Test func `a figure can be computed as it was known before a load`() throws {
    let register = try filled()
    let before = try register.read { try IndicatorReport(Example.request(), from: $0, version: "0.0.0").figures }
    try register.load([try registration("R9", "2026-01-20", 240, ["000012"], "PBD-AAA")], file: "later.csv")
    let now = try register.read { try IndicatorReport(Example.request(), from: $0, version: "0.0.0").figures }
    #expect(now["reach/PBD-AAA/000012/2025-2026"]?.numerator == 540)
    let again = try register.read(asOf: .batch(before.generatedFrom.batch)) {
      try IndicatorReport(Example.request(), from: $0, version: "0.0.0").figures
    }
    #expect(again.canonicalJSON() == before.canonicalJSON())
  }

  @Test func `a week and a run of days have figures of their own`() throws {
    try filled().read { snapshot in
      let week = try IndicatorReport(Example.request("2026-W03"), from: snapshot, version: "0.0.0").figures
      // 12 to 18 January: R2, R3 with contact; R4 without.
      #expect(week["hours/PBD-AAA/2026-W03"]?.numerator == 720)
      #expect(try week["classroom/total/2026-W03"]?.share == share(0, 600))
      #expect(week["classroom/total/2026-W03"]?.verdict == .notMet)
      let days = try IndicatorReport(Example.request("2025-10-01..2025-10-10"), from: snapshot, version: "0.0.0")
        .figures
      #expect(try days["classroom/total/2025-10-01..2025-10-10"]?.share == share(900, 900))
    }
  }

  @Test func `without a plan in force it says what to load`() throws {
    let register = try Register.forTests()
    let problem = try register.read { snapshot in
      #expect(throws: InputProblem.self) {
        try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0")
      }
    }
    #expect(problem?.code == "IND001")
    #expect(problem?.text(.dutch).contains("leerspoor import load") == true)
  }

  @Test func `a plan that starts within a month keeps its windows apart`() throws {
    var plan = try Example.plan()
    plan.period = try #require(PlanPeriod(first: date("2025-09-15"), last: date("2030-08-31")))
    let register = try Register.forTests()
    try register.load([plan])
    try register.load(try Example.organisations())
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    try register.load([
      try registration("R1", "2025-09-10", 500, ["000013"], "PBD-AAA"),
      try registration("R2", "2025-09-20", 70, ["000013"], "PBD-AAA"),
      try registration("R3", "2026-09-10", 9, ["000013"], "PBD-AAA"),
      try registration("R4", "2026-09-20", 4, ["000013"], "PBD-AAA"),
    ])
    try register.read { snapshot in
      let first = try IndicatorReport(Example.request("2025-2026"), from: snapshot, version: "0.0.0").figures
      #expect(first["reach/PBD-AAA/000013/2025-2026"]?.numerator == 70)
      #expect(first["reach-hours/000013/2025-2026"]?.numerator == 570)
      let second = try IndicatorReport(Example.request("2026-09"), from: snapshot, version: "0.0.0").figures
      #expect(second["reach/PBD-AAA/000013/2026-2027"]?.numerator == 4)
      #expect(second["reach-hours/000013/2026-2027"]?.numerator == 13)
    }
  }
}
