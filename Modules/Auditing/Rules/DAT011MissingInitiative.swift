import GuidanceKit
import Register

/// Guidance that names no professionalisation initiative.
struct DAT011MissingInitiative: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT011", severity: .notice,
    title: Label("begeleiding zonder initiatief", "guidance without initiative"),
    what: Label(
      "Registraties met contact op een pijler die geen initiatief noemen, per begeleider. Gemeld wordt wie in minstens 10 % van de eigen uren niets invulde; een enkele vergeten cel is gewoon.",
      "Registrations with contact on a pillar that name no initiative, per adviser. Reported is who left it out in at least 10 % of the own hours; a single forgotten cell is ordinary."
    ),
    why: Label(
      "De acties van het plan worden aan hun initiatieven herkend: zonder initiatief lijkt een actie niet uitgevoerd.",
      "The actions of the plan are recognised by their initiatives: without one an action seems not carried out."),
    example: Label(
      "B05 vulde bij geen enkele sessie van januari een initiatief in.",
      "B05 filled in no initiative for any session of January."),
    cure: Label(
      "Vul de kolom \"initiatief\" aan in het blad van de begeleider en laad het opnieuw.",
      "Fill in the column \"initiatief\" in the adviser's sheet and load it again."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let share = Threshold(
    "missing_initiative_percent", 10, .percent,
    Label(
      "vanaf welk deel van de eigen uren met contact een begeleider gemeld wordt",
      "from which part of the own hours with contact on an adviser is reported"))
  var thresholds: [Threshold] { [share] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, left: LeftOutByAdviser(facts) { $0.initiative == nil })
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT011MissingInitiative
    let facts: AuditFacts
    var left: LeftOutByAdviser

    mutating func examine(_ fact: Fact<Registration>) { left.add(fact) }

    func findings() -> [Finding] {
      left.atLeast(percent: facts.threshold(rule.share)).map { adviser, share, group in
        rule.finding(
          adviser, subject: [adviser],
          Label(
            "\(adviser): van \(NumberText(.dutch).percent(share)) van de begeleiding is initiatief niet ingevuld, \(group.amount.dutch).",
            "\(adviser): initiative is not filled in for \(NumberText(.english).percent(share)) of the guidance, \(group.amount.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
