import GuidanceKit
import Testing

@testable import Planning

/// Each kind of clash, planted by hand.
@Suite struct PlanCheckerTests {
  private func problem() -> PlanningProblem {
    var problem = Instances.empty()
    problem.travel.places = [TravelTimes.Place("S0", province: "A"), TravelTimes.Place("S1", province: "B")]
    problem.travel.given = [TravelTimes.Given(0, 1, minutes: 90)]
    problem.resources = [
      PlanResource(
        .guide, "B04", closures: [Closure(day("2026-11-16"), day("2026-11-20"), reason: "ziek")], perDay: 2, perWeek: 2)
    ]
    for community in 0..<3 {
      problem.subjects.append(PlanSubject(.plg, "P\(community)"))
      problem.moments.append(
        PlanMoment(
          subject: community, number: 1, purpose: "x", minutes: 180, resources: [0], place: community % 2,
          earliest: day("2026-09-07"), latest: day("2026-12-18")))
    }
    problem.links = [PlanLink(0, 1, least: 7, most: 21)]
    return problem
  }

  private func kinds(_ slots: [Slot?], _ problem: PlanningProblem) -> [Clash.Kind] {
    PlanChecker(problem).clashes(Proposal(slots)).map(\.kind)
  }

  @Test func `a good planning has no clash`() {
    let slots = [
      Slot(day("2026-10-06"), 540), Slot(day("2026-10-13"), 540), Slot(day("2026-10-20"), 810),
    ]
    #expect(kinds(slots, problem()) == [])
  }

  @Test(arguments: [
    ("2026-11-03", 540, Clash.Kind.freeDay), ("2026-11-17", 540, .absent), ("2027-01-12", 540, .window),
    ("2026-10-07", 810, .absent), ("2026-10-06", 700, .absent),
  ])
  func `a moment on a wrong day or hour is seen`(iso: String, start: Int, kind: Clash.Kind) {
    let found = kinds([nil, nil, Slot(day(iso), start)], problem()).filter { $0 != .missing }
    #expect(found.contains(kind))
  }

  @Test func `two places without time to travel are seen, with time they are not`() {
    let day = day("2026-10-06")
    // 180 minutes from nine end at noon; 90 minutes of travel end at half past one.
    #expect(kinds([Slot(day, 540), nil, nil].map { $0 }, problem()).filter { $0 == .twoPlaces }.isEmpty)
    var near = problem()
    near.links = []
    #expect(kinds([Slot(day, 540), Slot(day, 810), nil], near).filter { $0 == .twoPlaces }.isEmpty)
    near.travel.given = [TravelTimes.Given(0, 1, minutes: 91)]
    #expect(kinds([Slot(day, 540), Slot(day, 810), nil], near).filter { $0 == .twoPlaces }.count == 1)
  }

  @Test func `too many in a week, too soon and too late are seen`() {
    let week = [Slot(day("2026-10-05"), 540), Slot(day("2026-10-06"), 540), Slot(day("2026-10-08"), 540)]
    #expect(Set(kinds(week, problem())) == [.order, .weekLimit])
    let late = [Slot(day("2026-10-05"), 540), Slot(day("2026-10-27"), 540), Slot(day("2026-12-08"), 540)]
    #expect(kinds(late, problem()) == [.order])
  }

  @Test func `a fixed moment elsewhere is seen`() {
    var problem = problem()
    problem.moments[2].fixed = Slot(day("2026-12-08"), 540)
    #expect(kinds([nil, nil, Slot(day("2026-12-08"), 810)], problem).contains(.fixed))
    #expect(!kinds([nil, nil, Slot(day("2026-12-08"), 540)], problem).contains(.fixed))
  }
}
