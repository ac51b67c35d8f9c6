import GuidanceKit

/// Plans a school year: first a place for everything, then better places until told to stop.
///
/// The same problem, seed and effort give the same planning on every machine. See decision 42 for what it was compared with.
public struct Solver {
  /// How a search is done.
  public struct Options: Sendable {
    /// The seed of the order in which things are tried.
    public var seed: Int
    /// How many times blocks are taken out and put back; `nil` for as many as the size asks.
    public var rounds: Int?

    /// Makes options.
    public init(seed: Int = 1, rounds: Int? = nil) {
      self.seed = seed
      self.rounds = rounds
    }
  }

  /// A planning and what its wishes cost.
  public struct Result: Sendable {
    /// The planning.
    public var proposal: Proposal
    /// The weighted wishes that are not met.
    public var cost: Int
    /// How many times blocks were taken out and put back.
    public var rounds: Int
    /// Whether it was stopped before it was done.
    public var isStopped: Bool
  }

  private let blocks: Blocks
  private let options: Options
  private var random: SplitMix
  private var table: Timetable
  private var search: ChainSearch
  private var prices: [Int]
  /// The price of a moment without a place, far above any wish.
  private let missingPrice = 1_000_000

  /// Prepares a search.
  ///
  /// - Parameter former: where moments stood; they are put there first, and stay there as far as the weight of moving says.
  public init(_ problem: PlanningProblem, options: Options = Options(), former: Proposal? = nil) {
    let tables = SolverTables(problem, moving: former)
    blocks = Blocks(problem)
    self.options = options
    random = SplitMix(seed: options.seed)
    table = Timetable(tables)
    search = ChainSearch(tables, longest: max(1, blocks.chains.map(\.count).max() ?? 1))
    prices = Array(repeating: 1000, count: blocks.chains.count)
    if let former { restore(former) }
  }

  /// Searches.
  ///
  /// - Parameter shouldStop: asked before each step; the best found so far is given.
  public mutating func run(shouldStop: () -> Bool = { false }) -> Result {
    place(shouldStop)
    var isStopped = shouldStop()
    if !isStopped { isStopped = sweep(shouldStop) }
    var done = 0
    if !isStopped { (done, isStopped) = improve(shouldStop) }
    let proposal = Proposal(
      table.cells.map { $0 < 0 ? nil : table.tables.slot(Int($0)) })
    return Result(proposal: proposal, cost: table.cost, rounds: done, isStopped: isStopped)
  }

  private var worth: Int { table.cost + table.missing * missingPrice }

  // MARK: A place for everything

  /// Puts moments back where they stood, as far as they may stand there.
  private mutating func restore(_ former: Proposal) {
    for chain in blocks.chains {
      for moment in chain {
        guard let slot = former.slots[moment], let cell = table.tables.cell(slot),
          table.tables.costs[moment][cell] != SolverTables.closed
        else { continue }
        let day = cell / table.tables.startCount
        if table.hasRoom(moment, day: day), table.isFree(moment, cell),
          table.links[moment].allSatisfy({ !table.isPlaced($0.other) || table.holds($0, day) })
        {
          table.put(moment, cell)
        }
      }
    }
  }

  /// Gives every block a place, taking others out where need be.
  private mutating func place(_ shouldStop: () -> Bool) {
    var queue = blocks.chains.indices.filter { block in blocks.chains[block].contains { !table.isPlaced($0) } }
    var tries = 20 * blocks.chains.count + 400
    var best = table.cells
    var fewest = table.missing
    while !queue.isEmpty, tries > 0, !shouldStop() {
      tries -= 1
      let block = queue.removeFirst()
      let old = remove(block)
      if insert(block) {
      } else if let out = force(block) {
        queue += out
      } else {
        // Not even with all others gone: what stood stays, what cannot be placed is reported.
        put(old)
      }
      if table.missing < fewest {
        fewest = table.missing
        best = table.cells
      }
    }
    guard table.missing > fewest || !queue.isEmpty else { return }
    for moment in best.indices where table.isPlaced(moment) { table.take(moment) }
    for moment in best.indices where best[moment] >= 0 { table.put(moment, Int(best[moment])) }
  }

  /// Takes a block out; gives where its moments stood.
  @discardableResult
  private mutating func remove(_ block: Int) -> [(moment: Int, cell: Int)] {
    var old: [(moment: Int, cell: Int)] = []
    for moment in blocks.chains[block] where table.isPlaced(moment) {
      old.append((moment, Int(table.cells[moment])))
      table.take(moment)
    }
    return old
  }

  private mutating func put(_ cells: [(moment: Int, cell: Int)]) {
    for (moment, cell) in cells { table.put(moment, cell) }
  }

