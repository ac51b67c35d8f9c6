import GuidanceKit
import Indicators

/// Too little guidance in classroom context for the plan's target.
struct KLV003UnderClassroomTarget: StandingRule {
  let explanation = RuleExplanation(
    code: "KLV003", severity: .notice,
    title: Label(
      "klasvloercontext onder de norm van het plan",
      "classroom context under the target of the plan"),
    what: Label(
      "De ondergrens van indicator 3 over het hele schooljaar tot vandaag, naast de norm van het plan (classroom_target, 60 %), vanaf 10 schoolweken.",
      "The lower bound of indicator 3 over the whole school year up to today, beside the target of the plan (classroom_target, 60 %), from 10 school weeks on."
    ),
    why: Label(
      "Alleen de ondergrens bepaalt of de norm gehaald is; wat niet ingevuld is, telt als \"nee\".",
      "Only the lower bound decides whether the target is met; what is not filled in counts as \"no\"."),
    example: Label(
      "52,8 % in klasvloercontext, 60 % gevraagd.",
      "52.8 % in classroom context, 60 % asked."),
    cure: Label(
      "Vul eerst aan wat niet ingevuld is (KLV001, DAT012); plan dan meer begeleiding in de klas.",
      "First complete what is not filled in (KLV001, DAT012); then plan more guidance in the classroom."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  private let weeks = Threshold(
    "under_target_weeks", 10, .schoolWeeks, Label("na hoeveel schoolweken", "after how many school weeks"))
  var thresholds: [Threshold] { [weeks] }
  var needs: AuditNeeds { .figures }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators, report.elapsedWeeks >= facts.threshold(weeks) else { return [] }
    let norm = report.input.plan.norms.classroomTarget.value
    let year = report.input.schoolYear
    guard let figure = report.figures[FigureID("classroom", ["total"], year.iso)], let share = figure.share,
      !share.reaches(percent: norm)
    else { return [] }
    let unknown = report.figures[FigureID("classroom-unknown", ["total"], year.iso)]?.share.flatMap {
      $0.numerator > 0 ? $0 : nil
    }
    let (dutch, english) = (
      unknown.map { "; van \(NumberText(.dutch).percent($0)) is het niet ingevuld" } ?? "",
      unknown.map { "; of \(NumberText(.english).percent($0)) it is not filled in" } ?? ""
    )
    return [
      finding(
        "total", subject: [year.iso],
        Label(
          "In \(year.iso) is \(NumberText(.dutch).percent(share, against: norm)) van de begeleiding in klasvloercontext; de norm van het plan is \(norm) %\(dutch).",
          "In \(year.iso) \(NumberText(.english).percent(share, against: norm)) of the guidance is in classroom context; the target of the plan is \(norm)%\(english)."
        ))
    ]
  }
}
