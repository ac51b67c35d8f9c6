public import GuidanceKit
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

  /// The figures `classroom/…` against the target and `classroom-minimum/total/…` against what the government expects:
  /// for the school year, its months and the period, in total and per pillar or project; the POC without a norm.
  public var figures: [Figure] {
    let stretches = [Stretch(input.schoolYear)] + Stretch.stretches(of: input)
    return stretches.flatMap { stretch -> [Figure] in
      let tallies = Dictionary(grouping: stretch.entries(of: input).lazy.filter(\.hasContact), by: \.destination)
        .mapValues { ClassroomTally($0, rule: input.plan.norms.classroomRule.value) }
      let total = DestinationScope(
        id: "total", name: Label("begeleiding PBD", "guidance by the PBD"),
        destinations: destinations.all.filter(destinations.isGuidance))
      let poc = destinations.groups.filter { $0.id == Service.poc.code }
      let single = destinations.single.filter { scope in
        !Destinations.isQualityCare(scope.id)
          && (input.plan.pillar(scope.id) != nil || tallies[scope.id] != nil)
      }
      return ([total] + poc + single).map { figure($0, stretch, tallies, norm: norm(for: $0)) }
        + [
          figure(
            total, stretch, tallies, norm: .percent(input.plan.norms.classroomMinimum), indicator: "classroom-minimum")
        ]
    }
  }

  private func norm(for scope: DestinationScope) -> Figure.Norm? {
    let isGuidance = scope.id == "total" || scope.destinations.contains(where: destinations.isGuidance)
    return isGuidance ? .percent(input.plan.norms.classroomTarget) : nil
  }

  private func figure(
    _ scope: DestinationScope, _ stretch: Stretch, _ tallies: [String: ClassroomTally], norm: Figure.Norm?,
    indicator: String = "classroom"
  ) -> Figure {
    let tally = scope.destinations.lazy.compactMap { tallies[$0] }.reduce(ClassroomTally(), +)
    var figure = Figure(
      id: FigureID(indicator, [scope.id], stretch.iso),
      title: Label(
        "Klasvloercontext, \(scope.name.dutch)", "Classroom context, \(scope.name.english)"),
      kind: .share, numerator: nil, unit: .minutes, norm: norm, verdict: .noData, n: tally.registrations,
      evidence: evidence(scope, stretch, tally, indicator))
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
    return figure
  }

  private func evidence(
    _ scope: DestinationScope, _ stretch: Stretch, _ tally: ClassroomTally, _ indicator: String
  ) -> Evidence {
    var counts = [
      EvidenceCount(.yesMinutes, tally.yes, .minutes), EvidenceCount(.noMinutes, tally.no, .minutes),
      EvidenceCount(.unknownMinutes, tally.unknown, .minutes),
    ]
    if tally.derivedYes + tally.derivedNo > 0 {
      counts.append(EvidenceCount(.derivedYesMinutes, tally.derivedYes, .minutes))
      counts.append(EvidenceCount(.derivedNoMinutes, tally.derivedNo, .minutes))
    }
    return Evidence(
      formula: Label(
        "begeleidersminuten met klasvloer \"ja\", gedeeld door alle begeleidersminuten met contact; onbekend telt als nee, "
          + "bovengrens van het bereik: onbekend als ja; kwaliteitszorg en POC tellen niet mee",
        "adviser-minutes marked \"ja\", divided by all adviser-minutes with contact; unknown counts as no, upper end of "
          + "the range: unknown as yes; quality care and POC are left out"),
      parameters: input.parameters([
        indicator == "classroom" ? "classroom_target" : "classroom_minimum", "classroom_rule",
      ]), counts: counts,
      queries: scope.destinations.isEmpty
        ? []
        : [
          .registrations(
            RegistrationFilter(
              from: stretch.first, through: min(stretch.last, input.day), destinations: scope.destinations,
              hasContact: true))
        ])
  }
}

/// Minutes by classroom context.
public struct ClassroomTally: Hashable, Sendable {
  /// Minutes marked or derived as "ja".
  public private(set) var yes = 0
  /// Minutes marked or derived as "nee".
  public private(set) var no = 0
  /// Minutes of which nobody said it, and which no rule derives.
  public private(set) var unknown = 0
  /// The part of ``yes`` that was derived.
  public private(set) var derivedYes = 0
  /// The part of ``no`` that was derived.
  public private(set) var derivedNo = 0
  /// The registrations behind it.
  public private(set) var registrations = 0

  /// Counts entries; what is unknown is derived by the rule, when there is one.
  public init(_ entries: some Sequence<TimeEntry>, rule: ClassroomRule? = nil) {
    for entry in entries {
      registrations += entry.registrations
      let derived =
        entry.classroom == .unknown
        ? rule?.context(level: entry.level, initiative: entry.initiative, targetGroups: entry.targetGroups) : nil
      switch derived ?? entry.classroom {
      case .yes:
        yes += entry.minutes
        if derived != nil { derivedYes += entry.minutes }
      case .no:
        no += entry.minutes
        if derived != nil { derivedNo += entry.minutes }
      case .unknown: unknown += entry.minutes
      }
    }
  }

  /// Counts nothing.
  public init() {}

  /// The sum.
  public static func + (one: ClassroomTally, other: ClassroomTally) -> ClassroomTally {
    var sum = one
    sum.yes += other.yes
    sum.no += other.no
    sum.unknown += other.unknown
    sum.derivedYes += other.derivedYes
    sum.derivedNo += other.derivedNo
    sum.registrations += other.registrations
    return sum
  }

  /// All minutes.
  public var all: Int { yes + no + unknown }

  /// The share with everything unknown as "nee"; `nil` without minutes.
  public var lower: Share? { Share(yes, of: all) }

  /// The share with everything unknown as "ja"; `nil` without minutes.
  public var upper: Share? { Share(yes + unknown, of: all) }
}
