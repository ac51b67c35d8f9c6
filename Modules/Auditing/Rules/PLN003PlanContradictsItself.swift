import GuidanceKit
import Register

/// A figure of the plan that differs from what its parts, its pillars or another passage give.
struct PLN003PlanContradictsItself: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN003", severity: .warning,
    title: Label("cijfers van het plan spreken elkaar tegen", "figures of the plan contradict each other"),
    what: Label(
      "De sommen van het plan worden nagerekend: VTE per onderwijsniveau tegen de pijler, pijlers tegen de totalen per dienst en het eindtotaal, fondsen tegen de pijlers, kwaliteitszorg in de ene passage tegen de andere, het aantal instellingen per type tegen de opgegeven som.",
      "The sums of the plan are checked: FTE per education level against the pillar, pillars against the totals per service and the grand total, funds against the pillars, quality care in one passage against another, organisations per type against the stated sum."
    ),
    why: Label(
      "Wie het plan naast het verslag legt, moet overal hetzelfde cijfer vinden. De opdrachten bepalen wat gepland is; de cijfers van het plan zijn beweringen.",
      "Whoever holds the plan against the report must find the same figure everywhere. The assignments decide what is planned; the plan's figures are claims."
    ),
    example: Label(
      "Impact: 1,30 VTE in de overzichtstabel, 1,20 VTE op de teampagina's.",
      "Impact: 1.30 FTE in the overview, 1.20 FTE on the team pages."),
    cure: Label(
      "Leg vast welk cijfer geldt en zet dat in een aanpassing van het plan; vermeld de keuze in het begeleidingsverslag.",
      "Settle which figure holds and put it in an amendment of the plan; state the choice in the yearly report."),
    source: Label(
      "Begeleidingsplan, overzicht van de VTE en teampagina's", "Guidance plan, overview of FTE and team pages"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.plans.flatMap { fact in
      let plan = fact.record
      return plan.contradictions().map { contradiction in
        let stated = text(contradiction.stated)
        let other = text(contradiction.other)
        return finding(
          contradiction.subject,
          subject: [plan.code, contradiction.subject, contradiction.statedAt.dutch, contradiction.otherFrom.dutch],
          Label(
            "\(contradiction.label.dutch): \(stated.dutch) (\(contradiction.statedAt.dutch)) tegen \(other.dutch) (\(contradiction.otherFrom.dutch)).",
            "\(contradiction.label.english): \(stated.english) (\(contradiction.statedAt.english)) against \(other.english) (\(contradiction.otherFrom.english))."
          ),
          statements: [
            Statement(stated, source: contradiction.statedAt), Statement(other, source: contradiction.otherFrom),
          ],
          facts: [facts.reference(.plan, fact)])
      }
    }
  }

  private func text(_ quantity: Quantity) -> Label {
    Label(quantity.number(.dutch), quantity.number(.english))
  }
}
