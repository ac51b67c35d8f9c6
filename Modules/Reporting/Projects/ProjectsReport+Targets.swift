import Documents
import GuidanceKit
import Indicators
import Register

/// The three targets of the programme, and the projects of each round.
extension ProjectsReport {
  var targetCards: [KeyFigure] {
    let targets: [(part: String, title: Label)] = [
      ("direct", Label("Rechtstreeks bereik", "Direct reach")),
      ("indirect", Label("Onrechtstreeks bereik", "Indirect reach")),
    ]
    return targets.compactMap { part, title -> KeyFigure? in
      let rounds = rounds.reversed()
      guard
        let round = rounds.first(where: { self.figure("project", "total/\(part)", $0)?.numerator != nil })
          ?? rounds.first,
        let figure = figure("project", "total/\(part)", round)
      else { return nil }
      let caption =
        figure.numerator == nil
        ? Label("geen enkele ronde zegt het", "no round says it")
        : Label(
          "scholen in ronde \(round), \(stateLabel(figure).dutch)",
          "schools in round \(round), \(stateLabel(figure).english)")
      return KeyFigure(
        title: say(title),
        value: figure.numerator == nil
          ? Quoted(say(Label("onbekend", "unknown")), reference: figure.id.text) : print.value(figure),
        caption: text(caption),
        status: figure.numerator == nil ? nil : print.shortStatus(figure),
        facts: print.norm(figure).map {
          [Definition(say(Label("Doel", "Target")), RichText([.value($0)]), mark: .target)]
        } ?? [])
    } + [startCard].compactMap(\.self)
  }

  private func stateLabel(_ figure: Figure) -> Label {
    isReached(figure) ? Label("bereikt", "reached") : Label("verwacht", "expected")
  }

  /// The third target: schools at the start of each project, in the last round.
  private var startCard: KeyFigure? {
    guard let round = rounds.last else { return nil }
    let starts = projectIDs(round).compactMap { figure("project-start", $0, round) }.filter { $0.numerator != nil }
    guard let norm = starts.first.flatMap(\.norm) else { return nil }
    let few = starts.filter { ($0.numerator ?? 0) < norm.value }
    return KeyFigure(
      title: say(Label("Scholen bij de start", "Schools at the start")),
      value: Quoted(
        say(
          Label(
            "\(print.number.integer(starts.count - few.count)) van \(print.number.integer(starts.count))",
            "\(print.number.integer(starts.count - few.count)) of \(print.number.integer(starts.count))"))),
      caption: text(
        Label(
          "projecten van ronde \(round) met minstens {norm} scholen in fase 1",
          "projects of round \(round) with at least {norm} schools in phase 1"),
        ["norm": .value(Quoted(print.number.integer(norm.value)))]),
      status: few.isEmpty
        ? StatusMark(.met, say(Label("gehaald", "met")))
        : StatusMark(.notMet, say(Label("niet overal", "not everywhere"))))
  }

  // MARK: Targets

  var targetSection: Section? {
    guard !rounds.isEmpty else { return nil }
    return Section(
      id: "doelen", title: say(Label("De drie doelen", "The three targets")),
      blocks: [.paragraph(projectIntroduction), .table(targetTable), .table(roundTable)])
  }

  /// Projects of each round, new and extended.
  private var roundTable: Table {
    Table(
      id: "projecten-rondes", caption: say(Label("Projecten per ronde", "Projects by round")),
      columns: [
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column(say(Label("projecten", "projects")), say(Label("Projecten", "Projects")), .integer),
        Column(say(Label("nieuw", "new")), say(Label("Nieuw", "New")), .integer),
        Column(say(Label("verlengd", "extended")), say(Label("Verlengd", "Extended")), .integer),
        Column(
          say(Label("aandeel_verlengd", "share_extended")), say(Label("Aandeel verlengd", "Share extended")),
          .percent(places: 1)),
      ],
      rows: allRounds.map { round in
        Row([
          .text(say(Label("Ronde \(round)", "Round \(round)"))), print.cell(figure("project", "count", round)),
          print.cell(figure("project", "count/new", round)), print.cell(figure("project", "count/extension", round)),
          print.cell(figure("project-extensions", "total", round)),
        ])
      })
  }
}
