import GuidanceKit
import Register

/// Indicator 1: realised FTE against planned FTE, per pillar, kind of quality care, project, fund, education level and
/// adviser, and in total.
///
/// - Source: POV, Begeleidingsplan 2025-2030, indicator 1.
public struct StaffingIndicator {
  private let input: IndicatorInput
  private let scopes: [StaffingScope]
  private let staffing: PlannedStaffing
  private let minutesPerFTE: Int?

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
    scopes = StaffingScopes(input, Destinations(input)).all
    staffing = PlannedStaffing(
      assignments: input.assignments, absences: input.absences, year: input.schoolYear, calendar: input.calendar,
      day: input.day)
    minutesPerFTE = input.plan.norms.registeredMinutesPerFTE(in: input.schoolYear).value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The figures of the school year: `fte/…` (share), `fte-unreduced/…` where absences matter, `fte-planned/…`,
  /// `fte-planned-unreduced/…`, `fte-assigned/…` (on the day), `fte-realised/…`, `hours-planned/…` of people, and what
  /// absences and changed assignments do, `fte-effect-absences/…` and `fte-effect-changes/…`, where they do anything.
  public var figures: [Figure] { scopes.flatMap(figures) }

  private func figures(for scope: StaffingScope) -> [Figure] {
    let sum = staffing.plan(scope.assignments.includes)
    guard !scope.assignments.isNone else { return [realised(scope, sum)] }
    var figures = [
      share(scope, sum, against: sum.reduced, "fte"),
      amount(scope, sum, "fte-planned", sum.reduced, Label("Geplande VTE", "Planned FTE")),
      amount(
        scope, sum, "fte-planned-unreduced", sum.unreduced,
        Label("Geplande VTE zonder afwezigheden", "Planned FTE before absences")),
      amount(
        scope, sum, "fte-assigned", sum.today,
        Label("VTE volgens de opdrachten van de dag", "FTE by the assignments of the day"),
        formula: StaffingIndicator.assignedFormula),
      realised(scope, sum),
    ]
    if scope.unjudged == .person, let hours = plannedHours(scope, sum) { figures.append(hours) }
    if sum.lostToAbsences != .zero {
      figures.append(share(scope, sum, against: sum.unreduced, "fte-unreduced"))
      figures.append(
        amount(
          scope, sum, "fte-effect-absences", sum.lostToAbsences,
          Label("VTE die door afwezigheden wegvalt", "FTE lost to absences"),
          formula: StaffingIndicator.absencesFormula))
    }
    if sum.addedByChanges != .zero {
      figures.append(
        amount(
          scope, sum, "fte-effect-changes", sum.addedByChanges,
          Label(
            "VTE door opdrachten die in de loop van het jaar veranderen", "FTE by assignments that change in the year"),
          formula: StaffingIndicator.changesFormula))
    }
    return figures
  }

  private func share(
    _ scope: StaffingScope, _ sum: PlannedStaffing.Sum, against planned: Rational, _ indicator: String
  ) -> Figure {
    var figure = Figure(
      id: id(indicator, scope),
      title: title(
        indicator == "fte"
          ? Label("Gerealiseerde VTE", "Realised FTE")
          : Label("Gerealiseerde VTE zonder afwezigheden", "Realised FTE before absences"), scope),
      kind: .share, numerator: nil, unit: .minutes, norm: .percent(input.plan.norms.fteTarget),
      n: scope.count, evidence: evidence(scope, sum, StaffingIndicator.shareFormula))
    guard let minutesPerFTE else {
      figure.verdict = .notComputable(StaffingIndicator.missingFactor(input.schoolYear))
      return figure
    }
    guard input.hasTime else {
      figure.verdict = .noData
      return figure
    }
    guard planned > .zero, let plannedMinutes = planned.multiplied(by: Rational(minutesPerFTE)) else {
      figure.verdict =
        scope.minutes == 0
        ? .noData : .notComputable(Label("er is geen opdracht, dus niets gepland", "no assignment, so nothing planned"))
      return figure
    }
    // The planned minutes may be a fraction; both sides are multiplied by its denominator to stay whole.
    let (numerator, overflow) = scope.minutes.multipliedReportingOverflow(by: plannedMinutes.denominator)
    guard !overflow, let share = Share(numerator: numerator, denominator: plannedMinutes.numerator) else {
      figure.verdict = .notComputable(Label("de getallen zijn te groot", "the numbers are too large"))
      return figure
    }
    figure.numerator = share.numerator
    figure.denominator = share.denominator
    if let elapsed = staffing.elapsed, elapsed.numerator > 0 {
      figure.pace = share.rational.divided(by: elapsed.rational).map(Share.init)
      figure.forecast = figure.pace
    }
    guard scope.unjudged == nil else {
      figure.norm = nil
      figure.verdict = .noNorm
      return figure
    }
    let target = input.plan.norms.fteTarget.value
    // Registrations only add up, so a target that is reached stays reached.
    figure.verdict =
      share.reaches(percent: target)
      ? .met : input.day < input.schoolYear.last ? .running(until: input.schoolYear.last) : .notMet
    return figure
  }

