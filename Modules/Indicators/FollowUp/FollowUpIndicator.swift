import GuidanceKit
import Register

/// Adjustments agreed after reports: how many are due, done and late.
public struct FollowUpIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `followup/…`; none without an agreement.
  public var figures: [Figure] {
    let all = input.records.followUps
    guard !all.isEmpty else { return [] }
    func isDone(_ one: FollowUp) -> Bool { one.doneOn.map { $0 <= input.day } ?? false }
    let due = all.filter { $0.due.last <= input.day }
    let late = due.filter { !isDone($0) }.sorted { ($0.due.last, $0.number) < ($1.due.last, $1.number) }
    let counts = [
      EvidenceCount(.agreed, all.count), EvidenceCount(.done, all.count(where: isDone)),
      EvidenceCount(.due, due.count), EvidenceCount(.late, late.count),
    ]
    // Who is a person: the name stays in the row, outside the figures.
    func open(_ language: Language) -> String {
      late.map { "\($0.number) (\(NumberText(language).due($0.due)))" }.joined(separator: ", ")
    }
    return [
      Figure(
        id: FigureID("followup", ["total", "done"], input.schoolYear.iso),
        title: Label("Afgesproken bijsturingen gedaan", "Adjustments agreed and done"), kind: .share,
        numerator: all.count(where: isDone), denominator: all.count, unit: .items, n: all.count,
        evidence: Evidence(
          formula: Label(
            "bijsturingen die op de dag gedaan zijn, gedeeld door alle afgesproken bijsturingen",
            "adjustments done by the day, divided by all adjustments agreed"), counts: counts,
          queries: [.records(RecordSelection(.followUp))])),
      Figure(
        id: FigureID("followup", ["total", "on-time"], input.schoolYear.iso),
        title: Label("Vervallen bijsturingen gedaan", "Adjustments due and done"), kind: .share,
        numerator: due.isEmpty ? nil : due.count - late.count, denominator: due.isEmpty ? nil : due.count, unit: .items,
        verdict: due.isEmpty ? .noData : late.isEmpty ? .met : .notMet, n: due.count,
        evidence: Evidence(
          formula: Label(
            "bijsturingen waarvan de dag voorbij is en die gedaan zijn, gedeeld door die waarvan de dag voorbij is",
            "adjustments whose day has passed and that are done, divided by those whose day has passed"),
          counts: counts, queries: [.records(RecordSelection(.followUp, of: due.map(\.number)))]
        ).noting(late.isEmpty ? nil : Label("te laat: \(open(.dutch))", "late: \(open(.english))"))),
    ]
  }
}
