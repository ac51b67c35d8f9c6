import Foundation
import GRDBSQLite
import GuidanceKit
import Synchronization

/// A temporary SQLite file into which a sheet is parsed and validated before anything touches the register.
///
/// Prepared statements straight on SQLite: this is the hot loop of a load. The file needs no journal, because a load that
/// fails throws it away whole.
final class StagingDatabase {
  /// Where the file stands.
  let path: String
  /// Holds the lock that tells other programs that the file is in use; open as long as this value.
  private let guardian: Int32
  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]
  private var current: Int64 = 0

  init(folder: String) throws {
    (path, guardian) = try StagingDatabase.make(in: folder)
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
      let said = StagingDatabase.message(handle)
      close(removing: true)
      throw StagingDatabase.noFile(in: folder, said)
    }
    try execute(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;
      CREATE TABLE batch_row (n INTEGER PRIMARY KEY, disposition TEXT, line INTEGER, row INTEGER, original BLOB);
      CREATE TABLE batch_problem (row_n INTEGER, code TEXT, severity TEXT, line INTEGER, column_number INTEGER, field TEXT,
        dutch TEXT, english TEXT);
      CREATE TABLE original_chunk (number INTEGER PRIMARY KEY, first_line INTEGER, byte_offset INTEGER,
        byte_count INTEGER, bytes BLOB);
      """)
  }

  deinit {
    close(removing: true)
    Foundation.close(guardian)
  }

  private static let counter = Mutex(0)

  /// Makes an empty file that was not there, for this account only, and locks it.
  ///
  /// Its name holds the number of the process. That is no proof of being the only one: two containers that share the folder
  /// number their processes alike. So a file that is there already is left alone and the next name is tried.
  private static func make(in folder: String) throws -> (path: String, guardian: Int32) {
    for _ in 0..<1_000 {
      let number = counter.withLock { count in
        count += 1
        return count
      }
      let path = "\(folder)/leerspoor-\(getpid())-\(number).staging"
      let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if file < 0 {
        if errno == EEXIST || errno == EINTR { continue }
        throw noFile(in: folder, String(cString: strerror(errno)))
      }
      var facts = stat()
      // Another program may have taken it for abandoned before the lock stood; then it no longer has a name.
      if flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &facts) == 0, facts.st_nlink > 0 { return (path, file) }
      Foundation.close(file)
    }
    throw noFile(in: folder, "every name is taken")
  }

  private static func noFile(in folder: String, _ said: String) -> RegisterError {
    RegisterError(
      .unreadable,
      Label(
        "Er kan geen tijdelijk bestand gemaakt worden in \(folder). Controleer de schrijfrechten en de vrije ruimte.",
        "No temporary file can be made in \(folder). Check the permissions and the free space."), detail: said)
  }

  /// Removes what programs left behind that were killed in the middle of a load: the lock of such a file is free.
  static func removeAbandoned(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix("leerspoor-"), name.hasSuffix(".staging") else { continue }
      let path = "\(folder)/\(name)"
      let file = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { remove(path) }
      Foundation.close(file)
    }
  }

  /// Removes a staging file and the journal that a merge may have left beside it.
  private static func remove(_ path: String) {
    for file in [path, path + "-journal"] { unlink(file) }
  }

  /// Makes the tables for a kind of record and begins writing.
  func prepare(columns: [String], sides: [SideTable]) throws {
    let list = columns.map { ", \($0)" }.joined()
    var sql =
      "CREATE TABLE record (n INTEGER PRIMARY KEY, line INTEGER, row INTEGER, key, ordinal INTEGER, digest BLOB\(list));"
    for side in sides {
      sql += "CREATE TABLE \(side.name) (n INTEGER, position INTEGER\(side.columns.map { ", \($0)" }.joined()));"
    }
    try execute(sql + "BEGIN;")
  }

  /// Writes one record with its side rows.
  ///
  /// - Parameter source: whose sheet it is; the ids that a sheet gives its own rows are unique within it.
  func write<R: Storable>(_ record: R, line: Int, row: Int, source: String, writer: RowWriter) throws {
    let columns = R.columns
    let sql =
      "INSERT INTO record VALUES (?, ?, ?, ?, 1, ?\(String(repeating: ", ?", count: columns.count)))"
    let statement = try prepared(sql)
    current += 1
    sqlite3_bind_int64(statement, 1, current)
    sqlite3_bind_int64(statement, 2, Int64(line))
    sqlite3_bind_int64(statement, 3, Int64(row))
    writer.begin(statement, skipping: 5)
    try record.write(to: writer)
    // Side rows are digested with the record, so they are written before its digest is taken.
    try record.writeSides(to: writer)
    let digest = writer.digest()
    if let key = record.key {
      let whole = R.kind == .registration && !source.isEmpty ? "\(source)\u{1F}\(key)" : key
      StagingDatabase.bind(bytes: Array(whole.utf8), to: statement, at: 4)
    } else {
      StagingDatabase.bind(bytes: writer.identity(digest: digest), to: statement, at: 4)
    }
    StagingDatabase.bind(bytes: digest, to: statement, at: 5)
    try step(statement)
  }

  /// Writes one row of a side table of the record being written.
  func side(_ table: SideTable, position: Int, writer: RowWriter, _ body: (RowWriter) throws -> Void) throws {
    let sql = "INSERT INTO \(table.name) VALUES (?, ?\(String(repeating: ", ?", count: table.columns.count)))"
    let statement = try prepared(sql)
    sqlite3_bind_int64(statement, 1, current)
    sqlite3_bind_int64(statement, 2, Int64(position))
    writer.beginSide(table, statement, skipping: 2)
    try body(writer)
    try step(statement)
  }

  /// Keeps a row that does not become a fact; gives its number.
  func keep(disposition: String, line: Int, row: Int, original: [UInt8]) throws -> Int64 {
    let statement = try prepared("INSERT INTO batch_row (disposition, line, row, original) VALUES (?, ?, ?, ?)")
    StagingDatabase.bind(disposition, to: statement, at: 1)
    sqlite3_bind_int64(statement, 2, Int64(line))
    sqlite3_bind_int64(statement, 3, Int64(row))
    StagingDatabase.bind(bytes: original, to: statement, at: 4)
    try step(statement)
    return sqlite3_last_insert_rowid(handle)
  }

  /// Keeps a problem, of a kept row or of a loaded one.
  func keep(_ problem: InputProblem, row: Int64?) throws {
    let statement = try prepared("INSERT INTO batch_problem VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    if let row { sqlite3_bind_int64(statement, 1, row) } else { sqlite3_bind_null(statement, 1) }
    StagingDatabase.bind(problem.code, to: statement, at: 2)
    StagingDatabase.bind(problem.severity.rawValue, to: statement, at: 3)
    bind(problem.position?.line, to: statement, at: 4)
    bind(problem.position?.column, to: statement, at: 5)
    if let field = problem.position?.field {
      StagingDatabase.bind(field, to: statement, at: 6)
    } else {
      sqlite3_bind_null(statement, 6)
    }
    StagingDatabase.bind(problem.message.dutch, to: statement, at: 7)
    StagingDatabase.bind(problem.message.english, to: statement, at: 8)
    try step(statement)
  }

  /// Keeps a piece of the file's bytes.
  func keep(_ chunk: OriginalChunk) throws {
    let statement = try prepared("INSERT INTO original_chunk VALUES (?, ?, ?, ?, ?)")
    sqlite3_bind_int64(statement, 1, Int64(chunk.number))
    sqlite3_bind_int64(statement, 2, Int64(chunk.firstLine))
    sqlite3_bind_int64(statement, 3, Int64(chunk.byteOffset))
    sqlite3_bind_int64(statement, 4, Int64(chunk.byteCount))
    StagingDatabase.bind(bytes: chunk.compressed, to: statement, at: 5)
    try step(statement)
  }

  /// Ends the writing, ranks equal keys, and closes, so that the register can attach the file.
  func seal() throws {
    guard handle != nil else { return }
    try execute("COMMIT;")
    try execute("CREATE INDEX record_by_key ON record(key);")
    try execute(
      """
      UPDATE record SET ordinal = ranked.rank
      FROM (SELECT n, row_number() OVER (PARTITION BY key ORDER BY n) AS rank FROM record) AS ranked
      WHERE ranked.n = record.n AND ranked.rank > 1;
      """)
    close(removing: false)
  }

  /// Closes the file and, unless it still has to be attached, removes it.
  func close(removing: Bool) {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
    if handle != nil {
      sqlite3_close(handle)
      handle = nil
    }
    if removing { StagingDatabase.remove(path) }
  }

  private func bind(_ value: Int?, to statement: OpaquePointer?, at index: Int32) {
    if let value { sqlite3_bind_int64(statement, index, Int64(value)) } else { sqlite3_bind_null(statement, index) }
  }

  static func bind(_ text: String, to statement: OpaquePointer?, at index: Int32) {
    var text = text
    text.withUTF8 { bytes in
      // Copied by SQLite: the string may move before the statement is stepped.
      _ = bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(statement, index, $0.baseAddress ?? emptyText, Int32($0.count), transient)
      }
    }
  }

  static func bind(bytes: [UInt8], to statement: OpaquePointer?, at index: Int32) {
    bytes.withUnsafeBytes {
      _ =
        $0.isEmpty
        ? sqlite3_bind_zeroblob(statement, index, 0)
        : sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), transient)
    }
  }

  private func prepared(_ sql: String) throws -> OpaquePointer? {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
    statements[sql] = statement
    return statement
  }

  private func step(_ statement: OpaquePointer?) throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw failure() }
  }

  private func execute(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  private func failure() -> RegisterError {
    let code = sqlite3_errcode(handle) & 0xFF
    let said = StagingDatabase.message(handle)
    if code == SQLITE_FULL || code == SQLITE_IOERR {
      return RegisterError(
        .diskFull,
        Label(
          "Het tijdelijke bestand \(path) kon niet geschreven worden: de schijf is vol of geeft een fout. "
            + "Er is niets geladen. Maak plaats en probeer opnieuw.",
          "The temporary file \(path) could not be written: the disk is full or fails. "
            + "Nothing was loaded. Make room and try again."), detail: said)
    }
    return RegisterError(
      .failed, Label("Het tijdelijke bestand gaf een fout: \(said)", "The temporary file failed: \(said)"), detail: said
    )
  }

  private static func message(_ handle: OpaquePointer?) -> String {
    guard let text = sqlite3_errmsg(handle) else { return "" }
    return String(cString: text)
  }
}

/// Tells SQLite to copy what is bound.
private nonisolated(unsafe) let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// An address to bind an empty text to; SQLite takes a missing address for NULL.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
  let address = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  address.initialize(to: 0)
  return UnsafePointer(address)
}()
