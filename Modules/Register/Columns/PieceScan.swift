import GRDB
import GuidanceKit

/// The registrations of one state from one day through another, column by column.
///
/// What was taken back and what was superseded is left out, by the same rule as when facts are read.
struct PieceScan {
  private let db: Database
  private let asOf: Int?
  private let cache: SnapshotCache
  private let days: ClosedRange<Int>
  private let range: (first: String, last: String)

  /// Prepares a scan; `nil` when the last day comes before the first.
  init?(_ snapshot: Snapshot, from: CalendarDate, through: CalendarDate) {
    guard from <= through else { return nil }
    db = snapshot.db
    asOf = snapshot.asOf
    cache = snapshot.cache
    days = from.dayNumber...through.dayNumber
    range = (from.iso, through.iso)
  }

  /// Hands over the pieces in the order of their batches.
  func forEach(_ body: (PieceRecords) throws -> Void) throws {
    let undone = Live.undone(asOf: asOf)
    let gone = try superseded(undone)
    let pieces = try RawStatement(
      """
      SELECT p.bytes, p.first_day >= '\(range.first)' AND p.last_day <= '\(range.last)', p.records, p.digest, p.batch_id, p.rowid
      FROM main.registration_piece AS p
      WHERE p.first_day <= '\(range.last)' AND p.last_day >= '\(range.first)' AND p.batch_id NOT IN \(undone)
        \(asOf.map { "AND p.batch_id <= \($0)" } ?? "")
      ORDER BY p.batch_id, p.number
      """, in: db)
    while try pieces.nextRow() {
      let bytes = pieces.bytes(0)
      guard bytes.first == PieceForm.version else {
        throw RegisterError(
          .failed,
          Label(
            "Een deel van de registraties is geschreven door een andere versie van Leerspoor. Installeer de nieuwste versie.",
            "A part of the registrations was written by another version of Leerspoor. Install the newest version."))
      }
      let isWhole =
        cache.wholePieces.contains(pieces.integer(5)) || pieces.bytes(3).elementsEqual(PieceForm.digest(bytes))
      guard isWhole, let reader = PieceReader(bytes),
        reader.count == pieces.integer(2), let texts = reader.texts()
      else {
        throw RegisterError(
          .failed,
          Label(
            "De registraties van batch \(pieces.integer(4)) zijn beschadigd in de databank. Zet een reservekopie terug.",
            "The registrations of batch \(pieces.integer(4)) are damaged in the database. Restore a backup."))
      }
      cache.wholePieces.insert(pieces.integer(5))
      try body(PieceRecords(reader, texts: texts, days: pieces.integer(1) != 0 ? nil : days, gone: gone))
    }
  }

  /// The registrations that something took the place of in this state; `nil` when there are none.
  private func superseded(_ undone: String) throws -> FactSet? {
    let facts = try RawStatement(
      """
      SELECT s.fact_id FROM main.supersession AS s
      WHERE s.kind_id = \(RecordKind.registration.rawValue) AND s.batch_id NOT IN \(undone)
        \(asOf.map { "AND s.batch_id <= \($0)" } ?? "")
      """, in: db)
    var set = FactSet()
    var isEmpty = true
    while try facts.nextRow() {
      set.insert(facts.integer(0))
      isEmpty = false
    }
    return isEmpty ? nil : set
  }
}

/// The records of one piece that count.
struct PieceRecords {
  /// The places of the records that count.
  let rows: [Int]
  /// The texts that columns refer to; the first is empty and stands for none.
  let texts: [String]
  private let reader: PieceReader

  init(_ reader: PieceReader, texts: [String], days: ClosedRange<Int>?, gone: FactSet?) {
    self.reader = reader
    self.texts = texts
    guard days != nil || gone != nil else {
      rows = Array(0..<reader.count)
      return
    }
    let day = days == nil ? [] : reader.values(.day)
    let fact = gone == nil ? [] : reader.values(.fact)
    rows = (0..<reader.count).filter { row in
      (days?.contains(day[row]) ?? true) && !(gone?.contains(fact[row]) ?? false)
    }
  }

  /// The values of a column, of all records.
  func callAsFunction(_ column: RegistrationColumn) -> [Int] { reader.values(column) }
}
