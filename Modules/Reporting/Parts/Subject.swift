import Documents
import GuidanceKit
import Indicators

extension InputProblem {
  /// A subject that no report can be about, with the nearest ones.
  ///
  /// - Parameters:
  ///   - code: to look up.
  ///   - nothing: what there is not, up to the subject: `Er is geen begeleider`.
  ///   - candidates: what it might have been.
  ///   - list: how to see them all.
  static func noSubject(
    _ code: String, _ nothing: Label, _ subject: String, among candidates: [String], list: Label
  ) -> InputProblem {
    let near = nearest(to: subject, in: candidates).joined(separator: ", ")
    let (dutch, english) = near.isEmpty ? ("", "") : (" Bedoelde u \(near)?", " Did you mean \(near)?")
    return InputProblem(
      code: code,
      message: Label(
        "\(nothing.dutch) \"\(subject)\".\(dutch) \(list.dutch)",
        "\(nothing.english) \"\(subject)\".\(english) \(list.english)"))
  }
}

extension Report {
  /// A text that someone typed, as the reader may see it: only the coordinator and the director see who is named.
  func typed(_ text: String) -> String {
    data.request.figures.showsIndividuals ? text : freeTextOrNote(text)
  }

  /// A text that someone typed as a cell; empty when there is none.
  func typedCell(_ text: String?) -> Cell { text.map { .text(typed($0)) } ?? .empty }

  /// A date as a cell.
  func dateCell(_ day: CalendarDate?) -> Cell {
    day.map { Cell(print.number.shortDate($0), .date(iso: $0.iso)) } ?? .empty
  }

  /// A date in words as a piece of a sentence.
  func dateRun(_ day: CalendarDate) -> RichText.Run { .value(Quoted(print.number.date(day))) }

  /// A whole number of a figure with its noun, in a sentence.
  func countRun(_ figure: Figure?, _ one: Label, _ many: Label) -> RichText.Run {
    guard let figure, let value = figure.value, value.denominator == 1 else { return .value(print.value(figure)) }
    return .value(
      Quoted(count(value.numerator, one, many), reference: figure.id.text, exact: String(value.numerator)))
  }

  /// How many there are that a figure asks for, with their noun: `van 1 organisatie`, `van 31 organisaties`.
  func scopeRun(_ figure: Figure?, _ one: Label, _ many: Label) -> RichText.Run {
    guard let figure, let scope = figure.evidence.count(.inScope)?.value, scope.denominator == 1 else {
      return .value(print.count(figure, .inScope))
    }
    return .value(
      Quoted(
        count(scope.numerator, one, many), reference: "\(figure.id.text)#\(EvidenceCount.Key.inScope.rawValue)",
        exact: String(scope.numerator)))
  }

  /// The size of what is behind a figure with its noun, in a sentence.
  func sizeRun(_ figure: Figure?, _ one: Label, _ many: Label) -> RichText.Run {
    guard let figure, let n = figure.n else { return .value(Quoted(print.absent)) }
    return .value(Quoted(count(n, one, many), reference: "\(figure.id.text)#n", exact: String(n)))
  }

  /// A list of things in running text: `a, b en c`.
  func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + say(Label(" en ", " and ")) + last
  }
}
