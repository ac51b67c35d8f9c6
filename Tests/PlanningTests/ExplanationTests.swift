import GuidanceKit
import Testing

@testable import Planning

/// Families of problems that cannot be planned, with the reason planted.
@Suite struct ExplanationTests {
  /// A problem that cannot be, and words that its explanation must contain.
  struct Family: Sendable, CustomTestStringConvertible {
    let name: String
    let problem: PlanningProblem
    let words: [String]
    var testDescription: String { name }
  }

  static let families: [Family] = (0..<2).flatMap { size in
    [tooFewDays(size), tooFewWeeks(size), orderOutsidePeriod(size), closedChain(size), twoPlaces(size), joint(size)]
  }

  /// So many moments in one week that a guide who works one day cannot do them.
  private static func tooFewDays(_ size: Int) -> Family {
    var guide = PlanResource(.guide, "B04", hours: WeekHours([.tuesday: [DayStretch(510, 990)]]), perDay: 1 + size % 2)
    guide.perWeek = nil
    let weeks = 1 + size
    let problem = Instances.alone(
      weeks * (1 + size % 2) + 1, from: "2026-11-16", to: day("2026-11-16").adding(days: 7 * weeks - 3).iso,
      guide: guide)
    return Family(name: "days \(size)", problem: problem, words: ["dinsdag"])
  }

  /// More moments than the limit of the weeks.
  private static func tooFewWeeks(_ size: Int) -> Family {
    let guide = PlanResource(.guide, "B07", perDay: 2, perWeek: 1 + size % 3)
    let problem = Instances.alone(
      2 * (1 + size % 3) + 1, from: "2026-11-16", to: "2026-11-27", guide: guide)
    return Family(name: "weeks \(size)", problem: problem, words: ["per week"])
  }

  /// A chain that needs more days than its period has.
  private static func orderOutsidePeriod(_ size: Int) -> Family {
    var problem = Instances.alone(
      3, from: "2026-11-16", to: "2026-12-11", guide: PlanResource(.guide, "B01"))
    for number in problem.moments.indices {
      problem.moments[number].subject = 0
      problem.moments[number].number = number
    }
    problem.links = [PlanLink(0, 1, least: 14), PlanLink(1, 2, least: 13 + size)]
    return Family(name: "order \(size)", problem: problem, words: ["dagen na"])
  }

  /// A moment of a chain whose guide is away when it must be.
  private static func closedChain(_ size: Int) -> Family {
    let away = [
      Closure(day("2026-09-14"), day("2026-09-18"), reason: "verlof"),
      Closure(day("2026-11-16"), day("2026-11-20").adding(days: size), reason: "ziek"),
    ]
    var problem = Instances.alone(
      2, from: "2026-11-16", to: "2026-11-20", guide: PlanResource(.guide, "B02", closures: away))
    problem.moments[0].earliest = day("2026-09-07")
    problem.moments[0].latest = day("2026-10-30")
    return Family(name: "closed \(size)", problem: problem, words: ["ziek"])
  }

  /// Two moments on one day, too far apart to do both.
  private static func twoPlaces(_ size: Int) -> Family {
    var problem = Instances.alone(
      2, minutes: 180, from: "2026-11-17", to: "2026-11-17", guide: PlanResource(.guide, "B03", perDay: 4))
    problem.travel.places = [TravelTimes.Place("S0"), TravelTimes.Place("S1")]
    problem.travel.given = [TravelTimes.Given(0, 1, minutes: 91 + size)]
    problem.moments[0].place = 0
    problem.moments[1].place = 1
    return Family(name: "two places \(size)", problem: problem, words: ["één plaats tegelijk"])
  }

  /// A joint moment of two guides who are never there on the same day.
  private static func joint(_ size: Int) -> Family {
    var problem = Instances.alone(
      1, from: "2026-11-16", to: day("2026-12-04").adding(days: 7 * (size % 2)).iso,
      guide: PlanResource(.guide, "B05", hours: WeekHours([.monday: [DayStretch(510, 990)]])))
    problem.resources.append(PlanResource(.guide, "B06", hours: WeekHours([.friday: [DayStretch(510, 990)]])))
    problem.moments[0].resources = [0, 1]
    return Family(name: "joint \(size)", problem: problem, words: ["maandag", "vrijdag"])
  }

  @Test(arguments: families) func `what cannot be is recognised and explained`(family: Family) throws {
    let result = Instances.solved(family.problem, rounds: 50)
    let missing = try #require(result.proposal.missing.first)
    let explanation = try #require(Explanation(family.problem, missing: missing))
    let text = explanation.text(family.problem).map(\.dutch).joined(separator: "\n")
    for word in family.words { #expect(text.contains(word), "\(text)") }
    #expect(!explanation.remedies(family.problem).isEmpty)
  }

  @Test(arguments: families) func `an explanation clashes, and nothing in it can be left out`(family: Family) throws {
    let result = Instances.solved(family.problem, rounds: 50)
    let missing = try #require(result.proposal.missing.first)
    let core = Set(try #require(Explanation(family.problem, missing: missing)).core)
    #expect(Explanation.isImpossible(family.problem, core))
    for requirement in core {
      var search = ExactSearch(family.problem, core.subtracting([requirement]))
      #expect(search.answer() == .possible, "\(requirement) is not needed")
    }
  }

  @Test(arguments: 1...2) func `what the solver could plan is never called impossible`(seed: Int) {
    let problem = Instances.random(seed)
    let asked = Explanation.requirements(problem, Array(problem.moments.indices))
    #expect(Instances.solved(problem, rounds: 20).proposal.missing.isEmpty)
    #expect(!Explanation.isImpossible(problem, asked))
  }
}
