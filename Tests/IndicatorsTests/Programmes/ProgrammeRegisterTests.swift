import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// The same figures from a database as from values, the lines behind them, and time travel.
@Suite struct ProgrammeRegisterTests {
  private func registration(
    _ id: String, _ day: String, trajectory: String? = nil, mechanisms: MechanismSet = [],
    care: CareContinuumPhase? = nil, session: String? = nil, heads: Int? = nil
  ) throws -> Registration {
    Registration(
      sheetID: id, date: try date(day), minutes: 60,
      organisations: [OrganisationReference(given: "000011", number: try number("000011"))], destination: "PBD-AAA",
      adviser: "B1", form: .physical, initiative: "lesson-study", headCount: heads, mechanisms: mechanisms,
      carePhase: care, trajectory: trajectory, session: session)
  }

  private func filled() throws -> Register {
    let register = try Register.forTests()
    var plan = try Example.surveyPlan()
    plan.initiatives = [Initiative(code: "lesson-study", label: Label("lesson study", "lesson study"))]
    try register.load([plan])
    try register.load(try Example.organisations())
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    try register.load([
      try registration("R1", "2025-10-07", trajectory: "T05", mechanisms: [.priorLearning, .goals]),
      try registration("R2", "2025-10-07", trajectory: "T05", mechanisms: [.modelling], care: .broadBasicCare),
      try registration("R3", "2025-11-18", trajectory: "T05", mechanisms: [.prompts]),
      try registration("R4", "2026-01-15", session: "S1", heads: 9),
      try registration("R5", "2026-01-15", session: "S1"),
    ])
    try register.load([
      Trajectory(
        code: "T05", organisation: try number("000011"), destination: "PBD-AAA", adviser: "B1", interval: 2,
        length: .long,
        phases: PhaseHistory([PhaseEntry(from: try date("2025-09-10"), phase: .explore)]),
        validity: Validity(from: try date("2025-09-10")))
    ])
    try register.load([try Example.survey("E1", invited: nil, session: "S1")])
    try register.load(
      try (0..<6).map { index in
        try Example.response(
          "E1", "1.1-1=\(index < 5 ? 5 : 2)", "1.1.3-1=goed \(index)", function: index < 5 ? .teacher : nil)
      })
    try register.load([
      VIV(
        organisation: try number("000011"), person: "P1", role: .mentor,
        validity: Validity(from: try date("2025-09-01")))
    ])
    try register.load([
      FollowUp(number: "1", who: "Jan", what: "iets", due: .day(try date("2026-01-31")), doneOn: nil)
    ])
    return register
  }

  private func figures(_ register: Register, _ asOf: AsOf? = nil) throws -> FigureSet {
    func make(_ snapshot: Snapshot) throws -> FigureSet {
      try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures
    }
    guard let asOf else { return try register.read { try make($0) } }
    return try register.read(asOf: asOf) { try make($0) }
  }

  @Test func `records, head counts and mechanisms are read as they were loaded`() throws {
    let set = try figures(filled())
    #expect(try set["edbi/E1/response"]?.share == share(6, 9))
    #expect(try set["edbi/E1/1.1-1"]?.share == share(5, 6))
    #expect(set["edbi/E1/1.1-1"]?.verdict == .zone(.strong))
    #expect(set["traject/T05/mechanisms/2025-2026"]?.numerator == 4)
    #expect(set["traject/T05/mechanisms/2025-2026"]?.verdict == .met)
    #expect(set["traject/T05/contacts/2025-2026"]?.numerator == 2)
    #expect(set["mechanisms/initiative/lesson-study/2025-2026"]?.numerator == 4)
    #expect(set["care/PBD-AAA/fase-0/2025-2026"]?.numerator == 1)
    #expect(set["viv/000011/2025-2026"]?.numerator == 1)
    #expect(try set["followup/total/on-time/2025-2026"]?.share == share(0, 1))
  }

  @Test func `the lines behind a figure are found again`() throws {
    try filled().read { snapshot in
      let set = try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures
      func lines(_ id: String) throws -> [Int] {
        let figure = try #require(set[id], "\(id)")
        return try figure.evidence.queries.flatMap { try $0.facts(in: snapshot) }.map(\.origin.line)
      }
      #expect(try lines("edbi/E1/1.1-1") == [2, 3, 4, 5, 6, 7])
      #expect(try lines("edbi/E1/response") == [2, 2, 3, 4, 5, 6, 7])
      #expect(try lines("traject/T05/mechanisms/2025-2026") == [2, 2, 3, 4])
      #expect(try lines("mechanisms/PBD-AAA/M08/2025-2026") == [3])
      #expect(try lines("care/total/fase-0/2025-2026") == [3])
      #expect(try lines("viv/000011/2025-2026") == [2])
    }
  }

  @Test func `every figure knows where its facts are, unless it is withheld`() throws {
    let register = try filled()
    try register.read { snapshot in
      for figure in try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures.figures {
        #expect(figure.suppressed == figure.evidence.queries.isEmpty, "\(figure.id)")
        for query in figure.evidence.queries { _ = try query.facts(in: snapshot, limit: 1) }
      }
    }
  }

  @Test func `as it was known before a load, and again after the load is taken back`() throws {
    let register = try filled()
    let before = try figures(register)
    try register.load(
      [
        try Example.response("E1", "1.1-1=1", function: .teacher),
        try Example.response("E1", "1.1-1=2", function: .teacher),
      ], file: "later.csv")
    let after = try figures(register)
    #expect(try after["edbi/E1/1.1-1"]?.share == share(5, 8))
    #expect(try figures(register, .batch(before.generatedFrom.batch)).hash == before.hash)
  }
}
