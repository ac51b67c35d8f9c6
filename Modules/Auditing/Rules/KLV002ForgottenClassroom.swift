import GuidanceKit
import Register

/// A pillar with some guidance without a classroom mark, however little.
struct KLV002ForgottenClassroom: RegistrationRule {
  let explanation = RuleExplanation(
    code: "KLV002", severity: .notice,
    title: Label("uren zonder klasvloerkeuze", "hours without a classroom mark"),
    what: Label(
      "Per pijler van de PBD, over de hele periode: hoeveel begeleiding met contact geen klasvloerkeuze heeft.",
      "Per PBD pillar, over the whole period: how much guidance with contact has no classroom mark."),
    why: Label(
      "Onbekend telt als \"nee\"; het verschil tussen ondergrens en bovengrens van indicator 3 komt hiervandaan.",
      "Unknown counts as \"no\"; the difference between the lower and upper bound of indicator 3 comes from here."),
    example: Label("PBD-CUR: 1,2 % onbekend, 61 registraties.", "PBD-CUR: 1.2% unknown, 61 registrations."),
    cure: Label(
      "Vul de kolom \"klasvloer\" aan waar dat nog kan.",
      "Fill in the column \"klasvloer\" where that is still possible."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, cells: ClassroomCells(facts))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: KLV002ForgottenClassroom
    var cells: ClassroomCells

    mutating func examine(_ fact: Fact<Registration>) { cells.add(fact) }

    func findings() -> [Finding] {
      cells.byPillar.compactMap { pillar, cell in
        guard !cell.unknown.facts.isEmpty, let share = Share(cell.unknown.minutes, of: cell.minutes) else { return nil }
        return rule.finding(
          pillar, subject: [pillar],
          Label(
            "\(pillar): van \(NumberText(.dutch).percent(share)) van de begeleiding is klasvloer niet ingevuld, \(cell.unknown.amount.dutch).",
            "\(pillar): classroom context is not filled in for \(NumberText(.english).percent(share)) of the guidance, \(cell.unknown.amount.english)."
          ),
          facts: cell.unknown.facts, factCount: cell.unknown.count)
      }
    }
  }
}
