import GuidanceKit
import Register

/// The same thing counted differently in different places.
struct PRJ003DifferentCounts: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ003", severity: .warning,
    title: Label("bronnen tellen hetzelfde verschillend", "sources count the same thing differently"),
    what: Label(
      "Alle opgegeven cijfers over hetzelfde worden naast elkaar gelegd, en bij één project ook de rijen van de projectfasen. Zijn er meer dan één cijfer, dan staan ze hier allemaal met hun bron.",
      "All stated figures about the same thing are put side by side, and for one project also the rows of the project phases. Where there is more than one figure, all are listed with their sources."
    ),
    why: Label(
      "Wie het ene document leest, meldt een ander bereik dan wie het andere leest.",
      "Whoever reads one document reports another reach than whoever reads the other."),
    example: Label(
      "De projectfiche van VideoKLuB noemt 28 secundaire scholen, de tabel van ronde 1 telt er 35.",
      "The fact sheet of VideoKLuB names 28 secondary schools, the table of round 1 counts 35."),
    cure: Label(
      "Kies met de bron welk cijfer geldt, of leg uit waarom ze iets anders tellen (start, deelname, afronding).",
      "Settle with the source which figure holds, or explain why they count different things (start, participation, completion)."
    ),
    source: Label(
      "Leerpunt, begeleidingsprojecten, tabellen en projectfiches",
      "Leerpunt, guidance projects, tables and fact sheets"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    return claims.claims.map(\.subject).uniqued().compactMap { subject in
      let own = claims.claims.filter { $0.subject == subject && !$0.total.isApproximate }
      var rows: (value: Rational, rows: [Fact<ProjectPhaseReach>])?
      if case .reach(let reach) = subject, reach.project != nil { rows = claims.recomputed(reach) }
      let values = own.map(\.value) + (rows.map { [$0.value] } ?? [])
      guard Set(values).count > 1, let first = own.first else { return nil }
      var statements = own.map { Statement($0.total.valueText, source: $0.total.statedAt) }
      if let rows { statements.append(Statement(rows.value.statementText, source: claims.source(of: rows.rows))) }
      let counted = counted(subject, claims, first.total)
      return finding(
        first.total.subject, subject: [first.total.subject],
        Label(
          "\(counted.dutch): \(list(statements, .dutch)).", "\(counted.english): \(list(statements, .english))."),
        statements: statements,
        facts: own.map { facts.reference(.statedTotal, $0.fact) }
          + (rows?.rows.map { facts.reference(.projectPhase, $0) } ?? []))
    }
  }

  private func list(_ statements: [Statement], _ language: Language) -> String {
    statements.map { "\($0.value[language]) (\($0.source[language]))" }.joined(separator: ", ")
  }

  /// What the figures are about, in words.
  private func counted(_ subject: ClaimSubject, _ claims: ProjectClaims, _ first: StatedTotal) -> Label {
    switch subject {
    case .reach(let reach):
      let schools = reach.schools
      guard let project = reach.project else {
        return Label("alle projecten, \(schools.dutch)", "all projects, \(schools.english)")
      }
      let name = claims.name(project)
      return Label("\(name), \(schools.dutch)", "\(name), \(schools.english)")
    case .projects(let count, let round): return count.label(round: round)
    case .other: return Label(first.place, first.place)
    }
  }
}
