import GuidanceKit
import Register

/// A registration whose goal does not belong to its pillar, or is not in the plan.
struct PLN001GoalOfOtherPillar: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PLN001", severity: .error,
    title: Label("doel hoort niet bij de pijler", "goal does not belong to the pillar"),
    what: Label(
      "Het doel van een registratie moet een doel zijn van de pijler waarop ze staat, in het plan dat op die dag geldt.",
      "The goal of a registration must be a goal of the pillar it is booked on, in the plan in force on that day."),
    why: Label(
      "De uren tellen bij de ene pijler en het doel bij de andere: bereik per doelblok en VTE per pijler spreken elkaar dan tegen.",
      "The hours count for one pillar and the goal for another: reach per goal block and FTE per pillar then contradict each other."
    ),
    example: Label(
      "Bestemming PBD-NED met doel PBD-KLO-OD2.", "Destination PBD-NED with goal PBD-KLO-OD2."),
    cure: Label(
      "Verbeter de bestemming of het doel in het blad en laad het opnieuw.",
      "Correct the destination or the goal in the sheet and load it again."),
    source: Label("Begeleidingsplan, operationele doelen per pijler", "Guidance plan, operational goals per pillar"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Key: Hashable {
    let destination: String
    let goal: String
    let isKnown: Bool
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PLN001GoalOfOtherPillar
    let facts: AuditFacts
    let plans: PlanIndex
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard let code = record.goal, plans.plan(on: record.date) != nil else { return }
      let goal = plans.goal(code, on: record.date)
      guard goal?.pillar != record.destination else { return }
      groups.add(
        fact, under: Key(destination: record.destination, goal: code, isKnown: goal != nil), from: facts)
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.destination, $0.goal) < ($1.destination, $1.goal) }.map { key, group in
        let message =
          key.isKnown
          ? Label(
            "Doel \(key.goal) hoort niet bij \(key.destination): \(group.amount.dutch).",
            "Goal \(key.goal) does not belong to \(key.destination): \(group.amount.english).")
          : Label(
            "Doel \(key.goal) staat niet in het plan dat op die dagen geldt: \(group.amount.dutch) op \(key.destination).",
            "Goal \(key.goal) is not in the plan in force on those days: \(group.amount.english) on \(key.destination)."
          )
        return rule.finding(
          key.destination, subject: [key.destination, key.goal], message, facts: group.facts, factCount: group.count)
      }
    }
  }
}
