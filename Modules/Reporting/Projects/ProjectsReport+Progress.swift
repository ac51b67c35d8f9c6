import Documents
import GuidanceKit
import Indicators
import Register

/// Expected against reached, results, milestones, budget, and totals as documents state them.
extension ProjectsReport {
  // MARK: Expected against reached

  var achievementSection: Section? {
    guard !rounds.isEmpty else { return nil }
    let known = rounds.filter { figure("project-achieved", "total", $0) != nil }
    let expectedOnly = rounds.filter { round in
      figure("project", "total/all", round).map { $0.numerator != nil && !isReached($0) } ?? false
    }
    let reachedOnly = rounds.filter { !known.contains($0) && !expectedOnly.contains($0) }
    var blocks: [Block] = []
    if !expectedOnly.isEmpty {
      blocks.append(
        .paragraph(
          text(
            Label(
              "Van ronde {rounds} zijn er alleen verwachte aantallen; wat bereikt werd, is nog niet opgegeven.",
              "Of round {rounds} there are only expected numbers; what was reached is not given yet."),
            ["rounds": .text(listed(expectedOnly.map(String.init)))])))
    }
    if !reachedOnly.isEmpty {
      blocks.append(
        .paragraph(
          text(
            Label(
              "Van ronde {rounds} zijn er alleen bereikte aantallen; wat verwacht werd, staat er niet bij.",
              "Of round {rounds} there are only numbers reached; what was expected is not given."),
            ["rounds": .text(listed(reachedOnly.map(String.init)))])))
    }
    blocks += known.map { .table(achievementTable($0)) }
    return Section(
      id: "verwacht-bereikt", title: say(Label("Verwacht en bereikt", "Expected and reached")), blocks: blocks)
  }

  private func achievementTable(_ round: Int) -> Table {
    func row(_ scope: String, _ name: String) -> Row {
      let figure = figure("project-achieved", scope, round)
      return Row([
        .text(name), .text(scope), print.cell(figure, count: .expectedSchools), print.cell(figure, count: .reached),
        print.cell(figure),
      ])
    }
    return Table(
      id: "verwacht-bereikt-\(round)",
      caption: say(
        Label(
          "Bereikte tegenover verwachte scholen, ronde \(round)", "Schools reached against expected, round \(round)")),
      columns: [
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column("code", "", .code, use: .files),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht", "Expected")), .integer),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
      ],
      rows: projects.filter { figure("project-achieved", FigureID.part($0.id), round) != nil }
        .map { row(FigureID.part($0.id), $0.name) },
      totals: [row("total", say(Label("Projecten waarvan beide gekend zijn", "Projects of which both are known")))])
  }

  // MARK: Results, milestones, budget

  var progressSection: Section? {
    let blocks = [resultTable, milestoneTable, budgetTable].compactMap(\.self).map(Block.table)
    guard !blocks.isEmpty else { return nil }
    return Section(
      id: "voortgang", title: say(Label("Resultaten, mijlpalen en budget", "Results, milestones and budget")),
      blocks: blocks)
  }

  /// The countable results of one project and round with their figures; these are numbered in the order of their names.
  func results(_ project: String, _ round: Int) -> [(result: ProjectResult, figure: Figure?)] {
    data.report.input.records.results.filter { $0.project == project && $0.round == round }
      .sorted { $0.result.utf8.lexicographicallyPrecedes($1.result.utf8) }.enumerated()
      .map { index, result in
        (result, figure("project-results", "\(FigureID.part(project))/\(index + 1)", round))
      }
  }

  /// The milestones of one project and round, by day.
  func milestones(_ project: String, _ round: Int) -> [ProjectMilestone] {
    data.report.input.records.milestones.filter { $0.project == project && $0.round == round }
      .sorted { ($0.due.last, $0.milestone) < ($1.due.last, $1.milestone) }
  }

