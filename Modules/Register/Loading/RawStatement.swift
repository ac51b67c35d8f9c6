import Foundation
import GRDB
import GRDBSQLite

/// A prepared statement straight on SQLite, for what is done once per row.
final class RawStatement {
  private let connection: OpaquePointer?
  private let sql: String
  private var statement: OpaquePointer?

  init(_ sql: String, in db: Database) throws {
    connection = db.sqliteConnection
    self.sql = sql
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
  }

  deinit { sqlite3_finalize(statement) }

  @inline(__always)
  func bind(_ value: Int64, at place: Int32) { sqlite3_bind_int64(statement, place, value) }

  @inline(__always)
  func bind(_ value: Int, at place: Int32) { sqlite3_bind_int64(statement, place, Int64(value)) }

  @inline(__always)
  func bindNull(at place: Int32) { sqlite3_bind_null(statement, place) }

  /// Binds bytes that stay where they are until the statement is reset.
  @inline(__always)
  func bind(blob bytes: UnsafeRawBufferPointer, at place: Int32) {
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(statement, place, 0)
    } else {
      sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), nil)
    }
  }

  /// Binds text that stays where it is until the statement is reset.
  @inline(__always)
  func bind(text bytes: UnsafeRawBufferPointer, at place: Int32) {
    // SQLite takes a missing address for NULL; an empty buffer of a spool has one.
    sqlite3_bind_text(
      statement, place, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil)
  }

  @inline(__always)
  func bind(_ value: SpoolView.Value, at place: Int32) {
    switch value {
    case .null: bindNull(at: place)
    case .integer(let number): bind(number, at: place)
    case .text(let bytes): bind(text: bytes, at: place)
    }
  }

  /// Runs a statement that gives no rows.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(statement)
    if code == SQLITE_DONE {
      sqlite3_reset(statement)
    } else {
      throw failure()
    }
  }

  /// Steps to the first or next row; ``reset()`` is due when not all were read.
  func nextRow() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(statement)
      return false
    default: throw failure()
    }
  }

  func reset() { sqlite3_reset(statement) }

  /// A value of the row at hand, where it stands until the next row is asked for.
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(UnsafeRawBufferPointer)
    case blob(UnsafeRawBufferPointer)
  }

  var columnCount: Int32 { sqlite3_column_count(statement) }

  func value(_ column: Int32) -> Value {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      // Text that holds a NUL ends there, as in the digests of all earlier versions.
      guard let start = sqlite3_column_text(statement, column) else { return .null }
      let length = strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
      return .text(UnsafeRawBufferPointer(start: start, count: length))
    case SQLITE_BLOB: return .blob(bytes(column))
    default: return .null
    }
  }

  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(statement, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  private func failure() -> DatabaseError {
    let code = sqlite3_extended_errcode(connection)
    let said = sqlite3_errmsg(connection).map { String(cString: $0) }
    sqlite3_reset(statement)
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: said, sql: sql)
  }
}
