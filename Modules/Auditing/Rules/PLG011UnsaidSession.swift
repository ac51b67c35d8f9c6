import GuidanceKit
import Register

/// Sessions in the past of which nobody said whether they were held, or how many were present.
struct PLG011UnsaidSession: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG011", severity: .notice,
    title: Label("sessie zonder afloop", "session without an outcome"),
    what: Label(
      "Sessies van PLG's die meer dan 14 dagen (drempel) voorbij zijn en waarbij \"gehouden\" leeg is, of die gehouden zijn zonder aantal aanwezigen.",
      "Sessions of communities more than 14 days (threshold) in the past where \"gehouden\" is empty, or that were held without a number of people present."
    ),
    why: Label(
      "Zo'n sessie telt niet als gehouden, en in de aanwezigheid telt ze niet mee.",
      "Such a session does not count as held, and not in the attendance."),
    example: Label(
      "Sessie 2 van PLG-03 was op 18 november 2025; \"gehouden\" is leeg.",
      "Session 2 of PLG-03 was on 18 November 2025; \"gehouden\" is empty."),
    cure: Label(
      "Vul in het blad plg-sessies de kolom \"gehouden\" (ja of nee) en de kolom \"aanwezig\" in.",
      "Fill in the columns \"gehouden\" (ja or nee) and \"aanwezig\" of the sheet plg-sessies."),
    source: .communityProcess)

  let days = Threshold(
    "unsaid_session_days", 14, .days,
    Label(
      "hoe lang na een sessie de afloop ingevuld moet zijn", "how long after a session its outcome must be filled in"))
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let limit = facts.today.adding(days: -facts.threshold(self.days))
    return facts.programme.communities.compactMap { community in
      let past = facts.moments(of: community.record).filter {
        $0.record.moment.kind == .session && $0.record.date < limit
      }
      let unsaid = past.filter { $0.record.isHeld == nil }
      let uncounted = past.filter { $0.record.isHeld == true && $0.record.present == nil }
      guard !unsaid.isEmpty || !uncounted.isEmpty else { return nil }
      func list(_ sessions: [Fact<PLGSession>]) -> String {
        sessions.map { "\($0.record.moment.number)" }.joined(separator: ", ")
      }
      var parts: [Label] = []
      if !unsaid.isEmpty {
        parts.append(
          Label(
            "van sessie \(list(unsaid)) staat er niet of ze doorging",
            "of session \(list(unsaid)) it is not said whether it took place"))
      }
      if !uncounted.isEmpty {
        parts.append(
          Label(
            "van sessie \(list(uncounted)) ontbreken de aanwezigen",
            "of session \(list(uncounted)) the people present are missing"))
      }
      return finding(
        community.record.code, subject: [community.record.code],
        Label(
          "\(facts.name(of: community.record)): \(parts.map(\.dutch).joined(separator: "; ")).",
          "\(facts.name(of: community.record)): \(parts.map(\.english).joined(separator: "; "))."),
        facts: (unsaid + uncounted).map { facts.reference(.plgSession, $0) })
    }
  }
}
