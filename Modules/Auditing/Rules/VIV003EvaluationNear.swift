import GuidanceKit
import Indicators
import Register

/// The evaluation of the VIV pilot is near, and what it rests on is not there.
struct VIV003EvaluationNear: StandingRule {
  let explanation = RuleExplanation(
    code: "VIV003", severity: .notice,
    title: Label("evaluatie van de VIV-piloot nadert", "evaluation of the VIV pilot is near"),
    what: Label(
      "Vanaf 90 dagen (drempel) voor 31 mei van een schooljaar met pilootscholen: hoeveel pilootscholen en andere scholen een antwoord gaven op een gedragsvraag, zolang dat er minder zijn dan de norm min_schools. Na 31 mei een waarschuwing.",
      "From 90 days (threshold) before 31 May of a school year with pilot schools on: how many pilot schools and other schools answered a behaviour item, while that is fewer than the norm min_schools. After 31 May a warning."
    ),
    why: Label(
      "De evaluatie is in mei 2026 verschuldigd aan de directie; onder min_schools scholen per groep mag ze alleen beschrijven.",
      "The evaluation is owed to the director in May 2026; under min_schools schools per group it may only describe."),
    example: Label(
      "Nog 40 dagen: 2 pilootscholen en 1 andere school antwoordden, 4 van elk zijn nodig.",
      "40 days left: 2 pilot schools and 1 other school answered, 4 of each are needed."),
    cure: Label(
      "Bevraag de ontbrekende scholen op de gedragsvraag, met de kolom \"instelling\" in de antwoorden, en laad ze.",
      "Survey the missing schools on the behaviour item, with the column \"instelling\" in the responses, and load them."
    ),
    source: Label("Rekenregels, verslagen: VIV-piloot, mei 2026", "Rules, reports: VIV pilot, May 2026"))
  let days = Threshold(
    "viv_evaluation_days", 90, .days,
    Label("hoe lang vooraf aan de evaluatie herinnerd wordt", "how long before the evaluation it is brought to mind"))
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let year = facts.currentYear
    guard let due = CalendarDate(year: year.last.parts.year, month: 5, day: 31),
      facts.today >= due.adding(days: -facts.threshold(days)), let report = facts.indicators,
      let least = facts.currentPlan?.norms.minSchools.value
    else { return [] }
    let pilots = facts.pilotSchools(in: year)
    guard !pilots.isEmpty else { return [] }
    let comparisons = PilotIndicator(report.input, surveys: SurveyIndicator(report.input)).comparisons
    let answered = comparisons.map { (pilot: $0.pilotSchools, others: $0.otherSchools) }
    let best = answered.max { min($0.pilot, $0.others) < min($1.pilot, $1.others) } ?? (0, 0)
    guard min(best.pilot, best.others) < least else { return [] }
    let left = facts.today.days(until: due)
    let when =
      left >= 0
      ? Label("Nog \(left) dagen tot 31 mei", "\(left) days left until 31 May")
      : Label("De evaluatie was verschuldigd tegen 31 mei", "The evaluation was due by 31 May")
    return [
      finding(
        year.iso, subject: [year.iso],
        Label(
          "\(when.dutch): \(best.pilot) van de \(pilots.count) pilootscholen en \(best.others) andere scholen antwoordden op een gedragsvraag; minstens \(least) van elk zijn nodig.",
          "\(when.english): \(best.pilot) of the \(pilots.count) pilot schools and \(best.others) other schools answered a behaviour item; at least \(least) of each are needed."
        ),
        severity: left >= 0 ? .notice : .warning, facts: pilots.map { facts.reference(.organisation, $0) })
    ]
  }
}
