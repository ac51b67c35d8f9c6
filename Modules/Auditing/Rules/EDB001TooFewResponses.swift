import GuidanceKit
import Indicators
import Register

/// A survey with too few responses, or of which the response is not known, so that it gives no verdict.
struct EDB001TooFewResponses: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB001", severity: .warning,
    title: Label("bevraging met te weinig respons", "survey with too few responses"),
    what: Label(
      "Bevragingen waarvan de respons onder de norm min_response ligt, het aantal deelnemers onder min_respondents, of waarvan niemand zegt hoeveel mensen uitgenodigd waren (dan een opmerking).",
      "Surveys whose response is under the norm min_response, whose respondents are fewer than min_respondents, or of which nobody says how many were invited (then a notice)."
    ),
    why: Label(
      "Zo'n bevraging geeft nergens een score; wie ze noemt in het verslag, moet dat erbij zeggen.",
      "Such a survey gives no score anywhere; who names it in the report must say so."),
    example: Label(
      "E-02 kreeg 3 antwoorden van 24 uitgenodigden: 12,5 %, de norm is 50 %.",
      "E-02 had 3 responses of 24 invited: 12.5%, the norm is 50%."),
    cure: Label(
      "Stuur een herinnering en laad de nieuwe antwoorden, of vul in het blad bevragingen de kolom \"uitgenodigd\" of \"sessie\" in.",
      "Send a reminder and load the new responses, or fill in the column \"uitgenodigd\" or \"sessie\" of the sheet bevragingen."
    ),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.surveyResults.compactMap { result in
      let survey = result.survey
      let count = Label.count(result.responses.count, ("antwoord", "response"), ("antwoorden", "responses"))
      switch result.standing {
      case .judged: return nil
      case .notProcessed(let reason):
        // A scale that does not fit is another fault, with another cure.
        guard survey.scalePoints == nil || survey.scalePoints == facts.currentPlan?.norms.edbiScale.value.points
        else { return nil }
        let share = result.response.map {
          Label(", \(NumberText(.dutch).percent($0))", ", \(NumberText(.english).percent($0))")
        }
        let invited = result.invitation.people.map {
          Label(" van \($0) uitgenodigden\(share?.dutch ?? "")", " of \($0) invited\(share?.english ?? "")")
        }
        return finding(
          survey.code, subject: [survey.code],
          Label(
            "Bevraging \(survey.code) (\(survey.collectedOn.words.dutch)): \(count.dutch)\(invited?.dutch ?? ""); \(reason.dutch).",
            "Survey \(survey.code) (\(survey.collectedOn.words.english)): \(count.english)\(invited?.english ?? ""); \(reason.english)."
          ),
          facts: facts.references(toSurvey: survey.code))
      case .unjudged:
        guard result.invitation == .unknown else { return nil }
        return finding(
          survey.code, subject: [survey.code],
          Label(
            "Bevraging \(survey.code) (\(survey.collectedOn.words.dutch)): \(count.dutch), en niemand zegt hoeveel mensen uitgenodigd waren.",
            "Survey \(survey.code) (\(survey.collectedOn.words.english)): \(count.english), and nobody says how many were invited."
          ),
          severity: .notice, facts: facts.references(toSurvey: survey.code))
      }
    }
  }
}

extension AuditFacts {
  /// The surveys of the audited school year with their responses; none where there are no figures.
  var surveyResults: [SurveyResult] { indicators.map { SurveyIndicator($0.input).results } ?? [] }

  /// The row of a survey.
  func references(toSurvey code: String) -> [FactReference] {
    programme.surveys.filter { $0.record.code == code }.map { reference(.survey, $0) }
  }

  /// The responses to each survey, by its code.
  var responsesBySurvey: [String: [Fact<SurveyResponse>]] { Dictionary(grouping: responses, by: \.record.survey) }
}
