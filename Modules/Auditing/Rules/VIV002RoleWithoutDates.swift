import GuidanceKit
import Register

/// A VIV role of which nobody knows when it began, or a temporary one without an end.
struct VIV002RoleWithoutDates: StandingRule {
  let explanation = RuleExplanation(
    code: "VIV002", severity: .warning,
    title: Label("VIV-rol zonder datums", "VIV role without days"),
    what: Label(
      "Rollen zonder begin, en tijdelijke rollen zonder einde die langer dan een schooljaar lopen.",
      "Roles without a beginning, and temporary roles without an end that have run for more than a school year."),
    why: Label(
      "Zonder datums telt een rol ook mee voor de piloot in jaren waarin ze er niet was.",
      "Without days a role counts for the pilot in years in which it was not there."),
    example: Label("P-504 is vakgroepverantwoordelijke in PTS Mechelen; \"van\" is leeg.", "P-504 heads a subject group in PTS Mechelen; \"van\" is empty."),
    cure: Label(
      "Vul in het blad viv de kolom \"van\" in, en bij een tijdelijke rol ook \"tot\".",
      "Fill in the column \"van\" of the sheet viv, and for a temporary role \"tot\" as well."),
    source: Label("Begeleidingsplan, VIV", "Guidance plan, VIV"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.vivs.compactMap { fact in
      let role = fact.record
      let what: Label
      if role.validity.from == nil {
        what = Label("heeft geen begindatum", "has no first day")
      } else if role.permanence == .temporary, role.validity.through == nil, let from = role.validity.from,
        SchoolYear(containing: from) < SchoolYear(containing: facts.today)
      {
        what = Label(
          "is tijdelijk, begon op \(from.words.dutch) en heeft geen einddatum",
          "is temporary, began on \(from.words.english) and has no last day")
      } else {
        return nil
      }
      return finding(
        role.organisation.digits, subject: [role.organisation.digits, role.person, role.role.code],
        Label(
          "\(facts.name(ofOrganisation: role.organisation)): de rol van \(role.person) als \(role.role.label.dutch) \(what.dutch).",
          "\(facts.name(ofOrganisation: role.organisation)): the role of \(role.person) as \(role.role.label.english) \(what.english)."
        ),
        facts: [facts.reference(.viv, fact)])
    }
  }
}
