import GuidanceKit

/// Where the moments stand while the solver works, with what each change costs.
struct Timetable {
  let tables: SolverTables
  /// By moment: its cell, or -1.
  private(set) var cells: [Int32]
  /// What all wishes cost for the moments that have a place.
  private(set) var cost = 0
  /// By resource and day: the first entry of the list of moments there, or -1.
  private var heads: [Int32]
  /// By entry (a moment and one of its resources): the next one of the same day.
  private var nexts: [Int32]
  /// The moment of an entry, and the entry of a moment's first resource.
  private let momentOf: [Int32]
  private let entryOf: [Int32]
  private var inDay: [UInt8]
  private var inWeek: [UInt8]
  private let perDay: [Int]
  private let perWeek: [Int]
  private let isGuide: [Bool]
  private let homes: [Int]
  let links: [[LinkEnd]]

  /// A link as one of its moments sees it.
  struct LinkEnd {
    let other: Int
    /// Whether the other moment comes first.
    let isAfter: Bool
    let link: PlanLink
  }

  init(_ tables: SolverTables) {
    self.tables = tables
    let problem = tables.problem
    cells = Array(repeating: -1, count: problem.moments.count)
    heads = Array(repeating: -1, count: problem.resources.count * tables.dayCount)
    var owners: [Int32] = []
    var first: [Int32] = []
    for (number, resources) in tables.exclusive.enumerated() {
      first.append(Int32(owners.count))
      owners += Array(repeating: Int32(number), count: resources.count)
    }
    momentOf = owners
    entryOf = first
    nexts = Array(repeating: -1, count: owners.count)
    inDay = Array(repeating: 0, count: problem.resources.count * tables.dayCount)
    inWeek = Array(repeating: 0, count: problem.resources.count * max(1, tables.weekCount))
    perDay = problem.resources.map { $0.perDay ?? 255 }
    perWeek = problem.resources.map { $0.perWeek ?? 255 }
    isGuide = problem.resources.map { $0.kind == .guide }
    homes = problem.resources.map { $0.home ?? -1 }
    var ends: [[LinkEnd]] = Array(repeating: [], count: problem.moments.count)
    for link in problem.links {
      ends[link.before].append(LinkEnd(other: link.after, isAfter: false, link: link))
      ends[link.after].append(LinkEnd(other: link.before, isAfter: true, link: link))
    }
    links = ends
  }

  func day(of moment: Int) -> Int { Int(cells[moment]) / tables.startCount }
  func isPlaced(_ moment: Int) -> Bool { cells[moment] >= 0 }
  var missing: Int { cells.count { $0 < 0 } }

  // MARK: Changing

  /// Puts a moment in a cell that is free for it.
  mutating func put(_ moment: Int, _ cell: Int) {
    cost += marginal(moment, cell) + linkCost(moment, cell / tables.startCount)
    cells[moment] = Int32(cell)
    let day = cell / tables.startCount
    for (place, resource) in tables.exclusive[moment].enumerated() {
      let entry = entryOf[moment] + Int32(place)
      let home = resource * tables.dayCount + day
      nexts[Int(entry)] = heads[home]
      heads[home] = entry
      inDay[home] += 1
      inWeek[resource * tables.weekCount + tables.weeks[day]] += 1
    }
  }

  /// Takes a moment out.
  mutating func take(_ moment: Int) {
    let cell = Int(cells[moment])
    let day = cell / tables.startCount
    for (place, resource) in tables.exclusive[moment].enumerated() {
      let entry = entryOf[moment] + Int32(place)
      let home = resource * tables.dayCount + day
      unlink(entry, home)
      inDay[home] -= 1
      inWeek[resource * tables.weekCount + tables.weeks[day]] -= 1
    }
    cells[moment] = -1
    cost -= marginal(moment, cell) + linkCost(moment, day)
  }

  private mutating func unlink(_ entry: Int32, _ home: Int) {
    if heads[home] == entry {
      heads[home] = nexts[Int(entry)]
      return
    }
    var at = heads[home]
    while at >= 0 {
      if nexts[Int(at)] == entry {
        nexts[Int(at)] = nexts[Int(entry)]
        return
      }
      at = nexts[Int(at)]
    }
  }

  // MARK: Looking

  /// Whether the resources' days and weeks have room for another moment.
  func hasRoom(_ moment: Int, day: Int) -> Bool {
    for resource in tables.exclusive[moment] {
      if Int(inDay[resource * tables.dayCount + day]) >= perDay[resource] { return false }
      if Int(inWeek[resource * tables.weekCount + tables.weeks[day]]) >= perWeek[resource] { return false }
    }
    return true
  }

  /// Whether no resource is elsewhere, or on its way, during a moment in a cell.
  func isFree(_ moment: Int, _ cell: Int) -> Bool {
    var isFree = true
    eachClash(moment, cell) { _ in isFree = false }
    return isFree
  }

