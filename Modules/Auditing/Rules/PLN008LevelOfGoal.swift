import GuidanceKit
import Register

/// Guidance on a goal at another level than the goal's.
struct PLN008LevelOfGoal: RegistrationRule {
  let explanation = RuleExplanation(
    code: "PLN008", severity: .notice,
    title: Label(
      "niveau van de registratie is niet dat van het doel",
      "level of the registration is not the goal's"),
    what: Label(
      "Het niveau van een registratie met contact wordt naast dat van haar doel gelegd, in het plan dat op die dag geldt. Registraties zonder niveau, en met een doel van een andere pijler (PLN001), blijven erbuiten.",
      "The level of a registration with contact is held against that of its goal, in the plan in force on that day. Registrations without a level, and with a goal of another pillar (PLN001), are left out."
    ),
    why: Label(
      "Of meso en micro samengaan, wordt aan de niveaus gezien. Een verkeerd niveau maakt een school ten onrechte wel of niet geïntegreerd.",
      "Whether meso and micro go together is seen from the levels. A wrong level makes a school integrated or not without reason."
    ),
    example: Label(
      "Een klasobservatie op het mesodoel \"taalbeleid\".",
      "A classroom observation on the meso goal \"language policy\"."),
    cure: Label(
      "Verbeter het niveau, of kies het doel op het niveau waarop gewerkt werd.",
      "Correct the level, or choose the goal at the level that was worked on."),
    source: Label("Begeleidingsplan, doelen", "Guidance plan, goals"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Key: Hashable {
    let goal: String
    let asked: WorkingLevel
    let found: WorkingLevel
  }

  private struct Examiner: RegistrationExaminer {
    let rule: PLN008LevelOfGoal
    let facts: AuditFacts
    let plans: PlanIndex
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard let code = record.goal, let level = record.level, !record.organisations.isEmpty,
        let goal = plans.goal(code, on: record.date), goal.pillar == record.destination, goal.level != level
      else { return }
      groups.add(fact, under: Key(goal: code, asked: goal.level, found: level), from: facts)
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.goal, $0.found.rawValue) < ($1.goal, $1.found.rawValue) }.map { key, group in
        rule.finding(
          key.goal, subject: [key.goal, key.found.rawValue],
          Label(
            "Doel \(key.goal) is van niveau \(key.asked.label.dutch), maar \(group.amount.dutch) staat op \(key.found.label.dutch).",
            "Goal \(key.goal) is at \(key.asked.label.english) level, but \(group.amount.english) stands at \(key.found.label.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
