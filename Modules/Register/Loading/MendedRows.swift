import Foundation
import GRDB

/// Finds what the rejected rows that a file names have become, and which records their mended form is.
///
/// A mended row without a key of its own is a record beside the equal rows that were loaded from the same file: it is ranked
/// behind those. A row that was mended before is the fact that it became then, so that loading a mended file twice is
/// harmless.
final class MendedRows {
  /// The row that a `rij-id` leads to.
  struct Target {
    /// The row that is open, or the one that was mended.
    var row: Int
    /// The batch that rejected it.
    var batch: Int
    /// The fact that it became before.
    var fact: Int?
    /// Whether it is open.
    var isOpen: Bool
  }

  private let db: Database
  private let lookup: FactLookup
  /// The ranks given in this file, by key.
  private var given: [[UInt8]: Set<Int>] = [:]
  private let tally: MendedTally
  private let chains: RejectChains

  init(_ lookup: FactLookup, _ tally: MendedTally, in db: Database) throws {
    self.lookup = lookup
    self.tally = tally
    self.db = db
    chains = RejectChains(in: db)
  }

  /// Follows a row to the reject that took its place, or to the fact that it became.
  func target(of mends: MendedRow) throws -> Target {
    let end = try chains.end(of: mends.row)
    let target = Target(row: end.row, batch: try chains.batch(of: end.row), fact: end.fact, isOpen: end.isOpen)
    try tally.begin(target.batch)
    return target
  }

  /// The rank of a mended row without a key of its own, and the current fact that it turns out to be.
  ///
  /// Equal records stand beside it when they were known by the time that it was rejected first, or came in a file that has
  /// it as well. Those of other files since may be the row itself, mended in its sheet.
  func rank(
    of item: SpoolView, _ target: Target, _ touched: FactSet
  ) throws -> (ordinal: Int, found: KnownFact?) {
    let (first, later) = try chains.batches(of: target.row)
    var ordinal = try lookup.lastOrdinal(key: item.key, through: first, or: later) + 1
    while true {
      if given[Array(item.key)]?.contains(ordinal) != true {
        guard let found = try lookup.live(key: item.key, ordinal: ordinal) else { return (ordinal, nil) }
        if !touched.contains(found.id), try !isMended(found.id, from: target.row) { return (ordinal, found) }
      }
      ordinal += 1
    }
  }

  /// The first rank from one on that no mended row of this file has.
  func free(_ rank: Int, for item: SpoolView) -> Int {
    guard !item.hasOwnKey, let taken = given[Array(item.key)] else { return rank }
    var rank = rank
    while taken.contains(rank) { rank += 1 }
    return rank
  }

  func note(_ item: SpoolView, ordinal: Int) { given[Array(item.key), default: []].insert(ordinal) }

  /// Whether a fact came from another rejected row.
  private func isMended(_ fact: Int, from row: Int) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM main.row_resolution AS x JOIN main.batch AS b ON b.id = x.batch_id
          WHERE x.fact_id = ? AND x.row_id <> ? AND b.kind_id = \(lookup.kind.rawValue)
          AND x.outcome IN ('fact', 'unchanged') AND x.batch_id NOT IN \(Live.undone()))
        """, arguments: [fact, row]) ?? false
  }

  // MARK: What became of them

  func resolve(_ target: Target, _ resolution: Comparison.Resolution, into result: inout Comparison) {
    // Two rows of one file that name the same rejected row: the first answers for it.
    guard result.resolved.insert(target.row).inserted else { return }
    result.resolutions.append(resolution)
    guard target.isOpen else { return }
    tally.count(target.batch, isRejected: resolution.result == .rejected)
  }

  func take(kept item: SpoolView, number: Int, into result: inout Comparison) throws {
    guard let mends = item.mends else { return }
    let target = try target(of: mends)
    guard target.isOpen else { return }
    let isSetAside = item.flags & SpoolItem.Flag.setAside != 0
    resolve(
      target,
      Comparison.Resolution(
        row: target.row, result: isSetAside ? .setAside : .rejected, kept: isSetAside ? nil : number),
      into: &result)
  }

  func take(duplicate item: SpoolView, isIdentical: Bool, into result: inout Comparison) {
    guard let mends = item.mends, let target = try? target(of: mends), target.isOpen else { return }
    // Duplicates are kept behind all other rows of the load.
    resolve(
      target,
      Comparison.Resolution(
        row: target.row, result: isIdentical ? .setAside : .rejected, kept: isIdentical ? nil : -result.duplicates.count
      ),
      into: &result)
  }
}

/// Bytes as GRDB takes and gives them.
enum DatabaseBytes {
  static func value(_ bytes: UnsafeRawBufferPointer) -> Data { Data(bytes) }

  static func array(_ row: Row, _ column: String) -> [UInt8] {
    let data: Data = row[column]
    return Array(data)
  }
}
