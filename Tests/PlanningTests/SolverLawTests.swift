import GuidanceKit
import Testing

@testable import Planning

@Suite struct SolverLawTests {
  @Test(arguments: 1...10) func `nothing clashes in what the solver plans`(seed: Int) {
    let problem = Instances.random(seed)
    let result = Instances.solved(problem)
    let clashes = PlanChecker(problem).clashes(result.proposal)
    #expect(clashes.isEmpty, "\(clashes.map(\.message.english))")
  }

  @Test(arguments: 1...10) func `what the solver says it costs is what the wishes cost`(seed: Int) {
    let problem = Instances.random(seed)
    let result = Instances.solved(problem, rounds: 30)
    #expect(WishReport(problem, result.proposal).cost == result.cost)
  }

  @Test(arguments: 1...5) func `the same seed gives the same planning`(seed: Int) {
    let problem = Instances.random(seed)
    #expect(
      Instances.solved(problem, seed: 7, rounds: 40).proposal == Instances.solved(problem, seed: 7, rounds: 40).proposal
    )
  }

  @Test(arguments: 1...5) func `other names give the same days`(seed: Int) {
    let problem = Instances.random(seed)
    var renamed = problem
    for index in renamed.resources.indices { renamed.resources[index].code = "Z\(99 - index)" }
    for index in renamed.subjects.indices {
      renamed.subjects[index].code = "Q\(99 - index)"
      renamed.subjects[index].schoolGroup = renamed.subjects[index].schoolGroup.map { "anders \($0)" }
    }
    for index in renamed.travel.places.indices { renamed.travel.places[index].code = "W\(99 - index)" }
    #expect(Instances.solved(renamed, rounds: 25).proposal == Instances.solved(problem, rounds: 25).proposal)
  }

  @Test(arguments: 1...6) func `without a constraint the best plan is not worse by more than a fiftieth`(seed: Int) {
    let problem = Instances.random(seed)
    var freer = problem
    switch seed % 3 {
    case 0: for index in freer.resources.indices { freer.resources[index].closures = [] }
    case 1: for index in freer.resources.indices { freer.resources[index].perWeek = nil }
    default: for index in freer.links.indices { freer.links[index].most = nil }
    }
    let tight = Instances.solved(problem, rounds: 120)
    let free = Instances.solved(freer, rounds: 120)
    #expect(free.cost <= tight.cost + tight.cost / 50, "\(free.cost) against \(tight.cost)")
  }

  @Test(arguments: 1...5) func `replanning without a cause changes nothing`(seed: Int) {
    let problem = Instances.random(seed)
    let proposal = Instances.solved(problem, rounds: 25).proposal
    let outcome = Replanner.replan(problem, standing: proposal)
    #expect(outcome.moves.isEmpty)
    #expect(outcome.result.proposal == proposal)
  }

  @Test(arguments: 1...5) func `illness moves what falls in it, and little else`(seed: Int) throws {
    let problem = Instances.random(seed)
    let proposal = Instances.solved(problem, rounds: 25).proposal
    let causes = try Cause.read("B0 ziek 3/11-21/11", in: Instances.year)
    let asked = try Replanner.problem(problem, causes: causes, standing: proposal, today: day("2026-10-01"))
    let outcome = Replanner.replan(asked, standing: proposal, options: Solver.Options(rounds: 40))
    #expect(PlanChecker(asked).clashes(outcome.result.proposal).isEmpty)
    let forced = problem.moments.indices.filter { moment in
      problem.moments[moment].resources.contains(0)
        && proposal.slots[moment].map { day("2026-11-03") <= $0.day && $0.day <= day("2026-11-21") } ?? false
    }
    #expect(Set(outcome.moves.map(\.moment)).isSuperset(of: forced))
    for move in outcome.moves { #expect(try #require(move.from).day >= day("2026-10-01")) }
    // A chain has at most seven moments; no more than these and a neighbouring chain can be drawn along.
    #expect(outcome.moves.count <= forced.count * 6)
  }

  @Test func `a stop is obeyed and what was found is given`() {
    let problem = Instances.random(3)
    var asked = 0
    var solver = Solver(problem, options: Solver.Options(rounds: 1_000_000))
    let result = solver.run {
      asked += 1
      return asked > 200
    }
    #expect(result.isStopped)
    #expect(PlanChecker(problem).clashes(result.proposal).isEmpty)
    #expect(WishReport(problem, result.proposal).cost == result.cost)
  }

  @Test func `two communities of one guide and one school group meet on one day`() throws {
    var problem = Instances.empty()
    problem.resources = [PlanResource(.guide, "B1", perDay: 2)]
    problem.travel.places = [TravelTimes.Place("S0", province: "A"), TravelTimes.Place("S1", province: "A")]
    for community in 0..<2 {
      problem.subjects.append(PlanSubject(.plg, "P\(community)"))
      problem.moments.append(
        PlanMoment(
          subject: community, number: 1, purpose: "x", minutes: 120, resources: [0], place: community,
          earliest: day("2026-09-07"), latest: day("2026-12-18")))
    }
    problem.gatherings = [[0, 1]]
    let result = Instances.solved(problem)
    let slots = result.proposal.slots.compactMap(\.self)
    #expect(slots.count == 2)
    #expect(slots[0].day == slots[1].day)
    #expect(slots[0].start != slots[1].start)
  }
}
