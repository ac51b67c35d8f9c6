public import GuidanceKit

/// All pairs of a pillar and an organisation that it must reach on the day, with the minutes given.
public struct ReachTable: Sendable {
  /// The pairs, in the order of the plan's pillars, then by number.
  public let pairs: [ReachPair]
  /// The same with windows of the other duration, only where those differ.
  public let alternatives: [ReachPair]
  /// The pairs of each pillar, by code; of each in the order of their numbers.
  let byPillar: [String: [ReachPair]]

  /// Finds the pairs in scope and adds up their minutes.
  public init(_ input: IndicatorInput) {
    let plan = input.plan
    // Grouped in two steps, so that no text is compared for every entry of every pillar.
    let entries = Dictionary(grouping: input.reach, by: \.destination).mapValues { own in
      Dictionary(grouping: own, by: \.organisation)
    }
    let rule = plan.norms.reachWindow.value
    let (needed, isSplit) = (plan.norms.reachHours.value * 60, plan.norms.sharedSession.value == .split)
    let organisations = input.organisations.sorted { $0.number < $1.number }
    let (kinds, plainKinds) = (
      OrganisationKinds(organisations, withQualifiers: true), OrganisationKinds(organisations, withQualifiers: false)
    )
    let named = NamedOrganisations(plan, organisations)
    // What pillars ask of kinds of organisations is worked out side by side; it takes longer than adding up.
    let scopes = Parallel.map(plan.pillars.indices) { place in
      var scope = ReachScope(plan, pillar: plan.pillars[place].code, day: input.day)
      scope.judge(scope.asksQualifiers ? kinds : plainKinds)
      return scope
    }
    var weeks = WeekCounter(input.calendar, day: input.day)
    var pairs: [ReachPair] = []
    var alternatives: [ReachPair] = []
    var byPillar: [String: [ReachPair]] = [:]
    for (pillar, judged) in zip(plan.pillars, scopes) {
      var scope = judged
      let ofPillar = entries[pillar.code] ?? [:]
      let first = pairs.count
      for (organisation, kind) in zip(organisations, (scope.asksQualifiers ? kinds : plainKinds).places)
      where scope.mayReach(organisation) {
        let own = ofPillar.isEmpty ? [] : ofPillar[organisation.number] ?? []
        func pair(_ rule: ReachWindowRule, at index: Int) -> ReachPair? {
          scope.place(of: organisation, kind: kind, isNamed: named.contains(organisation), rule: rule).map { place in
            ReachTable.pair(
              pillar.code, organisation, place, rule, own, needed: needed, isSplit: isSplit,
              weeks: weeks.count(place.window), day: input.day, index: index)
          }
        }
        guard let main = pair(rule, at: pairs.count) else { continue }
        pairs.append(main)
        if let other = pair(rule.other, at: alternatives.count),
          other.window.first != main.window.first || other.window.last != main.window.last
        {
          alternatives.append(other)
        }
      }
      byPillar[pillar.code] = Array(pairs[first...])
    }
    self.pairs = pairs
    self.alternatives = alternatives
    self.byPillar = byPillar
  }

  /// The pair of a pillar and an organisation; `nil` when the organisation is out of scope.
  public func pair(_ pillar: String, _ organisation: InstitutionNumber) -> ReachPair? {
    guard let pairs = byPillar[pillar] else { return nil }
    var (lower, upper) = (0, pairs.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if pairs[middle].organisation.number < organisation { lower = middle + 1 } else { upper = middle }
    }
    return lower < pairs.count && pairs[lower].organisation.number == organisation ? pairs[lower] : nil
  }

  private static func pair(
    _ pillar: String, _ organisation: Organisation, _ place: ReachScope.Place, _ rule: ReachWindowRule,
    _ entries: [ReachEntry], needed: Int, isSplit: Bool, weeks: (elapsed: Int, all: Int), day: CalendarDate,
    index: Int
  ) -> ReachPair {
    var minutes = RationalSum()
    var sessions = 0
    var levels: Set<WorkingLevel> = []
    var takenOver: [InstitutionNumber: Rational] = [:]
    for entry in entries where place.window.contains(entry.first) {
      let part = isSplit ? Rational(entry.minutes, entry.organisationCount) ?? .zero : Rational(entry.minutes)
      minutes.add(part)
      sessions += entry.sessions
      if let level = entry.level { levels.insert(level) }
      guard let number = entry.endedNumber else { continue }
      takenOver[number] = (takenOver[number] ?? .zero).adding(part)
    }
    return ReachPair(
      pillar: pillar, organisation: organisation, window: place.window, rule: rule,
      targetPercent: place.targetPercent, minutes: minutes.total ?? .zero, sessions: sessions, neededMinutes: needed,
      levels: levels,
      asksIntegration: place.asksIntegration, elapsedWeeks: weeks.elapsed, allWeeks: weeks.all, day: day,
      takenOver: takenOver, place: index)
  }
}