  private func amount(
    _ scope: StaffingScope, _ sum: PlannedStaffing.Sum, _ indicator: String, _ fte: Rational, _ name: Label,
    formula: Label = StaffingIndicator.plannedFormula
  ) -> Figure {
    Figure(
      id: id(indicator, scope), title: title(name, scope), kind: .fte, numerator: fte.numerator,
      denominator: fte.denominator, unit: .fte,
      evidence: Evidence(
        formula: formula,
        counts: planCounts(sum) + [
          EvidenceCount(.assignedFTE, sum.today, .fte), EvidenceCount(.assignedAtStartFTE, sum.atStart, .fte),
          EvidenceCount(.allWeeks, staffing.allWeeks),
        ], queries: planQueries(scope)))
  }

  private func realised(_ scope: StaffingScope, _ sum: PlannedStaffing.Sum) -> Figure {
    var figure = Figure(
      id: id("fte-realised", scope),
      title: title(Label("Gerealiseerde VTE, als aantal", "Realised FTE, as a number"), scope), kind: .fte,
      numerator: nil,
      unit: .fte, n: scope.count, evidence: evidence(scope, sum, StaffingIndicator.realisedFormula))
    guard let minutesPerFTE, let fte = Rational(scope.minutes, minutesPerFTE) else {
      figure.verdict = .notComputable(StaffingIndicator.missingFactor(input.schoolYear))
      return figure
    }
    guard input.hasTime else {
      figure.verdict = .noData
      return figure
    }
    figure.numerator = fte.numerator
    figure.denominator = fte.denominator
    if let elapsed = staffing.elapsed, elapsed.numerator > 0 {
      figure.forecast = fte.divided(by: elapsed.rational).map(Share.init)
    }
    return figure
  }

  /// The hours that the assignments of one person ask for in the whole school year.
  private func plannedHours(_ scope: StaffingScope, _ sum: PlannedStaffing.Sum) -> Figure? {
    guard let minutesPerFTE, let minutes = sum.reduced.multiplied(by: Rational(minutesPerFTE)) else { return nil }
    return Figure(
      id: id("hours-planned", scope), title: title(Label("Geplande uren", "Planned hours"), scope), kind: .minutes,
      numerator: minutes.numerator, denominator: minutes.denominator == 1 ? nil : minutes.denominator, unit: .minutes,
      evidence: Evidence(
        formula: Label(
          "geplande VTE van het hele schooljaar maal de geregistreerde minuten per VTE",
          "planned FTE of the whole school year times registered minutes per FTE"),
        parameters: input.parameters(["registered_hours_per_fte"]),
        counts: planCounts(sum) + [
          EvidenceCount(.minutesPerFTE, minutesPerFTE, .minutes), EvidenceCount(.allWeeks, staffing.allWeeks),
        ], queries: planQueries(scope)))
  }

  private func planCounts(_ sum: PlannedStaffing.Sum) -> [EvidenceCount] {
    [
      EvidenceCount(.plannedFTE, sum.reduced, .fte), EvidenceCount(.plannedFTEUnreduced, sum.unreduced, .fte),
    ]
  }

