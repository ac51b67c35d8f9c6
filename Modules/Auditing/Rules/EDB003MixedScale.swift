import GuidanceKit
import Register

/// A survey whose answers do not fit its scale, or whose scale is not the one of the norms.
struct EDB003MixedScale: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB003", severity: .warning,
    title: Label("schalen door elkaar in één bevraging", "scales mixed in one survey"),
    what: Label(
      "Bevragingen met antwoorden boven het aantal punten van hun schaal, per bestand geteld, en bevragingen met een ander aantal punten dan de norm edbi_scale.",
      "Surveys with answers above the number of points of their scale, counted per file, and surveys with another number of points than the norm edbi_scale."
    ),
    why: Label(
      "Een 4 is op vijf punten \"eens\" en op zeven punten \"neutraal\": samen geven ze een score die niets zegt.",
      "A 4 means \"agree\" on five points and \"neutral\" on seven: together they give a score that says nothing."),
    example: Label(
      "E-04 loopt van 1 tot 5 in het ene bestand en van 1 tot 7 in het andere.",
      "E-04 runs from 1 to 5 in one file and from 1 to 7 in the other."),
    cure: Label(
      "Geef elke schaal een eigen bevraging, en vul in het blad bevragingen de kolom \"schaal\" in; voor een andere schaal dan vijf punten hoort ook de norm edbi_scale gezet te zijn.",
      "Give each scale a survey of its own, and fill in the column \"schaal\" of the sheet bevragingen; for another scale than five points the norm edbi_scale must be set too."
    ),
    source: .surveyRules)
  var needs: AuditNeeds { [.programme, .responses] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let norm = facts.currentPlan?.norms.edbiScale.value.points ?? AnswerScale.standard.points
    let surveys = Dictionary(facts.programme.surveys.map { ($0.record.code, $0.record) }) { _, last in last }
    return facts.responsesBySurvey.sorted { $0.key < $1.key }.compactMap { code, responses in
      let points = surveys[code]?.scalePoints ?? norm
      return outside(code, responses, points, facts) ?? otherScale(code, responses, points, norm, facts)
    }
  }

  private func outside(
    _ code: String, _ responses: [Fact<SurveyResponse>], _ points: Int, _ facts: AuditFacts
  ) -> Finding? {
    let wrong = responses.filter { $0.record.scores.contains { !(1...points).contains($0) } }
    guard !wrong.isEmpty else { return nil }
    let ranges = Dictionary(grouping: responses, by: \.origin.batch).sorted { $0.key < $1.key }.compactMap {
      batch, own -> Statement? in
      let scores = own.flatMap(\.record.scores)
      guard let least = scores.min(), let most = scores.max() else { return nil }
      let file = facts.files[batch] ?? ""
      return Statement(
        Label("antwoorden van \(least) tot \(most)", "answers from \(least) to \(most)"), source: Label(file, file))
    }
    let count = Label.count(wrong.count, ("deelnemer", "respondent"), ("deelnemers", "respondents"))
    return finding(
      code, subject: [code, "outside"],
      Label(
        "Bevraging \(code) heeft \(points) punten; \(count.dutch) van \(responses.count) antwoordden daarbuiten.",
        "Survey \(code) has \(points) points; \(count.english) of \(responses.count) answered outside them."),
      statements: ranges, facts: wrong.map { facts.reference(.surveyResponse, $0) })
  }

  private func otherScale(
    _ code: String, _ responses: [Fact<SurveyResponse>], _ points: Int, _ norm: Int, _ facts: AuditFacts
  ) -> Finding? {
    guard points != norm else { return nil }
    return finding(
      code, subject: [code, "norm"],
      Label(
        "Bevraging \(code) heeft \(points) punten, en edbi_scale zegt alleen wat bij \(norm) punten als eens telt: \(responses.count) antwoorden geven geen score.",
        "Survey \(code) has \(points) points, and edbi_scale only says what counts as agreeing on \(norm) points: \(responses.count) responses give no score."
      ),
      cure: Label(
        "Zet met een bestand normen (amends) de norm edbi_scale op de schaal van de bevragingen, of verbeter de kolom \"schaal\" in het blad bevragingen.",
        "Set the norm edbi_scale to the scale of the surveys with a file of norms (amends), or correct the column \"schaal\" of the sheet bevragingen."
      ),
      facts: facts.references(toSurvey: code))
  }
}

extension SurveyResponse {
  /// The points answered to closed items.
  var scores: [Int] {
    answers.compactMap { answer in if case .score(let point) = answer.value { point } else { nil } }
  }
}
