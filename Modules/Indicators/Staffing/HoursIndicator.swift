import GuidanceKit
import Register

/// Registered hours: what is left of indicator 1 without the factor, and what charts are drawn from.
///
/// - Source: rules for indicator 1; by fund and level only from what the registration itself says.
public struct HoursIndicator {
  private let input: IndicatorInput
  /// The same, with people kept apart.
  private let whole: IndicatorInput
  private let destinations: Destinations

  /// The part of an id for registrations that do not name a fund: they are never shared out.
  public static let unattributable = "niet-toewijsbaar"

  /// The part of an id for registrations that do not say their level.
  public static let unknownLevel = "onbekend"

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    whole = input
    var input = input
    input.time = TimeEntry.merged(input.time)
    input.periodTime = TimeEntry.merged(input.periodTime)
    self.input = input
    destinations = Destinations(input)
  }

  /// The figures `hours/…`: per destination and group, for the school year, its months and the period; for the year
  /// also per fund, working level, education level, project, kind of quality care, and adviser where people may be shown.
  public var figures: [Figure] {
    byTime + StaffingScopes(whole, destinations).all.filter { $0.parts.count > 1 }.map(figure)
  }

  private func figure(_ scope: StaffingScope) -> Figure {
    Figure(
      id: FigureID("hours", scope.parts, input.schoolYear.iso),
      title: Label("Geregistreerde uren, \(scope.name.dutch)", "Registered hours, \(scope.name.english)"),
      kind: .minutes, numerator: scope.minutes, unit: .minutes, n: scope.count,
      evidence: Evidence(
        formula: HoursIndicator.formula,
        counts: [EvidenceCount(.registeredMinutes, scope.minutes, .minutes)],
        queries: [.registrations(scope.registrations)]))
  }

  private var byTime: [Figure] {
    (destinations.groups + destinations.single).flatMap { scope -> [Figure] in
      let entries = input.time.filter { scope.contains($0.destination) }
      let year = Stretch(input.schoolYear)
      return [figure(scope, [], year, entries)]
        + split(entries, by: { $0.fund ?? HoursIndicator.unattributable }).map { fund, part in
          figure(scope, [fund], year, part, funds: [fund == HoursIndicator.unattributable ? "" : fund])
        }
        + split(entries, by: { $0.level?.code ?? HoursIndicator.unknownLevel }).map { level, part in
          figure(scope, ["niveau", level], year, part, level: level)
        }
        + Stretch.stretches(of: input).map { stretch in
          figure(scope, [], stretch, stretch.entries(of: input).filter { scope.contains($0.destination) })
        }
    }
  }

  private func split(_ entries: [TimeEntry], by key: (TimeEntry) -> String) -> [(String, [TimeEntry])] {
    Dictionary(grouping: entries, by: key).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  private func figure(
    _ scope: DestinationScope, _ part: [String], _ stretch: Stretch, _ entries: [TimeEntry], funds: [String] = [],
    level: String? = nil
  ) -> Figure {
    let minutes = entries.reduce(0) { $0 + $1.minutes }
    let registrations = entries.reduce(0) { $0 + $1.registrations }
    let suffix = part.isEmpty ? "" : ", \(part.joined(separator: " "))"
    return Figure(
      id: FigureID("hours", [scope.id] + part, stretch.iso),
      title: Label(
        "Geregistreerde uren, \(scope.name.dutch)\(suffix)", "Registered hours, \(scope.name.english)\(suffix)"),
      kind: .minutes, numerator: minutes, unit: .minutes,
      verdict: scope.id == "total" && part.isEmpty && !stretch.hasTime(in: input) ? .noData : .noNorm,
      n: registrations,
      evidence: Evidence(
        formula: HoursIndicator.formula, counts: [EvidenceCount(.registeredMinutes, minutes, .minutes)],
        queries: [
          .registrations(
            RegistrationFilter(
              from: stretch.first, through: min(stretch.last, input.day),
              destinations: scope.id == "total" ? [] : scope.destinations,
              levels: level.flatMap { WorkingLevel(rawValue: $0) }.map { [$0] } ?? [], funds: funds,
              hasLevel: level == HoursIndicator.unknownLevel ? false : nil))
        ]))
  }

  private static let formula = Label(
    "som van de begeleidersminuten; een sessie van twee begeleiders telt bij elk",
    "sum of adviser-minutes; a session by two advisers counts with each")
}
