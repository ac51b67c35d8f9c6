import GuidanceKit
import Testing

@testable import Planning

/// Numbers that are the same on every machine; not the solver's own generator.
struct Dice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? .earliest }

/// Small problems to plan.
enum Instances {
  static let year = SchoolYear(startYear: 2026)

  /// A problem without moments: the lesson days of 2026-2027, a morning and an afternoon.
  static func empty() -> PlanningProblem {
    PlanningProblem(
      schoolYear: year, days: SchoolCalendar().lessonDays(in: year),
      lastWeekDays: LastWeeks(SchoolCalendar(), year).days, starts: [540, 810])
  }

  /// Communities with an intake and sessions, some guides, some travel, as the dice fall.
  static func random(_ seed: Int) -> PlanningProblem {
    var dice = Dice(seed)
    var problem = empty()
    let guides = 1 + dice.below(3)
    for guide in 0..<guides {
      problem.travel.places.append(TravelTimes.Place("T\(guide)", province: ["A", "B", nil][dice.below(3)]))
      var resource = PlanResource(.guide, "B\(guide)", perDay: 1 + dice.below(2), perWeek: 2 + dice.below(3))
      if dice.below(2) == 0 { resource.home = guide }
      for _ in 0..<dice.below(4) {
        let first = problem.days[dice.below(problem.days.count)]
        let part: DayStretch? = dice.below(2) == 0 ? DayStretch(0, 720) : nil
        resource.closures.append(Closure(first, first.adding(days: dice.below(12)), part: part, reason: "weg"))
      }
      problem.resources.append(resource)
    }
    for community in 0..<(2 + dice.below(5)) { add(community, guides, &dice, &problem) }
    return problem
  }

  private static func add(_ community: Int, _ guides: Int, _ dice: inout Dice, _ problem: inout PlanningProblem) {
    problem.travel.places.append(TravelTimes.Place("S\(community)", province: ["A", "B", nil][dice.below(3)]))
    let place = problem.travel.places.count - 1
    problem.resources.append(PlanResource(.organisation, "S\(community)"))
    let organisation = problem.resources.count - 1
    problem.subjects.append(
      PlanSubject(
        .plg, "P\(community)", schoolGroup: "G\(community % 2)",
        weekdays: dice.below(2) == 0 ? [] : [Weekday.allCases[dice.below(5)]],
        wishesMorning: [true, false, nil][dice.below(3)]))
    let guide = dice.below(guides)
    let count = 3 + dice.below(5)
    var before: Int?
    for number in 0..<count {
      problem.moments.append(
        PlanMoment(
          subject: community, number: number, purpose: "x", minutes: [60, 120, 180][dice.below(3)],
          resources: [guide, organisation], place: place, earliest: problem.days[0],
          latest: problem.days[problem.days.count - 1], by: number == 1 ? day("2026-11-20") : nil))
      let index = problem.moments.count - 1
      if let before {
        problem.links.append(PlanLink(before, index, least: 7 + dice.below(14), most: 90, ideal: 28 + dice.below(14)))
      }
      before = index
    }
    let same = problem.moments.indices.filter {
      problem.moments[$0].number == 1 && problem.moments[$0].resources[0] == guide
    }
    problem.gatherings.removeAll { !Set($0).isDisjoint(with: same) }
    if same.count > 1 { problem.gatherings.append(same) }
  }

  /// Moments without order for one guide.
  static func alone(
    _ count: Int, minutes: Int = 120, from first: String, to last: String, guide: PlanResource
  ) -> PlanningProblem {
    var problem = empty()
    problem.resources = [guide]
    for number in 0..<count {
      problem.subjects.append(PlanSubject(.plg, "P\(number)"))
      problem.moments.append(
        PlanMoment(
          subject: number, number: 1, purpose: "x", minutes: minutes, resources: [0], earliest: day(first),
          latest: day(last)))
    }
    return problem
  }

  static func solved(_ problem: PlanningProblem, seed: Int = 1, rounds: Int = 40) -> Solver.Result {
    var solver = Solver(problem, options: Solver.Options(seed: seed, rounds: rounds))
    return solver.run()
  }
}
