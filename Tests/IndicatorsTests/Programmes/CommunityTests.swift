import GuidanceKit
@testable import Indicators
import Register
import Testing

@Suite struct CommunityTests {
  private func session(
    _ number: Int, _ day: String, held: Bool? = true, present: Int? = nil, plg: String = "P03"
  ) throws -> PLGSession {
    PLGSession(
      plg: plg, moment: PLGMoment(kind: number == 0 ? .intake : .session, number: number), date: try date(day),
      isHeld: held, present: present)
  }

  private func community(_ code: String = "P03", intake: String? = nil, actions: [PLGAction] = []) throws -> PLG {
    PLG(
      code: code, organisation: try number("000011"), theme: "taal", intake: try intake.map(date), actions: actions,
      phases: PhaseHistory([
        PhaseEntry(from: try date("2025-09-15"), phase: .explore),
        PhaseEntry(from: try date("2025-10-01"), phase: .prepare),
        PhaseEntry(from: try date("2026-02-01"), phase: .deliver),
      ]))
  }

  private func figures(
    _ day: String, _ sessions: [PLGSession], members: Int = 8, intake: String? = nil, actions: [PLGAction] = []
  ) throws -> FigureSet {
    Example.figures(
      try Example.programmes(on: day) { records in
        records.communities = [try community(intake: intake, actions: actions)]
        records.members =
          (1...members).map { PLGMember(plg: "P03", person: "P\($0)", role: .member) } + [
            PLGMember(plg: "P03", person: "G1", role: .internalGuide),
            PLGMember(plg: "P03", person: "D1", role: .leadership),
          ]
        records.sessions = sessions
      })
  }

  @Test func `a community whose code says that it is one is not called so twice`() throws {
    func titles(_ code: String) throws -> [Label] {
      Example.figures(
        try Example.programmes(on: "2026-01-31") { records in records.communities = [try community(code)] }
      ).figures.filter { $0.id.scope.first == code && $0.id.scope.last == "phase" }.map(\.title)
    }
    #expect(try titles("PLG-01") == [Label("PLG-01, fase Ontwikkelen", "PLG-01, phase Prepare")])
    #expect(try titles("P03") == [Label("PLG P03, fase Ontwikkelen", "Community P03, phase Prepare")])
  }

  @Test func `phase, sessions, size and attendance of a day`() throws {
    let set = try figures(
      "2026-01-31",
      [
        try session(0, "2025-09-16"), try session(1, "2025-10-07", present: 8),
        try session(2, "2025-11-18", present: 6),
        try session(3, "2026-01-13", held: false), try session(4, "2026-03-10", held: nil),
        try session(5, "2026-04-21", held: nil), try session(6, "2026-06-02", held: nil),
      ])
    #expect(set["plg/P03/phase/2025-2026"]?.numerator == 2)
    #expect(try set["plg/P03/sessions/2025-2026"]?.share == share(2, 6))
    #expect(set["plg/P03/sessions/2025-2026"]?.verdict == .running(until: try date("2026-07-16")))
    #expect(set["plg/P03/size/2025-2026"]?.numerator == 8 && set["plg/P03/size/2025-2026"]?.verdict == .met)
    #expect(try set["plg/P03/attendance/2025-2026"]?.share == share(14, 16))
    // Three were planned by now, two were held.
    let schedule = try #require(set["plg/P03/schedule/2025-2026"])
    #expect(schedule.numerator == 2 && schedule.norm?.value == 3 && schedule.verdict == .notMet)
    #expect(set["plg/total/phase/prepare/2025-2026"]?.numerator == 1)
    #expect(try set["plg/total/schedule/2025-2026"]?.share == share(0, 1))
  }

  @Test func `without all sessions planned the school weeks since the intake decide`() throws {
    let sessions = [try session(1, "2025-10-07"), try session(2, "2025-11-18")]
    let calendar = SchoolCalendar()
    let intake = try date("2025-09-16")
    let all = calendar.schoolWeeks(from: intake, through: try date("2026-07-16"))
    let elapsed = calendar.schoolWeeks(from: intake, through: try date("2026-01-31"))
    let set = try figures("2026-01-31", sessions, intake: "2025-09-16")
    #expect(set["plg/P03/schedule/2025-2026"]?.norm?.value == 6 * elapsed / all)
    let unknown = try figures("2026-01-31", sessions)
    #expect(unknown["plg/P03/schedule/2025-2026"]?.verdict.code == "not_computable")
    #expect(unknown["plg/total/schedule/2025-2026"]?.verdict == .noData)
  }

  @Test func `five members are too few, thirteen too many`() throws {
    let few = try #require(figures("2026-01-31", [], members: 5)["plg/P03/size/2025-2026"])
    #expect(few.verdict == .notMet && few.norm?.text(.dutch) == "6 personen")
    let many = try #require(figures("2026-01-31", [], members: 13)["plg/P03/size/2025-2026"])
    #expect(many.verdict == .notMet && many.norm?.text(.dutch) == "hoogstens 12 personen")
  }

  @Test func `pauses are counted in school weeks, holidays left out`() throws {
    // 16 December to 13 January: two weeks of Christmas holiday between, so two school weeks.
    let set = try figures("2026-01-20", [try session(1, "2025-12-16"), try session(2, "2026-01-13")])
    #expect(set["plg/P03/gap/2025-2026"]?.numerator == 2)
    // Nothing since: the running pause is the longest.
    let later = try figures("2026-02-10", [try session(1, "2025-12-16"), try session(2, "2026-01-13")])
    #expect(later["plg/P03/gap/2025-2026"]?.numerator == 4)
    #expect(later["plg/P03/gap/2025-2026"]?.evidence.note?.dutch == "tussentijden in schoolweken: 2, 4")
  }

  @Test func `meetings are held against the phase they belong to`() throws {
    // Intake on 16 September: explore, as it should. Session 1: prepare. Session 4: deliver, but the group is in prepare.
    let set = try figures(
      "2026-01-31", [try session(0, "2025-09-16"), try session(1, "2025-10-07"), try session(4, "2025-12-02")])
    #expect(try set["plg/P03/in-phase/2025-2026"]?.share == share(2, 3))
  }

  @Test func `actions are counted by their phase of the care continuum`() throws {
    let set = try figures(
      "2026-01-31", [],
      actions: [
        PLGAction("a", carePhase: .broadBasicCare, doneOn: try date("2026-01-10")),
        PLGAction("b", carePhase: .broadBasicCare, doneOn: try date("2026-02-10")), PLGAction("c"),
        PLGAction("d", carePhase: .increasedCare),
      ])
    let basic = try #require(set["plg/P03/care/fase-0/2025-2026"])
    #expect(basic.numerator == 2 && basic.evidence.count(.done)?.value == .one)
    #expect(basic.evidence.count(.unsaid)?.value == .one)
    #expect(set["plg/total/care/fase-1/2025-2026"]?.numerator == 1)
    #expect(set["plg/total/care/fase-2/2025-2026"] == nil)
  }

  @Test func `a community of another school year is left out`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.communities = [
          PLG(code: "P1", organisation: try number("000011"), theme: "taal", intake: try date("2024-09-10"))
        ]
      })
    #expect(!set.figures.contains { $0.id.indicator == "plg" })
  }
}
