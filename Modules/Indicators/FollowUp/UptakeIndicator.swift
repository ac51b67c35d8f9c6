import GuidanceKit
import Register

/// Which schools and centres chose a theme with raised frequency this school year, and which declined, with their reason.
///
/// - Source: POV plan 2025-2030, raising the frequency of guidance.
public struct UptakeIndicator {
  private let input: IndicatorInput
  private let uptakes: [Uptake]

  /// Takes the choices of the school year.
  public init(_ input: IndicatorInput) {
    self.input = input
    uptakes = input.records.uptakes.filter { $0.schoolYear == input.schoolYear }.sorted {
      $0.organisation < $1.organisation
    }
  }

  /// The figures `uptake/…`; none without a choice.
  public var figures: [Figure] {
    guard !uptakes.isEmpty else { return [] }
    let organisations = input.organisations.filter {
      ($0.type.isSchool || $0.type.isCentre) && $0.validity.overlaps(input.schoolYear.first, input.day)
    }
    let chosen = Set(uptakes.filter { $0.theme != nil }.map(\.organisation))
    let declined = Set(uptakes.filter { $0.theme == nil }.map(\.organisation))
    let inScope = Set(organisations.map(\.number))
    let counts = [
      EvidenceCount(.chosen, chosen.count, .organisations), EvidenceCount(.declined, declined.count, .organisations),
      EvidenceCount(
        .evaluated, Set(uptakes.filter { $0.isEvaluated == true }.map(\.organisation)).count, .organisations),
      EvidenceCount(.inScope, inScope.count, .organisations),
    ]
    return [
      share(
        "chosen", Label("Thema met verhoogde frequentie gekozen", "Theme with raised frequency chosen"),
        chosen.intersection(inScope).count, inScope.count,
        Label(
          "scholen en centra die een thema kozen, gedeeld door alle scholen en centra van het schooljaar",
          "schools and centres that chose a theme, divided by all schools and centres of the school year"), counts, nil),
      share(
        "answered", Label("Keuze bekend", "Choice known"), chosen.union(declined).intersection(inScope).count,
        inScope.count,
        Label(
          "scholen en centra die kozen of weigerden, gedeeld door alle scholen en centra van het schooljaar",
          "schools and centres that chose or declined, divided by all schools and centres of the school year"), counts,
        nil),
      share(
        "evaluated", Label("Keuzetraject geëvalueerd", "Chosen trajectory evaluated"),
        Set(uptakes.filter { $0.theme != nil && $0.isEvaluated == true }.map(\.organisation)).count, chosen.count,
        Label(
          "scholen en centra waar het gekozen traject geëvalueerd is, gedeeld door die welke een thema kozen",
          "schools and centres whose chosen trajectory was evaluated, divided by those that chose a theme"), counts, nil
      ),
      declines(declined.count, counts),
    ]
  }

  private func declines(_ count: Int, _ counts: [EvidenceCount]) -> Figure {
    let declined = uptakes.filter { $0.theme == nil }
    func text(_ none: String) -> String {
      declined.map { "\($0.organisation.digits): \($0.declinedBecause ?? none)" }.joined(separator: "; ")
    }
    return Figure(
      id: FigureID("uptake", ["total", "declined"], input.schoolYear.iso),
      title: Label("Integratie geweigerd", "Integration declined"), kind: .count, numerator: count,
      unit: .organisations,
      n: declined.count,
      evidence: Evidence(
        formula: Label(
          "scholen en centra die weigerden, met hun reden", "schools and centres that declined, with their reason"),
        counts: counts, queries: [query(declined)]
      ).noting(declined.isEmpty ? nil : Label(text("geen reden"), text("no reason"))))
  }

  private func share(
    _ part: String, _ title: Label, _ value: Int, _ whole: Int, _ formula: Label, _ counts: [EvidenceCount],
    _ note: Label?
  ) -> Figure {
    Figure(
      id: FigureID("uptake", ["total", part], input.schoolYear.iso), title: title, kind: .share,
      numerator: whole > 0 ? value : nil, denominator: whole > 0 ? whole : nil, unit: .organisations,
      verdict: whole > 0 ? .noNorm : .noData, n: uptakes.count,
      evidence: Evidence(formula: formula, counts: counts, queries: [query(uptakes)]).noting(note))
  }

  private func query(_ uptakes: [Uptake]) -> EvidenceQuery {
    .records(RecordSelection(.uptake, of: uptakes.map(\.organisation.digits), marks: [input.schoolYear.iso]))
  }
}
