import GuidanceKit
import Register

/// Fewer FTE assigned to quality care than any passage of the plan safeguards.
struct PLN007QualityCare: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN007", severity: .warning,
    title: Label("VTE voor kwaliteitszorg niet gevrijwaard", "FTE for quality care not safeguarded"),
    what: Label(
      "De opdrachten voor kwaliteitszorg (bereik; en impact, onderzoek en praktijkonderzoek samen) worden naast het laagste cijfer gelegd dat het plan ervoor noemt.",
      "The assignments to quality care (reach; and impact, research and practitioner research together) are held against the lowest figure the plan names for it."
    ),
    why: Label(
      "Het plan belooft VTE voor interne kwaliteitszorg te vrijwaren. Zelfs van de drie cijfers die het geeft, is het laagste dan niet gehaald.",
      "The plan promises to safeguard FTE for internal quality care. Even of the three figures it gives, the lowest is then not met."
    ),
    example: Label(
      "0,30 VTE toegewezen aan impact, terwijl het plan er minstens 0,50 vrijwaart.",
      "0.30 FTE assigned to impact, while the plan safeguards at least 0.50."),
    cure: Label(
      "Wijs meer VTE toe, of leg de lagere inzet vast in een aanpassing van het plan.",
      "Assign more FTE, or lay down the lower staffing in an amendment of the plan."),
    source: Label("Begeleidingsplan, kwaliteitszorg", "Guidance plan, quality care"))

  /// The destinations behind each subject of a claim.
  private static let parts: [(subject: String, destinations: [QualityCare], label: Label)] = [
    (
      "bereik", [.reach], Label("kwaliteitszorg, bereik", "quality care, reach")
    ),
    (
      "impact", [.impact, .research, .practiceResearch],
      Label("kwaliteitszorg, impact en onderzoek", "quality care, impact and research")
    ),
  ]

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.flatMap { year -> [Finding] in
      guard let plan = facts.plan(in: year) else { return [] }
      return Self.parts.compactMap { part in
        let claims = plan.claims.filter { $0.subject == "plan:quality-care/\(part.subject)/\(year.iso)" }
        guard let least = claims.min(by: { $0.value.thousandths < $1.value.thousandths }) else { return nil }
        let codes = part.destinations.map(\.rawValue)
        let own = facts.assignments.filter { $0.record.schoolYear == year && codes.contains($0.record.destination) }
        guard facts.assignments.contains(where: { $0.record.schoolYear == year }) else { return nil }
        let assigned = AssignedFTE(year, facts.calendar).sum(own)
        guard assigned < least.value.rational else { return nil }
        let text = assigned.fteText
        let stated = Label(least.value.number(.dutch), least.value.number(.english))
        let source = own.isEmpty ? Label("geen opdrachten", "no assignments") : facts.source(of: own)
        return finding(
          "plan:quality-care/\(part.subject)", subject: [plan.code, part.subject, year.iso],
          Label(
            "\(part.label.dutch), \(year.iso): \(text.dutch) VTE toegewezen; het plan vrijwaart minstens \(stated.dutch) (\(least.statedAt.dutch)).",
            "\(part.label.english), \(year.iso): \(text.english) FTE assigned; the plan safeguards at least \(stated.english) (\(least.statedAt.english))."
          ),
          statements: [Statement(text, source: source), Statement(stated, source: least.statedAt)],
          facts: own.map { facts.reference(.assignment, $0) })
      }
    }
  }
}
