import GuidanceKit
import Register

/// Indicator 3: how much of the guidance took place in classroom context.
///
/// Guidance is what the PBD does with organisations: quality care and work without contact are left out, the POC is
/// shown apart. What is unknown counts as "nee" for the figure and as "ja" for the upper end of its range.
/// - Source: POV, Begeleidingsplan 2025-2030, indicator 3.
public struct ClassroomIndicator {
  private let input: IndicatorInput
  private let destinations: Destinations

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
    destinations = Destinations(input)
  }

  /// The figures `classroom/…` against the target and `classroom-minimum/total/…` against what the government expects.
  ///
  /// They are there for the school year, its months and the period, in total, per pillar or project, initiative, team and
  /// adviser (the last two where people may be shown); the POC without a norm. Beside them `classroom-unknown/…` and,
  /// where a rule derives, `classroom-derived/…`; of advisers for the school year only.
  public var figures: [Figure] {
    let stretches = [Stretch(input.schoolYear)] + Stretch.stretches(of: input)
    return stretches.flatMap { stretch -> [Figure] in
      let entries = stretch.entries(of: input)
      return byDestination(stretch, entries)
        + initiatives(stretch) + people(stretch)
    }
  }

  private func byDestination(_ stretch: Stretch, _ entries: [TimeEntry]) -> [Figure] {
    let tallies = Dictionary(grouping: entries, by: \.destination)
      .mapValues { ClassroomTally($0, rule: input.plan.norms.classroomRule.value) }
    let total = guidance
    let poc = destinations.groups.filter { $0.id == Service.poc.code }
    let single = destinations.single.filter { scope in
      !Destinations.isQualityCare(scope.id)
        && (input.plan.pillar(scope.id) != nil || (tallies[scope.id]?.registrations ?? 0) > 0)
    }
    func tally(_ scope: DestinationScope) -> ClassroomTally {
      scope.destinations.lazy.compactMap { tallies[$0] }.reduce(ClassroomTally(), +)
    }
    func filter(_ scope: DestinationScope) -> RegistrationFilter? {
      scope.destinations.isEmpty ? nil : self.filter(stretch, destinations: scope.destinations)
    }
    return ([total] + poc + single).flatMap { scope -> [Figure] in
      let (tally, filter) = (tally(scope), filter(scope))
      return [figure([scope.id], scope.name, stretch, tally, filter, norm: norm(for: scope))]
        + asides([scope.id], scope.name, stretch, tally, filter)
    } + [
      figure(
        [total.id], total.name, stretch, tally(total), filter(total),
        norm: .percent(input.plan.norms.classroomMinimum), indicator: "classroom-minimum")
    ]
  }

  private var guidance: DestinationScope {
    DestinationScope(
      id: "total", name: Label("begeleiding PBD", "guidance by the PBD"),
      destinations: destinations.all.filter(destinations.isGuidance))
  }

  /// The guidance of a stretch per initiative; only those with any.
  private func initiatives(_ stretch: Stretch) -> [Figure] {
    let rule = input.plan.norms.classroomRule.value
    let entries = guidance(stretch.initiativeEntries(of: input))
    func sorted(_ tallies: [String: ClassroomTally]) -> [(key: String, value: ClassroomTally)] {
      tallies.filter { $0.value.registrations > 0 }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
    let initiatives = Dictionary(grouping: entries) { $0.initiative ?? "" }.mapValues { ClassroomTally($0, rule: rule) }
    return sorted(initiatives).flatMap { code, tally -> [Figure] in
      let name = input.plan.initiative(code)?.label ?? (code.isEmpty ? ClassroomIndicator.none : Label(code, code))
      var filter = filter(stretch, destinations: guidance.destinations)
      filter.initiatives = [code]
      let part = code.isEmpty ? HoursIndicator.unattributable : FigureID.part(code)
      return [figure(["initiative", part], name, stretch, tally, filter, norm: nil)]
        + asides(["initiative", part], name, stretch, tally, filter)
    }
  }

  /// The entries of guidance; what a destination is, is looked up once.
  private func guidance(_ entries: [TimeEntry]) -> [TimeEntry] {
    let codes = Set(destinations.all.filter(destinations.isGuidance))
    return entries.filter { codes.contains($0.destination) }
  }

  /// The guidance of a stretch per adviser and team, where people may be shown.
  private func people(_ stretch: Stretch) -> [Figure] {
    guard input.request.showsIndividuals else { return [] }
    let rule = input.plan.norms.classroomRule.value
    let entries = guidance(stretch.adviserEntries(of: input))
    let people = Dictionary(grouping: entries) { $0.adviser ?? "" }
      .mapValues { ClassroomTally($0, rule: rule, countsParticipations: true) }
    let sorted = people.filter { $0.value.registrations > 0 }.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    var figures = sorted.flatMap { code, tally -> [Figure] in
      var filter = filter(stretch, destinations: guidance.destinations)
      filter.advisers = [code]
      let (scope, name) = (["adviser", FigureID.part(code)], Label("begeleider \(code)", "adviser \(code)"))
      let share = figure(scope, name, stretch, tally, filter, norm: nil)
      // Of one person the asides of the whole year say enough.
      return stretch.iso == input.schoolYear.iso
        ? [share] + asides(scope, name, stretch, tally, filter) : [share]
    }
    for (team, advisers) in teams {
      let tally = advisers.lazy.compactMap { people[$0] }.reduce(ClassroomTally(), +)
      guard tally.registrations > 0 else { continue }
      var filter = filter(stretch, destinations: guidance.destinations)
      filter.advisers = advisers
      let (scope, name) = (["team", FigureID.part(team)], Label("team \(team)", "team \(team)"))
      figures.append(
        figure(scope, name, stretch, tally, filter, norm: .percent(input.plan.norms.classroomTarget)))
      figures += asides(scope, name, stretch, tally, filter)
    }
    return figures
  }

  /// The advisers of each team; who is in several teams counts with each.
  private var teams: [(team: String, advisers: [String])] {
    var teams: [String: Set<String>] = [:]
    for adviser in input.advisers {
      for team in adviser.teams { teams[team, default: []].insert(adviser.code) }
    }
    return teams.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value.sorted()) }
  }

  /// What is unknown and what was derived, as parts of all minutes.
  private func asides(
    _ scope: [String], _ name: Label, _ stretch: Stretch, _ tally: ClassroomTally, _ filter: RegistrationFilter?
  ) -> [Figure] {
    func part(_ indicator: String, _ minutes: Int, _ title: Label, _ formula: Label) -> Figure {
      let share = Share(minutes, of: tally.all)
      return Figure(
        id: FigureID(indicator, scope, stretch.iso),
        title: Label("\(title.dutch), \(name.dutch)", "\(title.english), \(name.english)"), kind: .share,
        numerator: share?.numerator, denominator: share?.denominator, unit: .minutes,
        verdict: share == nil ? .noData : .noNorm, n: tally.registrations,
        evidence: Evidence(
          formula: formula, parameters: input.parameters(["classroom_rule"]),
          counts: [EvidenceCount(.allMinutes, tally.all, .minutes)] + counts(tally),
          queries: filter.map { [.registrations($0)] } ?? [], leftOut: leftOut(tally, filter)))
    }
    let unknown = part(
      "classroom-unknown", tally.unknown, Label("Klasvloer onbekend", "Classroom context unknown"),
      Label(
        "begeleidersminuten waarvan niet gezegd of afgeleid is of ze in klasvloercontext lagen, gedeeld door alle",
        "adviser-minutes of which it is neither said nor derived whether they were in classroom context, divided by all"
      ))
    guard input.plan.norms.classroomRule.value != nil else { return [unknown] }
    return [
      unknown,
      part(
        "classroom-derived", tally.derivedYes + tally.derivedNo,
        Label("Klasvloer afgeleid", "Classroom context derived"),
        Label(
          "begeleidersminuten waarvan een regel afleidt of ze in klasvloercontext lagen, gedeeld door alle",
          "adviser-minutes of which a rule derives whether they were in classroom context, divided by all")),
    ]
  }

  private static let none = Label("geen initiatief vermeld", "no initiative named")

  private func filter(_ stretch: Stretch, destinations: [String]) -> RegistrationFilter {
    RegistrationFilter(
      from: stretch.first, through: min(stretch.last, input.day), destinations: destinations, hasContact: true)
  }

  private func norm(for scope: DestinationScope) -> Figure.Norm? {
    let isGuidance = scope.id == "total" || scope.destinations.contains(where: destinations.isGuidance)
    return isGuidance ? .percent(input.plan.norms.classroomTarget) : nil
  }

  private func figure(
    _ scope: [String], _ name: Label, _ stretch: Stretch, _ tally: ClassroomTally, _ filter: RegistrationFilter?,
    norm: Figure.Norm?, indicator: String = "classroom"
  ) -> Figure {
    var figure = Figure(
      id: FigureID(indicator, scope, stretch.iso),
      title: indicator == "classroom"
        ? Label("Klasvloercontext, \(name.dutch)", "Classroom context, \(name.english)")
        : Label(
          "Klasvloercontext tegenover het minimum van de overheid, \(name.dutch)",
          "Classroom context against the government's minimum, \(name.english)"),
      kind: .share, numerator: nil, unit: .minutes, norm: norm, verdict: .noData, n: tally.registrations,
      evidence: evidence(tally, filter, indicator))
    guard let lower = tally.lower, let upper = tally.upper else { return figure }
    figure.numerator = lower.numerator
    figure.denominator = lower.denominator
    figure.range = ShareRange(lower: lower, upper: upper)
    guard let norm else {
      figure.verdict = .noNorm
      return figure
    }
    // Unlike minutes of reach, a share can still fall; so nothing is said before the time is over.
    figure.verdict =
      input.day < stretch.last ? .running(until: stretch.last) : lower.reaches(percent: norm.value) ? .met : .notMet
    if figure.verdict == .notMet { figure.evidence.remark = remark(stretch, tally, norm) }
    return figure
  }

  private func counts(_ tally: ClassroomTally) -> [EvidenceCount] {
    var counts = [
      EvidenceCount(.yesMinutes, tally.yes, .minutes), EvidenceCount(.noMinutes, tally.no, .minutes),
      EvidenceCount(.unknownMinutes, tally.unknown, .minutes),
    ]
    if tally.derivedYes + tally.derivedNo > 0 {
      counts.append(EvidenceCount(.derivedYesMinutes, tally.derivedYes, .minutes))
      counts.append(EvidenceCount(.derivedNoMinutes, tally.derivedNo, .minutes))
    }
    if tally.withoutContactRegistrations > 0 {
      counts.append(EvidenceCount(.withoutContactMinutes, tally.withoutContact, .minutes))
      counts.append(EvidenceCount(.withoutContactRegistrations, tally.withoutContactRegistrations, .registrations))
    }
    return counts
  }

  /// Where the registrations without contact are, which do not count.
  private func leftOut(_ tally: ClassroomTally, _ filter: RegistrationFilter?) -> [EvidenceQuery] {
    guard var filter, tally.withoutContactRegistrations > 0 else { return [] }
    filter.hasContact = false
    return [.registrations(filter)]
  }

  /// What must be said when the norm is not reached: that it may still be, or that there were no lessons.
  private func remark(_ stretch: Stretch, _ tally: ClassroomTally, _ norm: Figure.Norm) -> Label? {
    var remarks: [Label] = []
    if tally.upper?.reaches(percent: norm.value) == true, let unknown = Share(tally.unknown, of: tally.all) {
      remarks.append(
        Label(
          "nog onzeker: \(NumberText(.dutch).percent(unknown)) onbekend",
          "still uncertain: \(NumberText(.english).percent(unknown)) unknown"))
    }
    if input.calendar.schoolWeeks(from: stretch.first, through: stretch.last) == 0 {
      remarks.append(Label("geen lesdagen in deze periode", "no days of lessons in this period"))
    }
    guard !remarks.isEmpty else { return nil }
    return Label(remarks.map(\.dutch).joined(separator: "; "), remarks.map(\.english).joined(separator: "; "))
  }

  private func evidence(_ tally: ClassroomTally, _ filter: RegistrationFilter?, _ indicator: String) -> Evidence {
    Evidence(
      formula: Label(
        "begeleidersminuten met klasvloer \"ja\", gedeeld door alle begeleidersminuten met contact; onbekend telt als nee, "
          + "bovengrens van de marge: onbekend als ja; kwaliteitszorg en POC tellen niet mee",
        "adviser-minutes marked \"ja\", divided by all adviser-minutes with contact; unknown counts as no, upper end of "
          + "the range: unknown as yes; quality care and POC are left out"),
      parameters: input.parameters([
        indicator == "classroom" ? "classroom_target" : "classroom_minimum", "classroom_rule",
      ]), counts: counts(tally), queries: filter.map { [.registrations($0)] } ?? [], leftOut: leftOut(tally, filter))
  }
}
