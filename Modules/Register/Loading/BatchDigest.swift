import Crypto
import Foundation
import GRDB

/// The digests of what a batch wrote, computed the same way when loading and when verifying.
enum BatchDigest {
  /// Adds one fact, in the order of the facts' numbers.
  static func add(key: Data, ordinal: Int, digest: Data, line: Int, row: Int, to hasher: inout SHA256) {
    add(key, to: &hasher)
    for number in [ordinal, line, row] { add(number, to: &hasher) }
    hasher.update(data: digest)
  }

  /// The SHA-256 over the facts that a batch ended or replaced.
  static func supersessions(batch: Int, in db: Database) throws -> [UInt8] {
    try digest(
      """
      SELECT kind_id, fact_id, successor_id, cause FROM main.supersession WHERE batch_id = ? ORDER BY kind_id, fact_id
      """, batch, in: db)
  }

  /// The SHA-256 over the rows of a batch that did not become facts, and all that was noticed while loading.
  static func rows(batch: Int, in db: Database) throws -> [UInt8] {
    let rows = try digest(
      "SELECT disposition, line, row, original FROM main.batch_row WHERE batch_id = ? ORDER BY id", batch, in: db)
    let problems = try digest(
      """
      SELECT p.code, p.severity, p.line, p.column_number, p.field, p.dutch, p.english, r.line, r.row
      FROM main.batch_problem AS p LEFT JOIN main.batch_row AS r ON r.id = p.row_id WHERE p.batch_id = ? ORDER BY p.id
      """, batch, in: db)
    return Array(SHA256.hash(data: Data(rows + problems)))
  }

  /// The SHA-256 over all columns of all rows of a query, each with its type and length before it.
  private static func digest(_ sql: String, _ batch: Int, in db: Database) throws -> [UInt8] {
    var hasher = SHA256()
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [batch])
    while let row = try rows.next() {
      for (_, value) in row {
        switch value.storage {
        case .null: hasher.update(data: Data([0]))
        case .int64(let number):
          hasher.update(data: Data([1]))
          add(Int(number), to: &hasher)
        case .double(let number):
          hasher.update(data: Data([2]))
          add(Int(bitPattern: UInt(number.bitPattern)), to: &hasher)
        case .string(let text):
          hasher.update(data: Data([3]))
          add(Data(text.utf8), to: &hasher)
        case .blob(let data):
          hasher.update(data: Data([4]))
          add(data, to: &hasher)
        }
      }
    }
    return Array(hasher.finalize())
  }

  private static func add(_ number: Int, to hasher: inout SHA256) {
    withUnsafeBytes(of: Int64(number).littleEndian) { hasher.update(bufferPointer: $0) }
  }

  private static func add(_ data: Data, to hasher: inout SHA256) {
    add(data.count, to: &hasher)
    hasher.update(data: data)
  }
}
