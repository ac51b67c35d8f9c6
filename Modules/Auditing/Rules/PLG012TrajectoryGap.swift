import GuidanceKit
import Indicators
import Register

/// A long trajectory with a gap of more than one and a half times the interval the school chose.
struct PLG012TrajectoryGap: StandingRule {
  let explanation = RuleExplanation(
    code: "PLG012", severity: .notice,
    title: Label("te lange pauze in een traject", "too long a gap in a trajectory"),
    what: Label(
      "Lange trajecten waarin een pauze langer duurt dan anderhalf keer het interval dat de school koos, in schoolweken. Loopt het traject nog, dan telt de tijd tot vandaag mee.",
      "Long trajectories in which a gap takes more than one and a half times the interval the school chose, in school weeks. While the trajectory goes on the time up to today counts."
    ),
    why: Label(
      "Het gekozen interval is in een lang traject verplicht: zonder ritme geen gedragsverandering.",
      "The interval chosen is mandatory in a long trajectory: without rhythm no change of behaviour."),
    example: Label(
      "T-01 heeft een interval van 2 weken en een pauze van 5 schoolweken.",
      "T-01 has an interval of 2 weeks and a gap of 5 school weeks."),
    cure: Label(
      "Vul in de registraties de kolom \"traject\" aan waar ze ontbreekt, spreek een nieuw moment af, of pas het interval in het blad trajecten aan.",
      "Complete the column \"traject\" of registrations where it is missing, agree on a new moment, or adapt the interval in the sheet trajecten."
    ),
    source: Label("Rekenregels, PLG's en trajecten", "Rules, PLGs and trajectories"))

  var needs: AuditNeeds { [.programme, .figures] }

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.figures(under: "traject/").compactMap { figure in
      guard figure.id.scope.last == "gap", figure.verdict == .notMet, let weeks = figure.numerator,
        let norm = figure.norm, let trajectory = facts.trajectory(of: figure)
      else { return nil }
      let record = trajectory.record
      return finding(
        record.code, subject: [record.code, figure.id.period],
        Label(
          "\(facts.name(of: record)): \(weeks) schoolweken zonder begeleiding; \(norm.text(.dutch)) mag (\(norm.source.dutch)).",
          "\(facts.name(of: record)): \(weeks) school weeks without guidance; \(norm.text(.english)) is allowed (\(norm.source.english))."
        ),
        facts: [facts.reference(.trajectory, trajectory)])
    }
  }
}
