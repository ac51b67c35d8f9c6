import GuidanceKit
import Indicators
import Register

/// A trajectory, or all guidance with one initiative, that leaves out a group of mechanisms.
struct PLG008Unbalanced: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG008", severity: .notice,
    title: Label("ontwerp niet in evenwicht", "design out of balance"),
    what: Label(
      "Trajecten en initiatieven met minstens 8 registraties (drempel) waarvan geen enkele een mechanisme noemt uit één of meer van de EEF-groepen A tot D. Waar nog geen enkele registratie mechanismen noemt, is dat één bevinding over het invullen.",
      "Trajectories and initiatives with at least 8 registrations (threshold) none of which names a mechanism of one or more of the EEF groups A to D. Where no registration names mechanisms at all, that is one finding about filling in."
    ),
    why: Label(
      "Professionalisering werkt als ze kennis opbouwt, motiveert, technieken oefent en in de praktijk verankert; wie er één weglaat, verliest effect.",
      "Professional development works when it builds knowledge, motivates, develops techniques and embeds practice; leaving one out loses effect."
    ),
    example: Label(
      "Traject T-02 noemt alleen mechanismen uit A en C; B en D ontbreken.",
      "Trajectory T-02 names only mechanisms of A and C; B and D are missing."),
    cure: Label(
      "Vul in de registraties de kolom \"mechanismen\" aan met wat gebruikt werd (1 tot 14), of voeg in het ontwerp de ontbrekende groep toe.",
      "Complete the column \"mechanismen\" of the registrations with what was used (1 to 14), or add the missing group to the design."),
    source: Label("EEF, Effective Professional Development (2021)", "EEF, Effective Professional Development (2021)"))

  let least = Threshold(
    "balanced_registrations", 8, .count,
    Label("vanaf hoeveel registraties een ontwerp beoordeeld wordt", "from how many registrations on a design is judged"))
  var thresholds: [Threshold] { [least] }
  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    let least = facts.threshold(self.least)
    let trajectories = facts.figures(under: "traject/").filter {
      $0.id.scope.count == 2 && $0.id.scope[1] == "mechanisms"
    }
    let initiatives = facts.figures(under: "mechanisms/initiative/").filter { $0.id.scope.count == 2 }
    return (trajectories + initiatives).compactMap { figure in
      guard figure.verdict == .notMet, let count = figure.n, count >= least, let used = figure.numerator, used > 0
      else { return nil }
      let trajectory = facts.trajectory(of: figure)
      guard trajectory.map({ !facts.isExempt($0.record) }) ?? true else { return nil }
      let note = figure.evidence.note
      return finding(
        figure.id.scope.joined(separator: "/"), subject: [figure.id.text],
        Label(
          "\(figure.title.dutch), \(count) registraties: \(note?.dutch ?? "niet evenwichtig").",
          "\(figure.title.english), \(count) registrations: \(note?.english ?? "not balanced")."),
        facts: trajectory.map { [facts.reference(.trajectory, $0)] } ?? [])
    }
  }
}
