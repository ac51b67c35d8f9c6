import GuidanceKit
import Register

/// A project with a later phase but not the one before.
struct PRJ015PhaseMissing: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ015", severity: .warning,
    title: Label("projectfase ontbreekt", "project phase missing"),
    what: Label(
      "Projecten die in een ronde een fase 2 of 3 hebben zonder de fase ervoor, en projecten zonder enige rij in het blad projectfasen terwijl andere van de ronde er wel hebben (dan een opmerking).",
      "Projects that have a phase 2 or 3 in a round without the phase before, and projects without any row in the sheet projectfasen while others of the round have some (then a notice)."
    ),
    why: Label(
      "Zonder fase 1 is niet te zeggen of het project met vijf scholen begon, en het bereik van de ronde is te laag.",
      "Without phase 1 nobody can say whether the project began with five schools, and the reach of the round is too low."
    ),
    example: Label(
      "TaKe-IN heeft in ronde 2 fase 1 en 3; fase 2 ontbreekt.",
      "TaKe-IN has phases 1 and 3 in round 2; phase 2 is missing."),
    cure: Label(
      "Vul de ontbrekende rij in het blad projectfasen aan, of verbeter de kolom \"fase\".",
      "Add the missing row to the sheet projectfasen, or correct the column \"fase\"."),
    source: Label("Leerpunt, begeleidingsprojecten, drietrapsraket", "Leerpunt, guidance projects, three-stage rocket"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    let rows = Dictionary(grouping: facts.projectPhases) { ProjectRoundKey($0.record) }
    let gaps = rows.sorted { $0.key < $1.key }.compactMap { key, own -> Finding? in
      let present = Set(own.map(\.record.phase.number))
      guard let last = present.max() else { return nil }
      let missing = (1...last).filter { !present.contains($0) }
      guard !missing.isEmpty else { return nil }
      let list = missing.map(String.init).joined(separator: ", ")
      return finding(
        key.project, subject: [key.project, "round-\(key.round)"],
        Label(
          "\(claims.name(key.project)) heeft in ronde \(key.round) een fase \(last), maar geen fase \(list).",
          "\(claims.name(key.project)) has a phase \(last) in round \(key.round), but no phase \(list)."),
        facts: own.map { facts.reference(.projectPhase, $0) })
    }
    let withRows = Set(rows.keys.map(\.round))
    let without = facts.projects.filter { project in
      withRows.contains(project.record.round)
        && !rows.keys.contains { $0.project == project.record.id && $0.round == project.record.round }
    }
    return gaps
      + without.map { project in
        finding(
          project.record.id, subject: [project.record.id, "round-\(project.record.round)", "none"],
          Label(
            "\(project.record.name ?? project.record.id) heeft in ronde \(project.record.round) geen enkele rij in het blad projectfasen.",
            "\(project.record.name ?? project.record.id) has no row in the sheet projectfasen in round \(project.record.round)."
          ),
          severity: .notice, facts: [facts.reference(.project, project)])
      }
  }
}
