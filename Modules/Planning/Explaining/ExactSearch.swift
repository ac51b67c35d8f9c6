import GuidanceKit

/// Whether a few moments can take place at all, given some of their requirements: tried out completely, or not at all.
struct ExactSearch {
  /// The answer.
  enum Answer: Hashable {
    case possible
    case impossible
    /// It would take too long to say.
    case unknown
  }

  private let problem: PlanningProblem
  private let asked: Set<Requirement>
  private let moments: [Int]
  private var domains: [[Slot]] = []
  private var placed: [Slot?] = []
  private var left: Int
  /// By moment: those that share a resource or a link with it.
  private let related: [[Int]]
  private let links: [(before: Int, after: Int, link: PlanLink)]
  private let travel: TravelMatrix

  /// - Parameter effort: how many slots may be looked at before the answer is unknown.
  init(_ problem: PlanningProblem, _ asked: Set<Requirement>, effort: Int = 400_000, travel: TravelMatrix? = nil) {
    self.problem = problem
    self.asked = asked
    self.travel = travel ?? TravelMatrix(problem.travel)
    let moments = problem.moments.indices.filter { asked.contains(.moment($0)) }
    self.moments = moments
    left = effort
    let places = Dictionary(uniqueKeysWithValues: moments.enumerated().map { ($1, $0) })
    let links = problem.links.enumerated().compactMap { number, link -> (before: Int, after: Int, link: PlanLink)? in
      guard asked.contains(.link(number)), let before = places[link.before], let after = places[link.after] else {
        return nil
      }
      return (before, after, link)
    }
    self.links = links
    placed = Array(repeating: nil, count: moments.count)
    related = moments.indices.map { one in
      moments.indices.filter { other in
        one != other
          && (links.contains { ($0.before, $0.after) == (one, other) || ($0.after, $0.before) == (one, other) }
            || !Set(problem.moments[moments[one]].resources).isDisjoint(with: problem.moments[moments[other]].resources))
      }
    }
    domains = moments.map { domain($0) }
  }

  mutating func answer() -> Answer {
    if domains.contains(where: \.isEmpty) || isOverfull() { return .impossible }
    switch search() {
    case true?: return .possible
    case false?: return .impossible
    case nil: return .unknown
    }
  }

  /// The slots of a moment by itself.
  private func domain(_ number: Int) -> [Slot] {
    let moment = problem.moments[number]
    if asked.contains(.fixed(number)), let fixed = moment.fixed {
      return isOpen(moment, fixed) && problem.days.contains(fixed.day) ? [fixed] : []
    }
    let hasWindow = asked.contains(.window(number))
    return problem.days.flatMap { day -> [Slot] in
      if hasWindow, day < moment.earliest || day > moment.latest { return [] }
      return problem.starts.map { Slot(day, $0) }.filter { isOpen(moment, $0) }
    }
  }

  private func isOpen(_ moment: PlanMoment, _ slot: Slot) -> Bool {
    moment.resources.allSatisfy { index in
      let resource = problem.resources[index]
      if asked.contains(.hours(index)),
        !resource.hours[slot.day.weekday].contains(where: { $0.holds(slot.start, moment.minutes) })
      {
        return false
      }
      return !resource.closures.enumerated().contains { place, closure in
        asked.contains(.closure(index, place)) && closure.blocks(slot.day, slot.start, moment.minutes)
      }
    }
  }

  // MARK: Trying

  /// Places the moment with the fewest slots left; `nil` when the effort is spent.
  private mutating func search() -> Bool? {
    var chosen = -1
    for place in moments.indices where placed[place] == nil {
      if chosen < 0 || domains[place].count < domains[chosen].count { chosen = place }
    }
    guard chosen >= 0 else { return true }
    for slot in domains[chosen] {
      placed[chosen] = slot
      let before = domains
      if narrow(chosen) {
        guard let found = search() else { return nil }
        if found { return true }
      }
      if left <= 0 { return nil }
      domains = before
      placed[chosen] = nil
    }
    return false
  }

  /// Takes away the slots that a moment just placed leaves no room for; `false` when another has none left.
  private mutating func narrow(_ chosen: Int) -> Bool {
    for place in related[chosen] where placed[place] == nil {
      left -= domains[place].count
      if left <= 0 { return false }
      domains[place] = domains[place].filter { fits(place, $0) }
      if domains[place].isEmpty { return false }
    }
    return true
  }

  private func fits(_ place: Int, _ slot: Slot) -> Bool {
    for (before, after, link) in links where before == place || after == place {
      guard let other = placed[before == place ? after : before] else { continue }
      let gap = before == place ? slot.day.days(until: other.day) : other.day.days(until: slot.day)
      if gap < link.least || gap > link.most ?? Int.max { return false }
    }
    let moment = problem.moments[moments[place]]
    for resource in moment.resources where problem.resources[resource].isExclusive {
      if !hasRoom(resource, moment, slot) { return false }
    }
    return true
  }

  private func hasRoom(_ resource: Int, _ moment: PlanMoment, _ slot: Slot) -> Bool {
    var (inDay, inWeek) = (0, 0)
    let week = ISOWeek(containing: slot.day)
    let isOnePlace = asked.contains(.onePlace(resource))
    for (place, other) in placed.enumerated() {
      guard let other else { continue }
      let entry = problem.moments[moments[place]]
      guard entry.resources.contains(resource) else { continue }
      if other.day == slot.day {
        inDay += 1
        let way = travel(moment.place ?? -1, entry.place ?? -1)
        if isOnePlace, slot.start < other.start + entry.minutes + way, other.start < slot.start + moment.minutes + way {
          return false
        }
      }
      if ISOWeek(containing: other.day) == week { inWeek += 1 }
    }
    if asked.contains(.perDay(resource)), let most = problem.resources[resource].perDay, inDay >= most { return false }
    if asked.contains(.perWeek(resource)), let most = problem.resources[resource].perWeek, inWeek >= most {
      return false
    }
    return true
  }

  // MARK: Counting

  /// Whether someone has more moments than days and weeks can hold, whatever goes where (a flow that is too small).
  private func isOverfull() -> Bool {
    let resources = Set(moments.flatMap { problem.moments[$0].resources }).filter { problem.resources[$0].isExclusive }
    return resources.sorted().contains { resource in
      let users = moments.indices.filter { problem.moments[moments[$0]].resources.contains(resource) }
      guard users.count > 1 else { return false }
      let shortest = users.map { problem.moments[moments[$0]].minutes }.min() ?? 1
      let room = DayRoom(
        perDay: asked.contains(.perDay(resource)) ? problem.resources[resource].perDay : nil,
        perWeek: asked.contains(.perWeek(resource)) ? problem.resources[resource].perWeek : nil,
        shortest: asked.contains(.onePlace(resource)) ? shortest : nil)
      return room.most(users.map { domains[$0] }) < users.count
    }
  }
}
