import GuidanceKit
import Indicators

/// A goal of the plan on which nothing was registered.
struct PLN011GoalWithoutActivity: StandingRule {
  let explanation = RuleExplanation(
    code: "PLN011", severity: .notice,
    title: Label("doel zonder activiteit", "goal without activity"),
    what: Label(
      "Doelen waarop in het schooljaar nog geen enkele registratie staat, vanaf 10 schoolweken ver in het jaar, in pijlers waarop wel geregistreerd is.",
      "Goals on which no registration stands yet in the school year, from 10 school weeks into the year on, in pillars on which there are registrations."
    ),
    why: Label(
      "Het verslag zegt over elk doel wat ervoor gedaan werd. Een leeg doel vraagt een uitleg, of de uren staan op een ander doel.",
      "The report says of each goal what was done for it. An empty goal asks for an explanation, or its hours stand on another goal."
    ),
    example: Label(
      "In maart staat er nog niets op doel NED-2.",
      "In March nothing stands on goal NED-2 yet."),
    cure: Label(
      "Plan de acties van het doel, of zet de registraties die erbij horen op dit doel.",
      "Plan the actions of the goal, or put the registrations that belong to it on this goal."),
    source: Label("Begeleidingsplan, doelen", "Guidance plan, goals"))

  private let weeks = Threshold(
    "goal_weeks", 10, .schoolWeeks,
    Label("na hoeveel schoolweken zonder activiteit", "after how many school weeks without activity"))
  var thresholds: [Threshold] { [weeks] }
  var needs: AuditNeeds { .figures }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators, report.elapsedWeeks >= facts.threshold(weeks) else { return [] }
    let year = report.input.schoolYear
    func minutes(_ goal: OperationalGoal) -> Int {
      report.figures[FigureID("activity", ["goal", goal.code], year.iso)]?.numerator ?? 0
    }
    return report.input.plan.pillars.flatMap { pillar -> [Finding] in
      let goals = report.input.plan.goals(of: pillar.code)
      guard goals.contains(where: { minutes($0) > 0 }) else { return [] }
      return goals.filter { minutes($0) == 0 }.map { goal in
        finding(
          goal.code, subject: [goal.code, year.iso],
          Label(
            "Doel \(goal.code) (\(goal.title.dutch)): in \(year.iso) is er na \(report.elapsedWeeks) schoolweken niets op geregistreerd.",
            "Goal \(goal.code) (\(goal.title.english)): nothing was registered on it in \(year.iso) after \(report.elapsedWeeks) school weeks."
          ))
      }
    }
  }
}

extension IndicatorReport {
  /// The school weeks of the year that have begun by the day of the figures.
  var elapsedWeeks: Int { input.calendar.schoolWeeks(from: input.schoolYear.first, through: input.day) }
}
