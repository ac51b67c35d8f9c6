import Documents
import GuidanceKit
import Indicators

/// Reach of the projects against the targets, beside what documents state; the report on projects has the rest.
extension Report {
  /// The short form, for reports on more than projects.
  var projectsSection: Section? {
    guard !rounds.isEmpty else { return nil }
    var blocks: [Block] = [.paragraph(projectIntroduction), .table(targetTable)]
    if let claims = claimTable { blocks.append(.table(claims)) }
    // Readers outside have no such command.
    guard !data.request.audience.isOutside else {
      return Section(id: "projecten", title: say(Label("Projecten", "Projects")), blocks: blocks, startsPage: true)
    }
    blocks.append(
      .paragraph(
        text(
          Label(
            "Groei per fase, resultaten, mijlpalen, budget en elk project apart: {command}.",
            "Growth by phase, results, milestones, budget and each project: {command}."),
          ["command": .code("leerspoor report projects")])))
    return Section(id: "projecten", title: say(Label("Projecten", "Projects")), blocks: blocks, startsPage: true)
  }

  var projectIntroduction: RichText {
    text(
      Label(
        "De projecten groeien in drie fasen. Rondes worden nooit opgeteld, want een verlenging telt dezelfde scholen opnieuw. "
          + "Waar de bron niet zegt of een school rechtstreeks deelneemt, staat dat er.",
        "The projects grow in three phases. Rounds are never added up, for an extension counts the same schools again. Where the "
          + "source does not say whether a school takes part itself, that is said."))
  }

  /// The rounds with projects that say how many schools, in order.
  var rounds: [Int] { Set(data.report.input.projectPhases.map(\.round)).sorted() }

  /// A figure of a round.
  func figure(_ indicator: String, _ scope: String, _ round: Int) -> Figure? {
    data.figures["\(indicator)/\(scope)/round-\(round)"]
  }

  // MARK: Targets

  var targetTable: Table {
    let columns = [
      Column(say(Label("ronde", "round")), say(Label("Ronde", "Round"))),
      Column(say(Label("bereik", "reach")), say(Label("Bereik", "Reach"))),
      Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      Column(say(Label("basis", "primary")), say(Label("Basis", "Primary")), .integer),
      Column(say(Label("secundair", "secondary")), say(Label("Secundair", "Secondary")), .integer),
      Column(say(Label("scholen", "schools")), say(Label("Scholen", "Schools")), .integer),
      Column(say(Label("doel", "target")), say(Label("Doel", "Target")), .integer),
      Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
    ]
    let kinds: [(part: String, name: Label)] = [
      ("direct", Label("direct", "direct")), ("indirect", Label("indirect", "indirect")),
      ("unknown", Label("direct of indirect onbekend", "direct or indirect unknown")),
      ("all", Label("samen", "together")),
    ]
    var groups: [RowGroup] = []
    for round in rounds {
      var rows: [Row] = []
      for indicator in ["project", "project-expected"] {
        for kind in kinds {
          guard let total = figure(indicator, "total/\(kind.part)", round),
            total.numerator != nil || (indicator == "project" && total.norm != nil)
          else { continue }
          rows.append(
            Row([
              .text(say(Label("Ronde \(round)", "Round \(round)"))), .text(kind.name[language]),
              .text(state(of: total)),
              print.cell(figure(indicator, "total/\(kind.part)/basis", round)),
              print.cell(figure(indicator, "total/\(kind.part)/secundair", round)), print.cell(total),
              print.normCell(total), .status(print.shortStatus(total)),
            ]))
        }
      }
      groups.append(RowGroup(rows))
    }
    return Table(
      id: "projecten-doelen",
      caption: say(Label("Bereikte en verwachte scholen per ronde", "Schools reached and expected per round")),
      columns: columns,
      groups: groups, notes: startNotes(rounds))
  }

