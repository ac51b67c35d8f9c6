/// A rejected row that comes back mended: the `rij-id` of a sheet of rejected rows.
public struct MendedRow: Hashable, Sendable {
  /// The number of the rejected row.
  public let row: Int
  /// The batch that rejected it.
  public let batch: Int

  /// Names a rejected row.
  public init(row: Int, batch: Int) {
    self.row = row
    self.batch = batch
  }
}

/// What became of the rejected rows of one batch that a mended file names.
public struct MendedCounts: Hashable, Sendable {
  /// The batch that rejected them.
  public let batch: Int
  /// All rows that it rejected.
  public var rejected: Int
  /// Rows mended by this file, that were open before.
  public var mended = 0
  /// Rows that were mended before, by this or another file; those rejected again are none of them.
  public var before = 0
  /// Rows that this file names and that were rejected again; the new reject takes the place of the old one.
  public var rejectedAgain = 0
  /// Rows that were rejected again before and are open in the batch that did so.
  public var moved: [Moved] = []
  /// Rows that are still open in the batch itself.
  public var open: Int {
    max(0, rejected - before - mended - rejectedAgain - moved.reduce(0) { $0 + $1.rows })
  }

  /// Rows that a later batch rejected again.
  public struct Moved: Hashable, Sendable {
    /// The batch in which they are open.
    public let batch: Int
    /// How many.
    public let rows: Int
  }
}
