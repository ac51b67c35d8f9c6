import GuidanceKit
import Register

/// A row about a project in a round that the sheet of projects does not have.
struct PRJ013UnknownRound: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ013", severity: .warning,
    title: Label("project of ronde staat niet in het blad projecten", "project or round not in the sheet of projects"),
    what: Label(
      "Rijen in projectfasen, resultaten, mijlpalen, budget en opgegeven totalen over een project dat in die ronde niet in het blad projecten staat. Zonder enige rij in het blad projecten zegt de regel niets.",
      "Rows in the sheets of phases, results, milestones, budget and stated totals about a project that the sheet projecten does not have in that round. Without any row in the sheet projecten the rule says nothing."
    ),
    why: Label(
      "Zo'n rij telt mee in de totalen van de ronde, maar niemand kan zeggen van wie ze is.",
      "Such a row counts in the totals of the round, but nobody can say whose it is."),
    example: Label(
      "Het blad mijlpalen noemt BRU-taal in ronde 2; dat liep alleen in ronde 1.",
      "The sheet mijlpalen names BRU-taal in round 2; it only ran in round 1."),
    cure: Label(
      "Verbeter de kolommen \"project\" en \"ronde\", of vul het blad projecten aan.",
      "Correct the columns \"project\" and \"ronde\", or add to the sheet projecten."),
    source: Label("Rekenregels, projecten", "Rules, projects"))
  var needs: AuditNeeds { [.programme] }

  func findings(in facts: AuditFacts) -> [Finding] {
    guard !facts.projects.isEmpty else { return [] }
    let rounds = Dictionary(grouping: facts.projects, by: \.record.id).mapValues { Set($0.map(\.record.round)) }
    var rows: [(project: String, round: Int, reference: FactReference)] =
      facts.projectPhases.map { ($0.record.project, $0.record.round, facts.reference(.projectPhase, $0)) }
    rows += facts.programme.results.map { ($0.record.project, $0.record.round, facts.reference(.projectResult, $0)) }
    rows += facts.programme.milestones.map {
      ($0.record.project, $0.record.round, facts.reference(.projectMilestone, $0))
    }
    for line in facts.programme.budgets {
      guard let project = line.record.project, let round = line.record.round else { continue }
      rows.append((project, round, facts.reference(.projectBudget, line)))
    }
    for claim in ProjectClaims(facts).claims {
      guard case .reach(let reach) = claim.subject, let project = reach.project else { continue }
      rows.append((project, reach.round, facts.reference(.statedTotal, claim.fact)))
    }
    let unknown = rows.filter { rounds[$0.project]?.contains($0.round) != true }
    return Dictionary(grouping: unknown) { "\($0.project)\n\($0.round)" }.sorted { $0.key < $1.key }.map { _, rows in
      let (project, round) = (rows[0].project, rows[0].round)
      let known = rounds[project].map { $0.sorted().map(String.init).joined(separator: ", ") }
      let near = nearest(to: project, in: Array(rounds.keys), limit: 1).first
      let hint =
        known.map { Label("het staat er in ronde \($0)", "it stands there in round \($0)") }
        ?? near.map { Label("bedoeld: \($0)?", "meant: \($0)?") } ?? Label("geen naam lijkt erop", "no name is like it")
      let count = Label.count(rows.count, ("rij", "row"), ("rijen", "rows"))
      return finding(
        project, subject: [project, "round-\(round)"],
        Label(
          "\(count.dutch) over \"\(project)\" in ronde \(round), dat niet in het blad projecten staat; \(hint.dutch).",
          "\(count.english) on \"\(project)\" in round \(round), which the sheet projecten does not have; \(hint.english)."
        ),
        facts: rows.map(\.reference))
    }
  }
}
