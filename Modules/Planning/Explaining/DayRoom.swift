import GuidanceKit

/// How many moments fit in the days and weeks of one resource, whatever else is asked: the largest flow from moments over
/// their days and weeks.
struct DayRoom {
  let perDay: Int?
  let perWeek: Int?
  /// The length of the shortest moment, when two cannot be held at once.
  let shortest: Int?

  /// The most moments, of those with these slots, that can have a place.
  func most(_ domains: [[Slot]]) -> Int {
    var starts: [CalendarDate: Set<Int>] = [:]
    for slot in domains.joined() { starts[slot.day, default: []].insert(slot.start) }
    let days = starts.keys.sorted()
    let weeks = Array(Set(days.map { ISOWeek(containing: $0) })).sorted()
    let dayNodes = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, 2 + domains.count + $0) })
    let weekNodes = Dictionary(
      uniqueKeysWithValues: weeks.enumerated().map { ($1, 2 + domains.count + days.count + $0) })
    var flow = Flow(nodes: 2 + domains.count + days.count + weeks.count)
    for (place, slots) in domains.enumerated() {
      flow.add(0, 2 + place, 1)
      for day in Set(slots.map(\.day)).sorted() { flow.add(2 + place, dayNodes[day] ?? 0, 1) }
    }
    for day in days {
      let room = min(perDay ?? domains.count, atOnce(starts[day] ?? []))
      flow.add(dayNodes[day] ?? 0, weekNodes[ISOWeek(containing: day)] ?? 0, room)
    }
    for week in weeks { flow.add(weekNodes[week] ?? 0, 1, perWeek ?? domains.count) }
    return flow.most(from: 0, to: 1)
  }

  /// How many moments of the shortest length fit one after another on these starts.
  private func atOnce(_ starts: Set<Int>) -> Int {
    guard let shortest else { return Int.max }
    var (count, free) = (0, Int.min)
    for start in starts.sorted() where start >= free {
      count += 1
      free = start + shortest
    }
    return count
  }
}

/// A network in which a largest flow is found, one unit after another (Ford and Fulkerson).
private struct Flow {
  private var edges: [(to: Int, room: Int)] = []
  private var out: [[Int]]

  init(nodes: Int) { out = Array(repeating: [], count: nodes) }

  mutating func add(_ from: Int, _ to: Int, _ room: Int) {
    out[from].append(edges.count)
    edges.append((to, room))
    out[to].append(edges.count)
    edges.append((from, 0))
  }

  mutating func most(from source: Int, to sink: Int) -> Int {
    var total = 0
    while true {
      var seen = Array(repeating: false, count: out.count)
      guard push(source, sink, &seen) else { return total }
      total += 1
    }
  }

  private mutating func push(_ node: Int, _ sink: Int, _ seen: inout [Bool]) -> Bool {
    if node == sink { return true }
    seen[node] = true
    for edge in out[node] where edges[edge].room > 0 && !seen[edges[edge].to] {
      if push(edges[edge].to, sink, &seen) {
        edges[edge].room -= 1
        edges[edge ^ 1].room += 1
        return true
      }
    }
    return false
  }
}
