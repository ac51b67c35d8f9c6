import GuidanceKit
import Register

/// Guidance that does not say at which level it was done.
struct DAT010MissingLevel: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT010", severity: .notice,
    title: Label("begeleiding zonder niveau", "guidance without level"),
    what: Label(
      "Registraties met contact op een pijler die geen niveau noemen, per begeleider. Gemeld wordt wie in minstens 10 % van de eigen uren niets invulde; een enkele vergeten cel is gewoon.",
      "Registrations with contact on a pillar that name no level, per adviser. Reported is who left it out in at least 10 % of the own hours; a single forgotten cell is ordinary."
    ),
    why: Label(
      "Zonder niveau is niet te zeggen of meso en micro samengaan, en ontbreken de uren in de verdeling per niveau.",
      "Without a level nobody can say whether meso and micro go together, and the hours are missing from the split by level."
    ),
    example: Label(
      "B05 liet in de helft van de rijen de kolom niveau leeg.",
      "B05 left the column level empty in half of the rows."),
    cure: Label(
      "Vul de kolom \"niveau\" aan in het blad van de begeleider en laad het opnieuw.",
      "Fill in the column \"niveau\" in the adviser's sheet and load it again."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let share = Threshold(
    "missing_level_percent", 10, .percent,
    Label(
      "vanaf welk deel van de eigen uren met contact een begeleider gemeld wordt",
      "from which part of the own hours with contact on an adviser is reported"))
  var thresholds: [Threshold] { [share] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, left: LeftOutByAdviser(facts) { $0.level == nil })
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT010MissingLevel
    let facts: AuditFacts
    var left: LeftOutByAdviser

    mutating func examine(_ fact: Fact<Registration>) { left.add(fact) }

    func findings() -> [Finding] {
      left.atLeast(percent: facts.threshold(rule.share)).map { adviser, share, group in
        rule.finding(
          adviser, subject: [adviser],
          Label(
            "\(adviser): van \(NumberText(.dutch).percent(share)) van de begeleiding is niveau niet ingevuld, \(group.amount.dutch).",
            "\(adviser): level is not filled in for \(NumberText(.english).percent(share)) of the guidance, \(group.amount.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
