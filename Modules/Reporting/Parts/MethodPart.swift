import Documents
import GuidanceKit
import Indicators
import Register

/// How the figures were made: formulas, every parameter with its value and source, the state of plan and database.
extension Report {
  var methodSection: Section {
    Section(
      id: "methode", title: say(Label("Methode", "Method")),
      blocks: [
        .paragraph(traceability("classroom/total/\(data.period.iso)")), .definitions(origin),
        .table(formulaTable(Self.mainFigures.compactMap { data.ofYear($0) })), .table(parameterTable(nil)),
      ], startsPage: true)
  }

  /// How the figures of a report on one matter were made: only its own formulas and parameters.
  ///
  /// - Parameters:
  ///   - formulas: one figure of each kind that is printed.
  ///   - notes: what must be said beside them.
  func shortMethod(_ formulas: [Figure?], notes: [RichText] = []) -> Section {
    let formulas = formulas.compactMap(\.self)
    var blocks: [Block] = []
    if let example = formulas.first { blocks.append(.paragraph(traceability(example.id.text))) }
    blocks += notes.map { .paragraph($0) } + [.definitions(origin)]
    if !formulas.isEmpty { blocks.append(.table(formulaTable(formulas))) }
    let used = Set(formulas.flatMap(\.evidence.parameters).map(\.name))
    if !used.isEmpty { blocks.append(.table(parameterTable(used))) }
    return Section(id: "methode", title: say(Label("Methode", "Method")), blocks: blocks, startsPage: true)
  }

  private static var mainFigures: [String] {
    ["fte/total", "reach/total", "reach-earlier/total", "reach-integrated/total", "presence/total", "classroom/total"]
  }

  /// - Parameter example: the name of a figure of the report.
  private func traceability(_ example: String) -> RichText {
    guard !data.request.audience.isOutside else {
      return text(
        Label(
          "Elk cijfer heeft een naam; bij de uitleg onderaan staat hoe het berekend is en onder welk kenmerk de dienst de rijen "
            + "erachter terugvindt.",
          "Every figure has a name; the explanations at the end say how it was computed and under which hash the service finds "
            + "the rows behind it."))
    }
    return text(
      Label(
        "Elk cijfer in dit rapport heeft een naam; op een scherm verschijnt ze bij het cijfer, en ze staat in {json}. "
          + "{command} toont van zo'n cijfer de formule met de getallen ingevuld, en elke rij erachter tot op bestand, regel en "
          + "oorspronkelijke tekst.",
        "Every figure in this report has a name; on a screen it appears at the figure, and it is in {json}. {command} shows of such "
          + "a figure the formula with its numbers, and every row behind it down to file, line and original text."),
      [
        "json": .code("figures.json"),
        "command": .code("leerspoor report explain \(example) \(periodOption)"),
      ])
  }

  func formulaTable(_ figures: [Figure]) -> Table {
    Table(
      id: "formules",
      caption: say(Label("Hoe de voornaamste cijfers berekend zijn", "How the main figures were computed")),
      columns: [
        Column(say(Label("cijfer", "figure")), say(Label("Cijfer", "Figure"))),
        Column(say(Label("naam", "name")), say(Label("Naam", "Name")), .code),
        Column(say(Label("waarde", "value")), say(Label("Waarde", "Value"))),
        Column(say(Label("berekening", "computation")), say(Label("Berekening", "Computation"))),
      ],
      rows: figures.map { figure in
        Row([
          .text(figure.title[language]), .text(figure.id.text),
          Cell(
            print.text(figure), .text(print.text(figure)), reference: figure.id.text,
            exact: figure.suppressed ? nil : print.exact(figure)),
          .text(figure.evidence.formula[language]),
        ])
      })
  }

  /// - Parameter names: the values to show; `nil` for all that some figure used.
  func parameterTable(_ names: Set<String>?) -> Table {
    let used = names ?? Set(data.figures.parameters.map(\.name))
    let entries = data.plan.norms.entries(schoolYears: [data.year])
    // What no figure used but every figure of some kind waits for is named too: a missing value is a fact.
    let shown = entries.filter {
      used.contains($0.name) || names == nil && $0.source == .absent && $0.name.hasPrefix("registered_hours")
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

  var origin: [Definition] {
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
          Label("{count}; kenmerk {hash}", "{count}; hash {hash}"),
          [
            "count": .value(
              Quoted(count(data.figures.figures.count, Label("cijfer", "figure"), Label("cijfers", "figures")))),
            "hash": .code(data.figuresHash),
          ])),
    ] + data.locks.map(closing)
  }

  /// What is said of a period that was closed: since when, and each time that it was open again.
  private func closing(_ lock: PeriodLock) -> Definition {
    let showsPeople = !data.request.audience.isOutside
    func isShown(_ reason: String) -> Bool {
      showsPeople || data.request.audience == .ministry && !PersonNames.areIn(reason, data.people)
    }
    func day(_ iso: String) -> String {
      CalendarDate(iso: String(iso.prefix(10))).map { print.number.date($0) } ?? iso
    }
    var pieces: [String: RichText.Run] = ["day": .text(day(lock.at))]
    var (dutch, english) = ("afgesloten op {day}", "closed on {day}")
    for (number, reopening) in lock.reopenings.enumerated() {
      pieces["from\(number)"] = .text(day(reopening.at))
      pieces["until\(number)"] = .text(day(reopening.until))
      pieces["reason\(number)"] = .text(reopening.reason)
      pieces["by\(number)"] = .text(reopening.by)
      dutch += "; heropend van {from\(number)} tot en met {until\(number)}"
      english += "; reopened from {from\(number)} through {until\(number)}"
      if showsPeople {
        dutch += ", door {by\(number)}"
        english += ", by {by\(number)}"
      }
      if isShown(reopening.reason) {
        dutch += " ({reason\(number)})"
        english += " ({reason\(number)})"
      }
    }
    let period = Period(lock.period).map { print.number.period($0) } ?? lock.period
    return Definition(
      say(Label("Afsluiting van \(period)", "Closing of \(period)")), text(Label(dutch + ".", english + "."), pieces))
  }
}