  /// Puts a block in its best free place.
  private mutating func insert(_ block: Int, noise: Int = 0) -> Bool {
    let chain = blocks.chains[block]
    var barred: [(place: Int, day: Int)] = []
    // A chain may clash with itself where the limit of a week is reached by its own moments; then another day is asked.
    for _ in 0..<12 {
      guard let cells = search.best(chain, in: table, noise: noise, random: &random, barred: barred) else {
        return false
      }
      var placed: [Int] = []
      var clash: (place: Int, day: Int)?
      for (place, moment) in chain.enumerated() {
        let day = cells[place] / table.tables.startCount
        guard table.hasRoom(moment, day: day), table.isFree(moment, cells[place]),
          table.links[moment].allSatisfy({ !table.isPlaced($0.other) || table.holds($0, day) })
        else {
          clash = (place, day)
          break
        }
        table.put(moment, cells[place])
        placed.append(moment)
      }
      guard let clash else { return true }
      for moment in placed { table.take(moment) }
      barred.append(clash)
    }
    return false
  }

  /// Puts a block where it costs others least, and takes out those that stand in its way.
  ///
  /// - Returns: the blocks taken out; `nil` when there is no place at all.
  private mutating func force(_ block: Int) -> [Int]? {
    let chain = blocks.chains[block]
    guard
      let cells = search.best(
        chain, in: table, clashes: .priced(prices, blockOf: blocks.blockOf), random: &random)
    else { return nil }
    var out: [Int] = []
    for (place, moment) in chain.enumerated() {
      let cell = cells[place]
      let day = cell / table.tables.startCount
      var inTheWay: Set<Int> = []
      table.eachClash(moment, cell) { inTheWay.insert(blocks.blockOf[$0]) }
      for end in table.links[moment] where table.isPlaced(end.other) && !table.holds(end, day) {
        inTheWay.insert(blocks.blockOf[end.other])
      }
      inTheWay.remove(block)
      for other in inTheWay.sorted() { eject(other, &out) }
      while !table.hasRoom(moment, day: day) {
        var cheapest = -1
        table.eachInFull(moment, day: day) { other in
          let owner = blocks.blockOf[other]
          if owner != block, cheapest < 0 || prices[owner] < prices[cheapest] { cheapest = owner }
        }
        guard cheapest >= 0 else { break }
        eject(cheapest, &out)
      }
      if table.hasRoom(moment, day: day), table.isFree(moment, cell) { table.put(moment, cell) }
    }
    if chain.contains(where: { !table.isPlaced($0) }) {
      remove(block)
      out.append(block)
    }
    return out
  }

  private mutating func eject(_ block: Int, _ out: inout [Int]) {
    remove(block)
    prices[block] += 500
    out.append(block)
  }

  // MARK: Better places

  /// Lays each block anew, one by one, until that no longer helps.
  private mutating func sweep(_ shouldStop: () -> Bool) -> Bool {
    for _ in 0..<8 {
      let before = worth
      for block in blocks.chains.indices {
        if shouldStop() { return true }
        relay([block], allowance: 0, noise: 0)
      }
      if worth >= before { break }
    }
    return false
  }

  /// Takes some related blocks out and puts them back in another order, over and over; what got worse beyond an allowance that
  /// shrinks is taken back.
  private mutating func improve(_ shouldStop: () -> Bool) -> (rounds: Int, isStopped: Bool) {
    let count = blocks.chains.count
    guard count > 0 else { return (0, false) }
    let rounds = options.rounds ?? Self.usualRounds(count)
    var best = table.cells
    var bestWorth = worth
    let startAllowance = max(60, bestWorth / max(1, count) / 4)
    for round in 0..<rounds {
      if shouldStop() {
        reset(to: best)
        return (round, true)
      }
      var chosen = [random.below(count)]
      let near = blocks.neighbours[chosen[0]]
      let wanted = 1 + random.below(4)
      for _ in 0..<wanted where !near.isEmpty {
        let other = near[random.below(near.count)]
        if !chosen.contains(other) { chosen.append(other) }
      }
      random.shuffle(&chosen)
      let allowance = startAllowance * (rounds - round) / rounds
      let noise = random.below(3) == 0 ? 40 : 0
      relay(chosen, allowance: max(0, bestWorth + allowance - worth), noise: noise)
      if worth < bestWorth {
        bestWorth = worth
        best = table.cells
      }
    }
    reset(to: best)
    _ = sweep(shouldStop)
    return (rounds, false)
  }

  static func usualRounds(_ blocks: Int) -> Int { min(60_000, 4_000 + 60 * blocks) }

  /// Takes blocks out and puts them back; undone when that costs more than allowed.
  private mutating func relay(_ chosen: [Int], allowance: Int, noise: Int) {
    let before = worth
    var old: [(moment: Int, cell: Int)] = []
    for block in chosen { old += remove(block) }
    var isWhole = true
    for block in chosen where !insert(block, noise: noise) { isWhole = false }
    if worth <= before + allowance, isWhole || worth < before { return }
    for block in chosen { remove(block) }
    put(old)
  }

  private mutating func reset(to cells: [Int32]) {
    for moment in cells.indices where table.cells[moment] != cells[moment] && table.isPlaced(moment) {
      table.take(moment)
    }
    for moment in cells.indices where cells[moment] >= 0 && !table.isPlaced(moment) {
      table.put(moment, Int(cells[moment]))
    }
  }
}
