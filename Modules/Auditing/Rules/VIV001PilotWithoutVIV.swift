import GuidanceKit
import Register

/// A pilot school of the VIV model without anyone who carries change.
struct VIV001PilotWithoutVIV: StandingRule {
  let explanation = RuleExplanation(
    code: "VIV001", severity: .warning,
    title: Label("pilootschool zonder VIV", "pilot school without a VIV"),
    what: Label(
      "Scholen en centra die op de dag van de audit pilootschool VIV zijn, en waarvoor het blad viv geen rol heeft die op die dag geldt. De eerste 30 dagen (drempel) van de piloot niet.",
      "Schools and centres that are VIV pilot on the day of the audit, and for which the sheet viv has no role that holds on that day. Not in the first 30 days (threshold) of the pilot."
    ),
    why: Label(
      "De evaluatie vergelijkt pilootscholen met andere; een pilootschool zonder VIV trekt het verschil scheef.",
      "The evaluation compares pilot schools with others; a pilot school without a VIV distorts the difference."),
    example: Label(
      "PTS Boom is pilootschool sinds september, en er staat niemand in het blad viv.",
      "PTS Boom is a pilot school since September, and nobody stands in the sheet viv."),
    cure: Label(
      "Voeg in het blad viv een rij toe (instelling, pseudoniem, soort, van), of neem het kenmerk \"pilot-viv\" weg in het blad organisaties.",
      "Add a row to the sheet viv (organisation, pseudonym, kind, from), or take the mark \"pilot-viv\" away in the sheet organisaties."
    ),
    source: Label("Begeleidingsplan, VIV", "Guidance plan, VIV"))
  let days = Threshold(
    "viv_start_days", 30, .days,
    Label(
      "hoe lang een nieuwe pilootschool nog geen VIV hoeft te hebben", "how long a new pilot school need not have a VIV"
    ))
  var thresholds: [Threshold] { [days] }
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.organisations.compactMap { fact in
      let organisation = fact.record
      guard organisation.validity.contains(facts.today),
        let mark = organisation.qualifiers.first(where: {
          $0.qualifier == .vivPilot && $0.validity.contains(facts.today)
        }),
        mark.validity.from.map({ $0.adding(days: facts.threshold(days)) < facts.today }) ?? true,
        !facts.programme.vivs.contains(where: {
          $0.record.organisation == organisation.number && $0.record.validity.contains(facts.today)
        })
      else { return nil }
      let since = mark.validity.from.map { Label(" sinds \($0.words.dutch)", " since \($0.words.english)") }
      var found = finding(
        organisation.number.digits, subject: [organisation.number.digits],
        Label(
          "\(organisation.shortText) is\(since?.dutch ?? "") pilootschool VIV, en heeft op \(facts.today.words.dutch) geen VIV.",
          "\(organisation.shortText) is a VIV pilot school\(since?.english ?? ""), and has no VIV on \(facts.today.words.english)."
        ),
        facts: [facts.reference(.organisation, fact)])
      found.movingWords = [" op \(facts.today.words.dutch) geen VIV."]
      return found
    }
  }
}
