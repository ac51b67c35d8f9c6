import GuidanceKit
import Register

/// What stands beside reach: who was never contacted, how guidance follows need, and what could not be counted.
///
/// - Source: rules for indicator 2; the high-needs schools are those the decree puts first.
public struct ContactIndicator {
  private let input: IndicatorInput
  private let table: ReachTable
  private let hours: OrganisationHours
  /// The organisations that are marked on any day of the school year up to the day.
  private let highNeeds: Set<InstitutionNumber>

  /// Prepares the figures over a table of pairs.
  public init(_ input: IndicatorInput, table: ReachTable) {
    self.init(input, table: table, hours: OrganisationHours(input))
  }

  /// Prepares the figures over a table of pairs, with hours that were added up already.
  init(_ input: IndicatorInput, table: ReachTable, hours: OrganisationHours) {
    self.input = input
    self.table = table
    self.hours = hours
    highNeeds = Set(
      input.organisations.lazy.filter { organisation in
        organisation.qualifiers.contains {
          $0.qualifier == .highNeeds && $0.validity.overlaps(input.schoolYear.first, input.day)
        }
      }.map(\.number))
  }

  /// The figures `reach-uncontacted/…`, `intensity/…` and `reach-set-aside/…` of the school year.
  public var figures: [Figure] {
    [uncontacted] + input.plan.pillars.map(uncontacted) + intensities + setAside
  }

  // MARK: Never contacted

  /// Organisations that some pillar must reach and with which nothing was registered since the plan's start.
  private var uncontacted: Figure {
    let inScope = Set(table.pairs.lazy.map(\.number))
    let contacted = Set(input.reach.lazy.filter { $0.sessions > 0 || $0.minutes > 0 }.map(\.organisation))
    return uncontacted(
      ["total"], Label("alle pijlers", "all pillars"), inScope: inScope.count, missing: inScope.subtracting(contacted),
      members: { FigureID("reach-hours", [$0.digits], input.schoolYear.iso) },
      Label(
        "organisaties die een pijler moet bereiken en waarmee sinds het begin van het plan niets geregistreerd is",
        "organisations that a pillar must reach and with which nothing was registered since the plan's start"))
  }

  private func uncontacted(_ pillar: Pillar) -> Figure {
    let pairs = table.byPillar[pillar.code] ?? []
    let missing = Set(pairs.lazy.filter { $0.sessions == 0 && $0.minutes == .zero }.map(\.organisation.number))
    return uncontacted(
      [pillar.code], pillar.name, inScope: pairs.count, missing: missing,
      members: { FigureID("reach", [pillar.code, $0.digits], input.schoolYear.iso) },
      Label(
        "organisaties die de pijler moet bereiken en waarmee hij in hun venster niets registreerde",
        "organisations that the pillar must reach and with which it registered nothing in their window"))
  }

  private func uncontacted(
    _ scope: [String], _ name: Label, inScope: Int, missing: Set<InstitutionNumber>,
    members: (InstitutionNumber) -> FigureID, _ formula: Label
  ) -> Figure {
    let hasData = inScope > 0 && input.hasReach
    let missing = missing.sorted()
    return Figure(
      id: FigureID("reach-uncontacted", scope, input.schoolYear.iso),
      title: Label("Nooit gecontacteerd, \(name.dutch)", "Never contacted, \(name.english)"), kind: .count,
      numerator: hasData ? missing.count : nil, unit: .organisations, verdict: hasData ? .noNorm : .noData,
      evidence: Evidence(
        formula: formula,
        counts: [
          EvidenceCount(.uncontacted, missing.count, .organisations), EvidenceCount(.inScope, inScope, .organisations),
        ], queries: [.organisations(hasData ? missing : [])], members: hasData ? missing.map(members) : []))
  }

  // MARK: Intensity against need

  /// Minutes per school or centre with high needs beside the others, over everything and per pillar.
  private var intensities: [Figure] {
    let (first, last) = (input.schoolYear.first, input.day)
    let present = input.organisations.lazy.filter {
      ($0.type.isSchool || $0.type.isCentre) && $0.validity.overlaps(first, last)
    }.map(\.number)
    let totals = hours.totals.mapValues(\.minutes)
    var figures = intensity(
      [], Label("alle bestemmingen", "all destinations"), Array(present), totals, destinations: [])
    let isSplit = input.plan.norms.sharedSession.value == .split
    // By place, so that no entry is copied.
    let ofYear = Dictionary(
      grouping: input.reach.indices.lazy.filter { input.schoolYear.contains(input.reach[$0].first) },
      by: { input.reach[$0].destination })
    for pillar in input.plan.pillars {
      let own = Set((table.byPillar[pillar.code] ?? []).lazy.map(\.number))
      var minutes: [InstitutionNumber: Rational] = [:]
      for place in ofYear[pillar.code] ?? [] {
        let entry = input.reach[place]
        let part = isSplit ? Rational(entry.minutes, entry.organisationCount) ?? .zero : Rational(entry.minutes)
        minutes[entry.organisation] = (minutes[entry.organisation] ?? .zero).adding(part)
      }
      figures += intensity(
        [pillar.code], pillar.name, present.filter(own.contains), minutes, destinations: [pillar.code])
    }
    return figures
  }

