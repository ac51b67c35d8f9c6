import GuidanceKit
import Indicators
import Register

/// A low score that no agreement follows up.
struct EDB005LowWithoutFollowUp: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB005", severity: .notice,
    title: Label("lage score zonder opvolging", "low score without follow-up"),
    what: Label(
      "Bevragingen met een score van hoogstens 60 % (norm edbi_low) op een item, waarvan geen enkele rij in het blad opvolging de code noemt, terwijl ze langer dan 45 dagen (drempel) geleden ingezameld zijn.",
      "Surveys with a score of at most 60% (norm edbi_low) on an item of which no row of the sheet opvolging names the code, while they were collected more than 45 days (threshold) ago."
    ),
    why: Label(
      "Het plan zegt: hoogstens 60 % is te onderzoeken. Wat afgesproken is, komt in het volgende verslag.",
      "The plan says: at most 60% is to be examined. What was agreed comes in the next report."),
    example: Label(
      "E-02 scoort 50 % op bruikbaarheid, en niemand sprak iets af.",
      "E-02 scores 50% on usability, and nobody agreed on anything."),
    cure: Label(
      "Voeg in het blad opvolging een rij toe met wie, wat en tegen wanneer, en noem in \"wat\" de code van de bevraging.",
      "Add a row to the sheet opvolging with who, what and by when, and name the code of the survey in \"wat\"."),
    source: .surveyRules)
  let days = Threshold(
    "low_score_days", 45, .days,
    Label("hoe lang na een bevraging een afspraak verwacht wordt", "how long after a survey an agreement is expected"))
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let limit = facts.today.adding(days: -facts.threshold(days))
    return facts.lowScores.filter { $0.survey.record.collectedOn < limit }.compactMap { survey, low in
      let code = survey.record.code
      let named = facts.programme.followUps.contains { words(in: $0.record.what).contains(folded(code)) }
      guard !named else { return nil }
      let scores = AuditFacts.text(ofScores: low)
      return finding(
        code, subject: [code],
        Label(
          "Bevraging \(code) (\(survey.record.collectedOn.words.dutch)): \(scores.dutch); geen afspraak in het blad opvolging noemt ze.",
          "Survey \(code) (\(survey.record.collectedOn.words.english)): \(scores.english); no agreement in the sheet opvolging names it."
        ),
        facts: [facts.reference(.survey, survey)])
    }
  }

  private func words(in text: String) -> Set<String> {
    Set(text.split { $0.isWhitespace || ",.;:()\"".contains($0) }.map { folded(String($0)) })
  }
}

extension AuditFacts {
  /// The surveys with scores that are to be examined, as everyone answered, by code.
  var lowScores: [(survey: Fact<Survey>, figures: [Figure])] {
    let low = figures(under: "edbi/").filter { $0.verdict == .zone(.toExamine) && $0.id.scope.count == 1 }
    return programme.surveys.sorted { $0.record.code < $1.record.code }.compactMap { survey in
      let own = low.filter {
        $0.id.scope[0] == FigureID.part(survey.record.code) && !$0.id.period.hasPrefix("block-")
      }
      return own.isEmpty ? nil : (survey, own)
    }
  }

  /// `Bruikbaar in de eigen praktijk 50,0 %`, for a few.
  static func text(ofScores figures: [Figure]) -> Label {
    func list(_ language: Language) -> String {
      let shown = figures.prefix(3).map { figure in
        // The title begins with the survey, which the sentence has named already.
        let title = figure.title[language]
        let item = title.firstRange(of: ", ").map { String(title[$0.upperBound...]) } ?? title
        return "\(item) \(figure.text(language) ?? "")"
      }
      let more = figures.count - shown.count
      let rest = more == 0 ? "" : language == .dutch ? " en nog \(more)" : " and \(more) more"
      return shown.joined(separator: "; ") + rest
    }
    return Label(list(.dutch), list(.english))
  }
}
