import GuidanceKit
import Register

/// Indicator 2: which organisations were reached, per pillar, block, education type, board, organisation, and in one
/// headline.
///
/// - Source: POV, Begeleidingsplan 2025-2030, indicator 2.
public struct ReachIndicator: Sendable {
  private let input: IndicatorInput
  private let table: ReachTable
  private let plan: Plan
  private let pairEvidence: PairEvidence
  private let parameters: [NormEntry]
  private let hoursSource: Label
  private let allPillars: [String]
  /// The figures of the pairs, by pillar and number, for the lists of those that will miss the norm.
  let ids: PairIDs
  private let names: [String: Label]

  /// Prepares the indicator over a table of pairs.
  public init(_ input: IndicatorInput, table: ReachTable) {
    self.input = input
    self.table = table
    plan = input.plan
    parameters = input.parameters(["reach_hours", "reach_window", "shared_session"])
    allPillars = input.plan.pillars.map(\.code)
    names = Dictionary(input.plan.pillars.map { ($0.code, $0.name) }) { first, _ in first }
    hoursSource = input.plan.norms.reachHours.source.label
    pairEvidence = PairEvidence(table, parameters: parameters, organisations: input.organisations, day: input.day)
    ids = PairIDs(table.pairs, period: input.schoolYear.iso)
  }

  /// The figures `reach/…`, `reach-integrated/…`, `reach-will-miss/…` and `reach-earlier/total/…` of the school year.
  public var figures: [Figure] {
    ofGroups.flatMap { $0() } + table.pairs.map(pairFigure) + table.alternatives.map(alternativeFigure)
  }

  /// The figures of groups, in parts that can be made side by side: pillars, blocks, education types, boards,
  /// organisations.
  var ofGroups: [@Sendable () -> [Figure]] {
    let organisations = ReachIndicator.byOrganisation(table.pairs)
    let size = 256
    let parts = stride(from: 0, to: organisations.count, by: size).map { start in
      organisations[start..<min(start + size, organisations.count)]
    }
    return headlines + [{ ofKinds("type", organisations) { ($0.type.code, $0.type.code) } }]
      + [
        {
          let boards = Boards(input.organisations)
          return ofKinds("board", organisations) { one in boards.name(of: one).map { (FigureID.part($0), $0) } }
        }
      ]
      + plan.pillars.map { pillar in { pillarFigures(pillar) } }
      + parts.map { part in { part.flatMap(organisationFigures) } } + [{ [earlierNorm] }]
  }

  /// The pairs of each organisation, in the order of their numbers.
  private static func byOrganisation(_ pairs: [ReachPair]) -> [[ReachPair]] {
    var places: [InstitutionNumber: Int] = [:]
    var groups: [[ReachPair]] = []
    for pair in pairs {
      if let place = places[pair.number] {
        groups[place].append(pair)
      } else {
        places[pair.number] = groups.count
        groups.append([pair])
      }
    }
    return groups.sorted { $0[0].number < $1[0].number }
  }

  /// The figure of an alternative pair.
  func alternativeFigure(_ pair: ReachPair) -> Figure {
    pairFigure(
      pair, FigureID("reach", [pair.pillar, pair.number.digits, "window-\(pair.rule.rawValue)"], input.schoolYear.iso))
  }

  /// The figure of a pair.
  func pairFigure(_ pair: ReachPair) -> Figure { pairFigure(pair, ids[pair]) }

  /// All pairs, and those of each service.
  private var headlines: [@Sendable () -> [Figure]] {
    let services = Service.allCases.compactMap { service -> (@Sendable () -> [Figure])? in
      let pillars = plan.pillars(of: service).map(\.code)
      guard !pillars.isEmpty else { return nil }
      let name = plan.services.first { $0.service == service }?.name ?? service.label
      return {
        let pairs = pillars.flatMap { table.byPillar[$0] ?? [] }
        return group([service.code], name, ReachGroup(pairs), .pairs, pillars: pillars)
      }
    }
    return [{ group(["total"], Label("alle pijlers", "all pillars"), ReachGroup(table.pairs), .pairs, pillars: []) }]
      + services
  }