/// Organisations that are alike in all that reach rules look at, beside their names.
private struct OrganisationKinds: Sendable {
  private struct Kind: Hashable {
    var type: OrganisationType
    var validity: Validity
    var qualifiers: [QualifierPeriod]
  }

  /// The kind of each organisation, from 0.
  let places: [Int]
  /// An organisation of each kind.
  let examples: [Organisation]

  init(_ organisations: [Organisation], withQualifiers: Bool) {
    var known: [Kind: Int] = [:]
    var examples: [Organisation] = []
    places = organisations.map { one in
      let kind = Kind(type: one.type, validity: one.validity, qualifiers: withQualifiers ? one.qualifiers : [])
      let place = known[kind] ?? known.count
      if place == examples.count { examples.append(one) }
      known[kind] = place
      return place
    }
    self.examples = examples
  }
}

/// The organisations that some rule of a plan names, by number, name or alias.
private struct NamedOrganisations {
  private let numbers: Set<InstitutionNumber>

  init(_ plan: Plan, _ organisations: [Organisation]) {
    let named = plan.goals.flatMap(\.reachBlocks).flatMap(\.rules).flatMap(\.named)
    let spellings = Set(named + named.map { TextFolding.folded($0) })
    numbers =
      named.isEmpty
      ? []
      : Set(
        organisations.lazy.filter { one in
          spellings.contains(one.number.digits)
            || ([one.name] + one.aliases).contains { spellings.contains(TextFolding.folded($0)) }
        }.map(\.number))
  }

  func contains(_ organisation: Organisation) -> Bool { numbers.contains(organisation.number) }
}

/// Which organisations one pillar must reach, in which window; organisations of one kind are judged once.
private struct ReachScope: Sendable {
  /// What a pillar asks of an organisation.
  struct Place {
    var window: ReachWindow
    var targetPercent: Int
    var asksIntegration: Bool
  }

  private struct Kind: Hashable {
    var rule: ReachWindowRule
    var kind: Int
    /// Only where a rule names organisations.
    var number: InstitutionNumber?
  }

  private let plan: Plan
  private let pillar: String
  private let day: CalendarDate
  private let blocks: [ReachBlock]
  private let types: Set<OrganisationType>
  private let namesOrganisations: Bool
  /// Whether some rule looks at qualifiers.
  let asksQualifiers: Bool
  private var known: [Kind: Place?] = [:]

  init(_ plan: Plan, pillar: String, day: CalendarDate) {
    // The other pillars' goals are not looked at again for each organisation.
    var plan = plan
    plan.goals = plan.goals(of: pillar)
    self.plan = plan
    self.pillar = pillar
    self.day = day
    blocks = plan.reachBlocks(of: pillar)
    types = Set(blocks.flatMap(\.rules).flatMap(\.acceptedTypes))
    asksQualifiers = blocks.contains { $0.rules.contains { !$0.qualifiers.isEmpty } }
    namesOrganisations = blocks.contains { $0.rules.contains { !$0.named.isEmpty } }
  }

  /// Whether some rule accepts the type of an organisation.
  func mayReach(_ organisation: Organisation) -> Bool { types.contains(organisation.type) }

  /// Judges all kinds beforehand, as far as no rule names organisations.
  mutating func judge(_ kinds: OrganisationKinds) {
    guard !namesOrganisations else { return }
    for (kind, example) in kinds.examples.enumerated() where mayReach(example) {
      for rule in ReachWindowRule.allCases { _ = place(of: example, kind: kind, isNamed: false, rule: rule) }
    }
  }

  /// What is asked of an organisation; `nil` when it is out of scope.
  ///
  /// - Parameter isNamed: whether any rule of the plan names it; then it is judged by itself.
  mutating func place(
    of organisation: Organisation, kind: Int, isNamed: Bool, rule: ReachWindowRule
  ) -> Place? {
    let key = Kind(rule: rule, kind: kind, number: namesOrganisations && isNamed ? organisation.number : nil)
    if let known = known[key] { return known }
    let place = plan.reachWindow(of: pillar, for: organisation, on: day, rule: rule).map { window in
      let targets = blocks.filter { window.blocks.contains($0.id) }.compactMap {
        $0.targetPercent(for: organisation, from: window.first, through: window.last)
      }
      return Place(
        window: window, targetPercent: targets.max() ?? 100,
        asksIntegration: plan.asksIntegration(of: pillar, for: organisation, from: window.first, through: window.last))
    }
    known[key] = .some(place)
    return place
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
