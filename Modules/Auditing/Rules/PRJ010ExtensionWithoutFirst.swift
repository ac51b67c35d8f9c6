import GuidanceKit
import Register

/// An extension of a project that was in no earlier round, or a project that came back without being called one.
struct PRJ010ExtensionWithoutFirst: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ010", severity: .warning,
    title: Label("verlenging zonder eerste ronde", "extension without a first round"),
    what: Label(
      "Projecten met \"verlenging: ja\" die in geen vroegere ronde staan, en projecten met \"verlenging: nee\" die er wel in staan.",
      "Projects with \"verlenging: ja\" that stand in no earlier round, and projects with \"verlenging: nee\" that do."),
    why: Label(
      "Een verlenging herhaalt scholen: wie ze niet herkent, telt scholen dubbel of mist een ronde.",
      "An extension repeats schools: who does not recognise it counts schools twice or misses a round."),
    example: Label(
      "Leren in balans is in ronde 2 een verlenging, en ronde 1 kent het project niet.",
      "Leren in balans is an extension in round 2, and round 1 does not know the project."),
    cure: Label(
      "Verbeter in het blad projecten de kolom \"verlenging\", vul de eerste ronde aan, of gebruik in beide rondes dezelfde code.",
      "Correct the column \"verlenging\" of the sheet projecten, add the first round, or use the same code in both rounds."
    ),
    source: Label("Leerpunt, begeleidingsprojecten", "Leerpunt, guidance projects"))

  func findings(in facts: AuditFacts) -> [Finding] {
    facts.projects.compactMap { fact in
      let project = fact.record
      let earlier = facts.projects.filter { $0.record.id == project.id && $0.record.round < project.round }
      let name = project.name ?? project.id
      let message: Label
      switch (project.isExtension, earlier.map(\.record.round).max()) {
      case (true, nil):
        message = Label(
          "\(name) is in ronde \(project.round) een verlenging, maar staat in geen vroegere ronde.",
          "\(name) is an extension in round \(project.round), but stands in no earlier round.")
      case (false, let round?):
        message = Label(
          "\(name) is in ronde \(project.round) geen verlenging, maar stond al in ronde \(round).",
          "\(name) is no extension in round \(project.round), but already stood in round \(round).")
      default: return nil
      }
      return finding(
        project.id, subject: [project.id, "round-\(project.round)"], message,
        facts: ([fact] + earlier).map { facts.reference(.project, $0) })
    }
  }
}
