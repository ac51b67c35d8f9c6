import Foundation
import GRDB
import GuidanceKit

/// A copy of the database that was opened and looked through.
public struct VerifiedBackup: Hashable, Sendable {
  /// The file.
  public let path: String
  /// Its size.
  public let bytes: Int
  /// The last batch in it.
  public let lastBatch: Int
  /// The hash of its trail's head; nothing when nothing happened yet.
  public let trailHead: String?
}

extension Register {
  /// Copies the database as one consistent state into a file of its own, opens the copy, and looks through all of it.
  ///
  /// The file appears under its name only when the copy is sound; others may go on writing meanwhile.
  /// - Parameter path: the file to make; it must not exist.
  /// - Throws: ``RegisterError`` when the database cannot be read, the copy cannot be written, or the copy is not sound.
  public func backUp(to path: String) throws -> VerifiedBackup {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw RegisterError(
        .refused,
        Label("\(path) bestaat al; kies een andere naam.", "\(path) exists already; choose another name."))
    }
    let unfinished = "\(path).part"
    try? FileManager.default.removeItem(atPath: unfinished)
    do {
      try copy(to: unfinished)
      let backup = try Register.verify(unfinished, as: path)
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
      return backup
    } catch {
      for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: unfinished + end) }
      throw RegisterError(error, path: path)
    }
  }

  private func copy(to path: String) throws {
    let target = try DatabaseQueue(path: path)
    try queue.backup(to: target)
    // One file without companions, that may be moved and copied as any other.
    try target.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try target.close()
  }

  private static func verify(_ path: String, as name: String) throws -> VerifiedBackup {
    var configuration = Configuration()
    configuration.readonly = true
    let copy = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? copy.close() }
    return try copy.read { db in
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
      let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
      guard found == ["ok"], dangling == 0 else {
        throw RegisterError(
          .corrupt,
          Label(
            "De kopie \(name) is niet gaaf: \(found.joined(separator: "; ")), \(dangling) losse verwijzingen. De databank zelf kan beschadigd zijn: kijk ze na en zet zo nodig een oudere back-up terug.",
            "The copy \(name) is not sound: \(found.joined(separator: "; ")), \(dangling) loose references. The database itself may be damaged: look at it and restore an older backup when needed."
          ))
      }
      let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
      return VerifiedBackup(
        path: name, bytes: size ?? 0,
        lastBatch: try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM batch") ?? 0,
        trailHead: try Data.fetchOne(db, sql: "SELECT hash FROM trail ORDER BY seq DESC LIMIT 1").map { Hex.text($0) })
    }
  }
}
