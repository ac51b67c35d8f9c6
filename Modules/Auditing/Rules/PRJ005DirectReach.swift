import GuidanceKit
import Register

/// A round whose direct reach is too small, or of which nobody can tell.
struct PRJ005DirectReach: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ005", severity: .notice,
    title: Label(
      "direct bereik van een ronde onder de doelstelling of onbekend", "direct reach of a round under target or unknown"
    ),
    what: Label(
      "Per ronde worden de scholen met direct bereik opgeteld en naast de doelstelling gelegd (norm project_direct_schools, 100 tenzij het plan anders zegt). Rijen met bereik \"onbekend\" kunnen meetellen of niet; dan is de doelstelling niet te beoordelen.",
      "Per round the schools reached directly are added up and held against the target (norm project_direct_schools, 100 unless the plan says otherwise). Rows with \"unknown\" reach may count or not; then the target cannot be judged."
    ),
    why: Label(
      "Het programma vraagt minstens 100 direct bereikte scholen in een ronde, en indirect bereik telt daar niet bij.",
      "The programme asks at least 100 schools reached directly in a round, and indirect reach does not count towards it."
    ),
    example: Label(
      "Ronde 2 verwacht 253 scholen, maar de bron zegt niet of dat direct of indirect is.",
      "Round 2 expects 253 schools, but the source does not say whether that is direct or indirect."),
    cure: Label(
      "Vul in de kolom \"bereik\" van de projectfasen direct of indirect in zodra de projecten dat opgeven.",
      "Fill in direct or indirect in the column \"bereik\" of the project phases as soon as the projects say so."),
    source: Label("Leerpunt, doelstellingen van het programma", "Leerpunt, targets of the programme"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let least = facts.programmePlan?.norms.projectDirectSchools.value ?? ProjectTargets.directInRound
    let counted = ProjectClaims(facts).counted
    return Set(counted.map(\.record.round)).sorted().compactMap { round in
      let rows = counted.filter { $0.record.round == round }
      let direct = rows.filter { $0.record.directness == .direct }.reduce(0) { $0 + $1.record.schools }
      let unknown = rows.filter { $0.record.directness == .unknown }.reduce(0) { $0 + $1.record.schools }
      guard direct < least else { return nil }
      let message =
        direct + unknown >= least
        ? Label(
          "Ronde \(round): \(direct) scholen met direct bereik, en \(unknown) waarvan de bron niet zegt of het direct of indirect is; de doelstelling van \(least) is niet te beoordelen.",
          "Round \(round): \(direct) schools reached directly, and \(unknown) of which the source does not say whether directly or indirectly; the target of \(least) cannot be judged."
        )
        : Label(
          "Ronde \(round): \(direct) scholen met direct bereik, de doelstelling is \(least).",
          "Round \(round): \(direct) schools reached directly, the target is \(least).")
      return finding(
        "round-\(round)", subject: ["round-\(round)"], message,
        statements: [
          Statement(Label("\(direct)", "\(direct)"), source: ProjectClaims(facts).source(of: rows)),
          Statement(Label("minstens \(least)", "at least \(least)"), source: explanation.source),
        ],
        facts: rows.map { facts.reference(.projectPhase, $0) })
    }
  }
}

extension ProjectPhaseReach {
  /// Primary and secondary schools together; what is not mentioned counts as none.
  var schools: Int { (primarySchools ?? 0) + (secondarySchools ?? 0) }
}