  private func evidence(_ scope: StaffingScope, _ sum: PlannedStaffing.Sum, _ formula: Label) -> Evidence {
    var counts = [EvidenceCount(.registeredMinutes, scope.minutes, .minutes)] + planCounts(sum)
    counts += [
      EvidenceCount(.elapsedWeeks, staffing.elapsedWeeks), EvidenceCount(.allWeeks, staffing.allWeeks),
    ]
    if let minutesPerFTE {
      counts.append(EvidenceCount(.minutesPerFTE, minutesPerFTE, .minutes))
      if let fte = Rational(scope.minutes, minutesPerFTE) {
        counts.append(EvidenceCount(.realisedFTE, fte, .fte))
        if let elapsed = staffing.elapsed, elapsed.numerator > 0, let end = fte.divided(by: elapsed.rational) {
          counts.append(EvidenceCount(.forecastFTE, end, .fte))
        }
      }
    }
    return Evidence(
      formula: formula, parameters: input.parameters(["registered_hours_per_fte", "fte_target"]), counts: counts,
      queries: [.registrations(scope.registrations)] + planQueries(scope))
  }

  private func planQueries(_ scope: StaffingScope) -> [EvidenceQuery] {
    [.assignments(scope.assignments), .absences(of: scope.assignments, begunBy: input.day)]
  }

  private func id(_ indicator: String, _ scope: StaffingScope) -> FigureID {
    FigureID(indicator, scope.parts, input.schoolYear.iso)
  }

  private func title(_ name: Label, _ scope: StaffingScope) -> Label {
    Label("\(name.dutch), \(scope.name.dutch)", "\(name.english), \(scope.name.english)")
  }

  private static func missingFactor(_ year: SchoolYear) -> Label {
    Label(
      "hoeveel geregistreerde uren 1 VTE zijn (registered_hours_per_fte) is voor \(year.iso) nergens vastgelegd",
      "how many registered hours make 1 FTE (registered_hours_per_fte) is laid down nowhere for \(year.iso)")
  }

  private static let shareFormula = Label(
    "geregistreerde begeleidersminuten van het schooljaar tot en met de dag, gedeeld door de geplande VTE maal de "
      + "geregistreerde minuten per VTE; tempo: gedeeld door het deel van de schoolweken dat verstreken is",
    "adviser-minutes registered in the school year up to the day, divided by planned FTE times registered minutes per "
      + "FTE; pace: divided by the part of the school weeks that has gone by")

  private static let realisedFormula = Label(
    "geregistreerde begeleidersminuten van het schooljaar tot en met de dag, gedeeld door de geregistreerde minuten per "
      + "VTE; vooruitzicht: gedeeld door het deel van de schoolweken dat verstreken is",
    "adviser-minutes registered in the school year up to the day, divided by registered minutes per FTE; forecast: "
      + "divided by the part of the school weeks that has gone by")

  private static let plannedFormula = Label(
    "som van de opdrachten, elk gewogen met het deel van de schoolweken dat ze beslaat; afwezigheden die begonnen zijn "
      + "gaan eraf",
    "sum of the assignments, each weighted by the part of the school weeks it covers; absences that have begun are "
      + "taken off")

  private static let assignedFormula = Label(
    "som van de VTE van de opdrachten die op de dag gelden, zonder weging en zonder afwezigheden",
    "sum of the FTE of the assignments in force on the day, without weighing and without absences")

  private static let absencesFormula = Label(
    "geplande VTE zonder afwezigheden, min geplande VTE: elke afwezigheid die begonnen is neemt haar deel van elke "
      + "lesdag weg",
    "planned FTE before absences, minus planned FTE: each absence that has begun takes its part of each day of lessons")

  private static let changesFormula = Label(
    "som van de opdrachten, elk gewogen met het deel van de schoolweken dat ze beslaat, min de VTE van de opdrachten die "
      + "op de eerste lesdag golden; onder nul als er in de loop van het jaar wegviel",
    "sum of the assignments, each weighted by the part of the school weeks it covers, minus the FTE of the assignments "
      + "in force on the first day of lessons; below zero when some fell away in the course of the year")
}
