public import Documents
public import GuidanceKit
public import Indicators

/// Figures as a list: one to a line, with everything that makes a figure checkable.
public struct FigureList: Sendable {
  private let figures: [Figure]
  private let print: FigurePrinter

  /// A list of figures.
  ///
  /// - Parameter start: only figures whose name begins with it, such as `reach/PBD-NED`; all when empty.
  public init(_ set: FigureSet, startingWith start: String = "", language: Language) {
    figures = start.isEmpty ? set.figures : set.figures.filter { $0.id.text.hasPrefix(start) }
    print = FigurePrinter(language)
  }

  /// The names nearest to one that no figure has; for the beginning of a name, the nearest beginnings.
  public static func suggestions(for text: String, in set: FigureSet) -> [String] {
    let whole = set.suggestions(for: text)
    guard whole.isEmpty else { return whole }
    let length = text.split(separator: "/").count
    var starts: [String] = []
    for figure in set.figures {
      let start = figure.id.text.split(separator: "/").prefix(length).joined(separator: "/")
      if starts.last != start { starts.append(start) }
    }
    return nearest(to: text, in: starts, limit: 3)
  }

  /// How many figures are in the list.
  public var count: Int { figures.count }

  /// The list as a table: on pages name, value and verdict, in files everything.
  public var table: Table {
    func say(_ dutch: String, _ english: String) -> String { print.language == .dutch ? dutch : english }
    return Table(
      id: "cijfers", caption: say("Cijfers", "Figures"),
      columns: [
        Column(say("cijfer", "figure"), say("Cijfer", "Figure"), .code),
        Column(say("titel", "title"), say("Wat", "What"), use: .files),
        Column(say("waarde", "value"), say("Waarde", "Value")),
        Column(say("teller", "numerator"), say("Teller", "Numerator"), .integer, use: .files),
        Column(say("noemer", "denominator"), say("Noemer", "Denominator"), .integer, use: .files),
        Column(say("soort", "kind"), say("Soort", "Kind"), use: .files),
        Column(say("eenheid", "unit"), say("Eenheid", "Unit"), use: .files),
        Column(say("norm", "norm"), say("Norm", "Norm")),
        Column(say("tempo", "pace"), say("Tempo", "Pace"), .percent(places: 1), use: .files),
        Column(say("vooruitzicht", "forecast"), say("Vooruitzicht", "Forecast"), .percent(places: 1), use: .files),
        Column("n", "n", .integer),
        Column(say("oordeel", "verdict"), say("Oordeel", "Verdict")),
      ],
      rows: figures.map(row))
  }

  private func row(_ figure: Figure) -> Row {
    func integer(_ number: Int?) -> Cell { number.map { .integer($0, print.number.integer($0)) } ?? .empty }
    let value = print.text(figure)
    // A forecast in minutes or FTE is no percentage; it stays in the JSON.
    let forecast = figure.kind == .share ? figure.forecast : nil
    return Row([
      .text(figure.id.text), .text(figure.title[print.language]),
      Cell(
        value, .text(value), reference: figure.id.text, exact: figure.suppressed ? nil : print.exact(figure)),
      integer(figure.numerator), integer(figure.denominator), .text(figure.kind.label[print.language]),
      .text(figure.unit.label[print.language]), .text(figure.norm?.text(print.language) ?? ""),
      print.cell(figure, "pace", figure.pace), print.cell(figure, "forecast", forecast), integer(figure.n),
      .status(print.status(figure)),
    ])
  }
}
