import GuidanceKit
import Register

/// A survey in which many gave one answer to everything.
struct EDB004StraightLining: StandingRule {
  let explanation = RuleExplanation(
    code: "EDB004", severity: .notice,
    title: Label("overal hetzelfde antwoord", "one answer to everything"),
    what: Label(
      "Bevragingen met een ongunstig geformuleerd item waarin minstens 20 % van de deelnemers (drempel) op alle gesloten items hetzelfde punt gaf, van wie minstens 8 items beantwoordde (drempel). Zonder ongunstig item zegt een vast antwoord niets: wie tevreden is, kan overal \"eens\" zeggen.",
      "Surveys with an unfavourably worded item in which at least 20% of the respondents (threshold) gave one point to all closed items, of those who answered at least 8 items (threshold). Without an unfavourable item one answer says nothing: someone satisfied may agree everywhere."
    ),
    why: Label(
      "Wie \"eens\" zegt met \"ik maak tijd\" én met \"het kost te veel energie\", las de vragen niet.",
      "Who agrees with \"I make time\" and with \"it costs too much energy\" did not read the questions."),
    example: Label(
      "In E-03 gaven 7 van de 22 deelnemers op 13 items overal 4.",
      "In E-03, 7 of 22 respondents gave 4 to all 13 items."),
    cure: Label(
      "Lees de antwoorden na; noem het bij de bespreking, en maak de vragenlijst korter. Antwoorden schrappen mag niet.",
      "Read the responses; mention it in the discussion, and make the questionnaire shorter. Removing responses is not allowed."
    ),
    source: .surveyRules)
  let items = Threshold(
    "straight_lining_items", 8, .count,
    Label(
      "vanaf hoeveel gesloten items een vast antwoord opvalt", "from how many closed items on one answer stands out"))
  let share = Threshold(
    "straight_lining_percent", 20, .percent,
    Label("vanaf welk deel van de deelnemers", "from which part of the respondents on"))
  var thresholds: [Threshold] { [items, share] }
  var needs: AuditNeeds { [.programme, .responses] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let least = facts.threshold(items)
    return facts.responsesBySurvey.sorted { $0.key < $1.key }.compactMap { code, responses in
      let long = responses.filter { $0.record.scores.count >= least && $0.record.hasUnfavourable }
      let same = long.filter { Set($0.record.scores).count == 1 }
      // One person is no pattern.
      guard same.count > 1, let part = Share(same.count, of: long.count),
        part.reaches(percent: facts.threshold(share))
      else { return nil }
      return finding(
        code, subject: [code],
        Label(
          "Bevraging \(code): \(same.count) van \(long.count) deelnemers (\(NumberText(.dutch).percent(part))) gaven op alle gesloten items hetzelfde antwoord, ook op de ongunstige.",
          "Survey \(code): \(same.count) of \(long.count) respondents (\(NumberText(.english).percent(part))) gave one answer to all closed items, also to the unfavourable ones."
        ),
        facts: same.map { facts.reference(.surveyResponse, $0) })
    }
  }
}

extension SurveyResponse {
  /// Whether an item was answered with which agreement is bad news.
  fileprivate var hasUnfavourable: Bool {
    answers.contains { answer in
      if case .score = answer.value { answer.known?.polarity == .unfavourable } else { false }
    }
  }
}
