import GuidanceKit
import Register

/// A temporary VIV role without an end.
struct VIV002RoleWithoutEnd: StandingRule {
  let explanation = RuleExplanation(
    code: "VIV002", severity: .warning,
    title: Label("tijdelijke VIV-rol zonder einde", "temporary VIV role without an end"),
    what: Label(
      "Rollen die tijdelijk heten, geen einddatum hebben en in een vroeger schooljaar begonnen. Een rol zonder begindatum weigert de import al.",
      "Roles called temporary that have no last day and began in an earlier school year. A role without a first day is refused by the import."
    ),
    why: Label(
      "Zonder einde telt een tijdelijke rol ook mee voor de piloot in jaren waarin ze er niet meer was.",
      "Without an end a temporary role also counts for the pilot in years in which it was no longer there."),
    example: Label(
      "P-502 is tijdelijk mentor in Proefschool Oost sinds 1 oktober 2024; \"tot\" is leeg.",
      "P-502 is a temporary mentor in Proefschool Oost since 1 October 2024; \"tot\" is empty."),
    cure: Label(
      "Vul in het blad viv de kolom \"tot\" in, of zet \"ja\" in de kolom \"permanent\".",
      "Fill in the column \"tot\" of the sheet viv, or put \"ja\" in the column \"permanent\"."),
    source: Label("Begeleidingsplan, VIV", "Guidance plan, VIV"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.vivs.compactMap { fact in
      let role = fact.record
      guard role.permanence == .temporary, role.validity.through == nil, let from = role.validity.from,
        SchoolYear(containing: from) < SchoolYear(containing: facts.today)
      else { return nil }
      return finding(
        role.organisation.digits, subject: [role.organisation.digits, role.person, role.role.code],
        Label(
          "\(facts.name(ofOrganisation: role.organisation)): de rol van \(role.person) als \(role.role.label.dutch) is tijdelijk, begon op \(from.words.dutch) en heeft geen einddatum.",
          "\(facts.name(ofOrganisation: role.organisation)): the role of \(role.person) as \(role.role.label.english) is temporary, began on \(from.words.english) and has no last day."
        ),
        facts: [facts.reference(.viv, fact)])
    }
  }
}
