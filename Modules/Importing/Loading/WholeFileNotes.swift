import GuidanceKit
import Tabular

/// What is worth a remark about a file as a whole, once all of it was read.
struct WholeFileNotes {
  /// The remarks.
  private(set) var problems: [InputProblem] = []
  private let file: String

  init(file: String, _ account: TableAccount, _ reader: RowReader) {
    self.file = file
    func text(_ count: Int, _ one: Label, _ more: Label) -> Label {
      count == 1 ? one : Label("\(count) \(more.dutch)", "\(count) \(more.english)")
    }
    if account.rowsWithTrailingEmptyCells > 0 {
      note(
        .trailingCells, line: nil,
        text(
          account.rowsWithTrailingEmptyCells,
          Label(
            "1 rij heeft lege cellen achter de laatste kolom; die zijn weggelaten.",
            "1 row has empty cells behind the last column; those were left out."),
          Label(
            "rijen hebben lege cellen achter de laatste kolom; die zijn weggelaten.",
            "rows have empty cells behind the last column; those were left out.")))
    }
    if account.shortRows > 0 {
      note(
        .shortRows, line: nil,
        text(
          account.shortRows,
          Label(
            "1 rij heeft minder cellen dan de kopregel; wat ontbreekt is als leeg gelezen.",
            "1 row has fewer cells than the header; what it lacks was read as empty."),
          Label(
            "rijen hebben minder cellen dan de kopregel; wat ontbreekt is als leeg gelezen.",
            "rows have fewer cells than the header; what they lack was read as empty.")))
    }
    if account.strayQuotes > 0 {
      note(
        .strayQuotes, line: account.firstStrayQuoteLine,
        text(
          account.strayQuotes,
          Label(
            "1 aanhalingsteken staat midden in een cel; het is gelezen zoals het er staat.",
            "1 quote stands inside a cell; it was read as it is."),
          Label(
            "aanhalingstekens staan midden in een cel; ze zijn gelezen zoals ze er staan.",
            "quotes stand inside a cell; they were read as they are.")))
    }
    let nulls = reader.nulls
    if nulls > 0 {
      note(
        .programNull, line: nil,
        Label(
          "\(nulls) \(nulls == 1 ? "cel" : "cellen") met NULL \(nulls == 1 ? "is" : "zijn") als leeg gelezen: zo toont mysql "
            + "wat leeg is.",
          "\(nulls) \(nulls == 1 ? "cell" : "cells") with NULL \(nulls == 1 ? "was" : "were") read as empty: so mysql shows "
            + "what is empty."))
    }
    if let evidence = reader.durations, evidence.decision == nil, let remark = evidence.remark,
      let place = reader.layout.places[ColumnDecisions.durationColumn]
    {
      problems.append(
        remark.problem(
          at: SourcePosition(file: file, field: place.header, letters: ColumnLetters.letters(place.index + 1))))
    }
    if reader.hasReadLetters {
      note(
        .programBoolean, line: nil,
        Label(
          "t en f zijn gelezen als ja en nee: zo toont psql ze.",
          "t and f were read as yes and no: so psql shows them."))
    }
  }

  private mutating func note(_ code: ProblemCode, line: Int?, _ message: Label) {
    problems.append(
      InputProblem(
        code: code.rawValue, severity: code.severity, position: SourcePosition(file: file, line: line),
        message: message))
  }
}
