import GuidanceKit
import Register

/// A norm that no source gives and that is not filled in, so that something cannot be computed.
struct PAR001MissingNorm: StandingRule {
  let explanation = RuleExplanation(
    code: "PAR001", severity: .warning,
    title: Label("norm is nergens vastgelegd", "norm is not laid down anywhere"),
    what: Label(
      "De norm staat niet in het plan, niet in een aanpassing en heeft geen standaard in de rekenregels. De bevinding zegt wat daardoor niet berekend wordt.",
      "The norm is not in the plan, not in an amendment and has no default in the rules. The finding says what is not computed because of it."
    ),
    why: Label(
      "Zonder de norm toont het rapport de uren, maar geen percentage: er is niets om tegen af te zetten.",
      "Without the norm the report shows the hours, but no percentage: there is nothing to set them against."),
    example: Label(
      "registered_hours_per_fte ontbreekt voor 2025-2026.", "registered_hours_per_fte is missing for 2025-2026."),
    cure: Label(
      "Spreek de waarde af en laad ze als aanpassing: een YAML-bestand met amends, valid_from en norms.",
      "Agree on the value and load it as an amendment: a YAML file with amends, valid_from and norms."),
    source: Label("Rekenregels, parameters", "Rules, parameters"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      guard let plan = facts.plan(in: year) else { return [] }
      return plan.norms.entries(schoolYears: [year]).compactMap { entry in
        guard case .absent = entry.source, let gap = Gap(norm: entry.name, year: year) else { return nil }
        let first = max(plan.period.first, year.first)
        return finding(
          plan.code, subject: [plan.code, entry.name],
          Label(
            "Norm \(entry.name) (\(entry.meaning.dutch)) is nergens vastgelegd: \(gap.consequence.dutch).",
            "Norm \(entry.name) (\(entry.meaning.english)) is not laid down anywhere: \(gap.consequence.english)."),
          severity: gap.severity,
          cure: Label(
            "Laad een bestand met: amends: \(plan.code) / valid_from: \(first.iso) / norms: {\(gap.example)}",
            "Load a file with: amends: \(plan.code) / valid_from: \(first.iso) / norms: {\(gap.example)}"))
      }
    }.uniqued(by: \.subject)
  }
}

/// What is missing without a norm.
///
/// Norms whose absence is itself a choice, such as deriving no classroom context, are no gap.
private struct Gap {
  let severity: Severity
  let consequence: Label
  let example: String

  init?(norm: String, year: SchoolYear) {
    switch norm {
    case "registered_hours_per_fte[\(year.iso)]":
      severity = .warning
      consequence = Label(
        "er is geen percentage gerealiseerde VTE, alleen uren en geplande VTE",
        "there is no percentage of realised FTE, only hours and planned FTE")
      example = "registered_hours_per_fte: {\(year.iso): 800}"
    case "min_response":
      severity = .notice
      consequence = Label(
        "bij bevragingen telt alleen het aantal antwoorden, niet de respons",
        "for surveys only the number of answers counts, not the response")
      example = "min_response: 50 %"
    case "retention_months":
      severity = .notice
      consequence = Label(
        "gegevens worden nooit gewist", "data are never purged")
      example = "retention_months: {registraties: 60}"
    default: return nil
    }
  }
}

extension Sequence {
  /// The elements without those whose value at the path was there before, in their order.
  fileprivate func uniqued<Value: Hashable>(by value: (Element) -> Value) -> [Element] {
    var seen: Set<Value> = []
    return filter { seen.insert(value($0)).inserted }
  }
}
