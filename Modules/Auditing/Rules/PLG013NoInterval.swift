import GuidanceKit
import Register

/// A long trajectory without the interval that the school chose.
struct PLG013NoInterval: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG013", severity: .warning,
    title: Label("lang traject zonder interval", "long trajectory without an interval"),
    what: Label(
      "Lange trajecten waarvan de kolom \"interval\" leeg is.",
      "Long trajectories of which the column \"interval\" is empty."),
    why: Label(
      "De bedoelde frequentie is in een lang traject verplicht; zonder is niet te zeggen of een pauze te lang is.",
      "The intended frequency is mandatory in a long trajectory; without it nobody can say whether a gap is too long."),
    example: Label("T-04 is lang, en het interval ontbreekt.", "T-04 is long, and the interval is missing."),
    cure: Label(
      "Vul in het blad trajecten de kolom \"interval\" in zoals de school het koos: \"wekelijks\", \"2 weken\".",
      "Fill in the column \"interval\" of the sheet trajecten as the school chose it: \"wekelijks\", \"2 weken\"."),
    source: Label("Rekenregels, PLG's en trajecten", "Rules, PLGs and trajectories"))

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.programme.trajectories.filter { $0.record.length == .long && $0.record.interval == nil }.map { fact in
      finding(
        fact.record.code, subject: [fact.record.code],
        Label(
          "\(facts.name(of: fact.record)) is een lang traject zonder interval.",
          "\(facts.name(of: fact.record)) is a long trajectory without an interval."),
        facts: [facts.reference(.trajectory, fact)])
    }
  }
}
