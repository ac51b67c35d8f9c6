import GuidanceKit
import Indicators
import Register

/// A part of the yearly report that would have no figures.
struct MIN008EmptyPart: StandingRule {
  let explanation = RuleExplanation(
    code: "MIN008", severity: .warning,
    title: Label("deel van het jaarverslag zonder cijfers", "part of the yearly report without figures"),
    what: Label(
      "Vanaf mei van het schooljaar: geen registratie van de PBD of van de POC (deel verslag), geen te bereiken organisatie (deel bereik), geen verwerkte bevraging (deel impact), geen opdrachten.",
      "From May of the school year on: no registration of the PBD or the POC (part report), no organisation to reach (part reach), no processed survey (part impact), no assignments."
    ),
    why: Label(
      "De overheid vraagt verslag, bereik en impact, met PBD en POC apart; een leeg deel komt terug.",
      "The government asks for report, reach and impact, PBD and POC apart; an empty part is sent back."),
    example: Label(
      "2025-2026 heeft geen enkele bevraging die verwerkt mag worden.", "2025-2026 has no survey that may be processed."
    ),
    cure: Label(
      "Laad de bladen die ontbreken: registraties, opdrachten, organisaties, bevragingen met hun antwoorden.",
      "Load the sheets that are missing: registrations, assignments, organisations, surveys with their responses."),
    source: Label("Begeleidingsverslag aan de overheid", "Guidance report to the government"))
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard let year = facts.reportYears.first, let figures = facts.figures, let plan = facts.currentPlan,
      facts.today >= year.first.adding(days: 242)
    else { return [] }
    var parts: [(code: String, text: Label)] = []
    for service in Set(plan.pillars.map(\.service)).sorted(by: { $0.rawValue < $1.rawValue }) {
      let minutes = figures["hours/\(service.rawValue)/\(year.iso)"]?.numerator ?? 0
      if minutes == 0 {
        parts.append(
          (
            service.rawValue,
            Label(
              "deel 1, verslag: geen enkele registratie van de \(service.rawValue)",
              "part 1, report: no registration of the \(service.rawValue)")
          ))
      }
    }
    if (figures["reach/total/\(year.iso)"]?.denominator ?? 0) == 0 {
      parts.append(
        (
          "reach",
          Label("deel 2, bereik: geen organisatie die te bereiken is", "part 2, reach: no organisation to be reached")
        ))
    }
    if !facts.surveyResults.contains(where: \.isProcessed) {
      parts.append(
        (
          "impact",
          Label(
            "deel 3, impact: geen bevraging die verwerkt mag worden", "part 3, impact: no survey that may be processed")
        ))
    }
    if !facts.assignments.contains(where: { $0.record.schoolYear == year }) {
      parts.append(("assignments", Label("deel 1, verslag: geen opdrachten", "part 1, report: no assignments")))
    }
    return parts.map { part in
      finding(
        year.iso, subject: [year.iso, part.code],
        Label("Jaarverslag \(year.iso), \(part.text.dutch).", "Yearly report \(year.iso), \(part.text.english)."))
    }
  }
}
