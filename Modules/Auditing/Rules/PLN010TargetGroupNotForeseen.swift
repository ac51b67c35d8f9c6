import GuidanceKit
import Register

/// Guidance of people for whom the goal is not meant.
struct PLN010TargetGroupNotForeseen: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PLN010", severity: .notice,
    title: Label(
      "doelgroep die het doel niet voorziet",
      "target group that the goal does not foresee"),
    what: Label(
      "De doelgroepen van een registratie met contact worden naast die van de bereikblokken van haar doel gelegd. Gemeld wordt wie begeleid werd zonder dat er ook maar één voorziene doelgroep bij was; een gemengde groep is gewoon.",
      "The target groups of a registration with contact are held against those of the reach blocks of its goal. Reported is who was guided without a single foreseen target group among them; a mixed group is ordinary."
    ),
    why: Label(
      "Uren voor anderen dan voor wie het doel bedoeld is, zijn niet als bereik van dat doel te verantwoorden.",
      "Hours for others than those the goal is meant for cannot be accounted for as reach of that goal."),
    example: Label(
      "Bestuursleden bij een doel dat enkel voor leraren bedoeld is.",
      "Board members for a goal that is meant for teachers only."),
    cure: Label(
      "Verbeter de doelgroep of kies het doel dat voor hen bedoeld is.",
      "Correct the target group or choose the goal that is meant for them."),
    source: Label("Begeleidingsplan, doelen", "Guidance plan, goals"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Key: Hashable {
    let goal: String
    let term: String
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PLN010TargetGroupNotForeseen
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
      guard !record.targetGroups.isEmpty, !record.targetGroups.contains(where: terms.contains) else { return }
      for group in record.targetGroups { groups.add(fact, under: Key(goal: code, term: group), from: facts) }
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.goal, $0.term) < ($1.goal, $1.term) }.map { key, group in
        let name = rule.name(of: key.term, facts)
        return rule.finding(
          key.goal, subject: [key.goal, key.term],
          Label(
            "Doelgroep \"\(name.dutch)\" is bij doel \(key.goal) niet voorzien: \(group.amount.dutch).",
            "Target group \"\(name.english)\" is not foreseen for goal \(key.goal): \(group.amount.english)."),
          facts: group.facts, factCount: group.count)
      }
    }

    private static func terms(of goal: OperationalGoal) -> Set<String> { Set(goal.reachBlocks.flatMap(\.targetGroups)) }
  }

  /// The name of a target group, as the latest plan that has it gives it.
  private func name(of term: String, _ facts: AuditFacts) -> Label {
    facts.plans.reversed().compactMap { plan in plan.record.targetGroups.first { $0.code == term }?.label }.first
      ?? Label(term, term)
  }
}
