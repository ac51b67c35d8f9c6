import Foundation
import GRDB
import GRDBSQLite
public import GuidanceKit

/// The SQLite database that holds everything: what became known, when, and from which line of which file.
///
/// Several processes may use the file at once: writers wait for each other for up to a minute, readers see one consistent
/// state. The file and its `-wal` and `-shm` belong together; copy it with SQLite's backup, never file by file.
public final class Register: Sendable {
  /// How the file is opened.
  public enum Mode: Sendable {
    /// For reading only; the file must exist.
    case reading
    /// For reading and writing; the file must exist.
    case writing
    /// For reading and writing; the file is made when it does not exist.
    case creating
  }

  /// The path of the file; `:memory:` for a database that lives as long as this value.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the database, and brings an older one up to the schema of this program.
  ///
  /// - Parameters:
  ///   - path: the file, or `:memory:`.
  ///   - mode: for what.
  ///   - busyTimeout: how long to wait for another writer, in seconds.
  /// - Throws: ``RegisterError`` when the file is missing, is no database of this program, is newer than this program,
  ///   cannot be read, or is locked.
  public init(path: String, mode: Mode, busyTimeout: Double = 60) throws(RegisterError) {
    self.path = path
    do {
      let isMemory = path == ":memory:"
      if !isMemory { try Register.check(path, mode: mode) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(busyTimeout)
      configuration.readonly = mode == .reading && !isMemory
      configuration.foreignKeysEnabled = true
      let isWritable = mode != .reading && !isMemory
      configuration.prepareDatabase { db in
        if isWritable { try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864") }
        // The files beside the database stay when the last program closes it (emptied into it), because someone who may
        // read the folder but not write in it cannot make them and could not read the database without them.
        var stays: Int32 = 1
        if !isMemory { sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &stays) }
      }
      queue =
        isMemory
        ? try DatabaseQueue(configuration: configuration) : try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { db in try Register.checkIdentity(db, path: path, isNew: mode == .creating || isMemory) }
      if mode != .reading || isMemory { try Register.prepare(queue, path: path, isMemory: isMemory) }
      try queue.inDatabase { db in try Register.checkVersion(db, path: path) }
    } catch {
      throw mode == .reading ? RegisterError(reading: error, path: path) : RegisterError(error, path: path)
    }
  }

  /// A copy of the whole database in memory, in which something can be tried out.
  ///
  /// - Throws: ``RegisterError`` when the database cannot be read.
  public func copyInMemory() throws -> Register {
    let copy = try Register(path: ":memory:", mode: .creating)
    try translating { try queue.backup(to: copy.queue) }
    return copy
  }

  /// The database opened for reading; `nil` when it has an older schema, which only a copy can be brought up from.
  ///
  /// - Throws: ``RegisterError`` when it cannot be read for another reason.
  public static func readable(path: String) throws -> Register? {
    do {
      return try Register(path: path, mode: .reading)
    } catch let error where error.code == .older {
      return nil
    }
  }

  /// A copy of the whole database in memory, in which something can be tried out; of an older schema the copy is brought up
  /// to this program's.
  ///
  /// - Throws: ``RegisterError`` when the database cannot be read.
  public static func copyInMemory(path: String) throws -> Register {
    let copy = try Register(path: ":memory:", mode: .creating)
    try copy.translating {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(60)
      // Opened as a register first, for its clearer reasons.
      _ = try readable(path: path)
      try DatabaseQueue(path: path, configuration: configuration).backup(to: copy.queue)
      try prepare(copy.queue, path: path, isMemory: true)
    }
    return copy
  }

  /// Runs a body in one consistent state of the database.
  ///
  /// - Parameter asOf: the state to look at; the newest by default.
  /// - Throws: what the body throws, and ``RegisterError``.
  public func read<T>(asOf: AsOf = .now, _ body: (Snapshot) throws -> T) throws -> T {
    try translating {
      try queue.read { db in
        let batch = try asOf.resolve(in: db)
        return try body(Snapshot(db: db, asOf: batch))
      }
    }
  }

  /// Reads without a state in time: lookup tables, runs, the trail.
  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    try translating { try queue.read { try body($0) } }
  }

