import GuidanceKit
import Indicators
import Register

/// A learning community that did not meet for too long.
struct PLG005LongGap: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG005", severity: .notice,
    title: Label("te lange pauze tussen PLG-sessies", "too long a gap between sessions of a learning community"),
    what: Label(
      "PLG's waarvan de langste pauze tussen intake en sessies meer schoolweken duurt dan de drempel (10). Zolang er nog sessies volgen, telt de tijd tot vandaag mee.",
      "Communities of which the longest gap between intake and sessions takes more school weeks than the threshold (10). While sessions are to follow, the time up to today counts."
    ),
    why: Label(
      "Na een lange pauze begint een groep opnieuw: wat in de klas uitgeprobeerd werd, is niet besproken.",
      "After a long gap a group starts afresh: what was tried in class has not been discussed."),
    example: Label(
      "PLG-04 had 12 schoolweken zonder sessie tussen sessie 2 en 3.",
      "PLG-04 had 12 school weeks without a session between session 2 and 3."),
    cure: Label(
      "Plan de volgende sessie, of vul een gehouden sessie aan in het blad plg-sessies (kolommen datum en gehouden).",
      "Plan the next session, or add a session that was held to the sheet plg-sessies (columns datum and gehouden)."),
    source: .communityProcess)

  let gapWeeks = Threshold(
    "plg_gap_weeks", 10, .schoolWeeks,
    Label(
      "hoeveel schoolweken tussen twee sessies nog gewoon is",
      "how many school weeks between two sessions are still ordinary"))
  var thresholds: [Threshold] { [gapWeeks] }
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let most = facts.threshold(self.gapWeeks)
    return facts.figures(under: "plg/").compactMap { figure in
      guard figure.id.scope.last == "gap", let weeks = figure.numerator, weeks > most,
        let community = facts.community(of: figure)
      else { return nil }
      let record = community.record
      return finding(
        record.code, subject: [record.code, figure.id.period],
        Label(
          "\(facts.name(of: record)): \(weeks) schoolweken zonder sessie; vanaf \(most + 1) is dat lang.",
          "\(facts.name(of: record)): \(weeks) school weeks without a session; from \(most + 1) on that is long."),
        facts: [facts.reference(.plg, community)] + facts.moments(of: record).map { facts.reference(.plgSession, $0) })
    }
  }
}