  private func intensity(
    _ scope: [String], _ name: Label, _ organisations: [InstitutionNumber], _ minutes: [InstitutionNumber: Rational],
    destinations: [String]
  ) -> [Figure] {
    var (high, other): ([InstitutionNumber], [InstitutionNumber]) = ([], [])
    for number in organisations {
      if highNeeds.contains(number) { high.append(number) } else { other.append(number) }
    }
    func sum(_ part: [InstitutionNumber]) -> Rational {
      var sum = RationalSum()
      for number in part { if let minutes = minutes[number] { sum.add(minutes) } }
      return sum.total ?? .zero
    }
    let (minutesOfHigh, minutesOfOther) = (sum(high), sum(other))
    let counts = (
      [
        EvidenceCount(.highNeedsMinutes, minutesOfHigh, .minutes),
        EvidenceCount(.highNeedsOrganisations, high.count, .organisations),
      ],
      [
        EvidenceCount(.otherMinutes, minutesOfOther, .minutes),
        EvidenceCount(.otherOrganisations, other.count, .organisations),
      ]
    )
    func mean(_ minutes: Rational, _ part: [InstitutionNumber]) -> Rational? {
      input.hasReach && !part.isEmpty ? minutes.divided(by: Rational(part.count)) : nil
    }
    let (meanOfHigh, meanOfOther) = (mean(minutesOfHigh, high), mean(minutesOfOther, other))
    func figure(
      _ key: String, _ title: Label, _ kind: Figure.Kind, _ value: Rational?, _ part: [InstitutionNumber],
      _ counts: [EvidenceCount], _ formula: Label
    ) -> Figure {
      let numbers = part.sorted()
      let isWhole = kind == .minutes && value?.denominator == 1
      return Figure(
        id: FigureID("intensity", scope + [key], input.schoolYear.iso),
        title: Label("\(title.dutch), \(name.dutch)", "\(title.english), \(name.english)"), kind: kind,
        numerator: value?.numerator, denominator: isWhole ? nil : value?.denominator, unit: .minutes,
        verdict: value == nil ? .noData : .noNorm,
        evidence: Evidence(
          formula: formula, parameters: input.parameters(["shared_session"]), counts: counts,
          queries: [.organisations(numbers)]
            + (part.isEmpty
              ? []
              : [
                .registrations(
                  RegistrationFilter(
                    from: input.schoolYear.first, through: input.day, destinations: destinations,
                    organisations: numbers))
              ])))
    }
    let ratio = meanOfHigh.flatMap { high in meanOfOther.flatMap { $0 == .zero ? nil : high.divided(by: $0) } }
    return [
      figure(
        "high-needs", Label("Begeleiding per school met hoge noden", "Guidance per school with high needs"), .minutes,
        meanOfHigh, high, counts.0,
        Label(
          "minuten van het schooljaar met scholen en centra met hoge noden, gedeeld door hun aantal",
          "minutes of the school year with schools and centres with high needs, divided by their number")),
      figure(
        "other", Label("Begeleiding per andere school", "Guidance per other school"), .minutes, meanOfOther, other,
        counts.1,
        Label(
          "minuten van het schooljaar met de andere scholen en centra, gedeeld door hun aantal",
          "minutes of the school year with the other schools and centres, divided by their number")),
      figure(
        "ratio", Label("Begeleiding naar noden", "Guidance by need"), .share, ratio, organisations,
        counts.0 + counts.1,
        Label(
          "minuten per school of centrum met hoge noden, gedeeld door minuten per andere school of centrum; 100 % is evenveel",
          "minutes per school or centre with high needs, divided by minutes per other school or centre; 100 % is as much"
        )
      ),
    ]
  }

  // MARK: Set aside

  /// Minutes that reached nobody who can be counted: they count in indicators 1 and 3 only, and are never silent.
  private var setAside: [Figure] {
    let days = RegistrationFilter(from: input.schoolYear.first, through: input.day)
    var unlinked = days
    unlinked.hasUnlinkedOrganisation = true
    var unknown: [EvidenceQuery] = [.registrations(unlinked)]
    if !input.unknownNumbers.isEmpty {
      var numbers = days
      numbers.organisations = input.unknownNumbers
      unknown.append(.registrations(numbers))
    }
    let ended = input.setAside.map { end -> EvidenceQuery in
      var filter = days
      filter.organisations = [end.endedNumber]
      filter.from = max(input.schoolYear.first, end.lastDay.adding(days: 1))
      return .registrations(filter)
    }
    return [
      setAside(
        "unknown", input.unknownOrganisation.minutes, input.unknownOrganisation.registrations,
        Label("Uren met een onbekende organisatie", "Hours with an unknown organisation"),
        Label(
          "begeleidersminuten van registraties met minstens één organisatie die niet gekend is; met die organisatie tellen ze "
            + "niet mee voor het bereik",
          "adviser-minutes of registrations with at least one organisation that is not known; with that organisation they "
            + "do not count for reach"), unknown),
      setAside(
        "ended", input.setAside.reduce(0) { $0 + $1.minutes }, input.setAside.reduce(0) { $0 + $1.registrations },
        Label("Uren op een beëindigd nummer zonder opvolger", "Hours on an ended number without successor"),
        Label(
          "begeleidersminuten na het einde van een nummer dat geen ander overnam; ze tellen niet mee voor het bereik",
          "adviser-minutes after the end of a number that no other took over; they do not count for reach"),
        ended.isEmpty ? [.organisations([])] : ended),
    ]
  }

  private func setAside(
    _ key: String, _ minutes: Int, _ registrations: Int, _ title: Label, _ formula: Label, _ queries: [EvidenceQuery]
  ) -> Figure {
    Figure(
      id: FigureID("reach-set-aside", [key], input.schoolYear.iso), title: title, kind: .minutes, numerator: minutes,
      unit: .minutes, verdict: input.hasReach ? .noNorm : .noData, n: registrations,
      evidence: Evidence(
        formula: formula, counts: [EvidenceCount(.registeredMinutes, minutes, .minutes)], queries: queries))
  }
}
