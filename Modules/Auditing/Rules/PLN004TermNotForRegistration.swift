import GuidanceKit
import Register

/// A focus category or target group that goals use but that the plan does not list for registration.
struct PLN004TermNotForRegistration: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN004", severity: .notice,
    title: Label("doelen gebruiken een term die niet geregistreerd wordt", "goals use a term that is not registered"),
    what: Label(
      "Focuscategorieën en doelgroepen in de doelen worden naast de lijst gelegd die het plan voor de registratie geeft.",
      "Focus categories and target groups in the goals are held against the list the plan gives for registration."),
    why: Label(
      "Wat wel gepland maar niet te registreren is, kan later niet gerapporteerd worden.",
      "What is planned but cannot be registered cannot be reported later."),
    example: Label(
      "Doel PBD-SLP-OD1 gebruikt de focus facilitering; de registratie kent die niet.",
      "Goal PBD-SLP-OD1 uses the focus facilitering; registration does not know it."),
    cure: Label(
      "Voeg de term toe aan de registratie, of kies in het doel een term die wel geregistreerd wordt.",
      "Add the term to registration, or choose a term in the goal that is registered."),
    source: Label(
      "Begeleidingsplan, doelen en velden van de registratie", "Guidance plan, goals and fields of registration"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.plans.flatMap { fact in
      let plan = fact.record
      let foci = plan.focusCategories.filter { !$0.isRegistered }.map { focus in
        (code: focus.code, kind: Label("Focus", "Focus"), label: focus.label, goals: plan.goals(withFocus: focus.code))
      }
      let groups = plan.targetGroups.filter { !$0.isRegistered }.map { group in
        (
          code: group.code, kind: Label("Doelgroep", "Target group"), label: group.label,
          goals: plan.goals(withTargetGroup: group.code)
        )
      }
      return (foci + groups).filter { !$0.goals.isEmpty }.map { term in
        let goals = term.goals.joined(separator: ", ")
        return finding(
          plan.code, subject: [plan.code, term.kind.dutch, term.code],
          Label(
            "\(term.kind.dutch) \"\(term.label.dutch)\" staat in \(goals), maar niet in de lijst voor de registratie.",
            "\(term.kind.english) \"\(term.label.english)\" stands in \(goals), but not in the list for registration."),
          facts: [facts.reference(.plan, fact)])
      }
    }
  }
}

extension Plan {
  /// The codes of the goals with a reach block or an action of this focus.
  fileprivate func goals(withFocus focus: String) -> [String] {
    goals.filter { goal in
      goal.reachBlocks.contains { $0.focusCategories.contains(focus) || $0.actions.contains { $0.focus == focus } }
    }.map(\.code)
  }

  /// The codes of the goals with a reach block for this target group.
  fileprivate func goals(withTargetGroup group: String) -> [String] {
    goals.filter { goal in goal.reachBlocks.contains { $0.targetGroups.contains(group) } }.map(\.code)
  }
}
