import Documents
import GuidanceKit
import Indicators
import Register

/// Each project by itself: who carries it, and its rounds.
extension ProjectsReport {
  var projectSection: Section? {
    guard !projects.isEmpty else { return nil }
    return Section(
      id: "projecten", title: say(Label("Elk project", "Each project")),
      blocks: [.paragraph(foldedWords)] + projects.map { .details(title: $0.name, blocks($0.id)) })
  }

  private var foldedWords: RichText {
    text(
      Label(
        "Per project: wie het draagt, zijn rondes, scholen per fase, resultaten en mijlpalen. In gewone tekst blijft dat weg.",
        "Per project: who carries it, its rounds, schools by phase, results and milestones. Plain text leaves that out."
      ))
  }

  private func blocks(_ id: String) -> [Block] {
    let place = (projects.firstIndex { $0.id == id } ?? 0) + 1
    let rounds = data.report.input.projects.filter { $0.id == id }.sorted { $0.round < $1.round }
    var blocks: [Block] = rounds.map { .definitions(facts($0)) }
    if let table = reachTable(id, place) { blocks.append(.table(table)) }
    if let table = workTable(id, place) { blocks.append(.table(table)) }
    return blocks
  }

  private func facts(_ project: Project) -> [Definition] {
    var facts = [
      Definition(
        say(Label("Ronde", "Round")),
        RichText(
          project.isExtension == true
            ? say(Label("\(project.round), verlenging", "\(project.round), extension")) : String(project.round)))
    ]
    func add(_ name: Label, _ text: String?) {
      if let text, !text.isEmpty { facts.append(Definition(say(name), RichText(freeTextOrNote(text)))) }
    }
    add(Label("Aanvrager", "Applicant"), project.applicant)
    add(Label("Partners", "Partners"), project.partners.joined(separator: "; "))
    add(Label("Niveau", "Level"), project.educationLevel)
    add(Label("Bron", "Source"), project.source)
    let part = FigureID.part(project.id)
    if let budget = figure("project-budget", part, project.round) {
      facts.append(Definition(say(Label("Budget", "Budget")), RichText([.value(print.value(budget))])))
    }
    if let start = figure("project-start", project.id, project.round), start.numerator != nil {
      facts.append(
        Definition(
          say(Label("Scholen bij de start", "Schools at the start")),
          text(
            Label("{schools}, {status}", "{schools}, {status}"),
            ["schools": .value(print.value(start)), "status": .text(print.shortStatus(start).label)])))
    }
    return facts
  }

  private func reachTable(_ id: String, _ place: Int) -> Table? {
    let rows = rounds.flatMap { round -> [Row] in
      ProjectPhase.allCases.flatMap { phase -> [Row] in
        ["project", "project-expected"].flatMap { indicator -> [Row] in
          ReachDirectness.allCases.compactMap { kind in
            let part = kind == .unknown ? "unknown" : kind == .direct ? "direct" : "indirect"
            let scope = "\(id)/\(part)/phase-\(phase.number)"
            guard let whole = figure(indicator, scope, round) else { return nil }
            return Row([
              .text(say(Label("Ronde \(round)", "Round \(round)"))), .text(phase.label[language]),
              .text(kind == .unknown ? say(Label("niet gezegd", "not said")) : kind.label[language]),
              .text(state(of: whole)),
              print.cell(figure(indicator, "\(scope)/basis", round)),
              print.cell(figure(indicator, "\(scope)/secundair", round)), print.cell(whole),
            ])
          }
        }
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      id: "project-bereik-\(place)", caption: say(Label("Bereik, \(name(of: id))", "Reach, \(name(of: id))")),
      columns: [
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
        Column(say(Label("bereik", "reach")), say(Label("Bereik", "Reach"))),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
        Column(say(Label("basis", "primary")), say(Label("Basis", "Primary")), .integer),
        Column(say(Label("secundair", "secondary")), say(Label("Secundair", "Secondary")), .integer),
        Column(say(Label("scholen", "schools")), say(Label("Scholen", "Schools")), .integer),
      ], rows: rows)
  }

  private func workTable(_ id: String, _ place: Int) -> Table? {
    let rows = allRounds.flatMap { round -> [Row] in
      let name = say(Label("Ronde \(round)", "Round \(round)"))
      return results(id, round).map { result, figure in
        Row([
          .text(freeTextOrNote(result.result)), .text(name), .text(expected(result)),
          Cell(figure.map(print.text) ?? "", .text(figure.map(print.text) ?? ""), reference: figure?.id.text),
          .status(print.shortStatus(figure)),
        ])
      }
        + milestones(id, round).map { milestone in
          let done = milestone.doneOn.flatMap { $0 <= data.day ? print.number.date($0) : nil } ?? ""
          return Row([
            .text(freeTextOrNote(milestone.milestone)), .text(name), .text(dueName(milestone.due)), .text(done),
            .status(status(milestone)),
          ])
        }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      id: "project-werk-\(place)",
      caption: say(Label("Resultaten en mijlpalen, \(name(of: id))", "Results and milestones, \(name(of: id))")),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht of tegen", "Expected or due"))),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt of klaar op", "Achieved or done on"))),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ], rows: rows)
  }
}
