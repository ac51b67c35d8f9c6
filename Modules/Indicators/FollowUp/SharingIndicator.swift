import GuidanceKit
import Register

/// What is shared and done with others: examples of practice, and activities with partners.
///
/// - Source: the yearly report asks what the POC does with other networks; examples and activities are evaluated.
public struct SharingIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `practice/…` and `partners/…` of the school year up to the day; none without a record.
  public var figures: [Figure] { examples + activities }

  private var examples: [Figure] {
    let all = input.records.practiceExamples
    guard !all.isEmpty else { return [] }
    let undated = all.count { $0.sharedOn == nil }
    let shared = all.filter { $0.sharedOn.map { input.schoolYear.contains($0) && $0 <= input.day } ?? false }
    return [
      Figure(
        id: FigureID("practice", ["shared"], input.schoolYear.iso),
        title: Label("Praktijkvoorbeelden gedeeld", "Examples of practice shared"), kind: .count,
        numerator: shared.count, unit: .items, n: all.count,
        evidence: Evidence(
          formula: Label(
            "praktijkvoorbeelden die in het schooljaar gedeeld zijn, tot en met de dag",
            "examples of practice shared in the school year, up to the day"),
          counts: [
            EvidenceCount(.evaluatedItems, shared.count { $0.evaluation != nil }),
            EvidenceCount(.unsaid, undated),
          ], queries: [.records(RecordSelection(.practiceExample, of: shared.map(\.code)))]
        ).noting(
          undated > 0
            ? Label(
              "\(undated) zonder dag \(undated == 1 ? "telt" : "tellen") in geen schooljaar mee",
              "\(undated) without a day \(undated == 1 ? "counts" : "count") in no school year")
            : nil))
    ]
  }

  private var activities: [Figure] {
    let own = input.records.partnerActivities.filter { input.schoolYear.contains($0.date) && $0.date <= input.day }
    guard !input.records.partnerActivities.isEmpty else { return [] }
    // One activity may be with several partners, named in one cell.
    let byPartner = Dictionary(
      own.flatMap { activity in Set(SharingIndicator.partners(activity)).map { ($0, [activity]) } }, uniquingKeysWith: +
    )
    return [figure("total", Label("alle partners", "all partners"), own)]
      + byPartner.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
        figure(FigureID.part($0.key), Label($0.key, $0.key), $0.value)
      }
  }

  static func partners(_ activity: PartnerActivity) -> [String] {
    activity.partner.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }.map { text in
      String(text.reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  private func figure(_ part: String, _ name: Label, _ own: [PartnerActivity]) -> Figure {
    Figure(
      id: FigureID("partners", [part], input.schoolYear.iso),
      title: Label("Activiteiten met partners, \(name.dutch)", "Activities with partners, \(name.english)"),
      kind: .count, numerator: own.count, unit: .items, n: own.count,
      evidence: Evidence(
        formula: Label(
          "activiteiten met de partner in het schooljaar, tot en met de dag; één met meer partners telt bij elk",
          "activities with the partner in the school year, up to the day; one with several partners counts with each"),
        counts: [EvidenceCount(.evaluatedItems, own.count { $0.evaluation != nil })],
        queries: [.records(RecordSelection(.partnerActivity, of: own.map(\.code)))]))
  }
}
