import Foundation
import GRDB
import GuidanceKit

extension Snapshot {
  /// The records of a batch that took the place of earlier ones, in the order of the file; at most so many.
  public func changes(in batch: BatchRecord, limit: Int) throws -> [ChangedRecord] {
    let table = batch.kind.table
    return try Row.fetchAll(
      db,
      sql: """
        SELECT f.line, f.row, f.key, e.batch_id AS e_batch, e.line AS e_line, e.row AS e_row
        FROM supersession AS s JOIN \(table) AS f ON f.id = s.successor_id JOIN \(table) AS e ON e.id = s.fact_id
        WHERE s.batch_id = ? AND s.kind_id = ? AND f.batch_id = ? ORDER BY f.line, f.id LIMIT ?
        """, arguments: [batch.id, batch.kind.rawValue, batch.id, limit]
    ).map { row in
      let key: Data = row["key"]
      return ChangedRecord(
        record: LoadedRecord(
          line: row["line"], row: row["row"],
          key: RecordKey.isOwn(key, batch.kind) ? key.withUnsafeBytes { RecordKey.shown($0, batch.kind) } : nil),
        earlier: Origin(batch: row["e_batch"], line: row["e_line"], row: row["e_row"]))
    }
  }

  /// The records that a batch ended, because the full list in it no longer names them; at most so many.
  public func gone(in batch: BatchRecord, limit: Int) throws -> [GoneRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT e.key, e.batch_id AS e_batch, e.line, e.row
        FROM supersession AS s JOIN \(batch.kind.table) AS e ON e.id = s.fact_id
        WHERE s.batch_id = ? AND s.kind_id = ? AND s.cause = 'gone' ORDER BY e.id LIMIT ?
        """, arguments: [batch.id, batch.kind.rawValue, limit]
    ).map { row in
      let key: Data = row["key"]
      return GoneRecord(
        key: RecordKey.isOwn(key, batch.kind) ? key.withUnsafeBytes { RecordKey.shown($0, batch.kind) } : nil,
        origin: Origin(batch: row["e_batch"], line: row["line"], row: row["row"]))
    }
  }

  /// The spreadsheet row of each record of a batch about which something was noticed, by its text line.
  public func noticedRows(in batch: BatchRecord) throws -> [Int: Int] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT f.line, f.row FROM batch_problem AS p JOIN \(batch.kind.table) AS f
          ON f.batch_id = p.batch_id AND f.line = p.line
        WHERE p.batch_id = ? AND p.row_id IS NULL
        """, arguments: [batch.id])
    return Dictionary(rows.map { ($0["line"], $0["row"]) }) { first, _ in first }
  }
}
