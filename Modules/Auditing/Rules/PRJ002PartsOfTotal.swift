import GuidanceKit
import Register

/// A document whose own parts do not add up to its own total.
struct PRJ002PartsOfTotal: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ002", severity: .error,
    title: Label("delen van één bron tellen niet op tot haar totaal", "parts in one source do not add up to its total"),
    what: Label(
      "Wat één document zelf zegt, wordt bij elkaar gelegd: basis en secundair samen tegen het totaal, de fasen tegen \"tot en met\" een fase, de lijnen van een project tegen het geheel, verlengde en nieuwe projecten tegen alle projecten.",
      "What one document says itself is put side by side: primary and secondary against the total, phases against \"up to and with\" a phase, the lines of a project against the whole, extended and new projects against all projects."
    ),
    why: Label(
      "Een bron die zichzelf tegenspreekt, kan niet als bewijs dienen.",
      "A source that contradicts itself cannot serve as proof."),
    example: Label(
      "De tekst bij ronde 2 noemt 130 basisscholen en 128 secundaire scholen, samen 258, en geeft als totaal 231.",
      "The text on round 2 names 130 primary and 128 secondary schools, 258 together, and gives 231 as the total."),
    cure: Label(
      "Vraag bij de bron na welk van de cijfers juist is; tot dan gebruikt geen enkel rapport dit totaal.",
      "Ask the source which of the figures is right; until then no report uses this total."),
    source: Label(
      "Leerpunt, begeleidingsprojecten, tabellen en teksten", "Leerpunt, guidance projects, tables and texts"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts).claims.filter { !$0.total.isApproximate }
    return claims.map(\.total.source).uniqued().flatMap { source in
      let own = claims.filter { $0.total.source == source }
      return own.flatMap { total in
        divisions(of: total, among: own).compactMap { contradiction(total, $0, facts) }
      }
    }
  }

  /// The ways in which a document divides a total, each with all its parts.
  private func divisions(
    of total: ProjectClaims.Claim, among own: [ProjectClaims.Claim]
  ) -> [[ProjectClaims.Claim]] {
    let complete = partitions(of: total.subject).compactMap { subjects -> [ProjectClaims.Claim]? in
      let parts = subjects.compactMap { subject in own.first { $0.subject == subject } }
      return parts.count == subjects.count ? parts : nil
    }
    return complete + (lines(of: total, among: own).map { [$0] } ?? [])
  }

  /// The ways in which a subject falls into parts that a document may give.
  private func partitions(of subject: ClaimSubject) -> [[ClaimSubject]] {
    switch subject {
    case .reach(let whole) where whole.level == nil && whole.part == nil:
      return [ProjectSchoolLevel.allCases.map { .reach(whole.at($0)) }]
    case .reach(let through):
      guard case .throughPhase(let last) = through.part, last >= 1 else { return [] }
      let phases = (1...last).map { number -> ClaimSubject in
        var phase = through
        phase.part = .phase(number)
        return .reach(phase)
      }
      return [phases]
    case .projects(.all, let round): return [[.projects(.extensions, round: round), .projects(.new, round: round)]]
    case .projects, .other: return []
    }
  }

  /// The lines a document gives for a whole; `nil` when it gives fewer than two.
  private func lines(of total: ProjectClaims.Claim, among own: [ProjectClaims.Claim]) -> [ProjectClaims.Claim]? {
    guard case .reach(let whole) = total.subject, whole.part == nil else { return nil }
    let lines = own.filter { claim in
      guard case .reach(let part) = claim.subject, case .line = part.part else { return false }
      return part.whole == whole
    }
    return lines.count >= 2 ? lines : nil
  }

  private func contradiction(
    _ total: ProjectClaims.Claim, _ parts: [ProjectClaims.Claim], _ facts: AuditFacts
  ) -> Finding? {
    guard let sum = Rational.sum(parts.map(\.value)), sum != total.value else { return nil }
    let stated = total.total
    func terms(_ language: Language) -> String {
      parts.map { "\($0.total.valueText[language]) (\($0.total.place))" }.joined(separator: " + ")
    }
    let together = parts.map(\.total.place).joined(separator: " + ")
    return finding(
      stated.subject, subject: [stated.source, stated.place, stated.subject] + parts.map(\.total.place),
      Label(
        "\(stated.source) geeft \(stated.valueText.dutch) (\(stated.place)), maar ook \(terms(.dutch)), samen \(sum.statementText.dutch).",
        "\(stated.source) gives \(stated.valueText.english) (\(stated.place)), but also \(terms(.english)), \(sum.statementText.english) together."
      ),
      statements: [
        Statement(stated.valueText, source: stated.statedAt),
        Statement(
          sum.statementText,
          source: Label("\(stated.source), som van \(together)", "\(stated.source), sum of \(together)")),
      ],
      facts: [facts.reference(.statedTotal, total.fact)] + parts.map { facts.reference(.statedTotal, $0.fact) })
  }
}
