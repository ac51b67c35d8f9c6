import GuidanceKit

/// Makes pairs of pillar and organisation with the minutes given.
struct PairAdder: Sendable {
  private let pillars: [String]
  private let organisations: [SharedOrganisation]
  private let entries: [ReachEntry]
  private let index: EntryIndex
  private let weeks: WeekCounter
  private let needed: Int
  private let isSplit: Bool
  private let day: CalendarDate
  /// Every set of levels, by the bits of the levels in it: pairs share them.
  private let levels: [Set<WorkingLevel>]

  init(_ input: IndicatorInput, _ organisations: [Organisation], weeks: WeekCounter) {
    pillars = input.plan.pillars.map(\.code)
    self.organisations = organisations.map(SharedOrganisation.init)
    entries = input.reach
    index = EntryIndex(input.reach, pillars: pillars, organisations: organisations.map(\.number))
    self.weeks = weeks
    needed = input.plan.norms.reachHours.value * 60
    isSplit = input.plan.norms.sharedSession.value == .split
    day = input.day
    let all = WorkingLevel.allCases
    levels = (0..<1 << all.count).map { bits in
      Set(all.indices.lazy.filter { bits & (1 << $0) != 0 }.map { all[$0] })
    }
  }

  private static func bit(_ level: WorkingLevel) -> Int {
    switch level {
    case .macro: 1
    case .meso: 2
    case .micro: 4
    }
  }

  /// The pair of a pillar and an organisation, by their places.
  func pair(
    _ pillar: Int, _ organisation: Int, _ asked: ReachScope.Place, _ rule: ReachWindowRule, place: Int
  ) -> ReachPair {
    var minutes = RationalSum()
    var sessions = 0
    var levels = 0
    var takenOver: [InstitutionNumber: Rational] = [:]
    for at in index.entries(pillar, organisation) {
      let entry = entries[Int(at)]
      guard asked.window.contains(entry.first) else { continue }
      let part = isSplit ? Rational(entry.minutes, entry.organisationCount) ?? .zero : Rational(entry.minutes)
      minutes.add(part)
      sessions += entry.sessions
      if let level = entry.level { levels |= PairAdder.bit(level) }
      guard let number = entry.endedNumber else { continue }
      takenOver[number] = (takenOver[number] ?? .zero).adding(part)
    }
    let weeks = weeks[asked.window]
    return ReachPair(
      pillar: pillars[pillar], organisation: organisations[organisation], window: asked.window, rule: rule,
      targetPercent: asked.targetPercent, minutes: minutes.total ?? .zero, sessions: sessions, neededMinutes: needed,
      levels: self.levels[levels], asksIntegration: asked.asksIntegration, elapsedWeeks: weeks.elapsed,
      allWeeks: weeks.all, day: day, takenOver: takenOver, place: place)
  }
}

/// The entries of each pillar and organisation: their places in the order of these, so that none is copied.
private struct EntryIndex: Sendable {
  private let count: Int
  private let starts: [Int32]
  private let order: [Int32]
  /// The first organisation with the number of each.
  private let firsts: [Int]

  /// - Parameter organisations: their numbers, upwards.
  init(_ entries: [ReachEntry], pillars: [String], organisations: [InstitutionNumber]) {
    count = organisations.count
    let byCode = Dictionary(pillars.enumerated().map { ($1, $0) }) { first, _ in first }
    let byNumber = Dictionary(organisations.enumerated().map { ($1, $0) }) { first, _ in first }
    firsts = organisations.map { byNumber[$0] ?? 0 }
    var groups = [Int32](repeating: -1, count: entries.count)
    var starts = [Int32](repeating: 0, count: pillars.count * organisations.count + 1)
    // Neighbours mostly are of one organisation.
    var last: (number: InstitutionNumber, place: Int?)?
    for at in entries.indices {
      let number = entries[at].organisation
      if last?.number != number { last = (number, byNumber[number]) }
      guard let organisation = last?.place, let pillar = byCode[entries[at].destination] else { continue }
      let group = pillar * organisations.count + organisation
      groups[at] = Int32(group)
      starts[group + 1] += 1
    }
    for group in 1..<starts.count { starts[group] += starts[group - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    for at in entries.indices where groups[at] >= 0 {
      let group = Int(groups[at])
      order[Int(next[group])] = Int32(at)
      next[group] += 1
    }
    self.starts = starts
    self.order = order
  }

  func entries(_ pillar: Int, _ organisation: Int) -> ArraySlice<Int32> {
    let group = pillar * count + firsts[organisation]
    return order[Int(starts[group])..<Int(starts[group + 1])]
  }
}

/// Counts the school weeks of windows, each window once.
struct WeekCounter: Sendable {
  private let day: CalendarDate
  private let calendar: SchoolCalendar
  private var known: [ClosedRange<CalendarDate>: (elapsed: Int, all: Int)] = [:]

  init(_ calendar: SchoolCalendar, day: CalendarDate) {
    self.calendar = calendar
    self.day = day
  }

  /// Counts the weeks of all windows that are asked.
  mutating func count(_ asked: [ReachScope.Asked]) {
    var last: ClosedRange<CalendarDate>?
    func count(_ window: ReachWindow) {
      let range = window.first...window.last
      // Neighbours mostly have the same.
      if range == last { return }
      last = range
      if known[range] == nil { known[range] = counted(window) }
    }
    for one in asked {
      count(one.main.window)
      if let other = one.other { count(other.window) }
    }
  }

  subscript(window: ReachWindow) -> (elapsed: Int, all: Int) {
    known[window.first...window.last] ?? counted(window)
  }

  private func counted(_ window: ReachWindow) -> (elapsed: Int, all: Int) {
    (
      calendar.schoolWeeks(from: window.first, through: min(day, window.last)),
      calendar.schoolWeeks(from: window.first, through: window.last)
    )
  }
}
