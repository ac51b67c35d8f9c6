/// The moments in chains: those of one subject that follow each other.
struct Blocks {
  /// The chains, in the order of the problem.
  let chains: [[Int]]
  /// By moment: its chain.
  let blockOf: [Int]
  /// By chain: the chains that share a resource, a gathering or a link.
  let neighbours: [[Int]]

  init(_ problem: PlanningProblem) {
    var next: [Int: Int] = [:]
    for link in problem.links where problem.moments[link.before].subject == problem.moments[link.after].subject {
      if next[link.before] == nil { next[link.before] = link.after }
    }
    let followers = Set(next.values)
    var chains: [[Int]] = []
    var blockOf = Array(repeating: -1, count: problem.moments.count)
    func grow(_ first: Int) {
      var chain = [first]
      blockOf[first] = chains.count
      while let last = chain.last, let moment = next[last], blockOf[moment] < 0 {
        blockOf[moment] = chains.count
        chain.append(moment)
      }
      chains.append(chain)
    }
    for moment in problem.moments.indices where blockOf[moment] < 0 && !followers.contains(moment) { grow(moment) }
    for moment in problem.moments.indices where blockOf[moment] < 0 { grow(moment) }
    // Chains come in the order of their first moment, whatever order found them.
    let order = chains.indices.sorted { chains[$0][0] < chains[$1][0] }
    self.chains = order.map { chains[$0] }
    for (number, chain) in self.chains.enumerated() { for moment in chain { blockOf[moment] = number } }
    self.blockOf = blockOf
    neighbours = Self.neighbours(problem, self.chains, blockOf)
  }

  private static func neighbours(_ problem: PlanningProblem, _ chains: [[Int]], _ blockOf: [Int]) -> [[Int]] {
    var sets: [Set<Int>] = Array(repeating: [], count: chains.count)
    func join(_ members: [Int]) {
      let blocks = Set(members.map { blockOf[$0] })
      for block in blocks { sets[block].formUnion(blocks) }
    }
    var users: [[Int]] = Array(repeating: [], count: problem.resources.count)
    for (number, moment) in problem.moments.enumerated() {
      for resource in moment.resources where problem.resources[resource].isExclusive { users[resource].append(number) }
    }
    users.forEach(join)
    problem.gatherings.forEach(join)
    for link in problem.links { join([link.before, link.after]) }
    return sets.enumerated().map { number, set in set.subtracting([number]).sorted() }
  }
}