  /// The moments that stand in the way of a moment in a cell.
  func eachClash(_ moment: Int, _ cell: Int, _ body: (Int) -> Void) {
    let day = cell / tables.startCount
    let start = tables.problem.starts[cell % tables.startCount]
    let end = start + tables.lengths[moment]
    for resource in tables.exclusive[moment] {
      var entry = heads[resource * tables.dayCount + day]
      while entry >= 0 {
        let other = Int(momentOf[Int(entry)])
        let otherStart = tables.problem.starts[Int(cells[other]) % tables.startCount]
        let travel = tables.travel(tables.places[moment], tables.places[other])
        if start < otherStart + tables.lengths[other] + travel, otherStart < end + travel { body(other) }
        entry = nexts[Int(entry)]
      }
    }
  }

  /// The moments of the resources of a moment on a day, or in its week, whose limit is reached.
  func eachInFull(_ moment: Int, day: Int, _ body: (Int) -> Void) {
    for resource in tables.exclusive[moment] {
      if Int(inWeek[resource * tables.weekCount + tables.weeks[day]]) >= perWeek[resource] {
        var other = day
        while other > 0, tables.weeks[other - 1] == tables.weeks[day] { other -= 1 }
        while other < tables.dayCount, tables.weeks[other] == tables.weeks[day] {
          each(resource, day: other, body)
          other += 1
        }
      } else if Int(inDay[resource * tables.dayCount + day]) >= perDay[resource] {
        each(resource, day: day, body)
      }
    }
  }

  private func each(_ resource: Int, day: Int, _ body: (Int) -> Void) {
    var entry = heads[resource * tables.dayCount + day]
    while entry >= 0 {
      body(Int(momentOf[Int(entry)]))
      entry = nexts[Int(entry)]
    }
  }

  // MARK: What a place costs

  /// What a moment adds in a cell, apart from its links: its own wishes, travel, balance, gathering.
  func marginal(_ moment: Int, _ cell: Int) -> Int {
    let day = cell / tables.startCount
    return Int(tables.costs[moment][cell]) + dayCost(moment, day) + travelCost(moment, day, cell % tables.startCount)
  }

  /// What a day costs whatever the hour: balance and gathering.
  func dayCost(_ moment: Int, _ day: Int) -> Int {
    let weights = tables.problem.weights
    var cost = 0
    for resource in tables.exclusive[moment] where isGuide[resource] {
      cost += weights.balance * Int(inWeek[resource * tables.weekCount + tables.weeks[day]])
    }
    let gathering = tables.gatheringOf[moment]
    if gathering >= 0 {
      var others = 0
      for other in tables.problem.gatherings[gathering] where other != moment && cells[other] >= 0 {
        if self.day(of: other) == day { return cost }
        others += 1
      }
      if others > 0 { cost += weights.gathering }
    }
    return cost
  }

  /// What the detour of the guides costs: from the place before to this one to the place after, less the way between these.
  func travelCost(_ moment: Int, _ day: Int, _ start: Int) -> Int {
    let place = tables.places[moment]
    let weight = tables.problem.weights.travel
    guard place >= 0, weight > 0 else { return 0 }
    let minute = tables.problem.starts[start]
    var total = 0
    for resource in tables.exclusive[moment] where isGuide[resource] {
      var before = homes[resource]
      var beforeStart = Int.min
      var after = homes[resource]
      var afterStart = Int.max
      var entry = heads[resource * tables.dayCount + day]
      while entry >= 0 {
        let other = Int(momentOf[Int(entry)])
        entry = nexts[Int(entry)]
        guard tables.places[other] >= 0 else { continue }
        let otherStart = tables.problem.starts[Int(cells[other]) % tables.startCount]
        if otherStart < minute, otherStart > beforeStart {
          beforeStart = otherStart
          before = tables.places[other]
        } else if otherStart > minute, otherStart < afterStart {
          afterStart = otherStart
          after = tables.places[other]
        }
      }
      let detour = tables.travel(before, place) + tables.travel(place, after) - tables.travel(before, after)
      total += detour
    }
    return total * weight
  }

  /// What the gaps to linked moments that have a place cost.
  func linkCost(_ moment: Int, _ day: Int) -> Int {
    var cost = 0
    for end in links[moment] where cells[end.other] >= 0 {
      guard let ideal = end.link.ideal else { continue }
      cost += tables.problem.weights.spacing * abs(gap(end, day) - ideal)
    }
    return cost
  }

  /// The days between the two moments of a link when this one falls on a day.
  @inline(__always)
  func gap(_ end: LinkEnd, _ day: Int) -> Int {
    let here = tables.dayNumbers[day]
    let there = tables.dayNumbers[self.day(of: end.other)]
    return end.isAfter ? here - there : there - here
  }

  /// Whether a link holds when this moment falls on a day.
  @inline(__always)
  func holds(_ end: LinkEnd, _ day: Int) -> Bool {
    let gap = gap(end, day)
    return gap >= end.link.least && gap <= end.link.most ?? Int.max
  }
}
