import Documents
import GuidanceKit
import Indicators

/// Growth: schools per project and phase of each round, and added up through the phases.
extension ProjectsReport {
  var growthSection: Section? {
    guard !rounds.isEmpty else { return nil }
    var blocks: [Block] = []
    for round in rounds {
      blocks.append(.illustration(projectChart(round)))
      if let growth = growthChart(round) { blocks.append(.illustration(growth)) }
    }
    return Section(
      id: "groei", title: say(Label("Groei in drie fasen", "Growth in three phases")), blocks: blocks, startsPage: true)
  }

  /// Schools added up through the phases; `nil` when no project goes beyond the first.
  private func growthChart(_ round: Int) -> Illustration? {
    let ids = projectIDs(round).filter { through($0, .second, round) != nil || through($0, .third, round) != nil }
    guard !ids.isEmpty else { return nil }
    let scopes =
      ids.map { ($0, name(of: $0)) }
      + (ids.count > 1 ? [("total", say(Label("Alle projecten", "All projects")))] : [])
    let groups = scopes.map { id, name -> GroupedBarChart.Group in
      .init(
        label: name,
        values: ProjectPhase.allCases.map { phase in
          through(id, phase, round).flatMap { figure in
            Fraction(figure).map { StackedBarChart.Part($0, print.value(figure)) }
          }
        })
    }
    let highest =
      scopes.flatMap { id, _ in ProjectPhase.allCases.compactMap { through(id, $0, round)?.numerator } }.max() ?? 0
    let step = [10, 20, 50, 100, 200, 500, 1_000].first { $0 * 6 >= highest } ?? 5_000
    let upper = max(step, (highest + step - 1) / step * step)
    return Illustration(
      id: "figuur-groei-\(round)",
      caption: say(
        Label(
          "Scholen samengeteld tot en met elke fase, ronde \(round)",
          "Schools added up through each phase, round \(round)")),
      equivalent: groups.map { group in
        "\(group.label): \(group.values.compactMap { $0?.quoted.text }.joined(separator: ", "))."
      }.joined(separator: " "),
      chart: .groupedBars(
        GroupedBarChart(
          groups: groups,
          seriesNames: ProjectPhase.allCases.map { phase in
            phase == .first
              ? phase.label[language]
              : say(Label("tot en met \(phase.label.dutch)", "through \(phase.label.english)"))
          },
          axis: Axis(
            to: Fraction(upper),
            ticks: stride(from: 0, through: upper, by: step).map { .init(Fraction($0), print.number.integer($0)) }))),
      data: growthTable(round, scopes))
  }

  private func through(_ id: String, _ phase: ProjectPhase, _ round: Int) -> Figure? {
    figure("project", phase == .first ? "\(id)/all/phase-1" : "\(id)/all/through-phase-\(phase.number)", round)
  }

  private func growthTable(_ round: Int, _ scopes: [(String, String)]) -> Table {
    func row(_ id: String, _ name: String) -> Row {
      Row([.text(name), .text(id)] + ProjectPhase.allCases.map { print.cell(through(id, $0, round)) })
    }
    return Table(
      id: "groei-ronde-\(round)",
      caption: say(Label("Scholen tot en met elke fase, ronde \(round)", "Schools through each phase, round \(round)")),
      columns: [
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column("code", "", .code, use: .files),
      ]
        + ProjectPhase.allCases.map { phase in
          Column(
            say(Label("tot_en_met_fase_\(phase.number)", "through_phase_\(phase.number)")),
            say(Label("Tot en met \(phase.label.dutch)", "Through \(phase.label.english)")), .integer)
        },
      rows: scopes.filter { $0.0 != "total" }.map { row($0.0, $0.1) },
      totals: scopes.filter { $0.0 == "total" }.map { row($0.0, $0.1) })
  }

  // MARK: Per project

  private func projectChart(_ round: Int) -> Illustration {
    let ids = projectIDs(round).sorted {
      let (one, other) = (
        figure("project", "\($0)/all", round)?.numerator ?? 0, figure("project", "\($1)/all", round)?.numerator ?? 0
      )
      return one == other ? $0 < $1 : one > other
    }
    let total = figure("project", "total/all", round)
    let stand = total.map(state) ?? ""
    let phases = ProjectPhase.allCases
    let bars = ids.map { id -> StackedBarChart.Bar in
      let all = figure("project", "\(id)/all", round)
      return StackedBarChart.Bar(
        label: name(of: id),
        parts: phases.map { phase in
          guard let part = figure("project", "\(id)/all/phase-\(phase.number)", round), let value = Fraction(part)
          else {
            return nil
          }
          return .init(value, print.value(part))
        }, total: print.value(all))
    }
    let highest = ids.compactMap { figure("project", "\($0)/all", round)?.numerator }.max() ?? 0
    let upper = max(10, (highest + 9) / 10 * 10)
    let start = ids.lazy.compactMap { self.figure("project-start", $0, round)?.norm }.first
    return Illustration(
      id: "figuur-projecten-\(round)",
      caption: say(
        Label(
          "Scholen per project en fase, ronde \(round), \(stand)",
          "Schools per project and phase, round \(round), \(stand)")),
      equivalent: bars.map { "\($0.label): \($0.total.text)." }.joined(separator: " "),
      chart: .stackedBars(
        StackedBarChart(
          groups: [.init("", bars)],
          axis: Axis(
            to: Fraction(upper),
            ticks: stride(from: 0, through: upper, by: upper > 60 ? 20 : 10).map { .init(Fraction($0), "\($0)") }),
          partNames: phases.map { $0.label[language] },
          guides: start.map {
            [
              .init(
                .target, Fraction($0.value), text: print.number.integer($0.value),
                name: say(Label("minstens bij de start:", "at least at the start:")))
            ]
          } ?? [])), data: projectTable(round, ids))
  }

  private func projectTable(_ round: Int, _ ids: [String]) -> Table {
    let phases = ProjectPhase.allCases
    let columns =
      [
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column("code", "", .code, use: .files),
        Column(say(Label("basis", "primary")), say(Label("Basis", "Primary")), .integer),
        Column(say(Label("secundair", "secondary")), say(Label("Secundair", "Secondary")), .integer),
      ]
      + phases.map { Column(say(Label("fase_\($0.number)", "phase_\($0.number)")), $0.label[language], .integer) }
      + [Column(say(Label("scholen", "schools")), say(Label("Scholen", "Schools")), .integer)]
    func row(_ id: String, _ name: String) -> Row {
      Row(
        [
          .text(name), .text(id), print.cell(figure("project", "\(id)/all/basis", round)),
          print.cell(figure("project", "\(id)/all/secundair", round)),
        ] + phases.map { print.cell(figure("project", "\(id)/all/phase-\($0.number)", round)) }
          + [print.cell(figure("project", "\(id)/all", round))])
    }
    return Table(
      id: "projecten-ronde-\(round)",
      caption: say(Label("Scholen per project, ronde \(round)", "Schools per project, round \(round)")),
      columns: columns,
      rows: ids.map { row($0, name(of: $0)) },
      totals: [row("total", say(Label("Alle projecten", "All projects")))])
  }
}
