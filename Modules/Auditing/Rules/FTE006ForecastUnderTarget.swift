import GuidanceKit
import Indicators

/// A pillar that will not realise its FTE when it goes on like this.
struct FTE006ForecastUnderTarget: StandingRule {
  let explanation = RuleExplanation(
    code: "FTE006", severity: .notice,
    title: Label(
      "prognose van de gerealiseerde VTE onder de norm",
      "forecast of realised FTE under target"),
    what: Label(
      "Per pijler: de prognose voor 31 augustus van indicator 1, vanaf 8 schoolweken ver in het jaar. Gemeld wordt wat meer dan 5 procentpunt onder de norm uitkomt; na 31 augustus, wat ze niet haalde.",
      "Per pillar: the forecast of indicator 1 for 31 August, from 8 school weeks into the year on. Reported is what comes out more than 5 percentage points below the target; after 31 August, what did not meet it."
    ),
    why: Label(
      "Wie het in januari weet, kan nog bijsturen; in augustus niet meer.",
      "Who knows in January can still adjust; in August it is too late."),
    example: Label(
      "PBD-NED realiseert aan dit tempo 87 % van de geplande VTE.",
      "At this pace PBD-NED realises 87 % of the planned FTE."),
    cure: Label(
      "Kijk of alle registraties binnen zijn, en bespreek de inzet van de pijler op het teamoverleg.",
      "Check whether all registrations are in, and discuss the work of the pillar in the team."),
    source: Label("Begeleidingsplan, indicator 1", "Guidance plan, indicator 1"))

  private let weeks = Threshold(
    "forecast_weeks", 8, .schoolWeeks,
    Label("na hoeveel schoolweken een prognose telt", "after how many school weeks a forecast counts"))
  private let margin = Threshold(
    "forecast_margin_percent", 5, .percent,
    Label("hoe ver onder de norm een prognose mag liggen", "how far below the target a forecast may lie"))
  var thresholds: [Threshold] { [weeks, margin] }
  var needs: AuditNeeds { .figures }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let report = facts.indicators, report.elapsedWeeks >= facts.threshold(weeks) else { return [] }
    let target = report.input.plan.norms.fteTarget.value
    let year = report.input.schoolYear
    return report.input.plan.pillars.compactMap { pillar in
      guard let figure = report.figures[FigureID("fte", [pillar.code], year.iso)] else { return nil }
      let forecast = figure.verdict == .notMet ? figure.share : figure.forecast
      let least = figure.verdict == .notMet ? target : target - facts.threshold(margin)
      guard let forecast, !forecast.reaches(percent: least) else { return nil }
      let (dutch, english) = (NumberText(.dutch).percent(forecast), NumberText(.english).percent(forecast))
      return finding(
        pillar.code, subject: [pillar.code, year.iso],
        figure.verdict == .notMet
          ? Label(
            "\(pillar.code) realiseerde in \(year.iso) \(dutch) van de geplande VTE; de norm is \(target) %.",
            "\(pillar.code) realised \(english) of the planned FTE in \(year.iso); the target is \(target)%.")
          : Label(
            "\(pillar.code) komt aan dit tempo in \(year.iso) op \(dutch) van de geplande VTE; de norm is \(target) %.",
            "At this pace \(pillar.code) realises \(english) of the planned FTE in \(year.iso); the target is \(target)%."
          ))
    }
  }
}
