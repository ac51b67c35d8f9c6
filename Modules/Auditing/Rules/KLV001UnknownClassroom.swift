import GuidanceKit
import Register

/// A pillar of which too much guidance in a month has no classroom mark.
struct KLV001UnknownClassroom: RegistrationRule {
  let explanation = RuleExplanation(
    code: "KLV001", severity: .warning,
    title: Label("te veel uren zonder klasvloerkeuze", "too many hours without a classroom mark"),
    what: Label(
      "Per pijler van de PBD en per maand: het deel van de begeleidingsminuten met contact waarvan niet ingevuld is of het in klasvloercontext was. Vanaf 10 % is dat een waarschuwing.",
      "Per PBD pillar and per month: the part of the guidance minutes with contact of which nobody filled in whether it was in classroom context. From 10% on this is a warning."
    ),
    why: Label(
      "Onbekend telt als \"nee\". De ondergrens van indicator 3 zakt, en alleen de ondergrens bepaalt of de norm gehaald is.",
      "Unknown counts as \"no\". The lower bound of indicator 3 drops, and only the lower bound decides whether the norm is met."
    ),
    example: Label(
      "Eén begeleider liet in januari de kolom klasvloer leeg: 24 % van PBD-NED is onbekend.",
      "One adviser left the column classroom empty in January: 24% of PBD-NED is unknown."),
    cure: Label(
      "Vraag de begeleiders om de kolom \"klasvloer\" van die maand in te vullen en laad het blad opnieuw.",
      "Ask the advisers to fill in the column \"klasvloer\" of that month and load the sheet again."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  fileprivate let unknown = Threshold(
    "unknown_classroom_percent", 10, .percent,
    Label(
      "vanaf welk deel van de begeleiding van een pijler in een maand zonder klasvloer",
      "from which part of a pillar's guidance in a month without a classroom mark on"))
  var thresholds: [Threshold] { [unknown] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, cells: ClassroomCells(facts))
  }

  private struct Examiner: RegistrationExaminer {
    let rule: KLV001UnknownClassroom
    let facts: AuditFacts
    var cells: ClassroomCells

    mutating func examine(_ fact: Fact<Registration>) { cells.add(fact) }

    func findings() -> [Finding] {
      cells.sorted.compactMap { key, cell in
        guard let share = Share(cell.unknown.minutes, of: cell.minutes),
          share.reaches(percent: facts.threshold(rule.unknown))
        else { return nil }
        return rule.finding(
          key.pillar, subject: [key.pillar, key.month.iso],
          Label(
            "\(key.pillar), \(NumberText(.dutch).month(key.month)): van \(NumberText(.dutch).percent(share)) van de begeleiding is klasvloer niet ingevuld, \(cell.unknown.amount.dutch).",
            "\(key.pillar), \(NumberText(.english).month(key.month)): classroom context is not filled in for \(NumberText(.english).percent(share)) of the guidance, \(cell.unknown.amount.english)."
          ),
          facts: cell.unknown.facts, factCount: cell.unknown.count)
      }
    }
  }
}
