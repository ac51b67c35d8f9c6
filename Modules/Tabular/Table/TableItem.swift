/// What a table reader hands on, in the order of the file.
///
/// Together the items hold every byte behind the byte order mark.
///
/// The cases with much to carry are boxed, so that an item of data is small to hand around.
public enum TableItem {
  /// The row that names the columns; the first one handed on that is not set aside.
  indirect case header(Header, Record)
  /// A row of data, with at least as many cells as the header has columns. More cells there are only when they are empty.
  case record(Record)
  /// A row that cannot be read as data of this table.
  indirect case faulty(Record, RowFault)
  /// A row that is no data.
  case setAside(Record, SetAsideReason)

  /// The row itself.
  public var row: Record {
    switch self {
    case .header(_, let row), .record(let row), .faulty(let row, _), .setAside(let row, _): row
    }
  }
}

/// Why a row is no data.
public enum SetAsideReason: String, Hashable, Sendable, CaseIterable {
  /// The file's own `sep=` line.
  case separatorLine = "separator-line"
  /// A line without anything but white space.
  case blank
  /// The header once more.
  case repeatedHeader = "repeated-header"

  /// The reason in words.
  public var text: Wording {
    switch self {
    case .separatorLine: Wording("regel met het scheidingsteken (sep=)", "line naming the delimiter (sep=)")
    case .blank: Wording("lege regel", "blank line")
    case .repeatedHeader: Wording("herhaalde kopregel", "repeated header")
    }
  }
}

/// Why a row cannot be read as data of its table.
public struct RowFault: Hashable, Sendable {
  /// The message, with its place.
  public let error: TabularError

  static func width(of record: Record, header: Header) -> RowFault {
    let expected = header.columns.count
    let found = record.count
    let isShort = found < expected
    let missing = isShort ? header.columns[found].name : ""
    return RowFault(
      error: TabularError(
        kind: isShort ? .tooFewCells : .tooManyCells, place: record.place(ofCell: isShort ? found : expected),
        found: Wording(
          "\(found) \(found == 1 ? "cel" : "cellen") in de rij"
            + (isShort ? "; vanaf \"\(missing)\" ontbreekt alles" : ""),
          "\(found) \(found == 1 ? "cell" : "cells") in the row"
            + (isShort ? "; everything from \"\(missing)\" on is missing" : "")),
        expected: Wording(
          "\(expected), zoveel als de kopregel kolommen heeft", "\(expected), as many as the header has columns"),
        remedy: isShort
          ? Wording(
            "Vul de ontbrekende cellen aan, ook als ze leeg zijn.", "Add the missing cells, even if they are empty.")
          : Wording(
            "Zet een cel met het scheidingsteken of een regeleinde erin tussen aanhalingstekens.",
            "Put a cell that holds the delimiter or a line break between quotes.")))
  }

  static func unclosedQuote(in record: Record, cell: Int) -> RowFault {
    RowFault(
      error: TabularError(
        kind: .quoteBounded, place: record.place(ofCell: cell),
        found: Wording(
          "het aanhalingsteken dat hier een cel opent (kolom \(ColumnLetters.letters(cell + 1))) wordt niet gesloten; "
            + "de regels erna zijn als gewone rijen gelezen",
          "the quote that opens a cell here (column \(ColumnLetters.letters(cell + 1))) is not closed; "
            + "the lines after it were read as ordinary rows"),
        expected: Wording(
          "een tweede aanhalingsteken aan het einde van de cel", "a second quote at the end of the cell"),
        remedy: Wording(
          "Zet er een aanhalingsteken bij of haal dit weg.", "Add the missing quote or remove this one.")))
  }

  static func textAfterQuote(in record: Record, cell: Int) -> RowFault {
    RowFault(
      error: TabularError(
        kind: .textAfterQuote, place: record.place(ofCell: cell),
        found: Wording(
          "tekst achter het aanhalingsteken dat de cel sluit", "text behind the quote that closes the cell"),
        expected: Wording("meteen een scheidingsteken of het regeleinde", "a delimiter or the line end right away"),
        remedy: Wording(
          "Verdubbel een aanhalingsteken dat bij de tekst hoort (\"\"), of haal de tekst erachter weg.",
          "Double a quote that belongs to the text (\"\"), or remove the text behind it.")))
  }
}
