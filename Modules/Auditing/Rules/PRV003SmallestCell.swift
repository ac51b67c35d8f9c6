import GuidanceKit
import Register

/// A norm for the smallest cell that is lower than the rules give.
struct PRV003SmallestCell: StandingRule {
  let explanation = RuleExplanation(
    code: "PRV003", severity: .warning,
    title: Label("kleinste cel te klein", "smallest cell too small"),
    what: Label(
      "Plannen en aanpassingen die de norm min_cell onder 5 zetten (drempel), of min_respondents onder min_cell: dan kan een verslag voor buiten een groep tonen waarin één persoon te herkennen is.",
      "Plans and amendments that set the norm min_cell below 5 (threshold), or min_respondents below min_cell: then a report for outside may show a group in which one person can be recognised."
    ),
    why: Label(
      "Wie met twee antwoordde, weet wat de ander zei.", "Who answered as one of two knows what the other said."),
    example: Label("normen.yaml zet min_cell op 2.", "normen.yaml sets min_cell to 2."),
    cure: Label(
      "Zet met een bestand normen (amends) min_cell weer op 5 of hoger, of laat ze weg.",
      "Set min_cell to 5 or higher again with a file of norms (amends), or leave it out."),
    source: Label("Rekenregels, privacy: kleine cellen", "Rules, privacy: small cells"))
  let least = Threshold(
    "smallest_cell", 5, .count,
    Label(
      "hoeveel deelnemers minstens achter een cijfer voor buiten staan",
      "how many respondents at least stand behind a figure for outside"))
  var thresholds: [Threshold] { [least] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.schoolYears.compactMap { year in
      guard let plan = facts.plan(in: year) else { return nil }
      let (cell, respondents) = (plan.norms.minCell, plan.norms.minRespondents)
      let wanted = facts.threshold(least)
      let message: Label
      if cell.value < wanted {
        message = Label(
          "min_cell is \(cell.value) in \(year.iso) (\(cell.source.label.dutch)); minstens \(wanted) is nodig voor wat naar buiten gaat.",
          "min_cell is \(cell.value) in \(year.iso) (\(cell.source.label.english)); at least \(wanted) is needed for what goes outside."
        )
      } else if respondents.value < cell.value {
        message = Label(
          "min_respondents is \(respondents.value) in \(year.iso) en min_cell \(cell.value): bevragingen worden verwerkt waarvan elk cijfer afgeschermd is.",
          "min_respondents is \(respondents.value) in \(year.iso) and min_cell \(cell.value): surveys are processed of which each figure is withheld."
        )
      } else {
        return nil
      }
      return finding(
        plan.code, subject: [plan.code, year.iso], message, severity: cell.value < wanted ? .warning : .notice)
    }
  }
}
