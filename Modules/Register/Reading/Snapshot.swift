import Foundation
import GRDB
public import GuidanceKit

/// One consistent state of the register, as it was known after a batch.
///
/// It lives as long as the body of ``Register/read(asOf:_:)`` and is not kept beyond it.
public struct Snapshot {
  let db: Database
  /// The batch after which the state held; `nil` for everything known.
  public let asOf: Int?
  let cache = SnapshotCache()

  init(db: Database, asOf: Int?) {
    self.db = db
    self.asOf = asOf
  }

  /// The last batch in this state; 0 when nothing was loaded.
  public func lastBatch() throws -> Int {
    if let asOf { return asOf }
    return try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM batch") ?? 0
  }

  /// The hash of the trail's head, in hexadecimal; `nil` when nothing happened yet.
  public func trailHead() throws -> String? {
    try Data.fetchOne(db, sql: "SELECT hash FROM trail ORDER BY seq DESC LIMIT 1").map { Hex.text($0) }
  }

  /// Whether some entry of the trail has this hash, in hexadecimal.
  public func trailHolds(head: String) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM trail WHERE hex(hash) = upper(?))", arguments: [head])
      ?? false
  }

  /// Whether the hash of some entry of the trail begins so, in hexadecimal; a beginning of fewer than 12 signs is none.
  public func trailHolds(beginning: String) throws -> Bool {
    guard beginning.count >= 12, beginning.allSatisfy(\.isHexDigit) else { return false }
    return try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM trail WHERE hex(hash) LIKE upper(?) || '%')", arguments: [beginning])
      ?? false
  }

  /// Whether any batch that still stands in this state holds invented data.
  public func holdsInventedData() throws -> Bool {
    try batches().contains { $0.isInvented && $0.undoneBy == nil }
  }

  /// The batches of this state, by number.
  public func batches() throws -> [BatchRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT b.*, u.undone_by AS undone_by, t.batch_id AS undoes, coalesce(t.reason, r.reason) AS reason,
          CASE WHEN b.rejected = 0 OR u.undone_by IS NOT NULL THEN 0 ELSE (
            SELECT count(*) FROM batch_row AS k
            WHERE k.batch_id = b.id AND k.disposition = 'rejected' AND NOT EXISTS (\(resolution("k")))
          ) END AS open_rejected
        FROM batch AS b
        LEFT JOIN batch_undo AS u ON u.batch_id = b.id AND u.undone_by <= ?
        LEFT JOIN batch_undo AS t ON t.undone_by = b.id
        LEFT JOIN batch_reason AS r ON r.batch_id = b.id
        WHERE b.id <= ? ORDER BY b.id
        """, arguments: [asOf ?? Int.max, asOf ?? Int.max]
    ).compactMap(BatchRecord.init(row:))
  }

  /// SQL for the batch in which a rejected row came back, in this state.
  private func resolution(_ alias: String) -> String {
    """
    SELECT x.batch_id FROM row_resolution AS x
    WHERE x.row_id = \(alias).id AND x.batch_id <= \(asOf ?? Int.max) AND x.batch_id NOT IN \(Live.undone(asOf: asOf))
    """
  }

  /// The batch with this number; `nil` when this state has none.
  public func batch(_ number: Int) throws -> BatchRecord? {
    try batches().first { $0.id == number }
  }

  /// The batch that still stands and holds a file with this hash, in hexadecimal.
  public func batch(fileHash: String, kind: RecordKind) throws -> BatchRecord? {
    try batches().last { $0.fileHash == fileHash && $0.kind == kind && $0.undoneBy == nil }
  }

  /// The rows of a batch that did not become facts, in the order of the file.
  public func keptRows(batch: Int) throws -> [KeptRow] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT k.*, (\(resolution("k")) LIMIT 1) AS mended_in FROM batch_row AS k WHERE k.batch_id = ?
        ORDER BY k.line, k.id
        """, arguments: [batch]
    ).compactMap { row in
      guard let disposition = KeptRow.Disposition(rawValue: row["disposition"]) else { return nil }
      let original: Data = row["original"]
      return KeptRow(
        id: row["id"], disposition: disposition, line: row["line"], row: row["row"], original: Array(original),
        mendedIn: row["mended_in"])
    }
  }

  /// What was noticed while loading a batch, in the order of the file; with the kept row it is about, if any.
  public func problems(batch: Int) throws -> [(row: Int?, problem: InputProblem)] {
    guard let name = try String.fetchOne(db, sql: "SELECT file_name FROM batch WHERE id = ?", arguments: [batch]) else {
      return []
    }
    return try Row.fetchAll(
      db, sql: "SELECT * FROM batch_problem WHERE batch_id = ? ORDER BY coalesce(line, 0), id", arguments: [batch]
    ).map { row in
      (
        row["row_id"],
        InputProblem(
          code: row["code"], severity: Severity(rawValue: row["severity"]) ?? .error,
          position: SourcePosition(
            file: name, line: row["line"], column: row["column_number"], field: row["field"]),
          message: Label(row["dutch"], row["english"]))
      )
    }
  }

  /// A text line of a batch's file as it was typed, without its line end; `nil` when the file has no such line.
  public func originalLine(batch: Int, line: Int) throws -> String? {
    try Originals.line(line, batch: batch, in: db)
  }

  /// The codes of a lookup table with their labels, by code: those that the batches of this state declared and that were
  /// not taken back.
  ///
  /// A code that a later version of a plan leaves out stays known, for facts name it.
  public func codes(of table: LookupTable) throws -> [String: Label] { try DeclaredCodes(self).codes(of: table) }

  /// SQL that holds for a fact of this kind that is current in this state.
  func live(_ alias: String, _ kind: RecordKind) -> String { Live.condition(alias, kind, asOf: asOf) }
}

extension BatchRecord {
  init?(row: Row) {
    guard let kind = RecordKind(rawValue: row["kind_id"]) else { return nil }
    var counts = LoadCounts()
    counts.records = row["records"]
    counts.new = row["new"]
    counts.changed = row["changed"]
    counts.unchanged = row["unchanged"]
    counts.rejected = row["rejected"]
    counts.held = row["held"]
    counts.setAside = row["set_aside"]
    counts.gone = row["gone"]
    let hash: Data = row["file_hash"]
    self.init(
      id: row["id"], kind: kind, source: row["source"], fileName: row["file_name"], fileHash: Hex.text(hash),
      byteCount: row["byte_count"], loadedAt: row["loaded_at"], loadedOn: row["loaded_on"], actor: row["actor"],
      programVersion: row["program_version"], dialect: row["dialect"], mapping: row["mapping"],
      isInvented: row["is_invented"], counts: counts, undoneBy: row["undone_by"],
      undoes: row["undoes"], openRejected: row["open_rejected"], reason: row["reason"])
  }
}

extension Row {
  /// A day in an ISO column; `nil` for NULL.
  func day(_ column: String) -> CalendarDate? { (self[column] as String?).flatMap { CalendarDate(iso: $0) } }

  /// The days in a pair of ISO columns.
  var validity: Validity { Validity(from: day("valid_from"), through: day("valid_through")) }

  /// Where the fact came from.
  var origin: Origin { Origin(batch: self["batch_id"], line: self["line"], row: self["row"]) }
}
