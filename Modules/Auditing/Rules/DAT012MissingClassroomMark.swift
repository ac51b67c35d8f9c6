import GuidanceKit
import Register

/// Guidance by one adviser without a classroom mark.
struct DAT012MissingClassroomMark: RegistrationRule {
  let explanation = RuleExplanation(
    code: "DAT012", severity: .notice,
    title: Label("begeleiding zonder klasvloer", "guidance without classroom mark"),
    what: Label(
      "Registraties met contact op een pijler die geen klasvloer noemen, per begeleider. Gemeld wordt wie in minstens 10 % van de eigen uren niets invulde; een enkele vergeten cel is gewoon.",
      "Registrations with contact on a pillar that name no classroom mark, per adviser. Reported is who left it out in at least 10 % of the own hours; a single forgotten cell is ordinary."
    ),
    why: Label(
      "Onbekend telt als \"nee\" in indicator 3. KLV001 en KLV002 zeggen in welke pijler het telt; deze regel zegt wie het kan aanvullen.",
      "Unknown counts as \"no\" in indicator 3. KLV001 and KLV002 say in which pillar it matters; this rule says who can complete it."
    ),
    example: Label(
      "B14 liet de kolom klasvloer in januari leeg.",
      "B14 left the column classroom empty in January."),
    cure: Label(
      "Vul de kolom \"klasvloer\" aan in het blad van de begeleider en laad het opnieuw.",
      "Fill in the column \"klasvloer\" in the adviser's sheet and load it again."),
    source: Label("Rekenregels, registraties", "Rules, registrations"))

  fileprivate let share = Threshold(
    "missing_mark_percent", 10, .percent,
    Label(
      "vanaf welk deel van de eigen uren met contact een begeleider gemeld wordt",
      "from which part of the own hours with contact on an adviser is reported"))
  var thresholds: [Threshold] { [share] }

  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer {
    Examiner(rule: self, facts: facts, left: LeftOutByAdviser(facts) { $0.classroom == .unknown })
  }

  private struct Examiner: RegistrationExaminer {
    let rule: DAT012MissingClassroomMark
    let facts: AuditFacts
    var left: LeftOutByAdviser

    mutating func examine(_ fact: Fact<Registration>) { left.add(fact) }

    func findings() -> [Finding] {
      left.atLeast(percent: facts.threshold(rule.share)).map { adviser, share, group in
        rule.finding(
          adviser, subject: [adviser],
          Label(
            "\(adviser): van \(NumberText(.dutch).percent(share)) van de begeleiding is klasvloer niet ingevuld, \(group.amount.dutch).",
            "\(adviser): classroom mark is not filled in for \(NumberText(.english).percent(share)) of the guidance, \(group.amount.english)."
          ),
          facts: group.facts, factCount: group.count)
      }
    }
  }
}
