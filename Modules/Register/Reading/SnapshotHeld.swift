import Foundation
import GRDB
public import GuidanceKit

/// A row that was held apart because its period was closed.
public struct HeldRow: Hashable, Sendable {
  /// What became of it.
  public enum State: String, Sendable {
    /// It waits, and its period is closed.
    case closed
    /// It waits, and its period is open now.
    case ready
    /// What it says is a current fact.
    case taken
    /// Its batch was taken back.
    case undone
  }

  /// The number of the row.
  public let id: Int
  /// The batch that brought it.
  public let batch: Int
  /// The kind of record.
  public let kind: RecordKind
  /// The name of its file.
  public let file: String
  /// The text line, from 1.
  public let line: Int
  /// The spreadsheet row, from 1.
  public let row: Int
  /// The row as text.
  public let text: String
  /// The lock that held it.
  public let lock: Int
  /// The closed period.
  public let period: String
  /// What became of it.
  public let state: State
}

extension [HeldRow] {
  /// Those that wait, by period.
  public var waiting: HeldRecords { HeldRecords(filter { [.closed, .ready].contains($0.state) }) }
}

extension HeldRecords {
  init(_ rows: [HeldRow]) {
    self.init(
      counts: rows.reduce(into: [:]) { $0[$1.period, default: 0] += 1 },
      first: rows.prefix(10).map { Place(line: $0.line, row: $0.row, period: $0.period) })
  }
}

extension Snapshot {
  /// The rows that were held apart, by batch and line.
  ///
  /// - Parameters:
  ///   - batch: only those of one batch.
  ///   - day: the day on which locks are looked at; without one every lock holds that was never lifted.
  public func heldRows(batch: Int? = nil, on day: CalendarDate? = nil) throws -> [HeldRow] {
    let locks = Dictionary(uniqueKeysWithValues: try periodLocks().map { ($0.id, $0) })
    let undone = Set(
      try Int.fetchAll(db, sql: "SELECT batch_id FROM batch_undo WHERE undone_by <= ?", arguments: [asOf ?? .max]))
    return try Row.fetchAll(
      db,
      sql: """
        SELECT k.id, k.batch_id, k.line, k.row, k.original, h.lock_id, h.key, h.digest, b.kind_id, b.file_name
        FROM held_row AS h JOIN batch_row AS k ON k.id = h.row_id JOIN batch AS b ON b.id = k.batch_id
        WHERE (? IS NULL OR k.batch_id = ?) AND k.batch_id <= ? ORDER BY k.batch_id, k.line, k.id
        """, arguments: [batch, batch, asOf ?? .max]
    ).compactMap { row -> HeldRow? in
      guard let kind = RecordKind(rawValue: row["kind_id"]) else { return nil }
      let (original, key, digest): (Data, Data, Data) = (row["original"], row["key"], row["digest"])
      let lock = locks[row["lock_id"]]
      let isTaken =
        try Bool.fetchOne(
          db,
          sql: """
            SELECT EXISTS (SELECT 1 FROM \(kind.table) AS f WHERE f.key = ? AND f.digest = ? AND \(live("f", kind)))
            """, arguments: [key, digest]) ?? false
      let isClosed = day.map { lock?.isActive(on: $0) ?? false } ?? lock?.reopenings.isEmpty ?? false
      let state: HeldRow.State =
        undone.contains(row["batch_id"]) ? .undone : isTaken ? .taken : isClosed ? .closed : .ready
      return HeldRow(
        id: row["id"], batch: row["batch_id"], kind: kind, file: row["file_name"], line: row["line"], row: row["row"],
        text: String(decoding: original, as: UTF8.self), lock: row["lock_id"], period: lock?.period ?? "", state: state)
    }
  }
}
