public import GuidanceKit
public import Register
import Tabular

/// The rejected rows of a batch as a sheet that opens by a double click, to be mended and loaded again.
///
/// The original columns come first, then `fout` (every reason), `regel` (the line of the file) and `rij-id` (batch and row).
/// Cells that would run as formulas are neutralised; the importer restores them when the file comes back.
public struct RejectedRows: Sendable {
  /// The rows rejected.
  public let count: Int
  /// The sheet: UTF-8 with mark, `;`, CRLF.
  public let bytes: [UInt8]

  /// Collects the rejected rows of a batch that have not come back mended.
  ///
  /// - Parameter includingMended: whether those that did are printed as well.
  /// - Throws: ``ImportRefusal`` when there is no such batch or it was no sheet; `RegisterError`.
  public init(
    batch: Int, in snapshot: Snapshot, language: Language = .dutch, includingMended: Bool = false
  ) throws {
    try self.init(batch: batch, in: snapshot, language: language) {
      $0.disposition == .rejected && (includingMended || $0.mendedIn == nil)
    }
  }

  /// Collects rows of a batch that did not become facts.
  init(
    batch: Int, in snapshot: Snapshot, language: Language, where isWanted: (KeptRow) -> Bool
  ) throws {
    guard let record = try snapshot.batch(batch) else { throw Self.noBatch(batch) }
    guard let note = record.dialect.flatMap({ DialectNote($0) }) else {
      throw Self.refusal(
        Label(
          "batch \(batch) (\(record.fileName)) is geen blad en heeft geen rijen; verwacht een batch van een blad.",
          "batch \(batch) (\(record.fileName)) is no sheet and has no rows; expected a batch of a sheet."))
    }
    if let undo = record.undoneBy {
      throw Self.refusal(
        Label(
          "batch \(batch) (\(record.fileName)) is ongedaan gemaakt door batch \(undo); van haar rijen valt niets meer te "
            + "verbeteren. Laad het bestand opnieuw als het toch mee moet tellen.",
          "batch \(batch) (\(record.fileName)) was undone by batch \(undo); nothing of its rows is left to mend. Load the "
            + "file again if it has to count after all."))
    }
    let rows = try snapshot.keptRows(batch: batch).filter(isWanted)
    var reasons: [Int: [String]] = [:]
    for (row, problem) in try snapshot.problems(batch: batch) {
      guard let row else { continue }
      let field = problem.position?.field.map { "\($0): " } ?? ""
      reasons[row, default: []].append("\(field)\(problem.message[language]) [\(problem.code)]")
    }
    let dialect = note.tableDialect
    // A sheet that came back already has the added columns; they are written anew.
    let own = note.header.indices.filter { index in
      !SheetKind.returnHeaders.contains { HeaderKey($0) == HeaderKey(note.header[index]) }
    }
    var writer = CSVWriter(style: .excel)
    writer.write(own.map { note.header[$0] } + SheetKind.returnHeaders)
    for row in rows {
      var cells = try Self.cells(row.original, dialect, width: note.header.count)
      if note.isReturned { cells = cells.map(FormulaGuard.restored) }
      // A row with too many cells keeps them, behind the added columns, so that these stay under their headers.
      writer.write(
        own.map { $0 < cells.count ? cells[$0] : "" } + [
          (reasons[row.id] ?? []).joined(separator: " | "), String(row.line), MendedRow.text(batch: batch, row: row.id),
        ]
          + cells.dropFirst(note.header.count))
    }
    count = rows.count
    bytes = writer.take()
  }

  private static func cells(_ original: [UInt8], _ dialect: Dialect, width: Int) throws -> [String] {
    var scanner = RecordScanner(dialect: dialect)
    scanner.expectedWidth = width
    var cells: [String] = []
    let keep = { (record: Record) in cells += record.texts }
    do {
      try original.withUnsafeBytes { try scanner.feed($0, keep) }
      try scanner.finish(keep)
    } catch {
      // What is no row on its own stays together in the first cell.
      return [String(decoding: original, as: UTF8.self)]
    }
    return cells
  }

  static func noBatch(_ batch: Int) -> ImportRefusal {
    refusal(
      Label(
        "batch \(batch) bestaat niet; verwacht een nummer uit leerspoor import batches.",
        "batch \(batch) does not exist; expected a number of leerspoor import batches."))
  }

  private static func refusal(_ message: Label) -> ImportRefusal {
    ImportRefusal([InputProblem(code: ProblemCode.numberOutOfRange.rawValue, message: message)])
  }
}
