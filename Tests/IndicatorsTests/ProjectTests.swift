import GuidanceKit
import Indicators
import Testing

@Suite struct ProjectTests {
  private func row(
    _ project: String, _ round: Int, _ phase: ProjectPhase, _ directness: ReachDirectness, _ primary: Int?,
    _ secondary: Int?, _ status: ReachStatus
  ) -> ProjectPhaseReach {
    ProjectPhaseReach(
      project: project, round: round, phase: phase, directness: directness, primarySchools: primary,
      secondarySchools: secondary, status: status)
  }

  @Test func `schools add up per project, kind, phase, level and round, never over rounds`() throws {
    let set = Example.figures(
      try Example.input(projectPhases: [
        row("aa", 1, .first, .direct, 5, 35, .reached), row("bb", 1, .first, .direct, 60, nil, .reached),
        row("aa", 2, .first, .unknown, 5, 35, .expected), row("aa", 2, .second, .unknown, 3, nil, .expected),
      ]))
    #expect(set["project/aa/direct/round-1"]?.numerator == 40)
    #expect(set["project/aa/direct/secundair/round-1"]?.numerator == 35)
    #expect(set["project/bb/direct/secundair/round-1"] == nil, "the source does not mention them")
    #expect(set["project/total/direct/round-1"]?.numerator == 100)
    #expect(set["project/total/all/basis/round-1"]?.numerator == 65)
    #expect(set["project/total/all/round-2"]?.numerator == 43)
    #expect(set["project/total/unknown/round-2"]?.numerator == 43)
    #expect(set["project/aa/unknown/phase-2/basis/round-2"]?.numerator == 3)
    #expect(set["project/total/all/phase-1/round-2"]?.numerator == 40)
  }

  @Test func `the three targets are judged on results`() throws {
    let set = Example.figures(
      try Example.input(projectPhases: [
        row("aa", 1, .first, .direct, 5, nil, .reached), row("bb", 1, .first, .direct, 4, 91, .reached),
        row("cc", 1, .first, .direct, 4, nil, .reached), row("aa", 1, .third, .indirect, 999, nil, .reached),
      ]))
    #expect(set["project-start/aa/round-1"]?.verdict == .met)
    #expect(set["project-start/cc/round-1"]?.verdict == .notMet)
    #expect(set["project-start/cc/round-1"]?.norm?.value == 5)
    #expect(set["project/total/direct/round-1"]?.numerator == 104)
    #expect(set["project/total/direct/round-1"]?.verdict == .met)
    #expect(set["project/total/indirect/round-1"]?.verdict == .notMet)
    #expect(set["project/total/all/round-1"]?.verdict == .noNorm)
    #expect(set["project/total/unknown/round-1"]?.verdict == .noData)
  }

  @Test func `expected numbers are never a result`() throws {
    let rows = [row("aa", 2, .first, .direct, 200, nil, .expected)]
    let before = Example.figures(try Example.input(projectPhases: rows))
    #expect(before["project/total/direct/round-2"]?.verdict == .running(until: try date("2026-08-31")))
    #expect(before["project/total/direct/round-2"]?.title.dutch.contains("Verwacht") == true)
    let after = Example.figures(try Example.input("2026-09", projectPhases: rows))
    guard case .notComputable = after["project/total/direct/round-2"]?.verdict else {
      Issue.record("expected numbers were judged")
      return
    }
  }

  @Test func `with results in a round the expected numbers stand beside them`() throws {
    let set = Example.figures(
      try Example.input(projectPhases: [
        row("aa", 2, .first, .direct, 20, nil, .expected), row("aa", 2, .first, .direct, 17, nil, .reached),
      ]))
    #expect(set["project/aa/direct/round-2"]?.numerator == 17)
    #expect(set["project-expected/aa/direct/round-2"]?.numerator == 20)
    #expect(set["project-expected/total/direct/round-2"]?.norm == nil)
  }

  @Test func `a row that mentions no schools is no zero`() throws {
    let set = Example.figures(
      try Example.input(projectPhases: [row("aa", 1, .first, .direct, nil, nil, .reached)]))
    #expect(set["project/aa/direct/round-1"] == nil)
    #expect(set["project-start/aa/round-1"]?.verdict == .noData)
  }
}