  /// Writes in one transaction that has the write lock from its start.
  func writing<T>(_ body: (Database) throws -> T) throws -> T {
    try translating {
      try queue.inDatabase { db in
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw RegisterError(.failed, Label("Niets geschreven.", "Nothing was written.")) }
        return result
      }
    }
  }

  /// How much memory the pages of a merge may take, in KiB.
  static let mergeCache = 8000

  /// Writes much in one transaction that has the write lock from its start and may be rolled back without an error.
  func merging<T>(_ body: (Database) throws -> (T, Database.TransactionCompletion)) throws -> T {
    try translating {
      try queue.inDatabase { db in
        var result: T?
        // References are looked up once each instead of once a row; see ReferenceCheck.
        try db.execute(sql: "PRAGMA cache_size = -\(Register.mergeCache); PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA cache_size = -2000; PRAGMA foreign_keys = ON") }
        try db.inTransaction(.immediate) {
          let (value, completion) = try body(db)
          result = value
          return completion
        }
        guard let result else { throw RegisterError(.failed, Label("Niets geschreven.", "Nothing was written.")) }
        return result
      }
    }
  }

  private func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw RegisterError(error, path: path)
    }
  }

  /// Refuses what SQLite would only refuse later, with a clearer reason.
  private static func check(_ path: String, mode: Mode) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if isFolder.boolValue {
      throw RegisterError(
        .notADatabase,
        Label(
          "\(path) is een map, geen databank. Geef met --db een bestand op.",
          "\(path) is a folder, not a database. Name a file with --db."))
    }
    if !exists, mode != .creating {
      throw RegisterError(
        .missing,
        Label(
          "De databank \(path) bestaat niet. Laad eerst een bestand met leerspoor import load, of geef met --db een andere databank op.",
          "The database \(path) does not exist. Load a file first with leerspoor import load, or name another database with --db."
        ))
    }
    if exists, !FileManager.default.isReadableFile(atPath: path) {
      throw RegisterError(
        .unreadable,
        Label(
          "De databank \(path) mag niet gelezen worden. Vraag leesrechten op het bestand.",
          "The database \(path) may not be read. Ask for read permission on the file."))
    }
    if exists, mode != .reading, !FileManager.default.isWritableFile(atPath: path) {
      throw RegisterError(
        .readOnly,
        Label(
          "De databank \(path) mag niet gewijzigd worden; er is niets geschreven. Vraag schrijfrechten op het bestand en zijn map.",
          "The database \(path) may not be changed; nothing was written. Ask for write permission on the file and its folder."
        ))
    }
  }

  private static func checkIdentity(_ db: Database, path: String, isNew: Bool) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard id != Schema.applicationID else { return }
    // A program that is making the database at this moment, or was stopped while it did, has only this table in it.
    let tables =
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'") ?? 0
    if id == 0, tables == 0, isNew { return }
    throw RegisterError(
      .foreign,
      Label(
        "\(path) is een databank van een ander programma of is leeg; er is niets gewijzigd. Geef met --db een andere naam op.",
        "\(path) is a database of another program or is empty; nothing was changed. Name another file with --db."))
  }

  private static func checkVersion(_ db: Database, path: String) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if version > Schema.version {
      throw RegisterError(
        .newer,
        Label(
          "De databank \(path) is gemaakt door een nieuwere versie van Leerspoor (schema \(version); deze versie kent \(Schema.version)). Installeer de nieuwere versie.",
          "The database \(path) was made by a newer version of Leerspoor (schema \(version); this version knows \(Schema.version)). Install the newer version."
        ))
    }
    if version < Schema.version {
      throw RegisterError(
        .older,
        Label(
          "De databank \(path) heeft een ouder schema (\(version)). Laat leerspoor import er één keer mee werken om ze bij te werken.",
          "The database \(path) has an older schema (\(version)). Let leerspoor import work with it once to bring it up to date."
        ))
    }
  }

  private static func prepare(_ queue: DatabaseQueue, path: String, isMemory: Bool) throws {
    let version = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version <= Schema.version else { return }
    if !isMemory { try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") } }
    if version < Schema.version {
      do {
        try Schema.migrator.migrate(queue)
      } catch {
        // Another program did so at the same time; then there is nothing left to do.
        let reached = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
        guard reached >= Schema.version else { throw error }
      }
    }
    try queue.inDatabase { db in
      let digest = Vocabulary.digest
      let known = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'vocabulary'")
      guard known != digest else { return }
      try db.inTransaction(.immediate) {
        try Schema.seed(db)
        try db.execute(
          sql: """
            INSERT INTO setting (name, value) VALUES ('vocabulary', ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, arguments: [digest])
        return .commit
      }
    }
  }
}

/// The state of knowledge that is looked at.
public enum AsOf: Hashable, Sendable {
  /// Everything known.
  case now
  /// What was known after this batch.
  case batch(Int)
  /// What was known at the end of this day.
  case day(CalendarDate)

  /// The batch after which the state held; `nil` for everything.
  func resolve(in db: Database) throws -> Int? {
    switch self {
    case .now: return nil
    case .batch(let number):
      let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM batch") ?? 0
      guard (0...last).contains(number) else {
        throw RegisterError(
          .refused,
          Label(
            "Batch \(number) bestaat niet; de laatste is \(last). Zie leerspoor import batches.",
            "Batch \(number) does not exist; the last is \(last). See leerspoor import batches."))
      }
      return number
    case .day(let day):
      return try Int.fetchOne(
        db, sql: "SELECT coalesce(max(id), 0) FROM batch WHERE loaded_on <= ?", arguments: [day.iso]) ?? 0
    }
  }
}
