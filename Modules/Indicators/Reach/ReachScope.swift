import GuidanceKit

/// Organisations that are alike in all that reach rules look at, beside their names.
struct OrganisationKinds: Sendable {
  private struct Kind: Hashable {
    var type: OrganisationType
    var validity: Validity
    var qualifiers: [QualifierPeriod]
  }

  /// The kind of each organisation, from 0.
  let places: [Int]

  init(_ organisations: [Organisation], withQualifiers: Bool) {
    var known: [Kind: Int] = [:]
    places = organisations.map { one in
      let kind = Kind(type: one.type, validity: one.validity, qualifiers: withQualifiers ? one.qualifiers : [])
      let place = known[kind] ?? known.count
      known[kind] = place
      return place
    }
  }
}

/// The organisations that some rule of a plan names, by number, name or alias.
struct NamedOrganisations: Sendable {
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
struct ReachScope: Sendable {
  /// What a pillar asks of an organisation.
  struct Place {
    var window: ReachWindow
    var targetPercent: Int
    var asksIntegration: Bool
  }

  /// An organisation in scope.
  struct Asked {
    /// Its place among the organisations.
    var organisation: Int
    var main: Place
    /// What the other rule asks, where its window is another one.
    var other: Place?
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

  /// What is asked of each organisation in scope, in their order.
  mutating func all(
    _ organisations: [Organisation], _ kinds: OrganisationKinds, _ named: NamedOrganisations, rule: ReachWindowRule
  ) -> [Asked] {
    var all: [Asked] = []
    for place in organisations.indices where mayReach(organisations[place]) {
      let (organisation, kind) = (organisations[place], kinds.places[place])
      let isNamed = namesOrganisations && named.contains(organisation)
      guard let main = self.place(of: organisation, kind: kind, isNamed: isNamed, rule: rule) else { continue }
      let other = self.place(of: organisation, kind: kind, isNamed: isNamed, rule: rule.other)
      let differs = other.map { $0.window.first != main.window.first || $0.window.last != main.window.last } ?? false
      all.append(Asked(organisation: place, main: main, other: differs ? other : nil))
    }
    return all
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
