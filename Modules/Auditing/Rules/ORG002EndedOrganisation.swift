import GuidanceKit
import Register

/// A registration for an organisation whose number had ended.
struct ORG002EndedOrganisation: RegistrationRule {
  let explanation = RuleExplanation(
    code: "ORG002", severity: .warning,
    title: Label("instelling die niet meer bestaat", "organisation that no longer exists"),
    what: Label(
      "Registraties op een nummer dat op die dag al was opgehouden. De opvolger uit het blad organisaties staat erbij.",
      "Registrations on a number that had ended by that day. The successor from the sheet of organisations is given."),
    why: Label(
      "Na een herstructurering krijgt een school een nieuw nummer; uren op het oude tellen nergens mee in het bereik.",
      "After a restructuring a school gets a new number; hours on the old one count nowhere in reach."),
    example: Label(
      "Uren op een nummer dat eindigde op 31 augustus, terwijl de opvolger sinds 1 september bestaat.",
      "Hours on a number that ended on 31 August, while its successor exists since 1 September."),
    cure: Label(
      "Vervang in het blad het oude nummer door dat van de opvolger en laad het opnieuw.",
      "Replace the old number by that of the successor in the sheet and load it again."),
    source: Label(
      "Rekenregels, instellingen; AGODI over herstructureringen", "Rules, organisations; AGODI on restructurings"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(
      rule: self, facts: facts,
      organisations: Dictionary(
        facts.organisations.map { ($0.record.number, $0.record) }, uniquingKeysWith: { _, last in last }))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: ORG002EndedOrganisation
    let facts: AuditFacts
    let organisations: [InstitutionNumber: Organisation]
    var groups = RegistrationGroups<InstitutionNumber>()

    mutating func examine(_ fact: Fact<Registration>) {
      for number in fact.record.organisations.compactMap(\.number).uniqued()
      where organisations[number]?.hasEnded(by: fact.record.date) == true {
        groups.add(fact, under: number, from: facts)
      }
    }

    func findings() -> [Finding] {
      groups.sorted(by: <).compactMap { number, group in
        guard let organisation = organisations[number], let end = organisation.validity.through else { return nil }
        let successor = organisation.successor.map { organisations[$0]?.shortText ?? $0.digits }
        let next = successor.map { (dutch: "opvolger is \($0)", english: "its successor is \($0)") }
        return rule.finding(
          number.digits, subject: [number.digits],
          Label(
            "\(organisation.shortText) bestaat niet meer sinds \(NumberText(.dutch).date(end.adding(days: 1))); \(next?.dutch ?? "een opvolger is niet bekend"): \(group.amount.dutch).",
            "\(organisation.shortText) no longer exists since \(NumberText(.english).date(end.adding(days: 1))); \(next?.english ?? "no successor is known"): \(group.amount.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
