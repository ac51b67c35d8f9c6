import GuidanceKit
import Register

/// A project that starts with fewer schools than the programme asks.
struct PRJ004FewSchoolsAtStart: StandingRule {
  let explanation = RuleExplanation(
    code: "PRJ004", severity: .notice,
    title: Label("minder scholen bij de start dan gevraagd", "fewer schools at the start than asked"),
    what: Label(
      "Per project en ronde worden de scholen van fase 1 geteld en naast het minimum van het programma gelegd (norm project_start_schools, 5 tenzij het plan anders zegt).",
      "Per project and round the schools of phase 1 are counted and held against the programme's minimum (norm project_start_schools, 5 unless the plan says otherwise)."
    ),
    why: Label(
      "Het programma vraagt minstens vijf scholen bij de start van elk project.",
      "The programme asks at least five schools at the start of each project."),
    example: Label("Een project begint met 3 scholen.", "A project begins with 3 schools."),
    cure: Label(
      "Kijk na of alle scholen van fase 1 in het blad staan; bespreek het anders met het consortium.",
      "Check that all schools of phase 1 stand in the sheet; otherwise discuss it with the consortium."),
    source: Label("Leerpunt, doelstellingen van het programma", "Leerpunt, targets of the programme"))

  func findings(in facts: AuditFacts) -> [Finding] {
    let least = facts.programmePlan?.norms.projectStartSchools.value ?? ProjectTargets.schoolsAtStart
    let claims = ProjectClaims(facts)
    let starts = claims.counted.filter { $0.record.phase == .first }
    return starts.map { ProjectRoundKey($0.record) }.uniqued().sorted().compactMap { key in
      let rows = starts.filter { ProjectRoundKey($0.record) == key }
      let given = rows.flatMap { [$0.record.primarySchools, $0.record.secondarySchools] }.compactMap(\.self)
      let schools = given.reduce(0, +)
      guard !given.isEmpty, schools < least else { return nil }
      let name = claims.name(key.project)
      return finding(
        key.project, subject: [key.project, "\(key.round)"],
        Label(
          "\(name) begint in ronde \(key.round) met \(schools) \(schools == 1 ? "school" : "scholen"); gevraagd zijn er minstens \(least).",
          "\(name) starts round \(key.round) with \(schools) \(schools == 1 ? "school" : "schools"); at least \(least) are asked."
        ),
        statements: [
          Statement(Label("\(schools)", "\(schools)"), source: claims.source(of: rows)),
          Statement(Label("minstens \(least)", "at least \(least)"), source: explanation.source),
        ],
        facts: rows.map { facts.reference(.projectPhase, $0) })
    }
  }
}

/// A project in one round.
struct ProjectRoundKey: Hashable, Comparable {
  let project: String
  let round: Int

  init(_ row: ProjectPhaseReach) {
    project = row.project
    round = row.round
  }

  static func < (one: ProjectRoundKey, other: ProjectRoundKey) -> Bool {
    (one.round, one.project) < (other.round, other.project)
  }
}

extension AuditFacts {
  /// The plan whose norms hold for the projects: the one in force at the end of the scope, or today.
  var programmePlan: Plan? { plan(on: min(scope.last ?? today, today)) ?? plan(on: today) }
}
