import Documents
import GuidanceKit
import Indicators

/// Part 1, what both services did together: quality care, means, examples, communities and trajectories, VIVs, projects.
extension YearReport {
  var ownTasks: Section? {
    writtenSection(.ownTasks, Label("Hoe de dienst naar haar opdracht kijkt", "How the service looks at its tasks"))
  }

  /// Registered quality care; `nil` when the year has none.
  var qualityCareSection: Section? {
    let codes = QualityCare.allCases.map(\.code).filter { data.ofYear("fte/\($0)") != nil }
    guard !codes.isEmpty else { return nil }
    let name = say(Label("Kwaliteitszorg", "Quality care"))
    return Section(
      id: "kwaliteitszorg", title: name,
      blocks: [
        .table(
          staffingTable(
            id: "vte-kwaliteitszorg", groups: [(name, codes)],
            total: ("kwaliteitszorg", say(Label("Kwaliteitszorg samen", "Quality care together")))))
      ])
  }

  /// Regular and earmarked means, in FTE and in euro; `nil` when nothing is earmarked.
  var fundsSection: Section? {
    let tables = [fundTable, euroTable].compactMap(\.self)
    guard !tables.isEmpty else { return nil }
    return Section(
      id: "middelen", title: say(Label("Reguliere en gekleurde middelen", "Regular and earmarked means")),
      blocks: tables.map(Block.table))
  }

  private var euroTable: Table? {
    let rows = data.figures.figures.filter { $0.id.indicator == "funds" && $0.id.scope.last == "received" }
      .map { received -> Row in
        let fund = received.id.scope.first ?? ""
        let year = received.id.period
        return Row([
          .text(data.plan.fund(fund)?.label[language] ?? fund), .text(year), print.cell(received),
          print.cell(data.figures["funds/\(fund)/spent/\(year)"]),
          print.cell(data.figures["funds/\(fund)/used/\(year)"]),
        ])
      }
    guard !rows.isEmpty else { return nil }
    return Table(
      id: "middelen-euro",
      caption: say(Label("Gekleurde middelen per kalenderjaar", "Earmarked means per calendar year")),
      columns: [
        Column(say(Label("fonds", "fund")), say(Label("Middelen", "Means"))),
        Column(say(Label("kalenderjaar", "calendar_year")), say(Label("Kalenderjaar", "Calendar year")), .code),
        Column(say(Label("ontvangen", "received")), say(Label("Ontvangen", "Received")), .decimal(places: 2)),
        Column(say(Label("uitgegeven", "spent")), say(Label("Uitgegeven", "Spent")), .decimal(places: 2)),
        Column(say(Label("aandeel", "share")), say(Label("Besteed", "Used")), .percent(places: 1)),
      ], rows: rows)
  }

  // MARK: Examples

  var practiceSection: Section? {
    let figure = data.ofYear("practice/shared")
    let examples = data.report.input.records.practiceExamples.filter { example in
      example.sharedOn.map { data.year.contains($0) && $0 <= data.day } ?? false
    }.sorted { ($0.sharedOn ?? data.day, $0.code) < ($1.sharedOn ?? data.day, $1.code) }
    var blocks: [Block] = []
    if let figure {
      blocks.append(
        .paragraph(
          text(
            Label(
              "Dit schooljaar gedeelde praktijkvoorbeelden: {count}; geëvalueerd: {evaluated}.",
              "Examples of practice shared this school year: {count}; evaluated: {evaluated}."),
            ["count": .value(print.value(figure)), "evaluated": .value(print.count(figure, .evaluatedItems))])))
    }
    if !examples.isEmpty {
      blocks.append(
        .table(
          Table(
            id: "praktijkvoorbeelden",
            caption: say(Label("Gedeelde praktijkvoorbeelden", "Examples of practice shared")),
            columns: [
              Column(say(Label("voorbeeld", "example")), say(Label("Voorbeeld", "Example"))),
              Column(say(Label("van", "of")), say(Label("Van", "Of"))),
              Column(say(Label("gedeeld_op", "shared_on")), say(Label("Gedeeld op", "Shared on")), .date),
              Column(say(Label("gedeeld_met", "shared_with")), say(Label("Gedeeld met", "Shared with"))),
              Column(say(Label("evaluatie", "evaluation")), say(Label("Evaluatie", "Evaluation"))),
            ],
            rows: examples.map { example in
              Row([
                .text(freeTextOrNote(example.title)), .text(organisation(example.organisation)),
                dateCell(example.sharedOn), .text(example.sharedWith.map(freeTextOrNote) ?? ""),
                .text(example.evaluation.map(freeTextOrNote) ?? ""),
              ])
            })))
    }
    return writtenSection(.practice, Label("Praktijkvoorbeelden", "Examples of practice"), blocks: blocks)
  }

