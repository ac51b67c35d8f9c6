import GuidanceKit
import Register

/// A total over all projects that differs from the sum of the rows.
struct PRJ001StatedTotal: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ001", severity: .error,
    title: Label("opgegeven totaal is niet de som van de rijen", "stated total is not the sum of the rows"),
    what: Label(
      "Een document geeft een totaal over alle projecten van een ronde. De rijen van de projectfasen, of de projecten zelf, worden opnieuw geteld. Bij \"ongeveer\" telt wat op hetzelfde ronde getal uitkomt als gelijk.",
      "A document states a total over all projects of a round. The rows of the project phases, or the projects themselves, are counted again. For \"about\", what rounds to the same number counts as equal."
    ),
    why: Label(
      "Een totaal dat niet uit zijn rijen volgt, houdt geen stand wanneer iemand het natelt.",
      "A total that does not follow from its rows does not stand when someone counts."),
    example: Label(
      "De tabel van ronde 2 geeft 103 basisscholen; haar rijen tellen samen 125.",
      "The table of round 2 gives 103 primary schools; its rows add up to 125."),
    cure: Label(
      "Vraag bij de bron na welk cijfer juist is. Verbeter de rij of het totaal in het blad en laad het opnieuw; pas het verschil niet zelf weg.",
      "Ask the source which figure is right. Correct the row or the total in the sheet and load it again; do not adjust the difference away."
    ),
    source: Label(
      "Leerpunt, begeleidingsprojecten, tabellen en teksten", "Leerpunt, guidance projects, tables and texts"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    return claims.claims.compactMap { claim in
      switch claim.subject {
      case .reach(let subject) where subject.project == nil:
        guard let (value, rows) = claims.recomputed(subject), !claim.total.agrees(with: value) else { return nil }
        return finding(
          claim, subject.schools, sum: value, from: claims.source(of: rows), in: facts,
          rows: rows.map { facts.reference(.projectPhase, $0) })
      case .projects(let count, let round):
        guard let (value, rows) = claims.recomputed(count, round: round), !claim.total.agrees(with: value) else {
          return nil
        }
        let from = facts.fileNames(of: rows)
        return finding(
          claim, count.label(round: round), sum: value, from: Label(from, from), in: facts,
          rows: rows.map { facts.reference(.project, $0) })
      default: return nil
      }
    }
  }

  private func finding(
    _ claim: ProjectClaims.Claim, _ counted: Label, sum: Rational, from: Label, in facts: AuditFacts,
    rows: [FactReference]
  ) -> Finding {
    let total = claim.total
    return finding(
      total.subject, subject: [total.source, total.place, total.subject],
      Label(
        "\(total.source) (\(total.place)) geeft \(total.valueText.dutch) \(counted.dutch); de rijen tellen samen \(sum.statementText.dutch) (\(from.dutch)).",
        "\(total.source) (\(total.place)) gives \(total.valueText.english) \(counted.english); the rows add up to \(sum.statementText.english) (\(from.english))."
      ),
      statements: [Statement(total.valueText, source: total.statedAt), Statement(sum.statementText, source: from)],
      facts: [facts.reference(.statedTotal, claim.fact)] + rows)
  }
}

extension ClaimSubject.ProjectCount {
  /// What is counted, in words.
  func label(round: Int) -> Label {
    switch self {
    case .all: Label("projecten in ronde \(round)", "projects in round \(round)")
    case .extensions: Label("verlengde projecten in ronde \(round)", "extended projects in round \(round)")
    case .new: Label("nieuwe projecten in ronde \(round)", "new projects in round \(round)")
    }
  }
}
