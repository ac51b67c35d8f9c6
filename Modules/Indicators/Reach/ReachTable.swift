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
    let rule = plan.norms.reachWindow.value
    let organisations = input.organisations.sorted { $0.number < $1.number }
    let (kinds, plainKinds) = (
      OrganisationKinds(organisations, withQualifiers: true), OrganisationKinds(organisations, withQualifiers: false)
    )
    let named = NamedOrganisations(plan, organisations)
    // What pillars ask of kinds of organisations is worked out side by side; it takes longer than adding up.
    let asked = Parallel.map(plan.pillars.indices) { place in
      var scope = ReachScope(plan, pillar: plan.pillars[place].code, day: input.day)
      return scope.all(organisations, scope.asksQualifiers ? kinds : plainKinds, named, rule: rule)
    }
    var weeks = WeekCounter(input.calendar, day: input.day)
    for own in asked { weeks.count(own) }
    let adder = PairAdder(input, organisations, weeks: weeks)
    let starts = asked.indices.map { end in
      asked[..<end].reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.count { $0.other != nil }) }
    }
    let made = Parallel.map(plan.pillars.indices) { pillar in
      var (place, alternative) = starts[pillar]
      var (pairs, alternatives): ([ReachPair], [ReachPair]) = ([], [])
      pairs.reserveCapacity(asked[pillar].count)
      for one in asked[pillar] {
        pairs.append(adder.pair(pillar, one.organisation, one.main, rule, place: place))
        place += 1
        guard let other = one.other else { continue }
        alternatives.append(adder.pair(pillar, one.organisation, other, rule.other, place: alternative))
        alternative += 1
      }
      return (pairs, alternatives)
    }
    pairs = made.flatMap(\.0)
    alternatives = made.flatMap(\.1)
    byPillar = Dictionary(zip(plan.pillars.map(\.code), made.map(\.0))) { _, last in last }
  }

  /// The pair of a pillar and an organisation; `nil` when the organisation is out of scope.
  public func pair(_ pillar: String, _ organisation: InstitutionNumber) -> ReachPair? {
    guard let pairs = byPillar[pillar] else { return nil }
    var (lower, upper) = (0, pairs.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if pairs[middle].number < organisation { lower = middle + 1 } else { upper = middle }
    }
    return lower < pairs.count && pairs[lower].number == organisation ? pairs[lower] : nil
  }
}