  private func organisation(_ reference: OrganisationReference?) -> String {
    guard let reference else { return "" }
    return reference.number.map(organisationName) ?? freeTextOrNote(reference.given)
  }

  // MARK: Communities, trajectories, VIVs, trainings

  var programmesSection: Section? {
    let rows = [communityRows, trajectoryRows, vivRows, trainingRows, uptakeRows].compactMap(\.self)
    guard !rows.isEmpty else { return nil }
    return Section(
      id: "trajecten",
      title: say(
        Label(
          "Leergemeenschappen, trajecten, VIV's en opleidingen",
          "Learning communities, trajectories, VIVs and trainings")),
      blocks: [
        .table(
          figureTable(
            "trajecten-en-plg",
            Label(
              "Stand op \(NumberText(.dutch).date(data.day))", "Standing on \(NumberText(.english).date(data.day))"),
            rows))
      ])
  }

  private var communityRows: RowGroup? {
    figureRows(
      Label("Professionele leergemeenschappen (PLG's)", "Professional learning communities"),
      ImplementationPhase.allCases.map { phase in
        (
          Label("in de fase \(phase.label.dutch)", "in the phase \(phase.label.english)"),
          "plg/total/phase/\(phase.code)"
        )
      } + [
        (Label("sessies gehouden, van alle bedoelde", "sessions held, of all intended"), "plg/total/sessions"),
        (Label("PLG's op schema", "communities on schedule"), "plg/total/schedule"),
        (Label("PLG's met de bedoelde grootte", "communities of the intended size"), "plg/total/size"),
        (Label("aanwezigheid op de sessies", "attendance at the sessions"), "plg/total/attendance"),
      ])
  }

  private var trajectoryRows: RowGroup? {
    figureRows(
      Label("Begeleidingstrajecten", "Guidance trajectories"),
      ImplementationPhase.allCases.map { phase in
        (
          Label("in de fase \(phase.label.dutch)", "in the phase \(phase.label.english)"),
          "traject/total/phase/\(phase.code)"
        )
      } + [
        (
          Label("lange trajecten met de gekozen frequentie", "long trajectories with the chosen frequency"),
          "traject/total/frequency"
        ),
        (Label("met een evenwichtig ontwerp", "with a balanced design"), "traject/total/balanced"),
      ])
  }

  private var vivRows: RowGroup? {
    figureRows(
      Label("VIV's (verbinding in verandering)", "VIVs (connection in change)"),
      [
        (Label("personen met een rol", "people with a role"), "viv/total"),
        (Label("scholen en centra met een VIV", "schools and centres with a VIV"), "viv/total/organisations"),
      ])
  }

  private var trainingRows: RowGroup? {
    figureRows(
      Label("Opgeleid in de EEF-leidraden", "Trained in the EEF guides"),
      [
        (Label("begeleiders", "advisers"), "training/advisers"),
        (
          Label("betrokken leidinggevenden en bestuursleden", "involved leaders and board members"),
          "training/leaders-board-members"
        ),
      ])
  }