  /// Whether a number of schools was reached or is expected.
  func state(of figure: Figure) -> String {
    for query in figure.evidence.queries {
      if case .projectPhases(_, _, _, _, let status) = query {
        return status == .reached ? say(Label("bereikt", "reached")) : say(Label("verwacht", "expected"))
      }
    }
    return ""
  }

  /// Which projects start with fewer schools than asked.
  private func startNotes(_ rounds: [Int]) -> [RichText] {
    rounds.compactMap { round in
      let starts = projectIDs(round).compactMap { figure("project-start", $0, round) }.filter { $0.numerator != nil }
      guard let norm = starts.first?.norm else { return nil }
      let few = starts.filter { ($0.numerator ?? 0) < norm.value }
      let pieces: [String: RichText.Run] = [
        "count": .value(Quoted(print.number.integer(starts.count))),
        "norm": .value(Quoted(print.number.integer(norm.value))),
        "few": .text(few.map { "\(name(of: $0.id.scope.first ?? "")) (\(print.text($0)))" }.joined(separator: ", ")),
      ]
      return few.isEmpty
        ? text(
          Label(
            "Ronde \(round): elk project ({count}) start met minstens {norm} scholen.",
            "Round \(round): each project ({count}) starts with at least {norm} schools."), pieces)
        : text(
          Label(
            "Ronde \(round): met minder dan {norm} scholen starten {few}.",
            "Round \(round): with fewer than {norm} schools start {few}."), pieces)
    }
  }

  /// The projects of a round that say how many schools, by code.
  func projectIDs(_ round: Int) -> [String] {
    Set(data.report.input.projectPhases.filter { $0.round == round }.map(\.project)).sorted()
  }

  // MARK: Stated totals

  /// The totals stated in documents that differ from what the rows add up to.
  var claimTable: Table? {
    let differing = data.statedTotals.filter { claim in
      guard let value = data.figures[claim.subject]?.value else { return false }
      return value != claim.value
    }.sorted { ($0.subject, $0.source, $0.place) < ($1.subject, $1.source, $1.place) }
    guard !differing.isEmpty else { return nil }
    return Table(
      id: "opgegeven-totalen",
      caption: say(
        Label(
          "Opgegeven totalen die verschillen van de som van de rijen",
          "Stated totals that differ from the sum of the rows")),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("cijfer", "figure")), "", .code, use: .files),
        Column(say(Label("opgegeven", "stated")), say(Label("Opgegeven", "Stated")), .decimal(places: 0)),
        Column(
          say(Label("herrekend", "recomputed")), say(Label("Som van de rijen", "Sum of the rows")), .decimal(places: 0)),
        Column(say(Label("verschil", "difference")), say(Label("Verschil", "Difference")), .decimal(places: 0)),
        Column(say(Label("bron", "source")), say(Label("Bron en plaats", "Source and place"))),
      ], rows: differing.map(claimRow),
      notes: [
        text(
          Label(
            "Beide cijfers blijven staan: de bron zegt het ene, haar rijen het andere. Wat een bron zelf \"ongeveer\" noemt, staat "
              + "met een sterretje.",
            "Both figures stay: the source says one thing, its rows another. What a source itself calls \"about\" carries an asterisk."
          ))
      ])
  }

  private func claimRow(_ claim: StatedTotal) -> Row {
    let figure = data.figures[claim.subject]
    let stated = print.number.decimal(claim.value, places: 0) + (claim.isApproximate ? "*" : "")
    let difference = figure?.value.flatMap { claim.value.subtracting($0) } ?? .zero
    let sign = difference > .zero ? "+" : ""
    return Row([
      .text(figure?.title[language] ?? claim.subject), .text(claim.subject), .fraction(Fraction(claim.value), stated),
      print.cell(figure), .fraction(Fraction(difference), sign + print.number.decimal(difference, places: 0)),
      .text("\(claim.source), \(claim.place)"),
    ])
  }
}
