import Documents
import GuidanceKit
import Indicators

/// Growth: schools per project and phase of each round, and added up through the phases.
extension ProjectsReport {
  var growthSection: Section? {
    guard !rounds.isEmpty else { return nil }
    var blocks: [Block] = [.illustration(wholeChart)]
    for round in rounds {
      blocks.append(.illustration(projectChart(round)))
      if let growth = growthChart(round) { blocks.append(.illustration(growth)) }
    }
    return Section(
      id: "groei", title: say(Label("Groei in drie fasen", "Growth in three phases")), blocks: blocks, startsPage: true)
  }

  /// Schools added up through the phases; `nil` when no project goes beyond the first.
  private func growthChart(_ round: Int) -> Illustration? {
    let ids = bySize(round).filter { through($0, .second, round) != nil || through($0, .third, round) != nil }
    guard !ids.isEmpty else { return nil }
    let groups = ids.map { id in growthGroup(name(of: id), id, round) }
    return Illustration(
      id: "figuur-groei-\(round)",
      caption: say(
        Label(
          "Scholen samengeteld tot en met elke fase, ronde \(round)",
          "Schools added up through each phase, round \(round)")),
      equivalent: words(groups),
      chart: .groupedBars(GroupedBarChart(groups: groups, seriesNames: phaseNames, axis: axis(of: groups))),
      data: growthTable(round, ids))
  }

  private func growthGroup(_ label: String, _ id: String, _ round: Int) -> GroupedBarChart.Group {
    .init(
      label: label,
      values: ProjectPhase.allCases.map { phase in
        through(id, phase, round).flatMap { figure in
          Fraction(figure).map { StackedBarChart.Part($0, print.value(figure)) }
        }
      })
  }

  /// An axis in round steps up to the highest bar.
  private func axis(of groups: [GroupedBarChart.Group]) -> Axis {
    let values = groups.flatMap { $0.values.compactMap { $0?.value } }
    let highest = values.max().map { $0.numerator / $0.denominator } ?? 0
    let step = [10, 20, 50, 100, 200, 500, 1_000].first { $0 * 6 >= highest } ?? 5_000
    let upper = max(step, (highest + step - 1) / step * step)
    return Axis(
      to: Fraction(upper),
      ticks: stride(from: 0, through: upper, by: step).map { .init(Fraction($0), print.number.integer($0)) })
  }

  private var phaseNames: [String] {
    ProjectPhase.allCases.map { phase in
      phase == .first
        ? phase.label[language] : say(Label("tot en met \(phase.label.dutch)", "through \(phase.label.english)"))
    }
  }

  /// All projects together, per round.
  private var wholeChart: Illustration {
    let groups = rounds.map { round in
      let stand = figure("project", "total/all", round).map(state) ?? ""
      return growthGroup(say(Label("Ronde \(round), \(stand)", "Round \(round), \(stand)")), "total", round)
    }
    return Illustration(
      id: "figuur-groei",
      caption: say(
        Label(
          "Alle projecten samen: scholen tot en met elke fase, per ronde",
          "All projects together: schools through each phase, by round")), equivalent: words(groups),
      chart: .groupedBars(GroupedBarChart(groups: groups, seriesNames: phaseNames, axis: axis(of: groups))),
      data: Table(
        id: "groei",
        caption: say(Label("Scholen tot en met elke fase, per ronde", "Schools through each phase, by round")),
        columns: [Column(say(Label("ronde", "round")), say(Label("Ronde", "Round")))] + growthColumns,
        rows: rounds.map { round in
          Row(
            [.text(say(Label("Ronde \(round)", "Round \(round)")))]
              + ProjectPhase.allCases.map { print.cell(through("total", $0, round)) })
        }))
  }

  private func words(_ groups: [GroupedBarChart.Group]) -> String {
    groups.map { group in
      "\(group.label): \(group.values.compactMap { $0?.quoted.text }.joined(separator: ", "))."
    }.joined(separator: " ")
  }

  private var growthColumns: [Column] {
    ProjectPhase.allCases.map { phase in
      Column(
        say(Label("tot_en_met_fase_\(phase.number)", "through_phase_\(phase.number)")),
        say(Label("Tot en met \(phase.label.dutch)", "Through \(phase.label.english)")), .integer)
    }
  }

  /// The projects of a round, the largest first.
  private func bySize(_ round: Int) -> [String] {
    projectIDs(round).sorted {
      let (one, other) = (
        figure("project", "\($0)/all", round)?.numerator ?? 0, figure("project", "\($1)/all", round)?.numerator ?? 0
      )
      return one == other ? $0 < $1 : one > other
    }
  }

  private func through(_ id: String, _ phase: ProjectPhase, _ round: Int) -> Figure? {
    figure("project", phase == .first ? "\(id)/all/phase-1" : "\(id)/all/through-phase-\(phase.number)", round)
  }

  private func growthTable(_ round: Int, _ ids: [String]) -> Table {
    Table(
      id: "groei-ronde-\(round)",
      caption: say(
        Label("Scholen tot en met elke fase, ronde \(round)", "Schools through each phase, round \(round)")),
      columns: [
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column("code", "", .code, use: .files),
      ] + growthColumns,
      rows: ids.map { id in
        Row([.text(name(of: id)), .text(id)] + ProjectPhase.allCases.map { print.cell(through(id, $0, round)) })
      })
  }

  // MARK: Per project

  private func projectChart(_ round: Int) -> Illustration {
    let ids = bySize(round)
    let total = figure("project", "total/all", round)
    let stand = total.map(state) ?? ""
    let phases = phases(round)
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

  /// The phases of which a round says something.
  private func phases(_ round: Int) -> [ProjectPhase] {
    ProjectPhase.allCases.filter { figure("project", "total/all/phase-\($0.number)", round) != nil }
  }

  private func projectTable(_ round: Int, _ ids: [String]) -> Table {
    let phases = phases(round)
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
