import GuidanceKit
import Register

/// Schools reached against schools expected, in a round of which both are known.
///
/// Only projects of which both are known count, or one that said nothing yet would pull the others down.
struct ProjectAchievement {
  let input: IndicatorInput
  let round: Int
  private let reached: [String: [ProjectPhaseReach]]
  private let expected: [String: [ProjectPhaseReach]]

  init(_ input: IndicatorInput, round: Int, reached: [ProjectPhaseReach], expected: [ProjectPhaseReach]) {
    self.input = input
    self.round = round
    self.reached = Dictionary(grouping: reached, by: \.project)
    self.expected = Dictionary(grouping: expected, by: \.project)
  }

  /// The figures `project-achieved/…`, per project and in total, each for all schools and per level.
  var figures: [Figure] {
    let levels: [ProjectSchoolLevel?] = [nil] + ProjectSchoolLevel.allCases
    return levels.flatMap { level -> [Figure] in
      let both = reached.keys.filter { mentions(reached[$0], level) && mentions(expected[$0], level) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      guard !both.isEmpty else { return [] }
      return [figure(nil, both, level)] + both.map { figure($0, [$0], level) }
    }
  }

  private func schools(_ row: ProjectPhaseReach, _ level: ProjectSchoolLevel?) -> Int? {
    switch level {
    case .primary: row.primarySchools
    case .secondary: row.secondarySchools
    case nil: row.primarySchools.map { $0 + (row.secondarySchools ?? 0) } ?? row.secondarySchools
    }
  }

  private func mentions(_ rows: [ProjectPhaseReach]?, _ level: ProjectSchoolLevel?) -> Bool {
    rows?.contains { schools($0, level) != nil } ?? false
  }

  private func figure(_ project: String?, _ projects: [String], _ level: ProjectSchoolLevel?) -> Figure {
    func sum(_ rows: [String: [ProjectPhaseReach]]) -> Int {
      projects.flatMap { rows[$0] ?? [] }.reduce(0) { $0 + (schools($1, level) ?? 0) }
    }
    let (count, whole) = (sum(reached), sum(expected))
    let name = project.map { id in input.projects.first { $0.id == id && $0.name != nil }?.name ?? id }
    func title(_ language: Language) -> String {
      let isDutch = language == .dutch
      return [
        isDutch ? "Bereikte tegenover verwachte scholen" : "Schools reached against schools expected",
        name ?? (isDutch ? "alle projecten" : "all projects"), level?.label[language],
        isDutch ? "ronde \(round)" : "round \(round)",
      ].compactMap(\.self).joined(separator: ", ")
    }
    return Figure(
      id: FigureID(
        "project-achieved", [project.map(FigureID.part) ?? "total"] + (level.map { [$0.code] } ?? []), "round-\(round)"),
      title: Label(title(.dutch), title(.english)), kind: .share, numerator: whole > 0 ? count : nil,
      denominator: whole > 0 ? whole : nil, unit: .schools, verdict: whole > 0 ? .noNorm : .noData,
      n: projects.count,
      evidence: Evidence(
        formula: Label(
          "scholen die bereikt zijn, gedeeld door scholen die verwacht werden, over de projecten waarvan beide bekend zijn",
          "schools reached, divided by schools expected, over the projects of which both are known"),
        counts: [EvidenceCount(.reached, count, .schools), EvidenceCount(.expectedSchools, whole, .schools)],
        queries: projects.flatMap { id in
          [ReachStatus.reached, .expected].map { status in
            .projectPhases(project: id, round: round, directness: nil, phase: nil, status: status)
          }
        }))
  }
}
