import GuidanceKit
import Register

/// Indirect reach over all projects that is too small, or of which nothing is known.
struct PRJ006IndirectReach: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ006", severity: .notice,
    title: Label("indirect bereik onder de doelstelling of onbekend", "indirect reach under target or unknown"),
    what: Label(
      "De scholen met indirect bereik worden per ronde opgeteld en naast de doelstelling gelegd (norm project_indirect_schools, 1000 tenzij het plan anders zegt). Rondes worden nooit bij elkaar geteld: een verlenging herhaalt scholen.",
      "The schools reached indirectly are added up per round and held against the target (norm project_indirect_schools, 1000 unless the plan says otherwise). Rounds are never added together: an extension repeats schools."
    ),
    why: Label(
      "Het programma vraagt minstens 1000 indirect bereikte scholen over alle projecten.",
      "The programme asks at least 1000 schools reached indirectly over all projects."),
    example: Label("Geen enkele rij vermeldt indirect bereik.", "No row mentions indirect reach."),
    cure: Label(
      "Vraag de projecten naar de scholen die via hen geïnformeerd zijn en vul rijen met bereik \"indirect\" aan.",
      "Ask the projects for the schools informed through them and add rows with \"indirect\" reach."),
    source: Label("Leerpunt, doelstellingen van het programma", "Leerpunt, targets of the programme"))

  func findings(in facts: AuditFacts) -> [Finding] {
    guard !facts.projectPhases.isEmpty else { return [] }
    let least = facts.programmePlan?.norms.projectIndirectSchools.value ?? ProjectTargets.indirectOverAll
    let rows = ProjectClaims(facts).counted.filter { $0.record.directness == .indirect }
    let rounds = Set(rows.map(\.record.round)).sorted().map { round in
      (round: round, schools: rows.filter { $0.record.round == round }.reduce(0) { $0 + $1.record.schools })
    }
    guard !rounds.contains(where: { $0.schools >= least }) else { return [] }
    let message =
      rounds.isEmpty
      ? Label(
        "Geen enkel project vermeldt indirect bereik; de doelstelling van \(least) scholen is niet te beoordelen.",
        "No project mentions indirect reach; the target of \(least) schools cannot be judged.")
      : Label(
        "Indirect bereik: \(rounds.map { "\($0.schools) scholen in ronde \($0.round)" }.joined(separator: ", ")); de doelstelling is \(least) scholen over alle projecten.",
        "Indirect reach: \(rounds.map { "\($0.schools) schools in round \($0.round)" }.joined(separator: ", ")); the target is \(least) schools over all projects."
      )
    return [
      finding("project/total", subject: ["indirect"], message, facts: rows.map { facts.reference(.projectPhase, $0) })
    ]
  }
}
