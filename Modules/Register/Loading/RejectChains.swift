import GRDB

/// Follows rejected rows to the rejects that took their place and back, over batches that stand.
final class RejectChains {
  /// Where a rejected row leads to.
  struct End {
    /// The row itself, or the last that took its place.
    var row: Int
    /// The batch in which that one was mended or lapsed; `nil` while it is open.
    var batch: Int?
    /// The fact that it became or was found to be.
    var fact: Int?
    /// Whether it became a fact or was found to be one.
    var isMended = false
    var isOpen: Bool { batch == nil }
  }

  private let db: Database
  /// The batch from which on nothing counts.
  private let limit: Int
  /// For each batch, the rows that its rejects took the place of.
  private var replaced: [Int: [Int: Int]] = [:]

  /// - Parameter batch: the batch before which the rows are followed; all that stands by default.
  init(in db: Database, before batch: Int = .max) {
    self.db = db
    limit = batch
  }

  /// What has become of a row.
  func end(of row: Int) throws -> End {
    let statement = try db.cachedStatement(
      sql: """
        SELECT batch_id, outcome, fact_id, replaced_by FROM main.row_resolution
        WHERE row_id = ? AND batch_id < ? AND batch_id NOT IN \(Live.undone()) ORDER BY batch_id DESC LIMIT 1
        """)
    var row = row
    for _ in 0..<10_000 {
      guard let found = try Row.fetchOne(statement, arguments: [row, limit]) else { break }
      if let next = found["replaced_by"] as Int? {
        row = next
        continue
      }
      let outcome: String = found["outcome"]
      return End(
        row: row, batch: found["batch_id"], fact: found["fact_id"],
        isMended: outcome == "fact" || outcome == "unchanged")
    }
    return End(row: row)
  }

  /// The batch that rejected a row first, and those that rejected it again.
  func batches(of row: Int) throws -> (first: Int, later: [Int]) {
    var row = row
    var batch = try self.batch(of: row)
    var later: [Int] = []
    while let earlier = try rows(replacedIn: batch)[row] {
      later.append(batch)
      row = earlier
      batch = try self.batch(of: row)
    }
    return (batch, later)
  }

  /// The batch that rejected a row.
  func batch(of row: Int) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT batch_id FROM main.batch_row WHERE id = ?"), arguments: [row]) ?? 0
  }

  /// How the rows that a batch rejected stand: mended, open, or rejected again and open in a later batch.
  func standing(of batch: Int) throws -> MendedCounts {
    var counts = MendedCounts(
      batch: batch,
      rejected: try Int.fetchOne(
        db, sql: "SELECT count(*) FROM main.batch_row WHERE batch_id = ? AND disposition = 'rejected'",
        arguments: [batch]) ?? 0)
    let resolved = try Row.fetchAll(
      db,
      sql: """
        SELECT x.row_id, x.replaced_by, max(x.batch_id) FROM main.row_resolution AS x JOIN main.batch_row AS k ON k.id = x.row_id
        WHERE k.batch_id = ? AND x.batch_id < ? AND x.batch_id NOT IN \(Live.undone())
        GROUP BY x.row_id
        """, arguments: [batch, limit])
    var moved: [Int: Int] = [:]
    for row in resolved {
      guard row["replaced_by"] as Int? != nil else {
        counts.before += 1
        continue
      }
      let end = try end(of: row["row_id"])
      if end.isOpen { moved[try self.batch(of: end.row), default: 0] += 1 } else { counts.before += 1 }
    }
    counts.moved = moved.sorted { $0.key < $1.key }.map { MendedCounts.Moved(batch: $0.key, rows: $0.value) }
    return counts
  }

  private func rows(replacedIn batch: Int) throws -> [Int: Int] {
    if let known = replaced[batch] { return known }
    var found: [Int: Int] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT replaced_by, row_id FROM main.row_resolution WHERE batch_id = ? AND replaced_by IS NOT NULL",
      arguments: [batch])
    {
      found[row[0]] = row[1]
    }
    replaced[batch] = found
    return found
  }
}

/// Counts what a load makes of the rejected rows of earlier batches.
final class MendedTally {
  private let db: Database
  private var counted: [Int: MendedCounts] = [:]

  init(in db: Database) { self.db = db }

  /// The counts, by the batch that rejected the rows.
  var counts: [MendedCounts] { counted.keys.sorted().compactMap { counted[$0] } }

  /// Begins the count of a batch.
  func begin(_ batch: Int) throws {
    if counted[batch] == nil { counted[batch] = try RejectChains(in: db).standing(of: batch) }
  }

  func count(_ batch: Int, isRejected: Bool) {
    if isRejected { counted[batch]?.rejectedAgain += 1 } else { counted[batch]?.mended += 1 }
  }
}
