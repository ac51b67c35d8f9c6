import GuidanceKit
import Register

/// Guidance with an initiative that no action of the goal foresees.
struct PLN009InitiativeNotForeseen: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PLN009", severity: .notice,
    title: Label(
      "initiatief dat het doel niet voorziet",
      "initiative that the goal does not foresee"),
    what: Label(
      "Het initiatief van een registratie met contact wordt naast de initiatieven gelegd die de acties van haar doel noemen. Een doel zonder initiatieven laat alles toe.",
      "The initiative of a registration with contact is held against the initiatives that the actions of its goal name. A goal without initiatives allows everything."
    ),
    why: Label(
      "Zulke uren tellen voor het doel, maar horen bij geen van zijn acties: in het verslag is niet te zeggen welke actie ermee uitgevoerd werd.",
      "Such hours count for the goal, but belong to none of its actions: the report cannot say which action was carried out with them."
    ),
    example: Label(
      "Een studiebezoek bij een doel dat enkel lesbezoeken en dialoog voorziet.",
      "A study visit for a goal that foresees only lesson visits and dialogue."),
    cure: Label(
      "Kies het initiatief of het doel dat past. Is het initiatief een bewuste keuze, beschrijf het dan in het verslag.",
      "Choose the initiative or the goal that fits. If the initiative is a deliberate choice, describe it in the report."
    ),
    source: Label("Begeleidingsplan, doelen", "Guidance plan, goals"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Key: Hashable {
    let goal: String
    let term: String
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PLN009InitiativeNotForeseen
    let facts: AuditFacts
    let plans: PlanIndex
    /// What each goal foresees; asked for every registration, so worked out once.
    var foreseen: [String: Set<String>] = [:]
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard let code = record.goal, !record.organisations.isEmpty, let goal = plans.goal(code, on: record.date),
        goal.pillar == record.destination
      else { return }
      let terms = foreseen[code] ?? Self.terms(of: goal)
      foreseen[code] = terms
      // A goal that says nothing foresees everything.
      guard !terms.isEmpty else { return }
      if let initiative = record.initiative, !terms.contains(initiative) {
        groups.add(fact, under: Key(goal: code, term: initiative), from: facts)
      }
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.goal, $0.term) < ($1.goal, $1.term) }.map { key, group in
        let name = rule.name(of: key.term, facts)
        return rule.finding(
          key.goal, subject: [key.goal, key.term],
          Label(
            "Initiatief \"\(name.dutch)\" is bij doel \(key.goal) niet voorzien: \(group.amount.dutch).",
            "Initiative \"\(name.english)\" is not foreseen for goal \(key.goal): \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }

    private static func terms(of goal: OperationalGoal) -> Set<String> {
      Set(goal.reachBlocks.flatMap(\.actions).flatMap(\.initiatives))
    }
  }

  /// The name of an initiative, as the latest plan that has it gives it.
  private func name(of term: String, _ facts: AuditFacts) -> Label {
    facts.plans.reversed().compactMap { $0.record.initiative(term)?.label }.first ?? Label(term, term)
  }
}
