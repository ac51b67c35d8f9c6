import GuidanceKit
import Testing

@testable import Auditing

@Suite struct ClaimSubjectTests {
  @Test func `ids of schools are read with all their parts`() {
    #expect(
      ClaimSubject("project/total/direct/basis/round-1")
        == .reach(ReachSubject(project: nil, directness: .direct, level: .primary, round: 1)))
    #expect(
      ClaimSubject("project/spelkracht/all/through-phase-3/round-2")
        == .reach(ReachSubject(project: "spelkracht", directness: nil, level: nil, round: 2, part: .throughPhase(3))))
    #expect(
      ClaimSubject("project/x/unknown/line-1/basis/round-2")
        == .reach(ReachSubject(project: "x", directness: .unknown, level: .primary, round: 2, part: .line(1))))
  }

  @Test func `ids of numbers of projects are read`() {
    #expect(ClaimSubject("project/count/round-2") == .projects(.all, round: 2))
    #expect(ClaimSubject("project/count/extension/round-2") == .projects(.extensions, round: 2))
    #expect(ClaimSubject("project/count/new/round-2") == .projects(.new, round: 2))
  }

  @Test(arguments: [
    "plan:fte/PBD/2025-2026", "project/x", "project/x/direct", "project/x/nergens/round-1", "project/x/direct/ronde-1",
    "project/x/direct/round-1/phase-2", "project/x/direct/step-2/round-1", "project/count/old/round-1",
    "leerpunt:guides",
  ])
  func `anything else is kept as it is`(id: String) { #expect(ClaimSubject(id) == .other(id)) }
}
