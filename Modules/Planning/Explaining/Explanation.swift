public import GuidanceKit

/// Why some moments cannot have a place: requirements that clash, none of which can be left out of the clash.
public struct Explanation: Hashable, Sendable {
  /// The requirements that clash together; without any one of them the others do not.
  public let core: [Requirement]

  /// Finds why a moment has no place.
  ///
  /// - Returns: `nil` when no small set of requirements could be proven to clash.
  public init?(_ problem: PlanningProblem, missing: Int) {
    for moments in Explanation.candidates(problem, missing) {
      let asked = Explanation.requirements(problem, moments)
      guard Explanation.isImpossible(problem, asked) else { continue }
      core = Explanation.shrunk(problem, asked)
      return
    }
    return nil
  }

  /// Whether requirements are proven to clash.
  public static func isImpossible(_ problem: PlanningProblem, _ asked: Set<Requirement>) -> Bool {
    var search = ExactSearch(problem, asked)
    return search.answer() == .impossible
  }

  /// The clash in words, one requirement a line.
  public func text(_ problem: PlanningProblem) -> [Label] { core.map { $0.text(problem) } }

  /// What would help, in words.
  public func remedies(_ problem: PlanningProblem) -> [Label] {
    var seen: Set<Label> = []
    return core.compactMap { $0.remedy(problem) }.filter { seen.insert($0).inserted }
  }

  /// Sets of moments that may clash, the smallest first: the moment, its chain, all of one of its resources, all of these with
  /// what comes before and after them.
  private static func candidates(_ problem: PlanningProblem, _ missing: Int) -> [[Int]] {
    let blocks = Blocks(problem)
    let chain = blocks.chains[blocks.blockOf[missing]]
    var result = [[missing], chain]
    let resources = Set(chain.flatMap { problem.moments[$0].resources }).filter { problem.resources[$0].isExclusive }
    for resource in resources.sorted() {
      let users = problem.moments.indices.filter { problem.moments[$0].resources.contains(resource) }
      result.append(users)
      // Those with little choice clash first.
      result.append(users.filter { problem.moments[$0].fixed != nil || chain.contains($0) })
    }
    let linked = problem.links.filter { chain.contains($0.before) || chain.contains($0.after) }
    result.append(Array(Set(chain + linked.flatMap { [$0.before, $0.after] })).sorted())
    for resource in resources.sorted() {
      let owners = Set(
        problem.moments.indices.filter { problem.moments[$0].resources.contains(resource) }.map { blocks.blockOf[$0] })
      result.append(owners.sorted().flatMap { blocks.chains[$0] })
    }
    return result
  }

  /// All that is asked of some moments.
  static func requirements(_ problem: PlanningProblem, _ moments: [Int]) -> Set<Requirement> {
    let chosen = Set(moments)
    var asked: Set<Requirement> = []
    for moment in moments {
      asked.insert(.moment(moment))
      asked.insert(.window(moment))
      if problem.moments[moment].fixed != nil { asked.insert(.fixed(moment)) }
      for resource in problem.moments[moment].resources {
        asked.insert(.hours(resource))
        for place in problem.resources[resource].closures.indices { asked.insert(.closure(resource, place)) }
        guard problem.resources[resource].isExclusive else { continue }
        asked.insert(.onePlace(resource))
        if problem.resources[resource].perDay != nil { asked.insert(.perDay(resource)) }
        if problem.resources[resource].perWeek != nil { asked.insert(.perWeek(resource)) }
      }
    }
    for (number, link) in problem.links.enumerated() where chosen.contains(link.before) && chosen.contains(link.after) {
      asked.insert(.link(number))
    }
    return asked
  }

  /// Leaves out what is not needed for the clash, one by one (a deletion filter): what is left cannot be made smaller.
  private static func shrunk(_ problem: PlanningProblem, _ asked: Set<Requirement>) -> [Requirement] {
    var core = asked
    // Closures first and in one go: there are many, and few matter.
    for group in groups(asked) {
      let smaller = core.subtracting(group)
      if isImpossible(problem, smaller) { core = smaller }
    }
    var again = true
    while again {
      again = false
      for requirement in ordered(core) {
        var smaller = core
        smaller.remove(requirement)
        if isImpossible(problem, smaller) {
          core = smaller
          again = true
        }
      }
    }
    return ordered(core)
  }

  private static func groups(_ asked: Set<Requirement>) -> [Set<Requirement>] {
    var closures: [Int: Set<Requirement>] = [:]
    var moments: [Set<Requirement>] = []
    for requirement in ordered(asked) {
      switch requirement {
      case .closure(let resource, _): closures[resource, default: []].insert(requirement)
      case .moment: moments.append([requirement])
      default: break
      }
    }
    return closures.sorted { $0.key < $1.key }.map(\.value) + moments
  }

  /// Moments first, then what is asked of them, so that messages read from what to why.
  private static func ordered(_ requirements: Set<Requirement>) -> [Requirement] {
    requirements.sorted { key($0).lexicographicallyPrecedes(key($1)) }
  }

  private static func key(_ requirement: Requirement) -> [Int] {
    switch requirement {
    case .moment(let number): [0, number]
    case .fixed(let number): [1, number]
    case .window(let number): [2, number]
    case .link(let number): [3, number]
    case .hours(let number): [4, number]
    case .closure(let number, let place): [5, number, place]
    case .perDay(let number): [6, number]
    case .perWeek(let number): [7, number]
    case .onePlace(let number): [8, number]
    }
  }
}
