import GuidanceKit
@testable import Indicators
import Register
import Testing

@Suite struct TrajectoryTests {
  private func trajectory(
    _ code: String, interval: Int? = nil, length: TrajectoryLength = .long, from: String = "2025-09-01",
    through: String? = nil, phases: [PhaseEntry] = []
  ) throws -> Trajectory {
    Trajectory(
      code: code, organisation: try number("000011"), destination: "PBD-AAA", adviser: "B1", interval: interval,
      length: length, phases: PhaseHistory(phases),
      validity: Validity(from: try date(from), through: try through.map(date)))
  }

  private func figures(_ day: String, _ trajectories: [Trajectory], _ days: [TrajectoryDay]) throws -> FigureSet {
    Example.figures(
      try Example.programmes(on: day) { records in
        records.trajectories = trajectories
        records.trajectoryDays = days
      })
  }

  @Test func `a pause above one and a half times the interval, in school weeks, is too long`() throws {
    func set(_ second: String) throws -> FigureSet {
      try figures(
        second, [try trajectory("T05", interval: 2)],
        [
          TrajectoryDay(trajectory: "T05", date: try date("2025-09-09")),
          TrajectoryDay(trajectory: "T05", date: try date(second)),
        ])
    }
    // Three school weeks are exactly 1,5 times two; four are more.
    let three = try #require(set("2025-09-30")["traject/T05/gap/2025-2026"])
    #expect(three.numerator == 3 && three.norm?.value == 3 && three.verdict == .met)
    let four = try #require(set("2025-10-07")["traject/T05/gap/2025-2026"])
    #expect(four.numerator == 4 && four.verdict == .notMet)
    #expect(four.norm?.text(.dutch) == "hoogstens 3 schoolweken")
    // 21 October to 25 November: one week of autumn holiday between.
    let holiday = try figures(
      "2025-11-25", [try trajectory("T05", interval: 3)],
      [
        TrajectoryDay(trajectory: "T05", date: try date("2025-10-21")),
        TrajectoryDay(trajectory: "T05", date: try date("2025-11-25")),
      ])
    #expect(holiday["traject/T05/gap/2025-2026"]?.numerator == 4)
    #expect(holiday["traject/T05/gap/2025-2026"]?.verdict == .met)
  }

  @Test func `the pause up to the day counts while the trajectory goes on, and from the start without a contact`()
    throws
  {
    let days = [TrajectoryDay(trajectory: "T1", date: try date("2025-09-09"))]
    let open = try figures("2025-10-07", [try trajectory("T1", interval: 1), try trajectory("T2", interval: 1)], days)
    #expect(open["traject/T1/gap/2025-2026"]?.numerator == 4)
    #expect(open["traject/T2/gap/2025-2026"]?.numerator == 5)
    #expect(try open["traject/total/frequency/2025-2026"]?.share == share(0, 2))
    let ended = try figures("2025-10-07", [try trajectory("T1", interval: 1, through: "2025-09-12")], days)
    #expect(ended["traject/T1/gap/2025-2026"] == nil)
    #expect(try ended["traject/total/frequency/2025-2026"]?.share == share(1, 1))
  }

  @Test func `a short trajectory has no interval to keep`() throws {
    let set = try figures(
      "2025-12-16", [try trajectory("T1", length: .short)],
      [TrajectoryDay(trajectory: "T1", date: try date("2025-09-09"))])
    #expect(set["traject/T1/gap/2025-2026"]?.verdict == .noNorm)
    #expect(set["traject/total/frequency/2025-2026"]?.verdict == .noData)
  }

