import GuidanceKit
import Indicators
import Register

/// A learning community whose months are over while not all sessions were held.
struct PLG003SessionsMissing: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG003", severity: .warning,
    title: Label("PLG met te weinig sessies", "learning community with too few sessions"),
    what: Label(
      "PLG's waarvan de maanden sinds de intake (norm plg_months) om zijn, terwijl niet alle sessies (norm plg_sessions) gehouden zijn. Ook sessies met een nummer boven de norm.",
      "Communities of which the months since the intake (norm plg_months) are over, while not all sessions (norm plg_sessions) were held. Also sessions numbered above the norm."
    ),
    why: Label(
      "Zes sessies zijn nodig om van analyse tot borging te komen; wie eerder stopt, verankert niets.",
      "Six sessions are needed to come from analysis to sustaining; who stops earlier anchors nothing."),
    example: Label(
      "PLG-02 begon op 24 september 2024 en hield 4 van de 6 sessies.",
      "PLG-02 began on 24 September 2024 and held 4 of the 6 sessions."),
    cure: Label(
      "Zet in het blad plg-sessies \"ja\" in de kolom \"gehouden\" bij sessies die doorgingen, en vul ontbrekende sessies aan.",
      "Put \"ja\" in the column \"gehouden\" of the sheet plg-sessies for sessions that took place, and add missing ones."
    ),
    source: .communityProcess)

  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] { tooFew(facts) + numberedAbove(facts) }

  private func tooFew(_ facts: AuditFacts) -> [Finding] {
    facts.figures(under: "plg/").compactMap { figure in
      guard figure.id.scope.last == "sessions", figure.verdict == .notMet, let held = figure.numerator,
        let planned = figure.denominator, let community = facts.community(of: figure)
      else { return nil }
      let record = community.record
      return finding(
        record.code, subject: [record.code],
        Label(
          "\(facts.name(of: record)): \(held) van de \(planned) sessies gehouden, en de tijd is om.",
          "\(facts.name(of: record)): \(held) of the \(planned) sessions held, and the time is over."),
        facts: [facts.reference(.plg, community)]
          + facts.moments(of: record).filter { $0.record.moment.kind == .session }.map {
            facts.reference(.plgSession, $0)
          })
    }
  }

  private func numberedAbove(_ facts: AuditFacts) -> [Finding] {
    guard let planned = facts.currentPlan?.norms.plgSessions.value else { return [] }
    return facts.programme.communities.compactMap { community in
      let above = facts.moments(of: community.record).filter {
        $0.record.moment.kind == .session && $0.record.moment.number > planned
      }
      guard let last = above.map(\.record.moment.number).max() else { return nil }
      return finding(
        community.record.code, subject: [community.record.code, "above"],
        Label(
          "\(facts.name(of: community.record)) heeft een sessie \(last), de norm is \(planned) sessies; ze telt niet mee.",
          "\(facts.name(of: community.record)) has a session \(last), the norm is \(planned) sessions; it does not count."
        ),
        severity: .notice,
        cure: Label(
          "Geef ze in de kolom \"nr\" van plg-sessies haar eigen nummer, \"consult\" of \"oogstmoment\", of pas de norm plg_sessions aan.",
          "Give it its own number, \"consult\" or \"oogstmoment\" in the column \"nr\" of plg-sessies, or adapt the norm plg_sessions."
        ),
        facts: above.map { facts.reference(.plgSession, $0) })
    }
  }
}
