import GuidanceKit

/// Finds the best days for a whole chain of moments (a community's intake and sessions, say) while all others stand still.
///
/// The days of a chain depend on each other only through the gap between neighbours, so the best of all combinations is
/// found layer by layer instead of by trying them (dynamic programming).
struct ChainSearch {
  static let never = Int.max / 4

  let tables: SolverTables
  /// The cheapest start of each moment of the chain on each day.
  private var bestCost: [Int]
  private var bestStart: [Int]
  private var total: [Int]
  private var from: [Int]

  init(_ tables: SolverTables, longest: Int) {
    self.tables = tables
    let count = longest * tables.dayCount
    bestCost = Array(repeating: Self.never, count: count)
    bestStart = Array(repeating: -1, count: count)
    total = Array(repeating: Self.never, count: count)
    from = Array(repeating: -1, count: count)
  }

  /// What to do with moments in the way: nothing, so that only free cells count, or a price for each block that must leave.
  enum Clashes {
    case refused
    case priced([Int], blockOf: [Int])
  }

  /// The best cells for a chain whose moments have none at this time.
  ///
  /// - Parameters:
  ///   - noise: adds a little to the cost of each day, so that another good answer comes out; 0 for the best.
  ///   - barred: days not to take, by place in the chain.
  /// - Returns: a cell for each moment of the chain; `nil` when there is no combination.
  mutating func best(
    _ chain: [Int], in table: Timetable, clashes: Clashes = .refused, noise: Int = 0, random: inout SplitMix,
    barred: [(place: Int, day: Int)] = []
  ) -> [Int]? {
    for (place, moment) in chain.enumerated() {
      fill(place, moment, chain, table, clashes)
      if noise > 0 {
        for day in 0..<tables.dayCount where bestStart[place * tables.dayCount + day] >= 0 {
          bestCost[place * tables.dayCount + day] += random.below(noise)
        }
      }
    }
    for (place, day) in barred { bestStart[place * tables.dayCount + day] = -1 }
    for place in chain.indices { advance(place, chain, table) }
    return answer(chain)
  }

  /// The cheapest start of a moment on each day.
  private mutating func fill(_ place: Int, _ moment: Int, _ chain: [Int], _ table: Timetable, _ clashes: Clashes) {
    let costs = tables.costs[moment]
    let outer = table.links[moment].filter { table.isPlaced($0.other) }
    for day in 0..<tables.dayCount {
      let home = place * tables.dayCount + day
      bestStart[home] = -1
      bestCost[home] = Self.never
      var price = 0
      switch clashes {
      case .refused:
        guard table.hasRoom(moment, day: day), outer.allSatisfy({ table.holds($0, day) }) else { continue }
      case .priced(let prices, let blockOf):
        for end in outer where !table.holds(end, day) { price += prices[blockOf[end.other]] }
        var least = Int.max
        table.eachInFull(moment, day: day) { least = min(least, prices[blockOf[$0]]) }
        if least < Int.max { price += least }
      }
      var dayCost = -1
      for start in 0..<tables.startCount {
        let cell = day * tables.startCount + start
        guard costs[cell] != SolverTables.closed else { continue }
        var cost = Int(costs[cell]) + price
        switch clashes {
        case .refused: if !table.isFree(moment, cell) { continue }
        case .priced(let prices, let blockOf):
          table.eachClash(moment, cell) { cost += prices[blockOf[$0]] }
        }
        if dayCost < 0 { dayCost = table.dayCost(moment, day) + table.linkCost(moment, day) }
        cost += dayCost + table.travelCost(moment, day, start)
        if cost < bestCost[home] {
          bestCost[home] = cost
          bestStart[home] = start
        }
      }
    }
  }

  /// The best sum up to and with a moment, for each day of it.
  private mutating func advance(_ place: Int, _ chain: [Int], _ table: Timetable) {
    let days = tables.dayCount
    let here = place * days
    guard place > 0 else {
      for day in 0..<days { total[day] = bestStart[day] >= 0 ? bestCost[day] : Self.never }
      return
    }
    let link = table.links[chain[place]].first { $0.isAfter && $0.other == chain[place - 1] }?.link
    let least = link?.least ?? 1
    let most = link?.most ?? Int.max / 2
    let weight = link?.ideal == nil ? 0 : tables.problem.weights.spacing
    let ideal = link?.ideal ?? 0
    var first = 0
    for day in 0..<days {
      total[here + day] = Self.never
      guard bestStart[here + day] >= 0 else { continue }
      let number = tables.dayNumbers[day]
      while first < day, number - tables.dayNumbers[first] > most { first += 1 }
      var best = Self.never
      var origin = -1
      var earlier = first
      while earlier < day {
        let gap = number - tables.dayNumbers[earlier]
        if gap < least { break }
        let sum = total[here - days + earlier]
        if sum < Self.never {
          let cost = sum + weight * abs(gap - ideal)
          if cost < best {
            best = cost
            origin = earlier
          }
        }
        earlier += 1
      }
      guard origin >= 0 else { continue }
      total[here + day] = best + bestCost[here + day]
      from[here + day] = origin
    }
  }

  private func answer(_ chain: [Int]) -> [Int]? {
    let days = tables.dayCount
    let last = (chain.count - 1) * days
    var day = -1
    var best = Self.never
    for candidate in 0..<days where total[last + candidate] < best {
      best = total[last + candidate]
      day = candidate
    }
    guard day >= 0 else { return nil }
    var cells = Array(repeating: 0, count: chain.count)
    for place in chain.indices.reversed() {
      cells[place] = day * tables.startCount + bestStart[place * days + day]
      if place > 0 { day = from[place * days + day] }
    }
    return cells
  }
}
