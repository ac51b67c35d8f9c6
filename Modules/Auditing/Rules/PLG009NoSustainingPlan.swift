import GuidanceKit
import Register

/// A learning community that ended, or held its last session, without a plan to make it last.
struct PLG009NoSustainingPlan: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG009", severity: .warning,
    title: Label(
      "geen duurzaam plan aan het einde van een PLG", "no sustaining plan at the end of a learning community"),
    what: Label(
      "PLG's waarvan de laatste sessie (norm plg_sessions) gehouden is, of die in de fase opschalen zijn, terwijl de kolom \"duurzaam plan\" niet \"ja\" zegt.",
      "Communities whose last session (norm plg_sessions) was held, or that are in the phase sustain, while the column \"duurzaam plan\" does not say \"ja\"."
    ),
    why: Label(
      "Het duurzame plan van aanpak is wat van de PLG overblijft als de begeleiding stopt.",
      "The sustaining plan is what is left of the community when guidance stops."),
    example: Label(
      "PLG-01 hield sessie 6 op 19 mei 2026; het plan staat op \"nee\".",
      "PLG-01 held session 6 on 19 May 2026; the plan says \"nee\"."),
    cure: Label(
      "Maak het plan met de school en zet \"ja\" in de kolom \"duurzaam plan\" van het blad plg.",
      "Make the plan with the school and put \"ja\" in the column \"duurzaam plan\" of the sheet plg."),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let last = facts.currentPlan?.norms.plgSessions.value else { return [] }
    return facts.programme.communities.compactMap { community in
      let record = community.record
      guard record.hasSustainingPlan != true else { return nil }
      let session = facts.moments(of: record).first {
        $0.record.moment == PLGMoment(kind: .session, number: last) && $0.record.isHeld == true
          && $0.record.date <= facts.today
      }
      let sustains = record.phases.entry(on: facts.today).flatMap { $0.phase == .sustain ? $0 : nil }
      let since: Label
      if let session {
        since = Label(
          "hield sessie \(last) op \(session.record.date.words.dutch)",
          "held session \(last) on \(session.record.date.words.english)")
      } else if let sustains {
        since = Label(
          "is sinds \(sustains.from.words.dutch) aan het opschalen",
          "has been sustaining since \(sustains.from.words.english)")
      } else {
        return nil
      }
      let said =
        record.hasSustainingPlan == false
        ? Label("het duurzaam plan staat op nee", "the sustaining plan says no")
        : Label("van een duurzaam plan is niets gezegd", "nothing is said of a sustaining plan")
      return finding(
        record.code, subject: [record.code],
        Label(
          "\(facts.name(of: record)) \(since.dutch); \(said.dutch).",
          "\(facts.name(of: record)) \(since.english); \(said.english)."),
        facts: [facts.reference(.plg, community)] + (session.map { [facts.reference(.plgSession, $0)] } ?? []))
    }
  }
}