  @Test func `a design is balanced with a mechanism of each group, and the missing group is named`() throws {
    let set = try figures(
      "2026-01-31", [try trajectory("T1"), try trajectory("T2")],
      [
        TrajectoryDay(trajectory: "T1", date: try date("2025-10-07"), mechanisms: [.priorLearning, .goals]),
        TrajectoryDay(trajectory: "T1", date: try date("2025-11-18"), mechanisms: [.modelling, .goals]),
        TrajectoryDay(
          trajectory: "T2", date: try date("2025-11-18"), mechanisms: [.priorLearning, .goals, .feedback, .prompts]),
        TrajectoryDay(trajectory: "T2", date: try date("2026-02-01"), mechanisms: [.rehearsal]),
      ])
    let one = try #require(set["traject/T1/mechanisms/2025-2026"])
    #expect(one.numerator == 3 && one.verdict == .notMet)
    #expect(
      one.evidence.note?.dutch
        == "gebruikt: 2, 3, 8; niet evenwichtig, ontbreekt: D (Verankeren van didactische praktijken)")
    let other = try #require(set["traject/T2/mechanisms/2025-2026"])
    #expect(other.numerator == 4 && other.verdict == .met)
    #expect(try set["traject/total/balanced/2025-2026"]?.share == share(1, 2))
  }

  @Test func `the phase on the day, with what was left out`() throws {
    let set = try figures(
      "2026-01-31",
      [
        try trajectory(
          "T1",
          phases: [
            PhaseEntry(from: try date("2025-09-10"), phase: .explore),
            PhaseEntry(from: try date("2025-11-10"), phase: .deliver),
            PhaseEntry(from: try date("2026-03-10"), phase: .sustain),
          ])
      ], [])
    let phase = try #require(set["traject/T1/phase/2025-2026"])
    #expect(phase.numerator == 3 && phase.evidence.note?.dutch == "overgeslagen: Ontwikkelen")
    #expect(set["traject/total/phase/deliver/2025-2026"]?.numerator == 1)
  }

  @Test func `contacts and care phases of a trajectory`() throws {
    let set = try figures(
      "2026-01-31", [try trajectory("T1")],
      [
        TrajectoryDay(
          trajectory: "T1", date: try date("2025-10-07"), carePhase: .broadBasicCare, registrations: 2),
        TrajectoryDay(trajectory: "T1", date: try date("2025-10-07"), carePhase: .increasedCare),
        TrajectoryDay(trajectory: "T1", date: try date("2025-10-14")),
      ])
    #expect(set["traject/T1/contacts/2025-2026"]?.numerator == 2)
    #expect(set["traject/T1/care/fase-0/2025-2026"]?.numerator == 2)
    #expect(set["traject/T1/contacts/2025-2026"]?.evidence.count(.registrations)?.value == Rational(4))
  }

  @Test func `mechanisms and care phases per pillar and initiative`() throws {
    let set = Example.figures(
      try Example.programmes { records in
        records.designs = [
          DesignEntry(
            destination: "PBD-AAA", initiative: "lesson-study", mechanisms: [.goals, .modelling], registrations: 3),
          DesignEntry(destination: "PBD-AAA", mechanisms: [.goals], carePhase: .broadBasicCare, registrations: 2),
          DesignEntry(destination: "PBD-BBB", initiative: "lesson-study", mechanisms: [.priorLearning, .prompts]),
          DesignEntry(destination: "PBD-BBB", carePhase: .increasedCare, registrations: 4),
        ]
      })
    #expect(set["mechanisms/PBD-AAA/2025-2026"]?.numerator == 2)
    #expect(set["mechanisms/PBD-AAA/2025-2026"]?.verdict == .notMet)
    #expect(set["mechanisms/PBD-AAA/M03/2025-2026"]?.numerator == 5)
    #expect(set["mechanisms/initiative/lesson-study/2025-2026"]?.verdict == .met)
    #expect(set["mechanisms/total/M11/2025-2026"]?.numerator == 1)
    #expect(set["care/total/fase-0/2025-2026"]?.numerator == 2)
    #expect(set["care/PBD-BBB/fase-1/2025-2026"]?.numerator == 4)
    #expect(set["mechanisms/total/2025-2026"]?.evidence.count(.registrations)?.value == Rational(6))
  }
}
