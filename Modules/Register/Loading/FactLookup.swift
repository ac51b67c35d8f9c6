import GRDB

/// A current fact that a record is compared with.
struct KnownFact {
  var id: Int
  var digest: [UInt8]
  var batch: Int
  var origin: Origin
  var key: [UInt8]
  var ordinal: Int
}

/// Finds current facts of one kind by their keys.
struct FactLookup {
  private let db: Database
  let kind: RecordKind
  /// Whether there is anything to find.
  let hasFacts: Bool
  private let hasCorrections: Bool
  private let byKey: RawStatement

  init(_ kind: RecordKind, in db: Database) throws {
    self.db = db
    self.kind = kind
    hasFacts = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM main.\(kind.table))") ?? false
    hasCorrections =
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM main.supersession WHERE kind_id = ? AND cause = 'corrected'
            AND batch_id NOT IN \(Live.undone()))
          """, arguments: [kind.rawValue]) ?? false
    // Written out, the list of batches taken back is not made anew for every record.
    let undone = try Int.fetchAll(db, sql: "SELECT batch_id FROM main.batch_undo ORDER BY 1")
    let list = undone.count > 500 ? Live.undone() : "(\(undone.map(String.init).joined(separator: ", ")))"
    byKey = try RawStatement(
      """
      SELECT f.id, f.digest, f.batch_id, f.line, f.row, f.key, f.ordinal FROM main.\(kind.table) AS f
      WHERE f.key = ? AND f.ordinal = ? AND \(Live.condition("f", kind, undone: list))
      """, in: db)
  }

  /// The current fact with a key and a rank.
  func live(key: UnsafeRawBufferPointer, ordinal: Int) throws -> KnownFact? {
    guard hasFacts else { return nil }
    byKey.bind(blob: key, at: 1)
    byKey.bind(ordinal, at: 2)
    guard try byKey.nextRow() else { return nil }
    defer { byKey.reset() }
    return KnownFact(
      id: byKey.integer(0), digest: Array(byKey.bytes(1)), batch: byKey.integer(2),
      origin: Origin(batch: byKey.integer(2), line: byKey.integer(3), row: byKey.integer(4)),
      key: Array(byKey.bytes(5)), ordinal: byKey.integer(6))
  }

  /// The fact with a number, when it is current.
  func live(id: Int) throws -> KnownFact? { try fact("f.id = \(id) AND \(Live.condition("f", kind))") }

  /// The highest rank among current facts with a key, of batches up to one and of some others; 0 when there is none.
  func lastOrdinal(
    key: UnsafeRawBufferPointer, through batch: Int = .max, or others: [Int] = []
  ) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT coalesce(max(f.ordinal), 0) FROM main.\(kind.table) AS f
        WHERE f.key = ? AND (f.batch_id <= ? OR f.batch_id IN (\(others.map(String.init).joined(separator: ", "))))
          AND \(Live.condition("f", kind))
        """, arguments: [DatabaseBytes.value(key), batch]) ?? 0
  }

  /// What a fact has become: itself, or what took its place; `nil` when it ended.
  ///
  /// - Returns: the current fact, and whether somebody corrected it by hand on the way.
  func current(from fact: Int) throws -> (fact: KnownFact, isCorrected: Bool)? {
    var id = fact
    var isCorrected = false
    for _ in 0..<10_000 {
      if let live = try live(id: id) { return (live, isCorrected) }
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT successor_id, cause FROM main.supersession
            WHERE kind_id = ? AND fact_id = ? AND batch_id NOT IN \(Live.undone()) AND successor_id IS NOT NULL
            ORDER BY batch_id DESC LIMIT 1
            """, arguments: [kind.rawValue, id])
      else { return nil }
      isCorrected = isCorrected || row["cause"] == "corrected"
      id = row["successor_id"]
    }
    return nil
  }

  /// The fact with the key, rank and content of a record that somebody corrected by hand since, when what it was corrected
  /// to still holds: then the sheet only repeats what is known to be wrong.
  func corrected(_ item: SpoolView, ordinal: Int) throws -> (batch: Int, current: Int)? {
    guard hasCorrections else { return nil }
    let earlier = try fact(
      """
      f.key = ? AND f.ordinal = ? AND f.digest = ? AND f.batch_id NOT IN \(Live.undone())
        AND EXISTS (SELECT 1 FROM main.supersession AS s WHERE s.kind_id = \(kind.rawValue) AND s.fact_id = f.id
          AND s.cause = 'corrected' AND s.batch_id NOT IN \(Live.undone()))
      ORDER BY f.id DESC LIMIT 1
      """, [DatabaseBytes.value(item.key), ordinal, DatabaseBytes.value(item.digest)])
    guard let earlier, let now = try current(from: earlier.id) else { return nil }
    return (earlier.batch, now.fact.id)
  }

  private func fact(_ condition: String, _ arguments: [any DatabaseValueConvertible] = []) throws -> KnownFact? {
    try Row.fetchOne(
      db, sql: "SELECT f.* FROM main.\(kind.table) AS f WHERE \(condition)", arguments: StatementArguments(arguments)
    ).map { row in
      KnownFact(
        id: row["id"], digest: DatabaseBytes.array(row, "digest"), batch: row["batch_id"], origin: row.origin,
        key: DatabaseBytes.array(row, "key"), ordinal: row["ordinal"])
    }
  }
}
