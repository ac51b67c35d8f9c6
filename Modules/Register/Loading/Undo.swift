import Crypto
import Foundation
import GRDB
public import GuidanceKit

/// What taking a batch back did.
public struct UndoOutcome: Hashable, Sendable {
  /// The batch that takes the other back.
  public let batch: Int
  /// The batch that was taken back.
  public let undone: Int
  /// The kind of records.
  public let kind: RecordKind
  /// The file's name.
  public let fileName: String
  /// Facts that no longer hold.
  public let withdrawn: Int
  /// Facts that hold again, because the batch had replaced or ended them.
  public let restored: Int
  /// Rejected rows of earlier batches that are open again, because this batch had mended them.
  public let reopened: Int
}

extension Register {
  /// Takes a batch back: the current view is the one before it was loaded, and a day in between still shows it.
  ///
  /// - Parameters:
  ///   - batch: the batch.
  ///   - reason: why; kept with the undo.
  /// - Throws: ``RegisterError`` when the batch cannot be taken back, with all that stands in the way and what to do; then
  ///   nothing was written.
  @discardableResult
  public func undo(
    batch: Int, reason: String, at: Moment, actor: String, programVersion: String
  ) throws -> UndoOutcome {
    try writing { db in
      let obstacles = try UndoCheck(batch, in: db)
      let known = obstacles.batch
      guard !reason.allSatisfy(\.isWhitespace) else {
        throw RegisterError(
          .refused,
          Label(
            "Er is geen reden opgegeven om batch \(batch) ongedaan te maken. Geef met --reason een reden op.",
            "No reason was given for undoing batch \(batch). Give one with --reason."))
      }
      try obstacles.refuse(on: at.day)
      let number = try (Int.fetchOne(db, sql: "SELECT max(id) FROM batch") ?? 0) + 1
      let (withdrawn, restored, reopened) = try obstacles.effects()
      let name = "ongedaan maken van batch \(batch)"
      let nothing = Data(SHA256.hash(data: Data()))
      try db.execute(
        sql: """
          INSERT INTO batch (id, kind_id, source, file_name, file_hash, byte_count, loaded_at, loaded_on, actor,
            program_version, is_complete, is_invented, records, new, changed, unchanged, rejected, held, set_aside, gone,
            facts_digest)
          VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?)
          """,
        arguments: [
          number, known.kind.rawValue, known.source, name, Data(SHA256.hash(data: Data(name.utf8))), at.iso, at.day.iso,
          actor, programVersion, nothing,
        ])
      try db.execute(
        sql: "INSERT INTO batch_undo (batch_id, undone_by, reason) VALUES (?, ?, ?)",
        arguments: [batch, number, reason])
      try Trail.append(
        TrailEntry(
          at: at, actor: actor, action: "undo", subject: "\(batch)",
          payload: UndoPayload(
            batch: number, undoes: batch, kind: known.kind.code, source: known.source, file: known.fileName,
            fileHash: known.fileHash, reason: reason, undoneOn: at.day.iso, programVersion: programVersion,
            withdrawn: withdrawn, restored: restored, reopened: reopened)), in: db)
      return UndoOutcome(
        batch: number, undone: batch, kind: known.kind, fileName: known.fileName, withdrawn: withdrawn,
        restored: restored, reopened: reopened)
    }
  }
}

/// What the trail keeps of an undo.
private struct UndoPayload: Encodable {
  var batch: Int
  var undoes: Int
  var kind: String
  var source: String
  var file: String
  var fileHash: String
  var reason: String
  var undoneOn: String
  var programVersion: String
  var withdrawn: Int
  var restored: Int
  var reopened: Int
}
