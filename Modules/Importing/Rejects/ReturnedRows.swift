import GuidanceKit
import Register
import Tabular

/// Finds the rejected rows that the rows of a mended file name in the column `rij-id`.
struct ReturnedRows {
  /// Where a mended file came from, as its first row says.
  struct Source {
    let batch: Int
    let source: String
    let mapping: String?
    /// What the whole columns of days of its file decided.
    let decisions: ColumnDecisions
    /// What a database program drew in its file; see ``DialectNote/drawing``.
    let drawing: String?
  }

  private let register: Register
  private let kind: RecordKind
  private let column: Header.Column
  private var place: Int { column.index }
  /// The 0-based indexes of all columns that were added for people.
  private let added: Set<Int>
  private var known: [Int: (batch: BatchRecord, rows: Set<Int>)] = [:]
  /// The spreadsheet rows on which rejected rows were named, by their number.
  private var named: [Int: Int] = [:]

  /// - Returns: `nil` when the file has no column `rij-id`.
  init?(_ register: Register, _ kind: RecordKind, _ header: Header) {
    guard let column = Self.column(in: header) else { return nil }
    self.register = register
    self.kind = kind
    self.column = column
    added = Set(
      header.columns.filter { column in
        SheetKind.returnHeaders.contains { HeaderKey($0) == HeaderKey(column.name) }
      }.map(\.index))
  }

  /// The column `rij-id`.
  static func column(in header: Header) -> Header.Column? {
    header.columns.first { HeaderKey($0.name) == HeaderKey("rij-id") }
  }

  /// The 0-based index of the column `rij-id`.
  static func place(in header: Header) -> Int? { column(in: header)?.index }

  /// What a `rij-id` reads as: batch and row; `nil` when it is none.
  ///
  /// Sheets of before carry `12-345`, which a spreadsheet takes for a date when both numbers are small.
  static func read(_ text: String) -> MendedRow? {
    let cell = FormulaGuard.restored(TextFolding.trimmed(text)).lowercased()
    let isMarked = cell.hasPrefix("b")
    let parts = cell.dropFirst(isMarked ? 1 : 0).split(
      separator: isMarked ? "r" : "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let batch = Int(parts[0]), let row = Int(parts[1]), batch > 0, row > 0 else { return nil }
    return MendedRow(row: row, batch: batch)
  }

  /// The batch that a row's `rij-id` names, with what a file of it is read with.
  static func source(of row: Record, in header: Header, _ register: Register) throws -> Source? {
    guard let place = place(in: header), place < row.count, let mends = read(row[place].text) else { return nil }
    return try register.read { (snapshot) throws -> Source? in
      guard let batch = try snapshot.batch(mends.batch) else { return nil }
      let note = batch.dialect.flatMap { DialectNote($0) }
      return Source(
        batch: batch.id, source: batch.source, mapping: batch.mapping,
        decisions: ColumnDecisions(ofReturnedRows: note?.days ?? [:]), drawing: note?.drawing)
    }
  }

  /// Whether every cell of a row but those added for people is blank.
  func isEmptied(_ row: Record) -> Bool {
    for index in 0..<row.count where !added.contains(index) && !row[index].isBlank { return false }
    return true
  }

  /// The rejected row that a row mends; `nil` for a row that somebody added.
  ///
  /// - Throws: ``Fault`` when the cell names no rejected row of this kind in this database.
  mutating func mends(_ row: Record) throws -> MendedRow? {
    guard place < row.count, !row[place].isBlank else { return nil }
    let cell = row[place].text
    guard let mends = Self.read(cell) else {
      throw Fault(
        CellRemark(
          .returnUnreadable, found: cell, Label("is geen rij-id", "is no rij-id"),
          expected: Label("batch en rij zoals b12r345", "batch and row such as b12r345"),
          cure: Label(
            "Zet terug wat er stond, of maak de cel leeg als dit een nieuwe rij is",
            "Put back what stood there, or empty the cell if this is a new row")), column)
    }
    let found = try find(mends.batch)
    if let (batch, rows) = found, rows.contains(mends.row), let undo = batch.undoneBy {
      throw Fault(
        CellRemark(
          .returnUnknown, found: cell,
          Label(
            "hoort bij batch \(batch.id) (\(batch.fileName)), die ongedaan gemaakt is door batch \(undo)",
            "belongs to batch \(batch.id) (\(batch.fileName)), which was undone by batch \(undo)"),
          expected: Label("een rij van een batch die nog geldt", "a row of a batch that still holds"),
          cure: Label(
            "Laad het oorspronkelijke bestand opnieuw, of maak de cellen onder rij-id leeg als deze rijen alleen nog hier staan",
            "Load the original file again, or empty the cells under rij-id if these rows stand only here now")), column)
    }
    guard let (batch, rows) = found, rows.contains(mends.row) else {
      throw Fault(
        CellRemark(
          .returnUnknown, found: cell,
          Label(
            "is geen geweigerde rij van deze databank", "is no rejected row of this database"),
          expected: Label(
            "een rij uit leerspoor import rejected \(mends.batch)", "a row of leerspoor import rejected \(mends.batch)"),
          cure: Label(
            "Kijk na of dit bestand bij deze databank hoort; maak de cel leeg als dit een nieuwe rij is",
            "Check whether this file belongs to this database; empty the cell if this is a new row")), column)
    }
    guard batch.kind == kind else {
      throw Fault(
        CellRemark(
          .returnOtherKind, found: cell,
          Label("is een rij van de soort \(batch.kind.code)", "is a row of the kind \(batch.kind.code)"),
          expected: Label("een rij van de soort \(kind.code)", "a row of the kind \(kind.code)"),
          cure: Label("Laad het bestand met --kind \(batch.kind.code)", "Load the file with --kind \(batch.kind.code)")),
        column)
    }
    if let first = named[mends.row] {
      throw Fault(
        CellRemark(
          .returnTwice, found: cell, Label("staat ook op rij \(first)", "stands on row \(first) too"),
          expected: Label("elke rij-id één keer", "each rij-id once"),
          cure: Label(
            "Maak de cel leeg als dit een extra rij is, of verwijder de rij",
            "Empty the cell if this is an extra row, or remove the row")), column)
    }
    named[mends.row] = row.row
    return mends
  }

  /// A `rij-id` that names nothing.
  struct Fault: Error {
    let remark: CellRemark
    let column: Header.Column

    init(_ remark: CellRemark, _ column: Header.Column) {
      self.remark = remark
      self.column = column
    }
  }

  private mutating func find(_ number: Int) throws -> (batch: BatchRecord, rows: Set<Int>)? {
    if let known = known[number] { return known }
    let found = try register.read { (snapshot) throws -> (batch: BatchRecord, rows: Set<Int>)? in
      guard let batch = try snapshot.batch(number) else { return nil }
      return (batch, try snapshot.rejectedRows(batch: number))
    }
    known[number] = found
    return found
  }
}

extension MendedRow {
  /// A row of a batch as a `rij-id`: letters and digits that no spreadsheet takes for a date or a number.
  static func text(batch: Int, row: Int) -> String { "b\(batch)r\(row)" }
}
