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
  static func digest(_ sql: String, _ batch: Int, in db: Database) throws -> [UInt8] {
    var hasher = SHA256()
    let pending = ByteBlock(capacity: 70_000)
    let rows = try RawStatement(sql, in: db)
    rows.bind(batch, at: 1)
    var isRow = try rows.nextRow()
    let columns = rows.columnCount
    while isRow {
      for column in 0..<columns { add(rows, column, to: pending) }
      if pending.count > 65_536 {
        hasher.update(bufferPointer: pending.bytes)
        pending.removeAll()
      }
      isRow = try rows.nextRow()
    }
    hasher.update(bufferPointer: pending.bytes)
    return Array(hasher.finalize())
  }

  private static func add(_ rows: RawStatement, _ column: Int32, to pending: ByteBlock) {
    switch rows.value(column) {
    case .null: pending.append(0)
    case .integer(let number):
      pending.append(1)
      pending.append(number: number)
    case .real(let number):
      pending.append(2)
      pending.append(number: number.bitPattern)
    case .text(let bytes):
      pending.append(3)
      pending.append(number: Int64(bytes.count))
      pending.append(bytes)
    case .blob(let bytes):
      pending.append(4)
      pending.append(number: Int64(bytes.count))
      pending.append(bytes)
    }
  }

  private static func add(_ number: Int, to hasher: inout SHA256) {
    withUnsafeBytes(of: Int64(number).littleEndian) { hasher.update(bufferPointer: $0) }
  }

  private static func add(_ data: Data, to hasher: inout SHA256) {
    add(data.count, to: &hasher)
    hasher.update(data: data)
  }
}