  private func pillarFigures(_ pillar: Pillar) -> [Figure] {
    let pairs = table.byPillar[pillar.code] ?? []
    var figures = group([pillar.code], pillar.name, ReachGroup(pairs), .organisations, pillars: [pillar.code])
    for type in OrganisationType.allCases {
      let own = pairs.filter { $0.organisation.type == type }
      guard !own.isEmpty else { continue }
      let name = Label("\(pillar.name.dutch), \(type.code)", "\(pillar.name.english), \(type.code)")
      figures += group([pillar.code, type.code], name, ReachGroup(own), .organisations, pillars: [pillar.code])
    }
    for block in plan.reachBlocks(of: pillar.code) {
      let own = pairs.filter { $0.window.blocks.contains(block.id) }.compactMap { pair in
        block.targetPercent(for: pair.organisation, from: pair.window.first, through: pair.window.last)
          .map { (pair: pair, targetPercent: $0) }
      }
      let name = Label(
        "\(pillar.name.dutch), \(block.id) (\(block.educationLevel))",
        "\(pillar.name.english), \(block.id) (\(block.educationLevel))")
      figures += group([pillar.code, block.id], name, ReachGroup(own), .organisations, pillars: [pillar.code])
    }
    let alternatives = Dictionary(
      table.alternatives.lazy.filter { $0.pillar == pillar.code }.map { ($0.number, $0) },
      uniquingKeysWith: { first, _ in first })
    let other = alternatives.isEmpty ? pairs : pairs.map { alternatives[$0.number] ?? $0 }
    if let rule = zip(pairs, other).first(where: { $0.window != $1.window })?.1.rule {
      figures += [
        share(
          [pillar.code, "window-\(rule.rawValue)"], pillar.name, ReachGroup(other), .organisations,
          pillars: [pillar.code])
      ]
    }
    return figures
  }

  /// Over all pillars, the pairs of an education type or a board.
  private func ofKinds(
    _ kind: String, _ organisations: [[ReachPair]], _ key: (Organisation) -> (part: String, name: String)?
  ) -> [Figure] {
    var found: [String: (name: String, pairs: [ReachPair])] = [:]
    for pairs in organisations {
      guard let key = key(pairs[0].organisation) else { continue }
      found[key.part, default: (key.name, [])].pairs += pairs
    }
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.flatMap { part, group in
      self.group([kind, part], Label(group.name, group.name), ReachGroup(group.pairs), .pairs, pillars: [])
    }
  }

  /// Over all pillars, the pairs of an organisation.
  private func organisationFigures(_ pairs: [ReachPair]) -> [Figure] {
    let organisation = pairs[0].organisation
    let name = "\(organisation.type.code) \(organisation.name)"
    return group(
      ["organisation", organisation.number.digits], Label(name, name), ReachGroup(pairs), .pairs, pillars: [])
  }

  /// The share reached, the share integrated and those that will miss the norm, of one group.
  private func group(
    _ scope: [String], _ name: Label, _ group: ReachGroup, _ unit: Figure.Unit, pillars: [String]
  ) -> [Figure] {
    [
      share(scope, name, group, unit, pillars: pillars), integrated(scope, name, group, unit, pillars: pillars),
      willMiss(scope, name, group, unit, pillars: pillars),
    ].compactMap(\.self)
  }

