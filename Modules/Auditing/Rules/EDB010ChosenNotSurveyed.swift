import GuidanceKit
import Indicators
import Register

/// What was chosen to be evaluated in a school year that is over, and was not surveyed.
struct EDB010ChosenNotSurveyed: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB010", severity: .warning,
    title: Label("gekozen en niet bevraagd", "chosen and not surveyed"),
    what: Label(
      "Na 30 juni: initiatieven en trajecten die gekozen waren om te evalueren en waarover geen bevraging met antwoorden is.",
      "After 30 June: initiatives and trajectories that were chosen to be evaluated and about which there is no survey with responses."
    ),
    why: Label(
      "Het verslag zet naast elkaar wat gekozen en wat bevraagd is; wat ontbreekt, vraagt een verklaring.",
      "The report puts what was chosen beside what was surveyed; what is missing asks for an explanation."),
    example: Label(
      "T-03 was gekozen voor 2025-2026 en is nooit bevraagd.", "T-03 was chosen for 2025-2026 and was never surveyed."),
    cure: Label(
      "Laad de antwoorden (blad edbi), of verklaar in de tekst over impact waarom de bevraging er niet kwam.",
      "Load the responses (sheet edbi), or explain in the text on impact why the survey did not take place."),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.figures(under: "edbi-selected/").compactMap { figure in
      guard let year = SchoolYear(figure.id.period), let held = figure.numerator, let chosen = figure.denominator,
        held < chosen, facts.today > year.last.adding(days: -62)
      else { return nil }
      let rows = facts.programme.choices.filter { $0.record.schoolYear == year }
      return finding(
        year.iso, subject: [figure.id.text],
        Label(
          "\(figure.title.dutch), \(year.iso): \(held) van \(chosen); \(figure.evidence.note?.dutch ?? "").",
          "\(figure.title.english), \(year.iso): \(held) of \(chosen); \(figure.evidence.note?.english ?? "")."),
        facts: rows.map { facts.reference(.surveyChoice, $0) })
    }
  }
}
