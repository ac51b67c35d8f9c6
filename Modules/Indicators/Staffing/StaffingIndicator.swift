import GuidanceKit
import Register

/// Indicator 1: realised FTE against planned FTE, per pillar, per kind of quality care, in total, and per fund.
///
/// - Source: POV, Begeleidingsplan 2025-2030, indicator 1.
public struct StaffingIndicator {
  private let input: IndicatorInput
  private let destinations: Destinations
  private let staffing: PlannedStaffing
  private let minutesPerFTE: Int?

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    var input = input
    input.time = TimeEntry.merged(input.time)
    input.periodTime = TimeEntry.merged(input.periodTime)
    self.input = input
    destinations = Destinations(input)
    staffing = PlannedStaffing(
      assignments: input.assignments, absences: input.absences, year: input.schoolYear, calendar: input.calendar,
      day: input.day)
    minutesPerFTE = input.plan.norms.registeredMinutesPerFTE(in: input.schoolYear).value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The figures `fte/…` (share), `fte-planned/…`, `fte-planned-unreduced/…` and `fte-realised/…` of the school year.
  public var figures: [Figure] {
    (destinations.groups + destinations.single).flatMap { scope in
      figures(for: scope, fund: nil) + funds(of: scope).flatMap { figures(for: scope, fund: $0) }
    }
  }

