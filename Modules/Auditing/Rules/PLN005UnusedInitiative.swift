import GuidanceKit
import Register

/// An initiative of the plan that no action foresees.
struct PLN005UnusedInitiative: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN005", severity: .notice,
    title: Label("initiatief dat geen enkele actie voorziet", "initiative that no action foresees"),
    what: Label(
      "Elk professionaliseringsinitiatief van het plan hoort bij minstens één actie van een doel te staan.",
      "Each professionalisation initiative of the plan should stand with at least one action of a goal."),
    why: Label(
      "Een registratie met dat initiatief kan bij geen enkele geplande actie horen.",
      "A registration with that initiative can belong to no planned action."),
    example: Label(
      "Videocoaching staat in de lijst, maar bij geen enkele actie.", "Video coaching is listed, but with no action."),
    cure: Label(
      "Voeg het initiatief toe aan de acties waarvoor het bedoeld is, of laat het uit de lijst.",
      "Add the initiative to the actions it is meant for, or leave it out of the list."),
    source: Label("Begeleidingsplan, initiatieven en acties", "Guidance plan, initiatives and actions"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.plans.flatMap { fact in
      let plan = fact.record
      let used = Set(plan.actions.flatMap(\.initiatives))
      return plan.initiatives.filter { !used.contains($0.code) }.map { initiative in
        finding(
          plan.code, subject: [plan.code, initiative.code],
          Label(
            "Initiatief \"\(initiative.label.dutch)\" staat bij geen enkele actie van het plan.",
            "Initiative \"\(initiative.label.english)\" stands with no action of the plan."),
          facts: [facts.reference(.plan, fact)])
      }
    }
  }
}
