import GuidanceKit
import Register

/// A later phase of a project with fewer schools than an earlier one.
struct PRJ009ShrinkingPhase: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ009", severity: .notice,
    title: Label("latere projectfase met minder scholen", "later project phase with fewer schools"),
    what: Label(
      "Fasen van een project in één ronde waarvan een latere minder scholen telt dan de vorige. Een fase die scholen toevoegt, mag kleiner zijn; een stand tot en met een fase niet: daarvan is een daling een waarschuwing.",
      "Phases of a project in one round of which a later one counts fewer schools than the one before. A phase that adds schools may be smaller; a total up to a phase may not: there a decrease is a warning."
    ),
    why: Label(
      "De drietrapsraket wordt breder. Een kleinere fase is wat erbij komt, of een schrijffout; alleen de bron weet het.",
      "The three-stage rocket widens. A smaller phase is what is added, or a slip; only the source knows."),
    example: Label(
      "Fit voor lezen verwacht in ronde 2 eerst 5 en dan 3 scholen.",
      "Fit voor lezen expects first 5 and then 3 schools in round 2."),
    cure: Label(
      "Vraag het project of de fase scholen toevoegt. Zo ja, laat ze staan; zo nee, verbeter de kolommen \"basis\" en \"secundair\" in het blad projectfasen.",
      "Ask the project whether the phase adds schools. If so, leave it; if not, correct the columns \"basis\" and \"secundair\" of the sheet projectfasen."
    ),
    source: Label("Leerpunt, begeleidingsprojecten, drietrapsraket", "Leerpunt, guidance projects, three-stage rocket"))

  private struct Key: Hashable, Comparable {
    let round: Int
    let project: String
    let status: ReachStatus

    static func < (one: Key, other: Key) -> Bool {
      (one.round, one.project, one.status.rawValue) < (other.round, other.project, other.status.rawValue)
    }
  }

  func findings(in facts: AuditFacts) -> [Finding] { rows(facts) + totals(facts) }

  private func rows(_ facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    let groups = Dictionary(grouping: facts.projectPhases.filter { $0.record.directness != .indirect }) {
      Key(round: $0.record.round, project: $0.record.project, status: $0.record.status)
    }
    return groups.sorted { $0.key < $1.key }.flatMap { key, rows -> [Finding] in
      let phases = Dictionary(grouping: rows, by: \.record.phase.number).sorted { $0.key < $1.key }.map {
        number, rows in
        (number: number, schools: rows.reduce(0) { $0 + $1.record.schools }, rows: rows)
      }
      return zip(phases, phases.dropFirst()).filter { $1.schools < $0.schools }.map { one, next in
        let verb =
          key.status == .expected ? Label("verwacht", "expects") : Label("bereikte", "reached")
        return finding(
          key.project, subject: [key.project, "round-\(key.round)", key.status.rawValue, "\(next.number)"],
          Label(
            "\(claims.name(key.project)), ronde \(key.round): fase \(next.number) \(verb.dutch) \(next.schools) scholen en fase \(one.number) \(one.schools) scholen; komen die erbij, of zijn het er minder?",
            "\(claims.name(key.project)), round \(key.round): phase \(next.number) \(verb.english) \(next.schools) schools and phase \(one.number) \(one.schools) schools; are these additional, or are there fewer?"
          ),
          statements: [one, next].map {
            Statement(
              Label("fase \($0.number): \($0.schools)", "phase \($0.number): \($0.schools)"),
              source: claims.source(of: $0.rows))
          },
          facts: (one.rows + next.rows).map { facts.reference(.projectPhase, $0) })
      }
    }
  }

  private func totals(_ facts: AuditFacts) -> [Finding] {
    let claims = ProjectClaims(facts)
    let through = claims.claims.compactMap { claim -> (phase: Int, whole: ReachSubject, claim: ProjectClaims.Claim)? in
      guard case .reach(let reach) = claim.subject, case .throughPhase(let number) = reach.part,
        !claim.total.isApproximate
      else { return nil }
      return (number, reach.whole, claim)
    }
    return Dictionary(grouping: through, by: \.whole).values.flatMap { group -> [Finding] in
      let sorted = group.sorted { ($0.phase, $0.claim.fact.id) < ($1.phase, $1.claim.fact.id) }
      return zip(sorted, sorted.dropFirst()).filter { $0.phase < $1.phase && $1.claim.value < $0.claim.value }.map {
        one, next in
        let name = one.whole.project.map(claims.name) ?? "alle projecten"
        return finding(
          next.claim.total.subject, subject: [next.claim.total.subject, next.claim.total.source],
          Label(
            "\(name), \(one.whole.schools.dutch): tot en met fase \(next.phase) \(next.claim.total.valueText.dutch), maar tot en met fase \(one.phase) al \(one.claim.total.valueText.dutch).",
            "\(name), \(one.whole.schools.english): \(next.claim.total.valueText.english) up to phase \(next.phase), but already \(one.claim.total.valueText.english) up to phase \(one.phase)."
          ),
          severity: .warning,
          statements: [one, next].map { Statement($0.claim.total.valueText, source: $0.claim.total.statedAt) },
          cure: Label(
            "Kijk beide totalen na in hun document en verbeter de kolom \"waarde\" of \"wat\" in het blad opgegeven totalen.",
            "Check both totals in their document and correct the column \"waarde\" or \"wat\" of the sheet of stated totals."
          ),
          facts: [one, next].map { facts.reference(.statedTotal, $0.claim.fact) })
      }
    }.sorted { $0.subject.lexicographicallyPrecedes($1.subject) }
  }
}
