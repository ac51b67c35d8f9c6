import GRDB

extension Snapshot {
  /// The numbers of the rows that a batch rejected or held apart, open or not.
  public func rejectedRows(batch: Int) throws -> Set<Int> {
    Set(
      try Int.fetchAll(
        db, sql: "SELECT id FROM batch_row WHERE batch_id = ? AND disposition IN ('rejected', 'held')",
        arguments: [batch]))
  }

  /// The rejected rows of a batch that were rejected again and are open in a later batch.
  public func movedRejects(batch: Int) throws -> [MendedCounts.Moved] {
    try RejectChains(in: db, before: asOf.map { $0 + 1 } ?? .max).standing(of: batch).moved
  }

  /// What became of the rejected rows that the file of a batch named, by the batch that rejected them, as it is in this
  /// state.
  public func mended(by batch: Int) throws -> [MendedCounts] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT k.batch_id AS origin, sum(x.outcome <> 'rejected') AS mended, sum(x.outcome = 'rejected') AS again
        FROM row_resolution AS x JOIN batch_row AS k ON k.id = x.row_id WHERE x.batch_id = ?
        GROUP BY k.batch_id ORDER BY k.batch_id
        """, arguments: [batch])
    let chains = RejectChains(in: db, before: batch)
    return try rows.map { row in
      var counts = try chains.standing(of: row["origin"])
      counts.mended = row["mended"]
      counts.rejectedAgain = row["again"]
      return counts
    }
  }

  /// The text of a batch's file from a line on, read piece by piece.
  public func originalText(batch: Int) throws -> OriginalText {
    let encoding = try FileEncoding.of(batch, in: db)
    return OriginalText(Originals(BatchPieces(batch: batch, db: db), unit: encoding.unit), encoding)
  }
}

/// The text of a loaded file, for looking rows up again.
///
/// It lives as long as the snapshot or the load that gave it.
public final class OriginalText {
  private let originals: Originals
  private let encoding: FileEncoding

  init(_ originals: Originals, _ encoding: FileEncoding) {
    self.originals = originals
    self.encoding = encoding
  }

  /// The text from the beginning of a line on, at most so many bytes of the file; empty when there is no such line.
  public func text(fromLine line: Int, limit: Int) throws -> String {
    encoding.text(try originals.bytes(fromLine: line, limit: limit))
  }
}
