/// What a table reader hands on, in the order of the file.
///
/// Together the items hold every byte behind the byte order mark.
///
/// The cases with much to carry are boxed, so that an item of data is small to hand around.
public enum TableItem {
  /// The row that names the columns, or the lowest of them; it comes before all data.
  ///
  /// When no row does (``Header/isGenerated``) the record has neither bytes nor cells.
  indirect case header(Header, Record)
  /// An upper row of a header of more than one row; its text is in the names of the columns.
  case headerPart(Record)
  /// A row of data.
  ///
  /// It may have fewer cells than the header has columns: what was left out at its end counts as empty. More cells there
  /// are only when they are empty.
  case record(Record)
  /// A row that cannot be read as data of this table.
  indirect case faulty(Record, RowFault)
  /// A row that is no data.
  case setAside(Record, SetAsideReason)

  /// The row itself.
  public var row: Record {
    switch self {
    case .header(_, let row), .headerPart(let row), .record(let row), .faulty(let row, _), .setAside(let row, _): row
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
  /// A title or a line of explanation above the header, or above the header once more.
  case preamble
  /// A row below the names that says more about the columns: questions, names for programs.
  case headerLabel = "header-label"
  /// A line that begins with `#` among rows that do not.
  case comment
  /// A line of dashes under the header.
  case ruler
  /// A row of totals below the data.
  case total
  /// A note below the data.
  case footnote
  /// A row of another table below the first.
  case secondTable = "second-table"

  /// The reason in words.
  public var text: Wording {
    switch self {
    case .separatorLine: Wording("regel met het scheidingsteken (sep=)", "line naming the delimiter (sep=)")
    case .blank: Wording("lege regel", "blank line")
    case .repeatedHeader: Wording("herhaalde kopregel", "repeated header")
    case .preamble: Wording("titel of toelichting boven de tabel", "title or explanation above the table")
    case .headerLabel:
      Wording(
        "verdere rij van de kop: vragen of namen voor programma's",
        "further row of the header: questions or names for programs")
    case .comment: Wording("commentaarregel (#)", "comment line (#)")
    case .ruler: Wording("lijn van een getekende tabel", "line of a drawn table")
    case .total: Wording("rij met totalen onder de tabel", "row of totals below the table")
    case .footnote: Wording("voetnoot onder de tabel", "footnote below the table")
    case .secondTable: Wording("tweede tabel in hetzelfde bestand", "second table in the same file")
    }
  }
}

/// Why a row cannot be read as data of its table.
public struct RowFault: Hashable, Sendable {
  /// The message, with its place.
  public let error: TabularError

  static func tooMany(in record: Record, width: Int) -> RowFault {
    let found = record.count
    return RowFault(
      error: TabularError(
        kind: .tooManyCells, place: record.place(ofCell: width),
        found: Wording(
          "\(found) \(found == 1 ? "cel" : "cellen") in de rij", "\(found) \(found == 1 ? "cell" : "cells") in the row"),
        expected: Wording(
          "hoogstens \(width), zoveel als de tabel kolommen heeft", "at most \(width), as many as the table has columns"
        ),
        remedy: Wording(
          "Zet een cel met het scheidingsteken erin tussen aanhalingstekens.",
          "Put a cell that holds the delimiter between quotes.")))
  }

  /// A row with more cells than the table, or one in which a text ran over the beginning of a column.
  static func misfit(_ record: Record, _ structure: TableStructure) -> RowFault {
    guard structure.isFixed, record.count < structure.width else { return tooMany(in: record, width: structure.width) }
    return RowFault(
      error: TabularError(
        kind: .tooFewCells, place: record.place,
        found: Wording(
          "een tekst die over het begin van een kolom loopt", "a text that runs over the beginning of a column"),
        expected: Wording(
          "een spatie voor elke kolom, zoals in de andere rijen (kolommen van vaste breedte)",
          "a space before every column, as in the other rows (columns of fixed width)"),
        remedy: Wording(
          "Bewaar het bestand in het bronprogramma met een scheidingsteken (CSV), of verbeter de rij.",
          "Save the file with a delimiter (CSV) in the program it comes from, or mend the row.")))
  }

  /// A row that another sign than that of the table would cut in the right number of cells.
  static func otherDelimiter(_ record: Record, _ sign: Delimiter, _ own: Delimiter) -> RowFault {
    RowFault(
      error: TabularError(
        kind: .tooFewCells, place: record.place,
        found: Wording("een rij met scheidingsteken \(sign.name)", "a row with delimiter \(sign.name)"),
        expected: Wording(
          "scheidingsteken \(own.name), zoals in de rest van de tabel",
          "delimiter \(own.name), as in the rest of the table"),
        remedy: Wording(
          "Twee bestanden zijn wellicht achter elkaar gezet: vervang \(sign.name) in deze rijen door \(own.name), of bewaar ze "
            + "als een eigen bestand.",
          "Two files were probably put together: replace \(sign.name) by \(own.name) in these rows, or save them as a "
            + "file of their own.")))
  }

  static func torn(_ record: Record) -> RowFault {
    let found = record.count
    return RowFault(
      error: TabularError(
        kind: .tornRow, place: record.place,
        found: Wording(
          "een deel van een rij (\(found) \(found == 1 ? "cel" : "cellen"))",
          "a part of a row (\(found) \(found == 1 ? "cell" : "cells"))"),
        expected: Wording("een hele rij op één regel", "a whole row on one line"),
        remedy: Wording(
          "Wellicht staat er een regeleinde in een cel: zet die cel tussen aanhalingstekens, of maak van de delen weer één regel.",
          "A cell probably holds a line break: put that cell between quotes, or join the parts into one line.")))
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
