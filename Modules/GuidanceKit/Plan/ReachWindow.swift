/// The days within which a pillar must reach an organisation (*bereikvenster*).
public struct ReachWindow: Hashable, Sendable, Codable {
  /// The first day.
  public var first: CalendarDate
  /// The last day; the verdict waits until it has passed.
  public var last: CalendarDate
  /// How many years the window was meant to last.
  public var durationYears: Int
  /// Whether the plan ends before the window would.
  public var isCut: Bool
  /// The ids of the pillar's reach blocks that match the organisation on any day of the window, in the order of the
  /// plan.
  public var blocks: [String]

  /// Makes a window.
  public init(first: CalendarDate, last: CalendarDate, durationYears: Int, isCut: Bool, blocks: [String]) {
    self.first = first
    self.last = last
    self.durationYears = durationYears
    self.isCut = isCut
    self.blocks = blocks
  }

  /// Whether the day lies within.
  public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}

/// Which of the durations of matching reach blocks sets the length of a window, norm `reach_window`.
public enum ReachWindowRule: String, CaseIterable, Hashable, Sendable, Codable {
  /// The longest duration.
  case longest
  /// The shortest duration.
  case shortest

  /// The other rule, for showing both where they differ.
  public var other: ReachWindowRule { self == .longest ? .shortest : .longest }
}

extension ReachBlock {
  /// Whether the organisation matches a rule of the block on any day from `first` through `last`.
  public func matches(_ organisation: Organisation, from first: CalendarDate, through last: CalendarDate) -> Bool {
    rules.contains { $0.matches(organisation, from: first, through: last) }
  }

  /// The share of matching organisations that must be reached: the highest target of the rules the organisation
  /// matches, in percent.
  public func targetPercent(
    for organisation: Organisation, from first: CalendarDate, through last: CalendarDate
  ) -> Int? {
    rules.filter { $0.matches(organisation, from: first, through: last) }.map(\.targetPercent).max()
  }
}

extension Plan {
  /// The reach blocks of a pillar that match the organisation on any day from `first` through `last`, in the order of
  /// the plan.
  public func matchingBlocks(
    of pillar: String, for organisation: Organisation, from first: CalendarDate, through last: CalendarDate
  ) -> [ReachBlock] {
    reachBlocks(of: pillar).filter { $0.matches(organisation, from: first, through: last) }
  }

  /// Whether the organisation is in scope of the pillar on the day.
  public func isInScope(_ organisation: Organisation, of pillar: String, on day: CalendarDate) -> Bool {
    period.contains(day) && reachBlocks(of: pillar).contains { $0.matches(organisation, from: day, through: day) }
  }

  /// The windows within which the pillar must reach the organisation, from the plan's start to its end, without
  /// overlap.
  ///
  /// A window starts a whole number of its durations after the plan's start and is cut at the plan's end. A duration
  /// counts when a block of that duration matches the organisation on any day of such a window; of those that count,
  /// the norm takes the longest or the shortest. A qualifier that starts later therefore never changes a window that
  /// was over before. Years in which no block matches have no window.
  ///
  /// - Parameters:
  ///   - rule: `nil` for the plan's norm `reach_window`.
  /// - Source: rules for reach, §4.
  public func reachWindows(
    of pillar: String, for organisation: Organisation, rule: ReachWindowRule? = nil
  ) -> [ReachWindow] {
    let rule = rule ?? norms.reachWindow.value
    let blocks = reachBlocks(of: pillar)
    let durations = Set(blocks.map(\.durationYears)).filter { $0 > 0 }.sorted(by: rule == .longest ? (>) : (<))
    var windows: [ReachWindow] = []
    var cursor = period.first
    while true {
      let chosen = durations.lazy.compactMap { years -> ReachWindow? in
        let frame = self.frame(ofYears: years, containing: cursor)
        let first = max(frame.first, cursor)
        let counts = blocks.contains {
          $0.durationYears == years && $0.matches(organisation, from: first, through: frame.last)
        }
        guard counts else { return nil }
        let matching = blocks.filter { $0.matches(organisation, from: first, through: frame.last) }
        return ReachWindow(
          first: first, last: frame.last, durationYears: years, isCut: frame.isCut, blocks: matching.map(\.id))
      }.first
      if let chosen { windows.append(chosen) }
      let end = chosen?.last ?? frame(ofYears: 1, containing: cursor).last
      guard end < period.last else { return windows }
      cursor = end.adding(days: 1)
    }
  }

  /// The window that holds the day, or `nil` when the organisation is not in scope of the pillar then.
  ///
  /// - Parameters:
  ///   - rule: `nil` for the plan's norm `reach_window`.
  public func reachWindow(
    of pillar: String, for organisation: Organisation, on day: CalendarDate, rule: ReachWindowRule? = nil
  ) -> ReachWindow? {
    reachWindows(of: pillar, for: organisation, rule: rule).first { $0.contains(day) }
  }

  /// The working levels of the pillar's goals that match the organisation on any day from `first` through `last`.
  public func levels(
    of pillar: String, matching organisation: Organisation, from first: CalendarDate, through last: CalendarDate
  ) -> Set<WorkingLevel> {
    let goals = goals(of: pillar).filter { goal in
      goal.reachBlocks.contains { $0.matches(organisation, from: first, through: last) }
    }
    return Set(goals.map(\.level))
  }

  /// Whether integrated guidance, meso and micro, is asked for the organisation: the pillar has matching goals on both
  /// levels.
  public func asksIntegration(
    of pillar: String, for organisation: Organisation, from first: CalendarDate, through last: CalendarDate
  ) -> Bool {
    levels(of: pillar, matching: organisation, from: first, through: last).isSuperset(of: [.meso, .micro])
  }

  /// The names and numbers in reach rules that fit none of the organisations, with the block that names them.
  public func unknownNamedOrganisations(among organisations: [Organisation]) -> [(block: String, name: String)] {
    goals.flatMap(\.reachBlocks).flatMap { block in
      block.rules.flatMap { rule in
        rule.named.filter { name in
          let single = ReachRule(types: rule.types, kind: rule.kind, named: [name], targetPercent: rule.targetPercent)
          return !organisations.contains { single.acceptedTypes.contains($0.type) && single.isNamed($0) }
        }.map { (block.id, $0) }
      }
    }
  }

  /// The run of `years` years, counted from the plan's start and cut at its end, that holds the day.
  private func frame(
    ofYears years: Int, containing day: CalendarDate
  ) -> (first: CalendarDate, last: CalendarDate, isCut: Bool) {
    var first = period.first
    var next = Plan.day(period.first, plusYears: years)
    var count = years
    while next <= day {
      first = next
      count += years
      next = Plan.day(period.first, plusYears: count)
    }
    let last = next.adding(days: -1)
    return last > period.last ? (first, period.last, true) : (first, last, false)
  }

  /// The same day of the year some years later; 29 February becomes 1 March in a year without one.
  private static func day(_ day: CalendarDate, plusYears years: Int) -> CalendarDate {
    if let same = CalendarDate(year: day.year + years, month: day.month, day: day.day) { return same }
    return CalendarDate(year: day.year + years, month: 3, day: 1) ?? day.adding(days: 366 * years)
  }
}
