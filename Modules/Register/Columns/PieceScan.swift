import GRDB
import GuidanceKit
import Synchronization

/// The pieces of one state, handed out one at a time to whoever asks next.
///
/// What was taken back and what was superseded is left out, by the same rule as when facts are read. Several threads may
/// ask; the statement is used by one of them at a time, under the lock, which is why the type may say that it is Sendable.
final class PieceSource: @unchecked Sendable {
  /// A piece as it is stored, beside its bytes.
  struct Stored {
    /// Its place in the order of batches.
    var place: Int
    /// The row it is stored in.
    var row: Int
    var batch: Int
    var records: Int
    var digest: [UInt8]
    /// The days of its registrations.
    var days: ClosedRange<Int>
    /// Whether its digest was found right before.
    var isWhole: Bool
  }

  /// The registrations that something took the place of in this state; `nil` when there are none.
  let gone: FactSet?
  private let pieces: RawStatement
  private let wanted: [ClosedRange<Int>]
  private let cache: SnapshotCache
  private let lock = Mutex(0)
  /// A statement that is asked for another row after the last one begins anew.
  private var isDone = false
  private var failure: (place: Int, error: any Error)?

  /// - Parameter wanted: the ranges of days of which something is asked.
  init(_ snapshot: Snapshot, wanted: [ClosedRange<Int>]) throws {
    let undone = Live.undone(asOf: snapshot.asOf)
    gone = try PieceSource.superseded(undone, in: snapshot)
    self.wanted = wanted
    cache = snapshot.cache
    let first = CalendarDate(dayNumber: wanted.map(\.lowerBound).min() ?? 0).iso
    let last = CalendarDate(dayNumber: wanted.map(\.upperBound).max() ?? 0).iso
    pieces = try RawStatement(
      """
      SELECT p.bytes, p.first_day, p.last_day, p.records, p.digest, p.batch_id, p.rowid
      FROM main.registration_piece AS p
      WHERE p.first_day <= '\(last)' AND p.last_day >= '\(first)' AND p.batch_id NOT IN \(undone)
        \(snapshot.asOf.map { "AND p.batch_id <= \($0)" } ?? "")
      ORDER BY p.batch_id, p.number
      """, in: snapshot.db)
  }

  /// The next piece of which something is asked, with its bytes; `nil` when there is none or something failed.
  func next(into bytes: inout [UInt8]) -> Stored? {
    lock.withLock { place in
      do {
        while !isDone, failure == nil {
          guard try pieces.nextRow() else {
            isDone = true
            break
          }
          guard let first = day(1), let last = day(2), first <= last else {
            throw PieceSource.damaged(pieces.integer(5))
          }
          let days = first...last
          guard wanted.contains(where: { $0.overlaps(days) }) else { continue }
          bytes.removeAll(keepingCapacity: true)
          bytes.append(contentsOf: pieces.bytes(0))
          place += 1
          let row = pieces.integer(6)
          return Stored(
            place: place, row: row, batch: pieces.integer(5), records: pieces.integer(3),
            digest: Array(pieces.bytes(4)),
            days: days, isWhole: cache.wholePieces.contains(row))
        }
      } catch {
        note(error, at: place + 1)
      }
      return nil
    }
  }

  /// Marks a piece as whole.
  func found(whole piece: Stored) {
    lock.withLock { _ in _ = cache.wholePieces.insert(piece.row) }
  }

  /// Hands out no more pieces, for one could not be read.
  func fail(_ error: any Error, at piece: Stored) {
    lock.withLock { _ in note(error, at: piece.place) }
  }

  /// - Throws: what went wrong with the first piece that could not be read.
  func finish() throws {
    pieces.reset()
    if let failure { throw failure.error }
  }

  static func damaged(_ batch: Int) -> RegisterError {
    RegisterError(
      .failed,
      Label(
        "De registraties van batch \(batch) zijn beschadigd in de databank. Zet een reservekopie terug.",
        "The registrations of batch \(batch) are damaged in the database. Restore a backup."))
  }

  private func note(_ error: any Error, at place: Int) {
    if place < failure?.place ?? Int.max { failure = (place, error) }
  }

  private func day(_ column: Int32) -> Int? {
    CalendarDate(iso: String(decoding: pieces.bytes(column), as: UTF8.self))?.dayNumber
  }

  private static func superseded(_ undone: String, in snapshot: Snapshot) throws -> FactSet? {
    let facts = try RawStatement(
      """
      SELECT s.fact_id FROM main.supersession AS s
      WHERE s.kind_id = \(RecordKind.registration.rawValue) AND s.batch_id NOT IN \(undone)
        \(snapshot.asOf.map { "AND s.batch_id <= \($0)" } ?? "")
      """, in: snapshot.db)
    var set = FactSet()
    var isEmpty = true
    while try facts.nextRow() {
      set.insert(facts.integer(0))
      isEmpty = false
    }
    return isEmpty ? nil : set
  }
}

/// The records of one piece, read in place; several questions share what was unfolded for one of them.
final class PieceRecords {
  /// The texts that columns refer to; the first is empty and stands for none.
  let texts: [String]
  private let reader: PieceReader
  private let span: ClosedRange<Int>
  private let gone: FactSet?
  private var columns = [[Int]?](repeating: nil, count: RegistrationColumn.allCases.count)
  private var known: (days: ClosedRange<Int>, rows: [Int])?

  /// - Throws: a ``RegisterError`` when the bytes are not what was stored, or of another version.
  init(_ piece: PieceSource.Stored, _ bytes: UnsafeRawBufferPointer, gone: FactSet?) throws {
    guard bytes.first == PieceForm.version else {
      throw RegisterError(
        .failed,
        Label(
          "Een deel van de registraties is geschreven door een andere versie van Leerspoor. Installeer de nieuwste versie.",
          "A part of the registrations was written by another version of Leerspoor. Install the newest version."))
    }
    guard piece.isWhole || piece.digest == PieceForm.digest(bytes), let reader = PieceReader(bytes),
      reader.count == piece.records, let texts = reader.texts()
    else { throw PieceSource.damaged(piece.batch) }
    self.reader = reader
    self.texts = texts
    span = piece.days
    self.gone = gone
  }

  /// The places of the records of some days that count.
  func rows(in days: ClosedRange<Int>) -> [Int] {
    let days = days.clamped(to: span)
    if let known, known.days == days { return known.rows }
    let rows: [Int]
    if days == span, gone == nil {
      rows = Array(0..<reader.count)
    } else {
      let day = days == span ? [] : self(.day)
      let fact = gone == nil ? [] : self(.fact)
      rows = (0..<reader.count).filter { row in
        (days == span || days.contains(day[row])) && !(gone?.contains(fact[row]) ?? false)
      }
    }
    known = (days, rows)
    return rows
  }

  /// The values of a column, of all records.
  func callAsFunction(_ column: RegistrationColumn) -> [Int] {
    if let known = columns[column.rawValue] { return known }
    let values = reader.values(column)
    columns[column.rawValue] = values
    return values
  }

  /// Whether all values of a column are 0.
  func isEmpty(_ column: RegistrationColumn) -> Bool { reader.isZero(column) }
}