  /// The funds named in assignments or registrations of a scope.
  private func funds(of scope: DestinationScope) -> [String] {
    let planned = staffing.lines.lazy.map(\.assignment).filter { scope.contains($0.destination) }.map(\.fund)
    let registered = input.time.lazy.filter { scope.contains($0.destination) }.compactMap(\.fund)
    return Set(planned).union(registered).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func figures(for scope: DestinationScope, fund: String?) -> [Figure] {
    let planned = staffing.planned { scope.contains($0.destination) && (fund == nil || $0.fund == fund) }
    let entries = input.time.filter { scope.contains($0.destination) && (fund == nil || $0.fund == fund) }
    let values = Values(
      minutes: entries.reduce(0) { $0 + $1.minutes }, registrations: entries.reduce(0) { $0 + $1.registrations },
      planned: planned.reduced, unreduced: planned.unreduced)
    if fund == nil, values.minutes == 0, values.unreduced == .zero, scope.destinations.count <= 1,
      input.plan.pillar(scope.id) == nil
    {
      // A kind of quality care that nobody was given and nobody worked on.
      return []
    }
    return [
      share(scope, fund, values, against: values.planned, "fte"),
      values.planned == values.unreduced ? nil : share(scope, fund, values, against: values.unreduced, "fte-unreduced"),
      amount(scope, fund, values, "fte-planned", values.planned, Label("Geplande VTE", "Planned FTE")),
      amount(
        scope, fund, values, "fte-planned-unreduced", values.unreduced,
        Label("Geplande VTE zonder afwezigheden", "Planned FTE before absences")),
      realised(scope, fund, values),
    ].compactMap(\.self)
  }

  /// What goes into the figures of one scope.
  private struct Values {
    var minutes: Int
    var registrations: Int
    var planned: Rational
    var unreduced: Rational
  }

  private func share(
    _ scope: DestinationScope, _ fund: String?, _ values: Values, against planned: Rational, _ indicator: String
  ) -> Figure {
    var figure = Figure(
      id: id(indicator, scope, fund),
      title: title(
        indicator == "fte"
          ? Label("Gerealiseerde VTE", "Realised FTE")
          : Label("Gerealiseerde VTE zonder afwezigheden", "Realised FTE before absences"), scope, fund),
      kind: .share, numerator: nil, unit: .minutes, norm: .percent(input.plan.norms.fteTarget),
      n: values.registrations, evidence: evidence(scope, fund, values, StaffingIndicator.shareFormula))
    guard let minutesPerFTE else {
      figure.verdict = .notComputable(StaffingIndicator.missingFactor(input.schoolYear))
      return figure
    }
    guard planned > .zero, let plannedMinutes = planned.multiplied(by: Rational(minutesPerFTE)) else {
      figure.verdict =
        values.minutes == 0
        ? .noData : .notComputable(Label("er is geen opdracht, dus niets gepland", "no assignment, so nothing planned"))
      return figure
    }
    // The planned minutes may be a fraction; both sides are multiplied by its denominator to stay whole.
    let (numerator, overflow) = values.minutes.multipliedReportingOverflow(by: plannedMinutes.denominator)
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
    if fund != nil {
      // Registrations that name no fund are never shared out, so a fund's part is a lower bound and is not judged.
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
    _ scope: DestinationScope, _ fund: String?, _ values: Values, _ indicator: String, _ fte: Rational, _ name: Label
  ) -> Figure {
    Figure(
      id: id(indicator, scope, fund), title: title(name, scope, fund), kind: .fte, numerator: fte.numerator,
      denominator: fte.denominator, unit: .fte,
      evidence: Evidence(
        formula: StaffingIndicator.plannedFormula,
        counts: [
          EvidenceCount(.plannedFTE, values.planned, .fte),
          EvidenceCount(.plannedFTEUnreduced, values.unreduced, .fte),
          EvidenceCount(.allWeeks, staffing.allWeeks),
        ], queries: planQueries(scope)))
  }

  private func realised(_ scope: DestinationScope, _ fund: String?, _ values: Values) -> Figure {
    var figure = Figure(
      id: id("fte-realised", scope, fund),
      title: title(Label("Gerealiseerde VTE in VTE", "Realised FTE in FTE"), scope, fund), kind: .fte, numerator: nil,
      unit: .fte, n: values.registrations,
      evidence: evidence(scope, fund, values, StaffingIndicator.realisedFormula))
    guard let minutesPerFTE, let fte = Rational(values.minutes, minutesPerFTE) else {
      figure.verdict = .notComputable(StaffingIndicator.missingFactor(input.schoolYear))
      return figure
    }
    figure.numerator = fte.numerator
    figure.denominator = fte.denominator
    if let elapsed = staffing.elapsed, elapsed.numerator > 0 {
      figure.forecast = fte.divided(by: elapsed.rational).map(Share.init)
    }
    return figure
  }

  private func evidence(_ scope: DestinationScope, _ fund: String?, _ values: Values, _ formula: Label) -> Evidence {
    var counts = [
      EvidenceCount(.registeredMinutes, values.minutes, .minutes),
      EvidenceCount(.plannedFTE, values.planned, .fte),
      EvidenceCount(.plannedFTEUnreduced, values.unreduced, .fte),
      EvidenceCount(.elapsedWeeks, staffing.elapsedWeeks), EvidenceCount(.allWeeks, staffing.allWeeks),
    ]
    if let minutesPerFTE {
      counts.append(EvidenceCount(.minutesPerFTE, minutesPerFTE, .minutes))
      if let fte = Rational(values.minutes, minutesPerFTE) {
        counts.append(EvidenceCount(.realisedFTE, fte, .fte))
        if let elapsed = staffing.elapsed, elapsed.numerator > 0, let end = fte.divided(by: elapsed.rational) {
          counts.append(EvidenceCount(.forecastFTE, end, .fte))
        }
      }
    }
    let filter = RegistrationFilter(
      from: input.schoolYear.first, through: input.day,
      destinations: scope.id == "total" ? [] : scope.destinations, funds: fund.map { [$0] } ?? [])
    return Evidence(
      formula: formula, parameters: input.parameters(["registered_hours_per_fte", "fte_target"]), counts: counts,
      queries: [.registrations(filter)] + planQueries(scope))
  }

  private func planQueries(_ scope: DestinationScope) -> [EvidenceQuery] {
    let codes = scope.id == "total" ? [] : scope.destinations
    return [
      .assignments(destinations: codes, schoolYear: input.schoolYear),
      .absences(destinations: codes, schoolYear: input.schoolYear, begunBy: input.day),
    ]
  }

  private func id(_ indicator: String, _ scope: DestinationScope, _ fund: String?) -> FigureID {
    FigureID(indicator, [scope.id] + (fund.map { [$0] } ?? []), input.schoolYear.iso)
  }

  private func title(_ name: Label, _ scope: DestinationScope, _ fund: String?) -> Label {
    func text(_ language: Language) -> String {
      let fund = fund.map { code in
        code == Assignment.regularFund
          ? (language == .dutch ? ", reguliere middelen" : ", regular means")
          : ", \(input.plan.fund(code)?.label[language] ?? code)"
      }
      return "\(name[language]), \(scope.name[language])\(fund ?? "")"
    }
    return Label(text(.dutch), text(.english))
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
}
