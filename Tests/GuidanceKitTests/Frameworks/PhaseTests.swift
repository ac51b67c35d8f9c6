import GuidanceKit
import Testing

@Suite struct PhaseTests {
  @Test func `the phases follow each other and carry both names`() {
    #expect(ImplementationPhase.explore.next == .prepare)
    #expect(ImplementationPhase.sustain.next == nil)
    #expect(
      ImplementationPhase.allCases.map(\.fullName) == [
        "Ontdekken (Explore)", "Ontwikkelen (Prepare)", "Opleveren (Deliver)", "Opschalen (Sustain)",
      ])
    #expect(ImplementationPhase.named("opschalen") == .sustain)
    #expect(ImplementationPhase.named("fase 2") == .prepare)
  }

  @Test func `only a step forward past a phase is a skip`() {
    let skips: Set<[ImplementationPhase]> = [[.explore, .deliver], [.explore, .sustain], [.prepare, .sustain]]
    for from in ImplementationPhase.allCases {
      for to in ImplementationPhase.allCases {
        #expect(ImplementationPhase.isSkip(from: from, to: to) == skips.contains([from, to]), "\(from) to \(to)")
      }
    }
  }

  @Test func `a cycle that does not begin with explore skips it`() {
    #expect(!ImplementationPhase.isSkip(from: nil, to: .explore))
    #expect(ImplementationPhase.skipped(from: nil, to: .deliver) == [.explore, .prepare])
  }

  @Test func `going round again is normal`() throws {
    let history = PhaseHistory([
      try entry("2025-09-10", .explore), try entry("2025-11-03", .prepare), try entry("2026-01-12", .deliver),
      try entry("2026-03-02", .prepare), try entry("2026-04-27", .deliver), try entry("2026-06-01", .sustain),
      try entry("2026-09-07", .explore, cycle: 2),
    ])
    #expect(history.skips.isEmpty)
    #expect(history.outOfOrder.isEmpty)
  }

  @Test func `a skip is reported with what it left out`() throws {
    let late = try entry("2026-01-12", .sustain)
    let second = try entry("2026-02-02", .prepare, cycle: 2)
    let history = PhaseHistory([second, late, try entry("2025-09-10", .explore)])
    #expect(
      history.skips == [
        PhaseSkip(entry: late, missing: [.prepare, .deliver]), PhaseSkip(entry: second, missing: [.explore]),
      ])
  }

  @Test func `a cycle number that falls back or jumps is out of order`() throws {
    let jump = try entry("2025-10-01", .explore, cycle: 3)
    let back = try entry("2025-11-01", .prepare, cycle: 1)
    let history = PhaseHistory([try entry("2025-09-01", .explore), jump, back])
    #expect(history.outOfOrder == [jump, back])
  }

  @Test func `the phase on a day is the last one begun`() throws {
    let history = PhaseHistory([try entry("2025-09-10", .explore), try entry("2025-11-03", .prepare)])
    #expect(history.entry(on: try date("2025-09-09")) == nil)
    #expect(history.entry(on: try date("2025-11-02"))?.phase == .explore)
    #expect(history.entry(on: try date("2025-11-03"))?.phase == .prepare)
  }

  @Test func `care phases are numbered 0 to 3 and each has a leader`() {
    #expect(CareContinuumPhase.allCases.map(\.number) == [0, 1, 2, 3])
    #expect(CareContinuumPhase.named("IAC") == .individualCurriculum)
    #expect(CareContinuumPhase.named("School op maat") == .individualCurriculum)
    #expect(CareContinuumPhase.named("2") == .extendedCare)
    #expect(CareContinuumPhase.extendedCare.leader.dutch.contains("CLB"))
  }

  @Test func `the spider web has ten components in order`() {
    #expect(SpiderWebComponent.allCases.map(\.number) == Array(1...10))
    #expect(
      SpiderWebComponent.allCases.map(\.code) == [
        "visie", "leerdoelen", "leerinhoud", "leeractiviteiten", "docentenrollen", "bronnen-materialen",
        "groeperingsvormen", "leeromgeving", "tijd", "toetsing",
      ])
  }

  private func entry(_ day: String, _ phase: ImplementationPhase, cycle: Int = 1) throws -> PhaseEntry {
    PhaseEntry(from: try date(day), phase: phase, cycle: cycle)
  }
}

@Suite struct DecreeGoalTests {
  @Test func `four goals are in force during the plan`() throws {
    let goals = DecreeGoal.inForce(on: try date("2025-09-01"))
    #expect(goals.map(\.number) == [1, 2, 3, 4])
    #expect(goals.map(\.place).last == "art. 15, § 1, 4°")
    #expect(Set(goals.map(\.label)).count == 4)
  }

  @Test func `the list is dated and does not answer for days before it`() throws {
    #expect(DecreeGoal.inForce(on: try date("2022-08-31")).isEmpty)
    #expect(DecreeGoal.goal(4, on: try date("2022-09-01")) != nil)
    #expect(DecreeGoal.goal(5, on: try date("2025-09-01")) == nil)
  }
}
