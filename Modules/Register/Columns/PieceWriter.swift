import GRDB
import GuidanceKit

/// Writes the registrations of a batch column by column, from the values that are stored as facts.
///
/// For each registration: ``begin(_:)``, its values, the values of its side rows, ``end()``; at last ``close()``.
final class PieceWriter {
  /// Where a value of `registration` or a side table goes.
  private enum Slot {
    case ignored
    case number(RegistrationColumn)
    case day
    /// A code that is kept as a text of the piece.
    case text(RegistrationColumn)
    /// Says by being there that an organisation could not be linked.
    case unlinked
  }

  /// A piece as it is stored.
  struct Piece {
    var number: Int
    var first: String
    var last: String
    var records: Int
    var digest: [UInt8]
    var bytes: [UInt8]
  }

  /// Takes each piece as it is finished.
  private let keep: (Piece) throws -> Void
  private let slots: [Slot]
  private let sides: [(role: RecordRole?, slots: [Slot])]
  private var buffer = PieceBuffer()
  private var number = 0

  /// The records of a piece, about; a registration is not torn apart.
  static let capacity = 8_192

  /// - Parameters:
  ///   - columns: the columns of `registration` in the order in which their values come.
  ///   - sides: the side tables, and their columns likewise.
  convenience init(batch: Int, columns: [String], sides: [SideTable], in db: Database) throws {
    let statement = try RawStatement(
      """
      INSERT INTO main.registration_piece (batch_id, number, first_day, last_day, records, digest, bytes)
      VALUES (\(batch), ?, ?, ?, ?, ?, ?)
      """, in: db)
    self.init(columns: columns, sides: sides) { piece in
      let (first, last) = (Array(piece.first.utf8), Array(piece.last.utf8))
      try piece.bytes.withUnsafeBytes { bytes in
        try first.withUnsafeBytes { first in
          try last.withUnsafeBytes { last in
            try piece.digest.withUnsafeBytes { digest in
              statement.bind(piece.number, at: 1)
              statement.bind(text: first, at: 2)
              statement.bind(text: last, at: 3)
              statement.bind(piece.records, at: 4)
              statement.bind(blob: digest, at: 5)
              statement.bind(blob: bytes, at: 6)
              try statement.run()
            }
          }
        }
      }
    }
  }

  /// - Parameter keep: takes each piece as it is finished.
  init(columns: [String], sides: [SideTable], keep: @escaping (Piece) throws -> Void) {
    self.keep = keep
    slots = columns.map(PieceWriter.slot)
    self.sides = sides.map { side in
      let role: RecordRole? =
        switch side.name {
        case "registration_adviser": .furtherAdviser
        case "registration_organisation": .furtherOrganisation
        default: nil
        }
      return (role, side.columns.map(PieceWriter.slot))
    }
  }

  private static func slot(_ column: String) -> Slot {
    switch column {
    case "date": .day
    case "organisation_given", "given": .unlinked
    case "session": .text(.session)
    case "trajectory": .text(.trajectory)
    default: RegistrationColumn(stored: column).map { .number($0) } ?? .ignored
    }
  }

  // MARK: One registration

  func begin(_ fact: Int) { buffer.begin(fact) }

  @inline(__always)
  func note(_ value: Int64, column: Int) { note(value, slots[column]) }

  @inline(__always)
  func note(text: UnsafeRawBufferPointer, column: Int) throws { try note(text, slots[column]) }

  /// Begins a row of a side table, by its place among them.
  func beginSide(_ table: Int) {
    if let role = sides[table].role { buffer.beginFurther(role) }
  }

  func note(_ value: Int64, column: Int, side table: Int) {
    if sides[table].role != nil { note(value, sides[table].slots[column]) }
  }

  func note(text: UnsafeRawBufferPointer, column: Int, side table: Int) throws {
    if sides[table].role != nil { try note(text, sides[table].slots[column]) }
  }

  func end() throws {
    buffer.end()
    if buffer.count >= PieceWriter.capacity { try close() }
  }

  private func note(_ value: Int64, _ slot: Slot) {
    if case .number(let column) = slot { buffer.set(Int(value), column) }
  }

  private func note(_ text: UnsafeRawBufferPointer, _ slot: Slot) throws {
    switch slot {
    case .day: buffer.set(try PieceWriter.day(text), .day)
    case .text(let column): buffer.set(buffer.place(of: text), column)
    case .unlinked: buffer.markUnlinked()
    case .number, .ignored: break
    }
  }

  /// Writes what was gathered as one piece.
  func close() throws {
    guard let piece = buffer.taken() else { return }
    number += 1
    try keep(
      Piece(
        number: number, first: CalendarDate(dayNumber: piece.days.lowerBound).iso,
        last: CalendarDate(dayNumber: piece.days.upperBound).iso, records: piece.count,
        digest: Array(PieceForm.digest(piece.bytes)), bytes: piece.bytes))
  }

  private static func day(_ iso: UnsafeRawBufferPointer) throws -> Int {
    let text = String(decoding: iso, as: UTF8.self)
    guard let day = CalendarDate(iso: text) else {
      throw RegisterError(
        .failed, Label("Een registratie heeft de datum \(text).", "A registration has the date \(text)."))
    }
    return day.dayNumber
  }
}

// MARK: From facts

extension PieceWriter {
  /// Writes the pieces of a batch from its facts, as an older database is brought up to date.
  static func write(batch: Int, in db: Database) throws {
    let (columns, sides) = (SchemaColumns.columns, SchemaColumns.sides)
    try read(batch: batch, into: PieceWriter(batch: batch, columns: columns, sides: sides, in: db), in: db)
  }

  /// Makes the pieces of a batch again from its facts.
  static func made(batch: Int, in db: Database, _ keep: @escaping (Piece) throws -> Void) throws {
    try read(
      batch: batch, into: PieceWriter(columns: SchemaColumns.columns, sides: SchemaColumns.sides, keep: keep), in: db)
  }

  private static func read(batch: Int, into writer: PieceWriter, in db: Database) throws {
    let (columns, sides) = (SchemaColumns.columns, SchemaColumns.sides)
    let facts = try RawStatement(
      """
      SELECT id, organisation_count > 1 OR further_advisers IS NOT NULL, \(columns.joined(separator: ", "))
      FROM main.registration WHERE batch_id = \(batch) ORDER BY id
      """, in: db)
    let more = try sides.map { side in
      try RawStatement(
        "SELECT \(side.columns.joined(separator: ", ")) FROM main.\(side.name) WHERE fact_id = ? ORDER BY position",
        in: db)
    }
    while try facts.nextRow() {
      writer.begin(facts.integer(0))
      for column in columns.indices {
        try writer.note(facts, Int32(column + 2), writer.slots[column])
      }
      for table in sides.indices where facts.integer(1) != 0 {
        more[table].bind(facts.integer(0), at: 1)
        while try more[table].nextRow() {
          writer.beginSide(table)
          for column in sides[table].columns.indices {
            try writer.note(more[table], Int32(column), writer.sides[table].slots[column])
          }
        }
      }
      try writer.end()
    }
    try writer.close()
  }

  /// Takes a value of a row at hand; a text with all its bytes.
  private func note(_ row: RawStatement, _ column: Int32, _ slot: Slot) throws {
    guard !row.isNull(column) else { return }
    switch slot {
    case .number: note(Int64(row.integer(column)), slot)
    case .day, .text, .unlinked: try note(row.bytes(column), slot)
    case .ignored: break
    }
  }
}
