import Foundation
import GRDB
import GuidanceKit

/// Finds the rows that were rejected in an earlier version of a file and are right in this one: mended in the sheet itself,
/// without a `rij-id` that says so.
///
/// A file with the same name, of the same source and kind, is a later version. A row of it that becomes a record, stands near
/// the place of the reject and differs from it in no more cells than were wrong is that row, mended.
struct MendedInSheet {
  private struct Reject {
    let row: Int
    let place: Int
    let words: [Substring: Int]
    let count: Int
    /// How many cells may differ: those that were wrong, and one more in eight.
    let slack: Int
  }

  private struct Candidate {
    let record: Int
    let line: Int
    let place: Int
    var end: Int?
  }

  private var rejects: [Reject] = []
  private var near: Set<Int> = []
  private var candidates: [Candidate] = []

  /// How far from its place a row is looked for: people add and remove some rows above it.
  private static let reach = 25
  /// So many rejects are looked for; a file with more has one mistake in every row, and most of those are mended elsewhere.
  private static let most = 5_000

  /// - Returns: `nil` when no reject of an earlier version is open.
  init?(_ request: LoadRequest, in db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT k.id, k.row, k.original, (
            SELECT count(DISTINCT coalesce(p.field, p.id)) FROM main.batch_problem AS p
            WHERE p.row_id = k.id AND p.severity = ?) AS wrong
        FROM main.batch AS b JOIN main.batch_row AS k ON k.batch_id = b.id
        WHERE b.kind_id = ? AND b.source = ? AND b.file_name = ? AND b.rejected > 0 AND b.id NOT IN \(Live.undone())
          AND k.disposition = 'rejected' AND NOT EXISTS (
            SELECT 1 FROM main.row_resolution AS x WHERE x.row_id = k.id AND x.batch_id NOT IN \(Live.undone()))
        ORDER BY k.id LIMIT ?
        """,
      arguments: [
        Severity.error.rawValue, request.kind.rawValue, request.source, request.fileName, Self.most,
      ])
    guard !rows.isEmpty else { return nil }
    for row in rows {
      let original: Data = row["original"]
      let (words, count) = Self.words(String(decoding: original, as: UTF8.self))
      let place: Int = row["row"]
      let wrong: Int = row["wrong"]
      rejects.append(
        Reject(row: row["id"], place: place, words: words, count: count, slack: max(1, wrong) + count / 8))
      for other in (place - Self.reach)...(place + Self.reach) { near.insert(other) }
    }
  }

  /// Takes note of where the next row begins.
  mutating func passes(line: Int) {
    guard let last = candidates.indices.last, candidates[last].end == nil, candidates[last].line < line else { return }
    candidates[last].end = line
  }

  /// Takes a record that becomes a fact.
  ///
  /// - Parameter record: its number in the file, from 1.
  mutating func take(_ record: Int, line: Int, row: Int) {
    if near.contains(row) { candidates.append(Candidate(record: record, line: line, place: row)) }
  }

  /// The records that rejected rows became, as number of the rejected row and of the record.
  ///
  /// - Parameters:
  ///   - resolved: rejects that are decided about already.
  ///   - text: the text of the rows from a line up to another.
  func pairs(without resolved: Set<Int>, text: (Int, Int?) throws -> String?) throws -> [(reject: Int, record: Int)] {
    guard !candidates.isEmpty else { return [] }
    var byPlace: [Int: [Int]] = [:]
    var words: [Int: (words: [Substring: Int], count: Int)] = [:]
    for (index, candidate) in candidates.enumerated() { byPlace[candidate.place, default: []].append(index) }
    var taken: Set<Int> = []
    var pairs: [(reject: Int, record: Int)] = []
    for reject in rejects where !resolved.contains(reject.row) {
      var best: (index: Int, common: Int)?
      for distance in 0...Self.reach {
        for place in distance == 0 ? [reject.place] : [reject.place - distance, reject.place + distance] {
          for index in byPlace[place] ?? [] where !taken.contains(index) {
            if words[index] == nil {
              words[index] = Self.words(try text(candidates[index].line, candidates[index].end) ?? "")
            }
            guard let other = words[index] else { continue }
            let common = reject.words.reduce(0) { $0 + min($1.value, other.words[$1.key] ?? 0) }
            if max(reject.count, other.count) - common <= reject.slack, common > best?.common ?? 0 {
              best = (index, common)
            }
          }
        }
      }
      guard let best else { continue }
      taken.insert(best.index)
      pairs.append((reject.row, candidates[best.index].record))
    }
    return pairs
  }

  /// The cells of a row, whatever parts them, and how many there are.
  private static func words(_ text: String) -> (words: [Substring: Int], count: Int) {
    let cells = text.split { ";,\t|\"".contains($0) || $0.isNewline }
    var words: [Substring: Int] = [:]
    for cell in cells { words[cell, default: 0] += 1 }
    return (words, cells.count)
  }
}
