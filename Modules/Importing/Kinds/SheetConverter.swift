import GuidanceKit
import Register
import Tabular

/// A kind of sheet: its columns and what turns its rows into records.
protocol SheetDefinition: SendableMetatype {
  /// What reads its rows.
  associatedtype Converter: SheetConverter

  /// The columns and what must be loaded before.
  static var kind: SheetKind { get }

  /// What a column of a file is that is none of ``kind``; `nil` when the kind knows nothing of it either.
  static func openColumn(_ header: String) -> OpenColumn?
}

/// A column that a kind of sheet does not list and yet knows what to do with.
enum OpenColumn {
  /// It is read, under a name of its own; the notice says so when it is worth saying.
  case read(name: String, notice: Label?)
  /// It is known and not read; the label says what it is.
  case leftOut(Label)
}

extension SheetDefinition {
  /// The kind of records that its rows become.
  static var recordKind: RecordKind { Converter.Output.kind }

  /// A kind of sheet knows its own columns only, unless it says otherwise.
  static func openColumn(_ header: String) -> OpenColumn? { nil }
}

/// Turns the rows of one kind of sheet into records.
protocol SheetConverter {
  /// What a row becomes.
  associatedtype Output: Storable

  /// Binds the columns to the reader of the rows.
  init(_ row: RowReader, _ context: ImportContext)

  /// The record of the reader's current row.
  ///
  /// Everything that is wrong is noted with the reader, so that a row shows all its errors at once.
  /// - Returns: `nil` when the row is rejected.
  func record() -> Output?

  /// Reads the reader's current row and, when nothing is wrong with it, stages its record.
  ///
  /// - Returns: `false` when the reader says why there is no record.
  /// - Throws: what `Load.stage` throws.
  func stage(_ load: Load, _ reader: RowReader, mends: MendedRow?) throws -> Bool
}

extension SheetConverter {
  // A requirement with this as its default, so that each kind has code of its own for what is done with every row.
  func stage(_ load: Load, _ reader: RowReader, mends: MendedRow?) throws -> Bool {
    guard let record = record(), !reader.hasErrors, !reader.needsSurvey, reader.aside == nil else { return false }
    try load.stage(record, line: reader.row.line, row: reader.row.row, mends: mends)
    return true
  }
}

/// Reads the days from which and until which something holds, in the columns `van` and `tot`.
struct ValidityColumns {
  private let row: RowReader
  private let from: ColumnReader<CalendarDate>
  private let through: ColumnReader<CalendarDate>

  init(_ row: RowReader, _ context: ImportContext) {
    self.row = row
    from = .date(row, "van", context, .bound)
    through = .date(row, "tot", context, .bound)
  }

  func read() -> Validity {
    check(Validity(from: from.optional(), through: through.optional()))
  }

  /// Both days, for columns that must be filled.
  func required() -> (from: CalendarDate, through: CalendarDate)? {
    let (first, last) = (from.required(), through.required())
    guard let first, let last else { return nil }
    _ = check(Validity(from: first, through: last))
    return (first, last)
  }

  private func check(_ validity: Validity) -> Validity {
    if let first = validity.from, let last = validity.through, last < first {
      row.note(DateMessages.range("\(first.iso) - \(last.iso)"), column: "tot")
    }
    return validity
  }
}

/// Reads lists of free names between `;`, such as aliases and partners.
enum NameList {
  static func read(_ cell: String) -> CellReading<[String]> {
    var names: [String] = []
    for name in CellText.parts(cell) where !names.contains(name) { names.append(name) }
    return CellReading(names)
  }
}

/// Reads codes that a sheet gives to its own records: letters, digits, hyphens, underscores and points.
enum OwnCode {
  static func read(_ cell: String) -> CellReading<String> {
    let text = TextFolding.trimmed(cell)
    let isCode =
      text.utf8.count <= 64
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
      }
    guard isCode, let first = text.first, first.isLetter || first.isNumber else {
      return CellReading(
        refused: CellRemark(
          .codeUnreadable, found: cell, Label("is geen code", "is not a code"),
          expected: Label(
            "hoogstens 64 letters, cijfers, streepjes en punten, bv. samen-sterk",
            "at most 64 letters, digits, hyphens and points, e.g. samen-sterk")))
    }
    return CellReading(text)
  }
}
