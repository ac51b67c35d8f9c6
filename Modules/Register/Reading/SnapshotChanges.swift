import GRDB

/// What became of a fact between two states of the register.
public struct FactChange: Hashable, Sendable {
  /// Why a fact counts in one state and not in the other.
  public enum Cause: Hashable, Sendable {
    /// It became known in a batch.
    case new(batch: Int)
    /// Another fact took its place, in a batch.
    case replaced(by: Int, batch: Int)
    /// It took the place of another fact, in a batch.
    case replaces(Int, batch: Int)
    /// A batch that listed all there is no longer had it.
    case gone(batch: Int)
    /// The batch it came from was taken back by another one.
    case undone(batch: Int, by: Int)
    /// What had taken its place was taken back.
    case restored(undone: Int, by: Int)
  }

  /// The number of the fact within its kind.
  public var id: Int
  /// Whether it counts in the later state; if not, it counts in the earlier one.
  public var counts: Bool
  /// Why.
  public var cause: Cause
}

extension Snapshot {
  /// The same database as it was known at another moment, within the same reading.
  public func known(_ asOf: AsOf) throws -> Snapshot { Snapshot(db: db, asOf: try asOf.resolve(in: db)) }

  /// The facts of a kind that count in one state and not in another, by number.
  ///
  /// - Parameter earlier: a state with fewer batches than this one; with more, the two change places.
  public func changes(of kind: RecordKind, since earlier: Snapshot) throws -> [FactChange] {
    let (first, last) = (try earlier.lastBatch(), try lastBatch())
    guard first != last else { return [] }
    guard first < last else { return try earlier.changes(of: kind, since: self) }
    let table = kind.table
    let rows = try Row.fetchCursor(
      db,
      sql: """
        WITH touched(batch) AS (
          SELECT id FROM batch WHERE id > ?1 AND id <= ?2
          UNION SELECT batch_id FROM batch_undo WHERE undone_by > ?1 AND undone_by <= ?2
        ), candidate(id) AS (
          SELECT id FROM \(table) WHERE batch_id IN (SELECT batch FROM touched)
          UNION SELECT fact_id FROM supersession
            WHERE kind_id = \(kind.rawValue) AND batch_id IN (SELECT batch FROM touched)
        ), state AS (
          SELECT f.id, f.batch_id, (\(Live.condition("f", kind, asOf: first))) AS was,
            (\(Live.condition("f", kind, asOf: last))) AS now
          FROM \(table) AS f WHERE f.id IN (SELECT id FROM candidate)
        )
        SELECT s.id, s.batch_id, s.now,
          (SELECT undone_by FROM batch_undo WHERE batch_id = s.batch_id AND undone_by <= ?2) AS undone_by,
          (SELECT min(batch_id) FROM supersession WHERE kind_id = \(kind.rawValue) AND fact_id = s.id
            AND batch_id > ?1 AND batch_id <= ?2
            AND batch_id NOT IN (SELECT batch_id FROM batch_undo WHERE undone_by <= ?2)) AS lost_in,
          (SELECT max(b.batch_id) FROM supersession AS p JOIN batch_undo AS b ON b.batch_id = p.batch_id
            WHERE p.kind_id = \(kind.rawValue) AND p.fact_id = s.id AND b.undone_by > ?1 AND b.undone_by <= ?2)
            AS returned_from,
          (SELECT min(fact_id) FROM supersession WHERE kind_id = \(kind.rawValue) AND successor_id = s.id
            AND batch_id = s.batch_id) AS predecessor
        FROM state AS s WHERE s.was <> s.now ORDER BY s.id
        """, arguments: [first, last])
    var changes: [FactChange] = []
    while let row = try rows.next() {
      let id: Int = row["id"]
      let batch: Int = row["batch_id"]
      let isNow: Bool = row["now"]
      changes.append(
        FactChange(
          id: id, counts: isNow,
          cause: isNow ? try arrival(row, batch, first) : try departure(row, id, batch, kind)))
    }
    return changes
  }

  private func arrival(_ row: Row, _ batch: Int, _ first: Int) throws -> FactChange.Cause {
    if batch > first {
      if let predecessor: Int = row["predecessor"] { return .replaces(predecessor, batch: batch) }
      return .new(batch: batch)
    }
    guard let undone: Int = row["returned_from"] else { return .new(batch: batch) }
    return .restored(undone: undone, by: try undoer(of: undone) ?? undone)
  }

  private func departure(_ row: Row, _ id: Int, _ batch: Int, _ kind: RecordKind) throws -> FactChange.Cause {
    if let by: Int = row["undone_by"] { return .undone(batch: batch, by: by) }
    guard let lost: Int = row["lost_in"] else { return .gone(batch: batch) }
    let successor = try Int.fetchOne(
      db, sql: "SELECT successor_id FROM supersession WHERE kind_id = ? AND fact_id = ? AND batch_id = ?",
      arguments: [kind.rawValue, id, lost])
    return successor.map { .replaced(by: $0, batch: lost) } ?? .gone(batch: lost)
  }

  private func undoer(of batch: Int) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT undone_by FROM batch_undo WHERE batch_id = ?", arguments: [batch])
  }
}
