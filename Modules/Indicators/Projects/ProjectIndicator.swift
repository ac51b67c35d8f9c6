import GuidanceKit

/// Reach of the projects: schools per project, phase, level and round, against the three targets of the programme.
///
/// Rounds are never added up, for an extension repeats schools. In a round with results only those count; numbers that
/// are only expected are shown as such and judged by nothing.
/// - Source: Leerpunt, begeleidingsprojecten brede basiszorg en verhoogde zorg.
public struct ProjectIndicator {
  private let input: IndicatorInput

  /// Prepares the indicator.
  public init(_ input: IndicatorInput) {
    self.input = input
  }

  /// The figures `project/…`, `project-expected/…` (beside results), `project-achieved/…` (results over expectations) and
  /// `project-start/…`.
  public var figures: [Figure] {
    Dictionary(grouping: input.projectPhases, by: \.round).sorted { $0.key < $1.key }.flatMap { round, rows in
      let reached = rows.filter { $0.status == .reached }
      let expected = rows.filter { $0.status == .expected }
      if reached.isEmpty { return figures(of: round, expected, .expected, "project") }
      return figures(of: round, reached, .reached, "project")
        + (expected.isEmpty
          ? []
          : figures(of: round, expected, .expected, "project-expected")
            + ProjectAchievement(input, round: round, reached: reached, expected: expected).figures)
    }
  }

  /// Which rows a figure counts.
  private struct Selection {
    var project: String?
    var directness: ReachDirectness?
    var phase: ProjectPhase?
    /// Whether the earlier phases count as well.
    var isCumulative = false
    var level: ProjectSchoolLevel?

    func includes(_ row: ProjectPhaseReach) -> Bool {
      (project == nil || row.project == project) && (directness == nil || row.directness == directness)
        && phases.contains { $0 == nil || $0 == row.phase }
    }

    /// The phases that count; `nil` for all of them.
    var phases: [ProjectPhase?] {
      guard isCumulative, let phase else { return [phase] }
      return ProjectPhase.allCases.filter { $0.number <= phase.number }
    }

    /// The schools of a row; `nil` when the source does not mention them.
    func schools(_ row: ProjectPhaseReach) -> Int? {
      switch level {
      case .primary: row.primarySchools
      case .secondary: row.secondarySchools
      case nil:
        row.primarySchools == nil && row.secondarySchools == nil
          ? nil : (row.primarySchools ?? 0) + (row.secondarySchools ?? 0)
      }
    }
  }

