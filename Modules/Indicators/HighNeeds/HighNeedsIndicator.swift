import GuidanceKit
import Register

/// Organisations with high needs: whether a regisseur is named, an improvement plan is present, and it is monitored
/// every month.
///
/// - Source: POV plan 2025-2030, the three-link model (service, board, leader).
public struct HighNeedsIndicator {
  /// The three conditions.
  enum Condition: String, CaseIterable {
    case coordinator = "coordinator"
    case plan = "plan"
    case monitored = "monitored"

    var label: Label {
      switch self {
      case .coordinator: Label("regisseur aangeduid", "fixed adviser named")
      case .plan: Label("verbeterplan aanwezig", "improvement plan present")
      case .monitored: Label("maandelijks opgevolgd", "monitored monthly")
      }
    }
  }

  private let input: IndicatorInput
  private let organisations: [Organisation]
  private let plans: [InstitutionNumber: [ImprovementPlan]]

  /// Takes the organisations with high needs on the day.
  public init(_ input: IndicatorInput) {
    self.input = input
    organisations = input.organisations.filter { organisation in
      organisation.validity.contains(input.day)
        && organisation.qualifiers.contains { $0.qualifier == .highNeeds && $0.validity.contains(input.day) }
    }.sorted { $0.number < $1.number }
    plans = Dictionary(
      grouping: input.records.improvementPlans.filter { $0.agreedOn <= input.day }, by: \.organisation)
  }

  /// The figures `needs/…`; none without an organisation with high needs.
  public var figures: [Figure] {
    guard !organisations.isEmpty else { return [] }
    return organisations.flatMap(figures) + Condition.allCases.map(total)
  }

  /// Months to be monitored, and those with a monitoring day.
  struct Months: Hashable {
    var due: [Month]
    var monitored: Set<Month>
    var missing: [Month] { due.filter { !monitored.contains($0) } }
  }

  /// The months with lessons after the one in which the plan was agreed, up to the last that is over, within the school
  /// year and the time the needs are high.
  func months(of organisation: Organisation) -> Months {
    guard let agreed = plans[organisation.number]?.map(\.agreedOn).min() else {
      return Months(due: [], monitored: [])
    }
    let start = organisation.qualifiers.filter {
      $0.qualifier == .highNeeds && $0.validity.contains(input.day)
    }.compactMap(\.validity.from).max()
    let first = max(agreed, start ?? agreed)
    let due = input.schoolYear.months.filter { month in
      month.first > first && month.last <= input.day
        && input.calendar.schoolWeeks(from: month.first, through: month.last) > 0
    }
    let days = (plans[organisation.number] ?? []).flatMap(\.monitoring).map(\.day).filter { $0 <= input.day }
    return Months(due: due, monitored: Set(days.map { Month(containing: $0) }))
  }

  /// Whether a condition is fulfilled; `nil` while it cannot be asked.
  func isFulfilled(_ condition: Condition, _ organisation: Organisation) -> Bool? {
    switch condition {
    case .coordinator: return organisation.coordinator != nil
    case .plan: return plans[organisation.number] != nil
    case .monitored:
      guard plans[organisation.number] != nil else { return false }
      let months = months(of: organisation)
      return months.due.isEmpty ? nil : months.missing.isEmpty
    }
  }

  private func figures(of organisation: Organisation) -> [Figure] {
    let asked = Condition.allCases.compactMap { isFulfilled($0, organisation) }
    let fulfilled = asked.count { $0 }
    let whole = figure(
      organisation, [], Label("voorwaarden bij hoge noden", "conditions for high needs"), .share, fulfilled,
      asked.count,
      .items, fulfilled == asked.count ? .met : .notMet,
      Label(
        "voorwaarden die vervuld zijn (regisseur, verbeterplan, maandelijkse opvolging), gedeeld door die welke al gevraagd "
          + "kunnen worden",
        "conditions fulfilled (fixed adviser, improvement plan, monthly monitoring), divided by those that can be asked yet"
      ),
      missing: Condition.allCases.filter { isFulfilled($0, organisation) == false }.map(\.label))
    let months = months(of: organisation)
    guard !months.due.isEmpty else { return [whole] }
    let done = months.due.count - months.missing.count
    return [
      whole,
      figure(
        organisation, ["monitored"], Condition.monitored.label, .share, done, months.due.count, .months,
        months.missing.isEmpty ? .met : .notMet,
        Label(
          "maanden met een opvolgmoment, gedeeld door de voorbije maanden met lessen na de maand waarin het plan is afgesproken",
          "months with a monitoring day, divided by the months with lessons that have passed since the month in which the "
            + "plan was agreed"),
        missing: months.missing.map { month in
          Label(NumberText(.dutch).month(month), NumberText(.english).month(month))
        }),
    ]
  }

  private func figure(
    _ organisation: Organisation, _ last: [String], _ name: Label, _ kind: Figure.Kind, _ value: Int, _ whole: Int,
    _ unit: Figure.Unit, _ verdict: Figure.Verdict, _ formula: Label, missing: [Label]
  ) -> Figure {
    let digits = organisation.number.digits
    let title = "\(organisation.type.code) \(organisation.name)"
    return Figure(
      id: FigureID("needs", [digits] + last, input.schoolYear.iso),
      title: Label("\(title), \(name.dutch)", "\(title), \(name.english)"), kind: kind, numerator: value,
      denominator: whole, unit: unit, verdict: verdict, n: plans[organisation.number]?.count ?? 0,
      evidence: Evidence(
        formula: formula, counts: [EvidenceCount(.done, value), EvidenceCount(.inScope, whole)],
        queries: queries([digits])
      ).noting(HighNeedsIndicator.missing(missing)))
  }

  private func total(_ condition: Condition) -> Figure {
    let asked = organisations.filter { isFulfilled(condition, $0) != nil }
    let open = asked.filter { isFulfilled(condition, $0) == false }
    let isKnown = !asked.isEmpty
    return Figure(
      id: FigureID("needs", ["total", condition.rawValue], input.schoolYear.iso),
      title: Label("Hoge noden, \(condition.label.dutch)", "High needs, \(condition.label.english)"), kind: .share,
      numerator: isKnown ? asked.count - open.count : nil, denominator: isKnown ? asked.count : nil,
      unit: .organisations,
      verdict: isKnown ? open.isEmpty ? .met : .notMet : .noData, n: organisations.count,
      evidence: Evidence(
        formula: Label(
          "organisaties met hoge noden waar dit vervuld is, gedeeld door die waar het gevraagd kan worden",
          "organisations with high needs for which this is fulfilled, divided by those for which it can be asked"),
        counts: [
          EvidenceCount(.done, asked.count - open.count, .organisations),
          EvidenceCount(.inScope, asked.count, .organisations),
        ], queries: queries(organisations.map(\.number.digits))
      ).noting(HighNeedsIndicator.missing(open.map { Label($0.number.digits, $0.number.digits) })))
  }

  private static func missing(_ labels: [Label]) -> Label? {
    guard !labels.isEmpty else { return nil }
    return Label(
      "ontbreekt: \(labels.map(\.dutch).joined(separator: ", "))",
      "missing: \(labels.map(\.english).joined(separator: ", "))")
  }

  private func queries(_ digits: [String]) -> [EvidenceQuery] {
    [
      .records(RecordSelection(.organisation, of: digits)),
      .records(RecordSelection(.improvementPlan, of: digits, through: input.day)),
    ]
  }
}
