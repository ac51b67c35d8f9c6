public import GuidanceKit

/// All pairs of a pillar and an organisation that it must reach on the day, with the minutes given.
public struct ReachTable: Sendable {
  /// The pairs, in the order of the plan's pillars, then by number.
  public let pairs: [ReachPair]
  /// The same with windows of the other duration, only where those differ.
  public let alternatives: [ReachPair]

  private struct Key: Hashable {
    var pillar: String
    var organisation: InstitutionNumber
  }

  /// Finds the pairs in scope and adds up their minutes.
  public init(_ input: IndicatorInput) {
    let plan = input.plan
    let entries = Dictionary(grouping: input.reach) { Key(pillar: $0.destination, organisation: $0.organisation) }
    let rule = plan.norms.reachWindow.value
    let organisations = input.organisations.sorted { $0.number < $1.number }
    var weeks = WeekCounter(input.calendar, day: input.day)
    var pairs: [ReachPair] = []
    var alternatives: [ReachPair] = []
    for pillar in plan.pillars {
      for organisation in organisations {
        let own = entries[Key(pillar: pillar.code, organisation: organisation.number)] ?? []
        func pair(_ rule: ReachWindowRule) -> ReachPair? {
          plan.reachWindow(of: pillar.code, for: organisation, on: input.day, rule: rule).map { window in
            ReachTable.pair(plan, pillar.code, organisation, window, rule, own, weeks: &weeks)
          }
        }
        guard let main = pair(rule) else { continue }
        pairs.append(main)
        if let other = pair(rule.other),
          other.window.first != main.window.first || other.window.last != main.window.last
        {
          alternatives.append(other)
        }
      }
    }
    self.pairs = pairs
    self.alternatives = alternatives
  }

  /// The pair of a pillar and an organisation; `nil` when the organisation is out of scope.
  public func pair(_ pillar: String, _ organisation: InstitutionNumber) -> ReachPair? {
    pairs.first { $0.pillar == pillar && $0.organisation.number == organisation }
  }

  private static func pair(
    _ plan: Plan, _ pillar: String, _ organisation: Organisation, _ window: ReachWindow, _ rule: ReachWindowRule,
    _ entries: [ReachEntry], weeks: inout WeekCounter
  ) -> ReachPair {
    let inWindow = entries.filter { window.contains($0.first) }
    let isSplit = plan.norms.sharedSession.value == .split
    func minutes(_ entry: ReachEntry) -> Rational {
      isSplit ? Rational(entry.minutes, entry.organisationCount) ?? .zero : Rational(entry.minutes)
    }
    var takenOver: [InstitutionNumber: Rational] = [:]
    for entry in inWindow {
      guard let number = entry.endedNumber else { continue }
      takenOver[number] = (takenOver[number] ?? .zero).adding(minutes(entry))
    }
    let targets = plan.reachBlocks(of: pillar).filter { window.blocks.contains($0.id) }.compactMap {
      $0.targetPercent(for: organisation, from: window.first, through: window.last)
    }
    let counted = weeks.count(window)
    return ReachPair(
      pillar: pillar, organisation: organisation, window: window, rule: rule, targetPercent: targets.max() ?? 100,
      minutes: Rational.sum(inWindow.lazy.map(minutes)) ?? .zero, sessions: inWindow.reduce(0) { $0 + $1.sessions },
      neededMinutes: plan.norms.reachHours.value * 60, levels: Set(inWindow.compactMap(\.level)),
      asksIntegration: plan.asksIntegration(
        of: pillar, for: organisation, from: window.first, through: window.last),
      elapsedWeeks: counted.elapsed, allWeeks: counted.all, day: weeks.day, takenOver: takenOver)
  }
}

/// Counts the school weeks of windows, each window once.
private struct WeekCounter {
  let day: CalendarDate
  private let calendar: SchoolCalendar
  private var known: [ClosedRange<CalendarDate>: (elapsed: Int, all: Int)] = [:]

  init(_ calendar: SchoolCalendar, day: CalendarDate) {
    self.calendar = calendar
    self.day = day
  }

  mutating func count(_ window: ReachWindow) -> (elapsed: Int, all: Int) {
    let range = window.first...window.last
    if let known = known[range] { return known }
    let counted = (
      elapsed: calendar.schoolWeeks(from: window.first, through: min(day, window.last)),
      all: calendar.schoolWeeks(from: window.first, through: window.last)
    )
    known[range] = counted
    return counted
  }
}
