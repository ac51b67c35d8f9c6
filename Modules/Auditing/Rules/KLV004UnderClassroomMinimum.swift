import GuidanceKit
import Indicators

/// Too little guidance in classroom context for what the government asks.
struct KLV004UnderClassroomMinimum: StandingRule {
  let explanation = RuleExplanation(
    code: "KLV004", severity: .warning,
    title: Label(
      "klasvloercontext onder het minimum van de overheid",
      "classroom context under the government's minimum"),
    what: Label(
      "De ondergrens van indicator 3 over het hele schooljaar tot vandaag, naast wat de overheid verwacht (classroom_minimum, 50 %), vanaf 10 schoolweken.",
      "The lower bound of indicator 3 over the whole school year up to today, beside what the government expects (classroom_minimum, 50 %), from 10 school weeks on."
    ),
    why: Label(
      "De overheid verwacht dat minstens de helft van de begeleiding op de klasvloer gebeurt.",
      "The government expects at least half of the guidance to happen in the classroom."),
    example: Label(
      "47 % in klasvloercontext, 50 % verwacht.",
      "47 % in classroom context, 50 % expected."),
    cure: Label(
      "Vul eerst aan wat niet ingevuld is (KLV001, DAT012); plan dan meer begeleiding in de klas.",
      "First complete what is not filled in (KLV001, DAT012); then plan more guidance in the classroom."),
    source: Label("Begeleidingsplan, indicator 3", "Guidance plan, indicator 3"))

  private let weeks = Threshold(
    "under_minimum_weeks", 10, .schoolWeeks, Label("na hoeveel schoolweken", "after how many school weeks"))
  var thresholds: [Threshold] { [weeks] }
  var needs: AuditNeeds { .figures }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators, report.elapsedWeeks >= facts.threshold(weeks) else { return [] }
    let norm = report.input.plan.norms.classroomMinimum.value
    let year = report.input.schoolYear
    guard let figure = report.figures[FigureID("classroom-minimum", ["total"], year.iso)], let share = figure.share,
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
          "In \(year.iso) is \(NumberText(.dutch).percent(share, against: norm)) van de begeleiding in klasvloercontext; de overheid verwacht minstens \(norm) %\(dutch).",
          "In \(year.iso) \(NumberText(.english).percent(share, against: norm)) of the guidance is in classroom context; the government expects at least \(norm)%\(english)."
        ))
    ]
  }
}
