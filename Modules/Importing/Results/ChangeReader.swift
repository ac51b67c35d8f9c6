import Configuration
import GuidanceKit
import Register
import Tabular

/// Finds the cells that differ between a row of the file at hand and the row that its record was loaded from.
///
/// Both are read again from the kept bytes, one row at a time, so that the number of changes costs no memory.
struct ChangeReader {
  private let snapshot: Snapshot
  private let columns: [SheetColumn]
  private let current: SheetRows
  private var earlier: [Int: SheetRows?] = [:]
  /// What people corrected by hand in the records.
  private let corrections: HandCorrections
  /// The corrected cells of rows of the file at hand, by line.
  private let corrected: [Int: [String: String]]
  /// The batch at hand, when it was loaded before.
  private var batch: Int?

  /// - Parameters:
  ///   - text: the text of the file at hand.
  ///   - corrected: the cells that people corrected by hand in its rows, by line.
  init(
    _ snapshot: Snapshot, _ layout: SheetLayout, _ note: DialectNote, _ text: OriginalText,
    _ corrections: HandCorrections, _ corrected: [Int: [String: String]]
  ) {
    self.snapshot = snapshot
    self.corrections = corrections
    self.corrected = corrected
    columns = layout.kind.columns
    var places: [String: Int] = [:]
    for (name, place) in layout.places { places[name] = place.index }
    current = SheetRows(
      text: text, dialect: note.tableDialect, places: places, constants: layout.constants,
      restoresFormulas: layout.restoresFormulas)
  }

  /// Reads what a batch changed.
  ///
  /// - Returns: `nil` for a batch that is no sheet.
  init?(_ snapshot: Snapshot, _ batch: BatchRecord) throws {
    guard let kind = SheetKind.all.first(where: { $0.kind == batch.kind }),
      let rows = try Self.rows(of: batch, kind.columns, snapshot)
    else { return nil }
    self.snapshot = snapshot
    columns = kind.columns
    current = rows
    corrections = try HandCorrections(kind, source: batch.source, in: snapshot)
    corrected = [:]
    self.batch = batch.id
  }

  mutating func change(_ change: ChangedRecord) throws -> RecordChange {
    let record = change.record
    var cells: [RecordChange.Cell] = []
    if let old = try rows(of: change.earlier.batch) {
      let before = corrections.effective(try old.cells(ofLine: change.earlier.line), change.earlier)
      var now = try current.cells(ofLine: record.line).merging(corrected[record.line] ?? [:]) { $1 }
      if let batch {
        now = corrections.effective(now, Origin(batch: batch, line: record.line, row: record.row))
      }
      for column in columns {
        let (was, is_) = (before[column.header] ?? "", now[column.header] ?? "")
        if !CellMeaning.isSame(was, is_, in: column.header) {
          cells.append(RecordChange.Cell(column: column.header, old: was, new: is_))
        }
      }
    }
    return RecordChange(key: record.key, line: record.line, row: record.row, earlier: change.earlier, cells: cells)
  }

  private mutating func rows(of batch: Int) throws -> SheetRows? {
    if let known = earlier[batch] { return known }
    let rows = try snapshot.batch(batch).flatMap { try Self.rows(of: $0, columns, snapshot) }
    earlier[batch] = .some(rows)
    return rows
  }

  /// The rows of a batch; `nil` for a batch that is no sheet.
  static func rows(of batch: BatchRecord, _ columns: [SheetColumn], _ snapshot: Snapshot) throws -> SheetRows? {
    guard let note = batch.dialect.flatMap({ DialectNote($0) }) else { return nil }
    let profile = batch.mapping.flatMap { SheetMapping(text: $0)?.profile }
    var constants: [String: String] = [:]
    for column in columns { constants[column.header] = profile?.constant(forColumn: column.header) }
    return SheetRows(
      text: try snapshot.originalText(batch: batch.id), dialect: note.tableDialect, places: note.places,
      constants: constants, restoresFormulas: note.isReturned)
  }
}

/// The rows of a loaded sheet, by the line on which they begin.
struct SheetRows {
  let text: OriginalText
  let dialect: Dialect
  /// Where each column of the kind stands, 0-based.
  let places: [String: Int]
  let constants: [String: String]
  let restoresFormulas: Bool

  /// The trimmed text of each column of the kind in the row that begins on a line.
  func cells(ofLine line: Int) throws -> [String: String] {
    var limit = 16 << 10
    var texts: [String] = []
    while true {
      let bytes = Array(try text.text(fromLine: line, limit: limit).utf8)
      let (found, isWhole) = firstRow(bytes)
      texts = found
      // A row that goes on behind what was read is read again with more of it; what is larger stays cut off.
      if isWhole || bytes.count < limit / 2 || limit >= 4 << 20 { break }
      limit *= 16
    }
    var cells = constants
    for (name, place) in places {
      let text = place < texts.count ? texts[place] : ""
      cells[name] = TextFolding.trimmed(restoresFormulas ? FormulaGuard.restored(text) : text)
    }
    return cells
  }

  /// The cells of the first row, and whether another begins behind it.
  private func firstRow(_ bytes: [UInt8]) -> (cells: [String], isWhole: Bool) {
    struct Enough: Error {}
    var scanner = RecordScanner(dialect: dialect)
    var first: [String]?
    var isWhole = false
    let take = { (record: Record) throws in
      if first != nil {
        isWhole = true
        throw Enough()
      }
      first = record.texts
    }
    do {
      try bytes.withUnsafeBytes { try scanner.feed($0, take) }
      try scanner.finish(take)
      isWhole = true
    } catch {}
    return (first ?? [], isWhole)
  }
}
