import GuidanceKit
import Indicators
import Register

/// A low score without the open answers on what pleased less.
struct EDB006LowWithoutOpenAnswers: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB006", severity: .warning,
    title: Label("lage score zonder open antwoorden", "low score without open answers"),
    what: Label(
      "Bevragingen met een score van hoogstens 60 % (norm edbi_low) op een item, en geen enkel antwoord op de open vraag wat minder in de smaak viel (1.1.3-2).",
      "Surveys with a score of at most 60% (norm edbi_low) on an item, and not one answer to the open question what pleased less (1.1.3-2)."
    ),
    why: Label(
      "Bij een lage score zoekt het plan de oorzaak in die open antwoorden; zonder is er niets te onderzoeken.",
      "With a low score the plan looks for the cause in those open answers; without them there is nothing to examine."),
    example: Label(
      "E-02 scoort 50 % op bruikbaarheid; de kolom 1.1.3-2 stond niet in de export.",
      "E-02 scores 50% on usability; the column 1.1.3-2 was not in the export."),
    cure: Label(
      "Laad de antwoorden opnieuw met de kolom van 1.1.3-2 erbij, of vraag de deelnemers er alsnog naar.",
      "Load the responses again with the column of 1.1.3-2, or ask the respondents for it after all."),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme, .responses, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let responses = facts.responsesBySurvey
    return facts.lowScores.compactMap { survey, low in
      let code = survey.record.code
      let isAttached = (responses[code] ?? []).contains {
        $0.record.answers.contains { $0.item == EDBIItem.pleasedLess.code }
      }
      guard !isAttached else { return nil }
      let scores = AuditFacts.text(ofScores: low)
      return finding(
        code, subject: [code],
        Label(
          "Bevraging \(code): \(scores.dutch), en er is geen enkel antwoord op wat minder in de smaak viel.",
          "Survey \(code): \(scores.english), and there is not one answer on what pleased less."),
        facts: [facts.reference(.survey, survey)])
    }
  }
}
