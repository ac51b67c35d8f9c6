import Documents
import GuidanceKit
import Indicators

/// How the figures were made: formulas, every parameter with its value and source, the state of plan and database.
extension Report {
  var methodSection: Section {
    Section(
      id: "methode", title: say(Label("Methode", "Method")),
      blocks: [.paragraph(traceability), .definitions(origin), .table(formulaTable), .table(parameterTable)],
      startsPage: true)
  }

  private var traceability: RichText {
    text(
      Label(
        "Elk cijfer in dit rapport heeft een naam; op een scherm verschijnt ze bij het cijfer, en ze staat in {json}. "
          + "{command} toont van zo'n cijfer de formule met de getallen ingevuld, en elke rij erachter tot op bestand, regel en "
          + "oorspronkelijke tekst.",
        "Every figure in this report has a name; on a screen it appears at the figure, and it is in {json}. {command} shows of such "
          + "a figure the formula with its numbers, and every row behind it down to file, line and original text."),
      [
        "json": .code("figures.json"),
        "command": .code("leerspoor-report explain classroom/total/\(data.period.iso) \(periodOption)"),
      ])
  }

  private var formulaTable: Table {
    let ids = [
      "fte/total", "reach/total", "reach-earlier/total", "reach-integrated/total", "presence/total", "classroom/total",
    ]
    return Table(
      id: "formules",
      caption: say(Label("Hoe de voornaamste cijfers berekend zijn", "How the main figures were computed")),
      columns: [
        Column(say(Label("cijfer", "figure")), say(Label("Cijfer", "Figure"))),
        Column(say(Label("naam", "name")), say(Label("Naam", "Name")), .code),
        Column(say(Label("waarde", "value")), say(Label("Waarde", "Value"))),
        Column(say(Label("berekening", "computation")), say(Label("Berekening", "Computation"))),
      ],
      rows: ids.compactMap { data.ofYear($0) }.map { figure in
        Row([
          .text(figure.title[language]), .text(figure.id.text),
          Cell(print.text(figure), .text(print.text(figure)), reference: figure.id.text),
          .text(figure.evidence.formula[language]),
        ])
      })
  }

  private var parameterTable: Table {
    let used = Set(data.figures.parameters.map(\.name))
    let entries = data.plan.norms.entries(schoolYears: [data.year])
    // What no figure used but every figure of some kind waits for is named too: a missing value is a fact.
    let shown = entries.filter {
      used.contains($0.name) || $0.source == .absent && $0.name.hasPrefix("registered_hours")
    }
    return Table(
      id: "parameters", caption: say(Label("Waarden waarmee gerekend is", "Values used in the computation")),
      columns: [
        Column(say(Label("naam", "name")), "⚙", .code),
        Column(say(Label("waarde", "value")), say(Label("Waarde", "Value"))),
        Column(say(Label("betekenis", "meaning")), say(Label("Betekenis", "Meaning"))),
        Column(say(Label("bron", "source")), say(Label("Bron", "Source"))),
      ],
      rows: shown.map { entry in
        Row([
          .text(entry.name), .text(entry.value?[language] ?? say(Label("geen", "none"))),
          .text(entry.meaning[language]),
          .text(entry.source.label[language]),
        ])
      })
  }

  private var origin: [Definition] {
    let from = data.figures.generatedFrom
    return [
      Definition(
        say(Label("Databank", "Database")),
        text(
          from.batch == 0
            ? Label("leeg", "empty")
            : Label("alles wat bekend was tot en met invoer {batch}", "everything known up to batch {batch}"),
          ["batch": .value(Quoted(String(from.batch)))])),
      Definition(
        say(Label("Plan", "Plan")),
        text(
          Label("{code}, met zijn normen; kenmerk {hash}", "{code}, with its norms; hash {hash}"),
          ["code": .text(from.plan), "hash": .code(from.planHash)])),
      Definition(
        say(Label("Cijfers", "Figures")),
        text(
          Label("{count} cijfers; kenmerk {hash}", "{count} figures; hash {hash}"),
          [
            "count": .value(Quoted(print.number.integer(data.figures.figures.count))), "hash": .code(data.figuresHash),
          ])),
    ]
  }
}
