import Foundation
import GRDB
import GuidanceKit

/// Whether the columns that figures are added up from say what the registrations say: made again from the facts, byte for byte.
struct PieceCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(into result: inout RegisterVerification) throws {
    let batches = try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT batch_id FROM registration UNION SELECT DISTINCT batch_id FROM registration_piece ORDER BY 1
        """)
    let purged =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM tombstone WHERE kind_id = ?)",
        arguments: [RecordKind.registration.rawValue]) ?? false
    for batch in batches {
      var kept: [Int: Row] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT * FROM registration_piece WHERE batch_id = ?", arguments: [batch]) {
        kept[row["number"]] = row
      }
      var differs: [Int] = []
      do {
        try PieceWriter.made(batch: batch, in: db) { piece in
          guard let row = kept.removeValue(forKey: piece.number), row["first_day"] as String == piece.first,
            row["last_day"] as String == piece.last, row["records"] as Int == piece.records,
            row["digest"] as Data == Data(piece.digest), row["bytes"] as Data == Data(piece.bytes)
          else { return differs.append(piece.number) }
        }
      } catch is RegisterError {
        differs.append(0)
      }
      guard let first = (differs + kept.keys).min() else { continue }
      let (dutch, english) = (
        "de kolommen waaruit cijfers opgeteld worden (batch \(batch), deel \(first)) zeggen niet wat de registraties zeggen",
        "the columns that figures are added up from (batch \(batch), piece \(first)) do not say what the registrations say"
      )
      if purged {
        result.gone(dutch + "; er is gewist", english + "; some were purged")
      } else {
        result.fault(dutch, english)
      }
    }
  }
}
