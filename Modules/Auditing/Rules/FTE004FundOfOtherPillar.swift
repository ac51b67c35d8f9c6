import GuidanceKit
import Register

/// Guidance booked on an earmarked fund that is not meant for it.
struct FTE004FundOfOtherPillar: RegistrationRule {
  let explanation = RuleExplanation(
    code: "FTE004", severity: .warning,
    title: Label(
      "gekleurd fonds gebruikt waar het niet voor dient",
      "earmarked fund used for what it is not meant for"),
    what: Label(
      "Registraties op een gekleurd fonds waarvan het plan zegt dat het voor andere pijlers is. Een fonds waarvan het plan geen pijlers noemt, mag overal.",
      "Registrations on an earmarked fund of which the plan says that it is for other pillars. A fund for which the plan names no pillars may be used anywhere."
    ),
    why: Label(
      "Gekleurde middelen worden apart verantwoord: uren op de verkeerde pijler worden niet aanvaard, en de juiste komen tekort.",
      "Earmarked means are accounted for separately: hours on the wrong pillar are not accepted, and the right ones fall short."
    ),
    example: Label(
      "Fonds datageletterdheid op de pijler Krachtige leeromgeving.",
      "Fund data literacy on the pillar Powerful learning environment."),
    cure: Label(
      "Verbeter het fonds of de bestemming in het blad.",
      "Correct the fund or the destination in the sheet."),
    source: Label("Begeleidingsplan, gekleurde middelen", "Guidance plan, earmarked means"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, plans: PlanIndex(facts))
  }

  private struct Key: Hashable {
    let fund: String
    let destination: String
  }

  private struct Examiner: RegistrationExaminer {
    let rule: FTE004FundOfOtherPillar
    let facts: AuditFacts
    let plans: PlanIndex
    var groups = RegistrationGroups<Key>()

    mutating func examine(_ fact: Fact<Registration>) {
      let record = fact.record
      guard let code = record.fund, code != Assignment.regularFund, let fund = plans.plan(on: record.date)?.fund(code),
        !fund.pillars.isEmpty, !fund.pillars.contains(record.destination)
      else { return }
      groups.add(fact, under: Key(fund: code, destination: record.destination), from: facts)
    }

    func findings() -> [Finding] {
      groups.sorted { ($0.fund, $0.destination) < ($1.fund, $1.destination) }.map { key, group in
        let fund = facts.plans.reversed().compactMap { $0.record.fund(key.fund) }.first
        let name = fund?.label ?? Label(key.fund, key.fund)
        let pillars = (fund?.pillars ?? []).joined(separator: ", ")
        return rule.finding(
          key.fund, subject: [key.fund, key.destination],
          Label(
            "Fonds \(name.dutch) is voor \(pillars), maar staat bij \(group.amount.dutch) op \(key.destination).",
            "Fund \(name.english) is for \(pillars), but stands with \(group.amount.english) on \(key.destination)."),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