  private var pairs: [(round: Int, id: String, name: String)] {
    let records = data.report.input.records
    let rounds = Set(allRounds).union(records.results.map(\.round)).union(records.milestones.map(\.round)).sorted()
    let known = Set(projects.map(\.id)).union(records.results.map(\.project)).union(records.milestones.map(\.project))
    let all = known.map { ($0, name(of: $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    return rounds.flatMap { round in all.map { (round, $0.0, $0.1) } }
  }

  private func roundName(_ round: Int) -> String { say(Label("Ronde \(round)", "Round \(round)")) }

  private var resultTable: Table? {
    let rows = pairs.flatMap { round, id, name in
      results(id, round).map { result, figure in
        Row([
          .text(freeTextOrNote(result.result)), .text(name), .text(roundName(round)), .text(expected(result)),
          print.cell(figure), .status(print.shortStatus(figure)),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      id: "resultaten", caption: say(Label("Telbare resultaten", "Countable results")),
      columns: [
        Column(say(Label("resultaat", "result")), say(Label("Resultaat", "Result"))),
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column(say(Label("verwacht", "expected")), say(Label("Verwacht", "Expected"))),
        Column(say(Label("bereikt", "achieved")), say(Label("Bereikt", "Achieved")), .integer),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], rows: rows)
  }

  /// A number as the project expects it: `8-10`, `minstens 5`.
  func expected(_ result: ProjectResult) -> String {
    guard let range = result.expected else { return say(Label("niet gezegd", "not said")) }
    let number = print.number
    switch (range.least, range.most) {
    case (let least?, let most?):
      return least == most ? number.integer(least) : "\(number.integer(least))-\(number.integer(most))"
    case (let least?, nil): return say(Label("minstens \(number.integer(least))", "at least \(number.integer(least))"))
    case (nil, let most?): return say(Label("hoogstens \(number.integer(most))", "at most \(number.integer(most))"))
    case (nil, nil): return ""
    }
  }

  private var milestoneTable: Table? {
    let rows = pairs.flatMap { round, id, name in
      milestones(id, round).map { milestone in
        Row([
          .text(freeTextOrNote(milestone.milestone)), .text(name), .text(roundName(round)), dueCell(milestone.due),
          dateCell(milestone.doneOn.flatMap { $0 <= data.day ? $0 : nil }), .status(status(milestone)),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    let notes = allRounds.compactMap { round -> RichText? in
      guard let figure = figure("project-milestones", "total", round), figure.share != nil else { return nil }
      return text(
        Label(
          "Ronde \(round): mijlpalen waarvan de dag voorbij is: {due}; daarvan klaar: {done}; niet of te laat klaar: {late}.",
          "Round \(round): milestones whose day has passed: {due}; of these done: {done}; not done or done late: {late}."
        ),
        [
          "due": .value(print.count(figure, .due)), "done": .value(print.count(figure, .done)),
          "late": .value(print.count(figure, .late)),
        ])
    }
    return Table(
      id: "mijlpalen", caption: say(Label("Mijlpalen", "Milestones")),
      columns: [
        Column(say(Label("mijlpaal", "milestone")), say(Label("Mijlpaal", "Milestone"))),
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column(say(Label("tegen", "due")), say(Label("Tegen", "Due"))),
        Column(say(Label("klaar", "done")), say(Label("Klaar op", "Done on")), .date),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ], rows: rows, notes: notes)
  }

  private func dueCell(_ due: DueDate) -> Cell {
    switch due {
    case .day(let day): Cell(print.number.shortDate(day), .text(day.iso))
    case .month(let month): Cell(print.number.month(month), .text(month.iso))
    }
  }

  /// How a milestone stands on the day.
  func status(_ milestone: ProjectMilestone) -> StatusMark {
    if let done = milestone.doneOn, done <= data.day {
      return done > milestone.due.last
        ? StatusMark(.running, say(Label("te laat klaar", "done late"))) : StatusMark(.met, say(Label("klaar", "done")))
    }
    return milestone.due.last <= data.day
      ? StatusMark(.notMet, say(Label("te laat", "late")))
      : StatusMark(.empty, say(Label("nog niet aan de orde", "not due yet")))
  }

  private var budgetTable: Table? {
    let figures = data.figures.figures.filter { $0.id.indicator == "project-budget" }
    guard !figures.isEmpty else { return nil }
    let names = Dictionary(projects.map { (FigureID.part($0.id), $0.name) }) { first, _ in first }
    let sorted = figures.sorted { one, other in
      let keys = [one, other].map { ($0.id.period, names[$0.id.scope.first ?? ""] ?? "") }
      return keys[0] < keys[1]
    }
    return Table(
      id: "budget", caption: say(Label("Budget", "Budget")),
      columns: [
        Column(say(Label("project", "project")), say(Label("Project", "Project"))),
        Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
        Column("euro", "Euro", .decimal(places: 2)),
        Column(say(Label("lijnen", "lines")), say(Label("Budgetlijnen", "Budget lines")), .integer),
      ],
      rows: sorted.map { figure in
        let scope = figure.id.scope.first ?? ""
        let round = Int(figure.id.period.split(separator: "-").last ?? "").map(roundName)
        return Row([
          .text(names[scope] ?? say(Label("Het programma als geheel", "The programme as a whole"))),
          .text(round ?? say(Label("alle rondes", "all rounds"))), print.cell(figure), print.cell(figure, count: .rows),
        ])
      })
  }

  // MARK: Stated totals

  /// Every total that a document states about projects, beside what its rows add up to.
  var claimSection: Section? {
    let stated = data.figures.figures.filter {
      $0.id.indicator == "stated" && ($0.id.scope.first ?? "").hasPrefix("project")
    }.sorted { one, other in
      // Claims on one total stand together.
      let subjects = [one, other].map { $0.evidence.members.first ?? $0.id }
      return subjects[0] == subjects[1] ? one.id < other.id : subjects[0] < subjects[1]
    }
    guard !stated.isEmpty else { return nil }
    let rows = stated.map { figure -> Row in
      let recomputed = figure.evidence.members.first.flatMap { data.figures[$0] }
      let agrees = figure.verdict == .noNorm
      let mark: StatusMark =
        recomputed == nil
        ? StatusMark(.unknown, say(Label("niet na te rekenen", "cannot be added up")))
        : agrees
          ? StatusMark(.met, say(Label("gelijk", "equal"))) : StatusMark(.notMet, say(Label("verschilt", "differs")))
      return Row([
        .text(recomputed?.title[language] ?? figure.title[language]), .text(figure.id.text), print.cell(figure),
        print.cell(recomputed), .status(mark), .text(figure.evidence.note?[language] ?? ""),
      ])
    }
    var blocks: [Block] = []
    if let differing = claimTable { blocks.append(.table(differing)) }
    blocks.append(
      .details(
        title: say(Label("Alle opgegeven totalen", "All stated totals")),
        [
          .table(
            Table(
              id: "opgegeven-totalen-alle",
              caption: say(Label("Alle opgegeven totalen", "All stated totals")),
              columns: [
                Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
                Column(say(Label("cijfer", "figure")), "", .code, use: .files),
                Column(say(Label("opgegeven", "stated")), say(Label("Opgegeven", "Stated")), .decimal(places: 0)),
                Column(
                  say(Label("herrekend", "recomputed")), say(Label("Som van de rijen", "Sum of the rows")),
                  .decimal(places: 0)),
                Column(say(Label("vergelijking", "comparison")), say(Label("Vergelijking", "Comparison"))),
                Column(say(Label("bron", "source")), say(Label("Bron en plaats", "Source and place"))),
              ], rows: rows))
        ]))
    return Section(
      id: "opgegeven", title: say(Label("Wat documenten opgeven", "What documents state")), blocks: blocks,
      startsPage: true)
  }
}