  private func share(
    _ scope: [String], _ name: Label, _ group: ReachGroup, _ unit: Figure.Unit, pillars: [String]
  ) -> Figure {
    let source = Label("doelblokken van het plan", "reach blocks of the plan")
    let norm =
      group.targetPercent.map { Figure.Norm(.atLeast, $0, .percent, source: source) }
      ?? Figure.Norm(.atLeast, group.needed, unit, source: source)
    return Figure(
      id: FigureID("reach", scope, input.schoolYear.iso),
      title: Label("Bereik, \(name.dutch)", "Reach, \(name.english)"), kind: .share,
      numerator: input.hasReach ? group.share?.numerator : nil,
      denominator: input.hasReach ? group.share?.denominator : nil, unit: unit,
      norm: group.scope == 0 ? nil : norm, verdict: input.hasReach ? group.verdict : .noData,
      pace: input.hasReach ? group.pace : nil, forecast: input.hasReach ? group.forecast : nil,
      n: group.sessions,
      evidence: Evidence(
        formula: ReachIndicator.shareFormula, parameters: parameters,
        counts: [
          EvidenceCount(.reached, group.reached, unit), EvidenceCount(.inScope, group.scope, unit),
          EvidenceCount(.needed, group.needed, unit), EvidenceCount(.stillNeeded, group.stillNeeded, unit),
          EvidenceCount(.onPace, group.onPace, unit),
          EvidenceCount(.willMiss, group.willMiss, unit),
          EvidenceCount(.integrationAsked, group.integrationAsked, unit),
          EvidenceCount(.integrated, group.integrated, unit),
          EvidenceCount(.windowMinutes, group.minutes, .minutes),
          EvidenceCount(.minutesToGo, group.minutesToGo, .minutes), EvidenceCount(.weeksLeft, group.weeksLeft),
        ] + ReachIndicator.takenOver(group.pairs), queries: queries(group.pairs, pillars: pillars)))
  }

  private func integrated(
    _ scope: [String], _ name: Label, _ group: ReachGroup, _ unit: Figure.Unit, pillars: [String]
  ) -> Figure? {
    guard group.integrationAsked > 0 else { return nil }
    let asked = group.pairs.filter(\.asksIntegration)
    let complete = group.integrated
    return Figure(
      id: FigureID("reach-integrated", scope, input.schoolYear.iso),
      title: Label(
        "Meso en micro geïntegreerd, \(name.dutch)", "Meso and micro integrated, \(name.english)"), kind: .share,
      numerator: complete, denominator: asked.count, unit: unit, n: asked.reduce(0) { $0 + $1.sessions },
      evidence: Evidence(
        formula: Label(
          "met minstens één registratie op meso en één op micro in het venster, gedeeld door waar de pijler op beide "
            + "niveaus een doel heeft dat de organisatie raakt",
          "with at least one registration on meso and one on micro level in the window, divided by those for which the "
            + "pillar has matching goals on both levels"),
        counts: [
          EvidenceCount(.integrated, complete, unit), EvidenceCount(.integrationAsked, asked.count, unit),
        ], queries: queries(asked, pillars: pillars)))
  }

  /// Those of a group that will miss the norm when it goes on like this, by name.
  private func willMiss(
    _ scope: [String], _ name: Label, _ group: ReachGroup, _ unit: Figure.Unit, pillars: [String]
  ) -> Figure {
    let late = input.hasReach ? group.pairs.filter(\.willMiss) : []
    return Figure(
      id: FigureID("reach-will-miss", scope, input.schoolYear.iso),
      title: Label("Mist de norm aan dit tempo, \(name.dutch)", "Will miss the norm at this pace, \(name.english)"),
      kind: .count, numerator: group.scope > 0 && input.hasReach ? late.count : nil, unit: unit,
      verdict: group.scope > 0 && input.hasReach ? .noNorm : .noData, n: late.reduce(0) { $0 + $1.sessions },
      evidence: Evidence(
        formula: Label(
          "niet bereikt, het venster loopt, en minder minuten dan verwacht volgens de verstreken schoolweken",
          "not reached, the window is open, and fewer minutes than expected by the school weeks gone by"),
        parameters: parameters,
        counts: [
          EvidenceCount(.willMiss, late.count, unit), EvidenceCount(.inScope, group.scope, unit),
          EvidenceCount(.minutesToGo, ReachGroup(late).minutesToGo, .minutes),
        ], queries: late.isEmpty ? [.organisations([])] : queries(late, pillars: pillars),
        members: ids.sorted(late)))
  }

  /// What some pairs owe to numbers that ended; nothing is said where they owe nothing.
  static func takenOver(_ pairs: [ReachPair]) -> [EvidenceCount] {
    var sum = RationalSum()
    for pair in pairs where !pair.takenOver.isEmpty {
      for minutes in pair.takenOver.values { sum.add(minutes) }
    }
    let minutes = sum.total ?? .zero
    return minutes == .zero ? [] : [EvidenceCount(.endedNumberMinutes, minutes, .minutes)]
  }