  private func figures(
    of round: Int, _ rows: [ProjectPhaseReach], _ status: ReachStatus, _ indicator: String
  ) -> [Figure] {
    let projects = Set(rows.map(\.project)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let directness: [ReachDirectness?] = [nil] + ReachDirectness.allCases
    let phases: [ProjectPhase?] = [nil] + ProjectPhase.allCases
    let levels: [ProjectSchoolLevel?] = [nil] + ProjectSchoolLevel.allCases
    var figures: [Figure] = []
    for project in [nil] + projects.map(Optional.some) {
      for kind in directness {
        for phase in phases {
          for level in levels {
            let selection = Selection(project: project, directness: kind, phase: phase, level: level)
            // The totals per kind stand also when empty, for their targets; the rest only when a source mentions schools.
            let isHeadline = project == nil && phase == nil && level == nil
            let mentioned = rows.contains { selection.includes($0) && selection.schools($0) != nil }
            if isHeadline || mentioned { figures.append(figure(selection, round, rows, status, indicator)) }
            guard let phase, phase != .first, mentioned else { continue }
            var through = selection
            through.isCumulative = true
            figures.append(figure(through, round, rows, status, indicator))
          }
        }
      }
    }
    return figures + (indicator == "project" ? projects.map { start(of: $0, round, rows, status) } : [])
  }

  private func figure(
    _ selection: Selection, _ round: Int, _ rows: [ProjectPhaseReach], _ status: ReachStatus, _ indicator: String
  ) -> Figure {
    let own = rows.filter { selection.includes($0) && selection.schools($0) != nil }
    let count = own.isEmpty ? nil : own.reduce(0) { $0 + (selection.schools($1) ?? 0) }
    let scope =
      [selection.project ?? "total", selection.directness.map(ProjectIndicator.part) ?? "all"]
      + (selection.phase.map { ["\(selection.isCumulative ? "through-" : "")phase-\($0.number)"] } ?? [])
      + (selection.level.map { [$0.code] } ?? [])
    let isHeadline = selection.project == nil && selection.phase == nil && selection.level == nil
    let norm = isHeadline && indicator == "project" ? target(of: selection.directness) : nil
    return Figure(
      id: FigureID(indicator, scope, "round-\(round)"), title: title(selection, round, status), kind: .count,
      numerator: count, unit: .schools, norm: norm?.norm, verdict: verdict(count, norm?.norm, round, status),
      n: own.count,
      evidence: Evidence(
        formula: selection.isCumulative
          ? Label(
            "som van de scholen in de rijen van deze ronde, van fase 1 tot en met deze fase; rondes worden nooit opgeteld",
            "sum of the schools in the rows of this round, from phase 1 through this one; rounds are never added up")
          : Label(
            "som van de scholen in de rijen van deze ronde; rondes worden nooit opgeteld",
            "sum of the schools in the rows of this round; rounds are never added up"),
        parameters: input.parameters(norm.map { [$0.parameter] } ?? []), counts: counts(own),
        queries: selection.phases.map { phase in
          .projectPhases(
            project: selection.project, round: round, directness: selection.directness, phase: phase, status: status)
        }))
  }

  /// The schools at the start of a project: those of its first phase.
  private func start(
    of project: String, _ round: Int, _ rows: [ProjectPhaseReach], _ status: ReachStatus
  ) -> Figure {
    let selection = Selection(project: project, phase: .first)
    let own = rows.filter { selection.includes($0) && selection.schools($0) != nil }
    let count = own.isEmpty ? nil : own.reduce(0) { $0 + (selection.schools($1) ?? 0) }
    let norm = Figure.Norm(
      .atLeast, input.plan.norms.projectStartSchools.value, .schools,
      source: input.plan.norms.projectStartSchools.source.label)
    let name = self.name(of: project)
    return Figure(
      id: FigureID("project-start", [project], "round-\(round)"),
      title: Label(
        "Scholen bij de start, \(name), ronde \(round)", "Schools at the start, \(name), round \(round)"), kind: .count,
      numerator: count, unit: .schools, norm: norm, verdict: verdict(count, norm, round, status), n: own.count,
      evidence: Evidence(
        formula: Label("som van de scholen van fase 1", "sum of the schools of phase 1"),
        parameters: input.parameters(["project_start_schools"]), counts: counts(own),
        queries: [
          .projectPhases(project: project, round: round, directness: nil, phase: .first, status: status)
        ]))
  }

  private func target(of directness: ReachDirectness?) -> (norm: Figure.Norm, parameter: String)? {
    let norms = input.plan.norms
    switch directness {
    case .direct:
      let norm = norms.projectDirectSchools
      return (Figure.Norm(.atLeast, norm.value, .schools, source: norm.source.label), "project_direct_schools")
    case .indirect:
      let norm = norms.projectIndirectSchools
      return (Figure.Norm(.atLeast, norm.value, .schools, source: norm.source.label), "project_indirect_schools")
    case .unknown, nil: return nil
    }
  }

  /// Results are judged; expectations are not.
  ///
  /// A round without data says so.
  private func verdict(_ count: Int?, _ norm: Figure.Norm?, _ round: Int, _ status: ReachStatus) -> Figure.Verdict {
    guard let count else { return .noData }
    guard let norm else { return .noNorm }
    let end = ProjectRound(round)?.schoolYear?.last
    switch status {
    case .reached:
      if count >= norm.value { return .met }
      if let end, input.day < end { return .running(until: end) }
      return .notMet
    case .expected:
      if let end, input.day < end { return .running(until: end) }
      return .notComputable(Label("er zijn alleen verwachte aantallen", "there are only expected numbers"))
    }
  }

  private func counts(_ rows: [ProjectPhaseReach]) -> [EvidenceCount] {
    [
      EvidenceCount(.primarySchools, rows.reduce(0) { $0 + ($1.primarySchools ?? 0) }, .schools),
      EvidenceCount(.secondarySchools, rows.reduce(0) { $0 + ($1.secondarySchools ?? 0) }, .schools),
      EvidenceCount(.rows, rows.count),
    ]
  }

  private func name(of project: String) -> String {
    input.projects.first { $0.id == project && $0.name != nil }?.name ?? project
  }

  private func title(_ selection: Selection, _ round: Int, _ status: ReachStatus) -> Label {
    func text(_ language: Language) -> String {
      let isDutch = language == .dutch
      let subject = selection.project.map(name) ?? (isDutch ? "alle projecten" : "all projects")
      let kind: String? =
        switch selection.directness {
        case .direct: isDutch ? "direct bereik" : "direct reach"
        case .indirect: isDutch ? "indirect bereik" : "indirect reach"
        case .unknown: isDutch ? "direct of indirect onbekend" : "direct or indirect unknown"
        case nil: nil
        }
      let how =
        switch status {
        case .reached: isDutch ? "Bereikte scholen" : "Schools reached"
        case .expected: isDutch ? "Verwachte scholen" : "Schools expected"
        }
      let parts = [
        how, subject, kind,
        selection.phase.map {
          (selection.isCumulative ? (isDutch ? "tot en met " : "through ") : "") + $0.label[language]
        },
        selection.level?.label[language],
        isDutch ? "ronde \(round)" : "round \(round)",
      ]
      return parts.compactMap(\.self).joined(separator: ", ")
    }
    return Label(text(.dutch), text(.english))
  }

  /// The part of an id: English, because ids are.
  private static func part(_ directness: ReachDirectness) -> String {
    switch directness {
    case .direct: "direct"
    case .indirect: "indirect"
    case .unknown: "unknown"
    }
  }
}
