import GuidanceKit
import Register

/// Totals that documents state, each beside what its rows add up to.
///
/// A stated total is a claim, never corrected: both numbers are shown, and the audit reports a difference.
/// - Source: rules of projects; the same holds for the plan's own totals.
public struct StatedTotalIndicator {
  private let claims: [Claim]

  /// The period of claims about something without one.
  public static let undated = "zonder-periode"

  private struct Claim {
    var total: StatedTotal
    var id: FigureID
    var recomputed: Figure?
  }

  /// Lays the claims beside figures that were computed.
  public init(_ input: IndicatorInput, beside figures: [Figure]) {
    let claims = input.records.statedTotals.compactMap { total in FigureID(total.subject).map { (total, $0) } }
    let subjects = Set(claims.map(\.1))
    let known = Dictionary(figures.filter { subjects.contains($0.id) }.map { ($0.id, $0) }) { first, _ in first }
    // Several documents may state one total: they are numbered in the order of their names.
    let sorted = claims.sorted { one, other in
      let (first, second) = ([one.0.source, one.0.place], [other.0.source, other.0.place])
      return one.1 == other.1
        ? first.joined(separator: "\n").utf8.lexicographicallyPrecedes(second.joined(separator: "\n").utf8)
        : one.1 < other.1
    }
    var counts: [FigureID: Int] = [:]
    self.claims = sorted.map { total, subject in
      let number = (counts[subject] ?? 0) + 1
      counts[subject] = number
      // What the claim is about need not be a figure of ours, and then has no period.
      let hasPeriod = Period(subject.period) != nil || subject.period.hasPrefix("round-")
      let scope =
        [FigureID.part(subject.indicator)] + subject.scope + (hasPeriod ? [] : [FigureID.part(subject.period)])
      return Claim(
        total: total,
        id: FigureID("stated", scope + ["\(number)"], hasPeriod ? subject.period : StatedTotalIndicator.undated),
        recomputed: known[subject])
    }
  }

  /// The figures `stated/…`, one for each total stated; none without any.
  public var figures: [Figure] { claims.map(figure) }

  private func figure(_ claim: Claim) -> Figure {
    let total = claim.total
    let recomputed = claim.recomputed?.value
    // What no figure of ours is about is named as the document does.
    let subject =
      claim.recomputed?.title
      ?? Label("\(total.place), volgens \(total.source)", "\(total.place), according to \(total.source)")
    let countsSchools = claim.id.scope.first == "project" && claim.id.scope.dropFirst().first != "count"
    let verdict: Figure.Verdict =
      if let recomputed {
        total.agrees(with: recomputed)
          ? .noNorm
          : .noVerdict(
            Label(
              "de rijen tellen op tot \(text(recomputed, .dutch))", "the rows add up to \(text(recomputed, .english))"))
      } else {
        .noVerdict(Label("er zijn geen rijen om het na te rekenen", "there are no rows to add up"))
      }
    return Figure(
      id: claim.id,
      title: Label("Opgegeven: \(subject.dutch)", "Stated: \(subject.english)"), kind: claim.recomputed?.kind ?? .count,
      numerator: total.value.numerator, denominator: total.value.denominator == 1 ? nil : total.value.denominator,
      unit: claim.recomputed?.unit ?? (countsSchools ? .schools : .items), verdict: verdict, n: claim.recomputed?.n,
      evidence: Evidence(
        formula: Label(
          "zoals het document het zegt, naast de som van de rijen",
          "as the document states it, beside the sum of the rows"),
        counts: [EvidenceCount(.stated, total.value)] + (recomputed.map { [EvidenceCount(.recomputed, $0)] } ?? []),
        queries: [.records(RecordSelection(.statedTotal, of: [total.subject]))]
          + (claim.recomputed?.evidence.queries ?? []),
        members: claim.recomputed.map { [$0.id] } ?? []
      ).noting(
        Label(
          "\(total.source), \(total.place)\(total.isApproximate ? "; het document zegt zelf ongeveer" : "")",
          "\(total.source), \(total.place)\(total.isApproximate ? "; the document itself says about" : "")")))
  }

  private func text(_ value: Rational, _ language: Language) -> String {
    NumberText(language).decimal(value, places: value.denominator == 1 ? 0 : 2)
  }
}