  private func pairFigure(_ pair: ReachPair, _ id: FigureID) -> Figure {
    let name = names[pair.pillar] ?? Label(pair.pillar, pair.pillar)
    let organisation = "\(pair.organisation.type.code) \(pair.organisation.name)"
    let verdict: Figure.Verdict =
      switch pair.state {
      case .reached: .met
      case .running: .running(until: pair.window.last)
      case .missed: .notMet
      }
    let forecast =
      pair.elapsedWeeks > 0
      ? pair.minutes.multiplied(by: Rational(pair.allWeeks, pair.elapsedWeeks) ?? .zero).map(Share.init) : nil
    return Figure(
      id: id,
      title: Label(
        "Begeleiding \(organisation), \(name.dutch)", "Guidance of \(organisation), \(name.english)"),
      kind: .minutes, numerator: input.hasReach ? pair.minutes.numerator : nil,
      denominator: pair.minutes.denominator == 1 ? nil : pair.minutes.denominator, unit: .minutes,
      norm: Figure.Norm(.atLeast, pair.neededMinutes, .minutes, source: hoursSource),
      verdict: input.hasReach ? verdict : .noData, pace: input.hasReach ? pair.pace : nil,
      forecast: input.hasReach ? forecast : nil, n: pair.sessions,
      evidence: pairEvidence.of(pair))
  }

  /// The earlier norm, beside today's: organisations with more than so many hours in total over all pillars in the
  /// school year.
  private var earlierNorm: Figure {
    let norm = plan.norms.earlierReachHours
    let scope = Set(table.pairs.lazy.map(\.number))
    let totals = OrganisationHours(input).totals
    let hasData = !scope.isEmpty && input.hasReach
    let reached = scope.count { (totals[$0]?.minutes ?? .zero) > Rational(norm.value * 60) }
    return Figure(
      id: FigureID("reach-earlier", ["total"], input.schoolYear.iso),
      title: Label("Bereik volgens de vroegere norm", "Reach by the earlier norm"), kind: .share,
      numerator: hasData ? reached : nil, denominator: hasData ? scope.count : nil, unit: .organisations,
      verdict: hasData ? .noNorm : .noData,
      evidence: Evidence(
        formula: Label(
          "organisaties met in het schooljaar meer dan \(norm.value) u over alle bestemmingen samen, gedeeld door alle "
            + "organisaties die een pijler moet bereiken",
          "organisations with more than \(norm.value) h over all destinations in the school year, divided by all "
            + "organisations that a pillar must reach"),
        parameters: input.parameters(["earlier_reach_hours", "shared_session"]),
        counts: [
          EvidenceCount(.reached, reached, .organisations), EvidenceCount(.inScope, scope.count, .organisations),
        ],
        queries: [.registrations(RegistrationFilter(from: input.schoolYear.first, through: input.day))]))
  }

  private func queries(_ pairs: [ReachPair], pillars: [String]) -> [EvidenceQuery] {
    guard var first = pairs.first?.window.first else { return [] }
    var organisations: [InstitutionNumber] = []
    organisations.reserveCapacity(pairs.count)
    for pair in pairs {
      first = min(first, pair.window.first)
      // Pairs come pillar by pillar, of each in the order of their numbers, or all of one organisation.
      if organisations.last != pair.number { organisations.append(pair.number) }
      for number in pair.takenOver.keys { organisations.append(number) }
    }
    if zip(organisations, organisations.dropFirst()).contains(where: { $0 >= $1 }) {
      organisations = Set(organisations).sorted()
    }
    return [
      .registrations(
        RegistrationFilter(
          from: first, through: input.day, destinations: pillars.isEmpty ? allPillars : pillars,
          organisations: organisations))
    ]
  }

  private static let shareFormula = Label(
    "bereikt (genoeg uren binnen het venster van de pijler voor die organisatie) gedeeld door te bereiken; een sessie met "
      + "meer begeleiders telt één keer; tempo: gegeven minuten over verwachte minuten volgens de verstreken schoolweken, "
      + "per organisatie hoogstens wat verwacht wordt",
    "reached (enough hours within the pillar's window for that organisation) divided by in scope; a session by several "
      + "advisers counts once; pace: minutes given over minutes expected by the school weeks gone by, per organisation at "
      + "most what is expected")
}
