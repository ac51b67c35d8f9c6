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

  @Test func `phases add up to what a round has reached so far, and results stand against expectations`() throws {
    let set = Example.figures(
      try Example.input(projectPhases: [
        row("aa", 1, .first, .direct, 5, 35, .reached), row("aa", 1, .second, .indirect, 10, nil, .reached),
        row("bb", 1, .third, .direct, 7, nil, .reached), row("aa", 1, .first, .direct, 20, 40, .expected),
        row("cc", 1, .first, .direct, 50, nil, .expected),
      ]))
    #expect(set["project/aa/all/through-phase-2/round-1"]?.numerator == 50)
    #expect(set["project/aa/direct/through-phase-2/round-1"] == nil, "nothing direct is said of phase 2")
    #expect(set["project/total/all/through-phase-3/round-1"]?.numerator == 57)
    #expect(set["project/total/direct/through-phase-3/basis/round-1"]?.numerator == 12)
    #expect(set["project/total/all/through-phase-2/round-1"]?.evidence.queries.count == 2)
    #expect(set["project-expected/total/all/round-1"]?.numerator == 110)
    // Of bb nothing was expected, of cc nothing is known yet: they count on neither side.
    #expect(try set["project-achieved/total/round-1"]?.share == share(50, 60))
    #expect(try set["project-achieved/aa/basis/round-1"]?.share == share(15, 20))
    #expect(set["project-achieved/bb/round-1"] == nil)
  }

  @Test func `a stated total stands beside what the rows add up to`() throws {
    var input = try Example.input(projectPhases: [
      row("aa", 1, .first, .direct, 5, 35, .reached), row("bb", 1, .first, .direct, 113, nil, .reached),
    ])
    func claim(_ source: String, _ subject: String, _ value: Int, about: Bool = false) -> StatedTotal {
      StatedTotal(source: source, place: "tabel", subject: subject, value: Rational(value), isApproximate: about)
    }
    input.records.statedTotals = [
      claim("B", "project/total/direct/round-1", 154), claim("A", "project/total/direct/round-1", 150, about: true),
      claim("A", "project/aa/direct/round-1", 40), claim("A", "project/aa/direct/line-1/round-1", 3),
      claim("A", "elders:iets/anders", 4),
    ]
    let set = Example.figures(input)
    // 40 + 113 rows make 153: near enough to "about 150", not to 154.
    #expect(set["stated/project/total/direct/1/round-1"]?.verdict == .noNorm)
    let second = try #require(set["stated/project/total/direct/2/round-1"])
    #expect(second.numerator == 154 && second.unit == .schools)
    #expect(second.evidence.count(.recomputed)?.value == Rational(153))
    #expect(second.verdict.text(.dutch) == "geen oordeel: de rijen tellen op tot 153")
    #expect(second.evidence.note?.dutch == "B, tabel")
    #expect(second.evidence.members.map(\.text) == ["project/total/direct/round-1"])
    #expect(set["stated/project/aa/direct/1/round-1"]?.verdict == .noNorm)
    let alone = try #require(set["stated/project/aa/direct/line-1/1/round-1"])
    #expect(alone.numerator == 3 && alone.evidence.count(.recomputed) == nil)
    #expect(set["stated/elders:iets/anders/1/zonder-periode"]?.numerator == 4)
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