  private var uptakeRows: RowGroup? {
    figureRows(
      Label("Traject met verhoogde frequentie", "Trajectory with raised frequency"),
      [
        (
          Label("scholen en centra die een thema kozen", "schools and centres that chose a theme"),
          "uptake/total/chosen"
        ),
        (Label("scholen en centra die antwoordden", "schools and centres that answered"), "uptake/total/answered"),
        (Label("gekozen trajecten geëvalueerd", "chosen trajectories evaluated"), "uptake/total/evaluated"),
      ])
  }

  // MARK: Projects and indirect reach

  var projectsPart: Section? {
    guard var section = projectsSection else { return nil }
    section.startsPage = false
    return section
  }

  /// What was reached by other ways than guidance.
  var sharingSection: Section? {
    let kinds: [(String, Label)] =
      [("total", Label("alles samen", "all together"))]
      + IndirectReach.Kind.allCases.map { ($0.code, $0.label) }
    let rows = kinds.compactMap { code, name -> Row? in
      let (people, organisations) = (
        data.ofYear("indirect/\(code)/people"), data.ofYear("indirect/\(code)/organisations")
      )
      guard people != nil || organisations != nil else { return nil }
      return Row(
        [
          .text(capitalised(name[language])), print.cell(people), print.cell(organisations),
          print.cell(people ?? organisations, count: .activities),
        ], isStrong: code == "total")
    }
    guard !rows.isEmpty else { return nil }
    return Section(
      id: "indirect", title: say(Label("Indirect bereik", "Indirect reach")),
      blocks: [
        .table(
          Table(
            id: "indirect-bereik",
            caption: say(
              Label("Bereikt met opleidingen, evenementen en materiaal", "Reached by trainings, events and material")),
            columns: [
              Column(say(Label("middel", "means")), say(Label("Middel", "Means"))),
              Column(say(Label("personen", "people")), say(Label("Personen", "People")), .integer),
              Column(
                say(Label("organisaties", "organisations")), say(Label("Organisaties", "Organisations")), .integer),
              Column(say(Label("activiteiten", "activities")), say(Label("Activiteiten", "Activities")), .integer),
            ], rows: rows,
            notes: [
              text(
                Label(
                  "Dit telt nergens mee in het bereik; wie aan meer deelneemt, telt meer keren.",
                  "This counts nowhere in reach; whoever takes part in several counts several times."))
            ]))
      ])
  }

  // MARK: Tables of single figures

  /// Rows of figures that exist, under a heading; `nil` without any.
  func figureRows(_ title: Label, _ figures: [(name: Label, start: String)]) -> RowGroup? {
    let rows = figures.compactMap { name, start -> Row? in
      guard let figure = data.ofYear(start) else { return nil }
      let whole: Cell =
        figure.denominator.map { .integer($0, print.number.integer($0), reference: "\(figure.id.text)#denominator") }
        ?? .empty
      let part: Cell =
        figure.numerator.map { number in
          figure.kind == .count || figure.kind == .share ? .integer(number, print.number.integer(number)) : .empty
        } ?? .empty
      // Minutes over minutes say nothing that the share does not.
      let isCounted = figure.kind == .share && !figure.suppressed && figure.unit != .minutes
      let verdict: Cell = figure.verdict == .noNorm ? .empty : .status(print.plainStatus(figure))
      return Row([
        .text(capitalised(name[language])), print.cell(figure), isCounted ? part : .empty, isCounted ? whole : .empty,
        verdict,
      ])
    }
    return rows.isEmpty ? nil : RowGroup(title[language], rows)
  }

  func figureTable(_ id: String, _ caption: Label, _ groups: [RowGroup], notes: [RichText] = []) -> Table {
    Table(
      id: id, caption: say(caption),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("waarde", "value")), say(Label("Waarde", "Value")), .decimal(places: 3)),
        Column(say(Label("aantal", "number")), say(Label("Aantal", "Number")), .integer),
        Column(say(Label("van", "of")), say(Label("Van", "Of")), .integer),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], groups: groups, notes: notes)
  }
}
