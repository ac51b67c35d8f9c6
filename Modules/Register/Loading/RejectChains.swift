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
  /// For each batch, the rows that its rejects took the place of.
  private var replaced: [Int: [Int: Int]] = [:]

  init(in db: Database) { self.db = db }

  /// What has become of a row.
  func end(of row: Int) throws -> End {
    let statement = try db.cachedStatement(
      sql: """
        SELECT batch_id, outcome, fact_id, replaced_by FROM main.row_resolution
        WHERE row_id = ? AND batch_id NOT IN \(Live.undone()) ORDER BY batch_id DESC LIMIT 1
        """)
    var row = row
    for _ in 0..<10_000 {
      guard let found = try Row.fetchOne(statement, arguments: [row]) else { break }
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
    guard counted[batch] == nil, let record = try Snapshot(db: db, asOf: nil).batch(batch) else { return }
    let all =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM main.batch_row WHERE batch_id = ? AND disposition = 'rejected'",
        arguments: [batch]) ?? 0
    counted[batch] = MendedCounts(batch: batch, rejected: all, before: all - record.openRejected)
  }

  func count(_ batch: Int, isRejected: Bool) {
    if isRejected { counted[batch]?.rejectedAgain += 1 } else { counted[batch]?.mended += 1 }
  }
}
