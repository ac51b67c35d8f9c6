import Crypto
import Foundation
import GRDB
public import GuidanceKit

/// Finds the rows of a load that were rejected before, in an earlier version of the same sheet, by their bytes.
///
/// A row that is still wrong takes the place of its earlier reject, so that it is open once. A row that was mended since is
/// no reject at all: mended once more, it would count twice. Each earlier row answers for one row of the load.
final class FormerRejects {
  /// The first half of the SHA-256 of a row without its line end; equal rows have equal ones, and others do not.
  struct Print: Hashable, Comparable {
    let high: UInt64
    let low: UInt64

    init(_ row: UnsafeRawBufferPointer) {
      var count = row.count
      while count > 0, row[count - 1] == 0x0A || row[count - 1] == 0x0D { count -= 1 }
      var halves: (UInt64, UInt64) = (0, 0)
      SHA256.half(UnsafeRawBufferPointer(rebasing: row[..<count])) {
        halves = (
          $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        )
      }
      (high, low) = halves
    }

    static func < (one: Print, other: Print) -> Bool { (one.high, one.low) < (other.high, other.low) }
  }

  private struct Entry {
    var print: Print
    var row: Int
  }

  /// A row of the load that was rejected before.
  private struct Pending {
    /// Its number among the kept rows; a duplicate has the opposite of its number among those.
    var kept: Int
    /// The place of the first entry equal to it.
    var first: Int
    var line: Int
    var row: Int
    var codes: [String] = []
  }

  /// What became of the earlier rows that are equal, the last of the list first to be used.
  private struct Group {
    var open: [Int] = []
    var mended: [(batch: Int, fact: Int?)] = []
  }

  private let chains: RejectChains
  private let tally: MendedTally
  private let lookup: FactLookup
  private var entries: [Entry] = []
  private var pending: [Pending] = []
  private var groups: [Int: Group] = [:]
  private var isLastPending = false

  init(_ request: LoadRequest, _ lookup: FactLookup, _ tally: MendedTally, in db: Database) throws {
    chains = RejectChains(in: db)
    self.tally = tally
    self.lookup = lookup
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT k.id, k.original FROM main.batch AS b JOIN main.batch_row AS k ON k.batch_id = b.id
        WHERE b.kind_id = ? AND b.source = ? AND b.rejected > 0 AND b.id NOT IN \(Live.undone())
          AND k.disposition = 'rejected'
        """, arguments: [request.kind.rawValue, request.source])
    while let row = try rows.next() {
      let original: Data = row[1]
      entries.append(Entry(print: original.withUnsafeBytes { Print($0) }, row: row[0]))
    }
    entries.sort { ($0.print, $0.row) < ($1.print, $1.row) }
  }

  /// Whether there is any earlier reject.
  var isEmpty: Bool { entries.isEmpty }

  /// Takes a row that is rejected.
  func take(_ original: UnsafeRawBufferPointer, kept: Int, line: Int, row: Int) {
    isLastPending = false
    guard !entries.isEmpty, let first = first(Print(original)) else { return }
    pending.append(Pending(kept: kept, first: first, line: line, row: row))
    isLastPending = true
  }

  /// Takes a row that is no concern of this one.
  func skip() { isLastPending = false }

  /// Takes a reason of the row kept last.
  func take(reason item: SpoolView) {
    guard isLastPending, item.flags & SpoolItem.Flag.ofKeptRow != 0, case .text(let code) = item.value(at: 0) else {
      return
    }
    pending[pending.count - 1].codes.append(String(decoding: code, as: UTF8.self))
  }

  /// Decides about the rows taken, once the rows that a mended file names are decided.
  func settle(into result: inout Comparison, _ touched: inout FactSet) throws {
    for item in pending {
      var group = try groups[item.first] ?? self.group(item.first)
      while let row = group.open.popLast() {
        guard result.resolved.insert(row).inserted else { continue }
        result.resolutions.append(
          Comparison.Resolution(row: row, result: .rejected, kept: item.kept, isReload: true))
        let batch = try chains.batch(of: row)
        try tally.begin(batch)
        tally.count(batch, isRejected: true)
        groups[item.first] = group
        break
      }
      if result.resolutions.last?.kept == item.kept { continue }
      if let mended = group.mended.popLast() {
        // A complete file names the record, though not as it became.
        if let fact = try mended.fact.flatMap({ try lookup.current(from: $0) }) { touched.insert(fact.fact.id) }
        if item.kept > 0 {
          result.mendedBefore.append(
            LoadOutcome.MendedBefore(line: item.line, row: item.row, batch: mended.batch, codes: item.codes))
          result.keptMended[item.kept] = mended.batch
        } else {
          result.duplicates[-item.kept - 1].mendedIn = mended.batch
        }
      }
      groups[item.first] = group
    }
  }

  private func first(_ print: Print) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].print < print { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].print == print ? low : nil
  }

  private func group(_ first: Int) throws -> Group {
    var group = Group()
    var seen: Set<Int> = []
    for entry in entries[first...] {
      guard entry.print == entries[first].print else { break }
      let end = try chains.end(of: entry.row)
      guard seen.insert(end.row).inserted else { continue }
      if end.isOpen {
        group.open.append(end.row)
      } else if end.isMended, let batch = end.batch {
        group.mended.append((batch, end.fact))
      }
    }
    group.open.reverse()
    group.mended.reverse()
    return group
  }
}

extension LoadOutcome {
  /// A row that was rejected before and was mended since; it is set aside.
  public struct MendedBefore: Hashable, Sendable {
    /// The text line of the row.
    public let line: Int
    /// The spreadsheet row.
    public let row: Int
    /// The batch in which it was mended.
    public let batch: Int
    /// The codes of the reasons for which it would have been rejected.
    public let codes: [String]

    /// The remark that is kept with the row.
    public func problem(file: String) -> InputProblem {
      MendedBefore.problem(batch, SourcePosition(file: file, line: line))
    }

    static func problem(_ batch: Int, _ position: SourcePosition) -> InputProblem {
      InputProblem(
        code: "IMP136", severity: .notice, position: position,
        message: Label(
          "deze rij werd eerder geweigerd en is verbeterd in batch \(batch); ze telt niet nog eens. Verbeter ze ook in het "
            + "blad.",
          "this row was rejected before and was mended in batch \(batch); it does not count again. Mend it in the sheet as "
            + "well."))
    }
  }
}
