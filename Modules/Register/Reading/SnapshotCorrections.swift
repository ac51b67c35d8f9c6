import Foundation
import GRDB
import GuidanceKit

/// One place through which a record went: the row of a sheet, or a correction by hand.
public struct CorrectedStep: Hashable, Sendable {
  /// The row.
  public let origin: Origin
  /// Whether somebody corrected the record by hand here.
  public let isByHand: Bool
}

/// A record that was corrected by hand, from the row of the sheet before the first correction to what holds now.
public struct CorrectedRecord: Hashable, Sendable {
  /// The key that the sheet gives it: an id, a code or a number, parts of a longer key with U+001F between them.
  public let key: String
  /// The rows it went through, the earliest first; at least two.
  public let steps: [CorrectedStep]
}

extension Snapshot {
  /// The current records of a kind and a source that somebody corrected by hand, those with a key of their own; in the order
  /// of their corrections.
  public func correctedRecords(of kind: RecordKind, source: String) throws -> [CorrectedRecord] {
    let corrected = try Int.fetchAll(
      db,
      sql: """
        SELECT fact_id FROM supersession WHERE kind_id = ? AND cause = 'corrected' AND batch_id <= ?
          AND batch_id NOT IN \(Live.undone(asOf: asOf)) ORDER BY batch_id, fact_id
        """, arguments: [kind.rawValue, asOf ?? Int.max])
    guard !corrected.isEmpty else { return [] }
    let fact = try db.cachedStatement(
      sql: """
        SELECT f.batch_id, f.line, f.row, f.key, b.source FROM \(kind.table) AS f JOIN batch AS b ON b.id = f.batch_id
        WHERE f.id = ?
        """)
    let next = try db.cachedStatement(
      sql: """
        SELECT successor_id, cause FROM supersession WHERE kind_id = ? AND fact_id = ? AND batch_id <= ?
          AND batch_id NOT IN \(Live.undone(asOf: asOf)) ORDER BY batch_id DESC LIMIT 1
        """)
    var seen: Set<Int> = []
    var records: [CorrectedRecord] = []
    for first in corrected where seen.insert(first).inserted {
      guard let row = try Row.fetchOne(fact, arguments: [first]), row["source"] == source,
        RecordKey.isOwn(row["key"], kind)
      else { continue }
      var steps = [CorrectedStep(origin: row.origin, isByHand: false)]
      var id = first
      var isGone = false
      while let step = try Row.fetchOne(next, arguments: [kind.rawValue, id, asOf ?? Int.max]) {
        guard let successor = step["successor_id"] as Int?, successor > id,
          let place = try Row.fetchOne(fact, arguments: [successor])
        else {
          isGone = true
          break
        }
        steps.append(CorrectedStep(origin: place.origin, isByHand: step["cause"] == "corrected"))
        id = successor
        seen.insert(id)
      }
      guard !isGone else { continue }
      let key: Data = row["key"]
      records.append(CorrectedRecord(key: own(key, kind), steps: steps))
    }
    return records
  }

  /// A key without whose sheet it is.
  private func own(_ key: Data, _ kind: RecordKind) -> String {
    let text = String(decoding: key, as: UTF8.self)
    guard kind == .registration, let mark = text.lastIndex(of: "\u{1F}") else { return text }
    return String(text[text.index(after: mark)...])
  }
}
