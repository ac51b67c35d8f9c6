import Foundation
import GRDB
import GuidanceKit

/// Writes the registrations of a batch column by column.
struct PieceWriter {
  private let batch: Int
  private let statement: RawStatement
  private var columns = [[Int]](repeating: [], count: RegistrationColumn.allCases.count)
  private var places: [String: Int] = [:]
  private var texts: [String] = []
  private var number = 0

  /// The records of a piece at most; a registration is not torn apart.
  static let capacity = 65_536

  init(batch: Int, in db: Database) throws {
    self.batch = batch
    statement = try RawStatement(
      """
      INSERT INTO main.registration_piece (batch_id, number, first_day, last_day, records, bytes)
      VALUES (\(batch), ?, ?, ?, ?, ?)
      """, in: db)
  }

  /// Writes the pieces of a batch from its facts.
  static func write(batch: Int, in db: Database) throws {
    var writer = try PieceWriter(batch: batch, in: db)
    try writer.addFacts(in: db)
    try writer.close()
  }

  private mutating func addFacts(in db: Database) throws {
    let facts = try RawStatement(
      """
      SELECT id, date, minutes, organisation_number, organisation_count, destination_id, goal_id, adviser_id,
        further_advisers, level_id, place_id, focus_id, initiative_id, fund_id, classroom_id, target_groups, mechanisms,
        care_phase_id, organisation_given IS NOT NULL, session, trajectory
      FROM main.registration WHERE batch_id = \(batch) ORDER BY id
      """, in: db)
    let advisers = try RawStatement(
      "SELECT adviser_id FROM main.registration_adviser WHERE fact_id = ? ORDER BY position", in: db)
    let organisations = try RawStatement(
      """
      SELECT organisation_number, given IS NOT NULL FROM main.registration_organisation
      WHERE fact_id = ? ORDER BY position
      """, in: db)
    while try facts.firstRow() {
      var record = RegistrationRecord()
      record[.fact] = facts.integer(0)
      record[.day] = try PieceWriter.day(facts.bytes(1))
      for (place, column) in RegistrationRecord.inOrder.enumerated() { record[column] = facts.integer(Int32(place + 2)) }
      record[.session] = self.place(of: facts.bytes(19))
      record[.trajectory] = self.place(of: facts.bytes(20))
      var others: [RegistrationRecord] = []
      if record[.furtherAdvisers] > 0 {
        advisers.bind(record[.fact], at: 1)
        while try advisers.firstRow() {
          var other = record
          other[.role] = RecordRole.furtherAdviser.rawValue
          other[.adviser] = advisers.integer(0)
          others.append(other)
        }
      }
      if record[.organisationCount] > 1 {
        organisations.bind(record[.fact], at: 1)
        while try organisations.firstRow() {
          var other = record
          other[.role] = RecordRole.furtherOrganisation.rawValue
          other[.organisation] = organisations.integer(0)
          if organisations.integer(1) != 0 { record[.isUnlinked] = 1 }
          others.append(other)
        }
      }
      try add(record)
      for other in others { try add(other) }
      if columns[0].count >= PieceWriter.capacity { try close() }
    }
  }

  private mutating func add(_ record: RegistrationRecord) throws {
    for column in columns.indices { columns[column].append(record.values[column]) }
  }

  private mutating func place(of text: UnsafeRawBufferPointer) -> Int {
    guard !text.isEmpty else { return 0 }
    let text = String(decoding: text, as: UTF8.self)
    if let known = places[text] { return known }
    texts.append(text)
    places[text] = texts.count
    return texts.count
  }

  /// Writes what was gathered as one piece.
  private mutating func close() throws {
    let days = columns[RegistrationColumn.day.rawValue]
    guard let first = days.min(), let last = days.max() else { return }
    number += 1
    let bytes = PieceForm.encode(columns, texts: texts)
    try bytes.withUnsafeBytes { bytes in
      try Array(CalendarDate(dayNumber: first).iso.utf8).withUnsafeBytes { first in
        try Array(CalendarDate(dayNumber: last).iso.utf8).withUnsafeBytes { last in
          statement.bind(number, at: 1)
          statement.bind(text: first, at: 2)
          statement.bind(text: last, at: 3)
          statement.bind(days.count, at: 4)
          statement.bind(blob: bytes, at: 5)
          try statement.run()
        }
      }
    }
    for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
    places = [:]
    texts = []
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

/// One record on its way into a piece.
private struct RegistrationRecord {
  var values = [Int](repeating: 0, count: RegistrationColumn.allCases.count)

  subscript(column: RegistrationColumn) -> Int {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  /// The columns that are read one after the other, from the third on.
  static let inOrder: [RegistrationColumn] = [
    .minutes, .organisation, .organisationCount, .destination, .goal, .adviser, .furtherAdvisers, .level, .place, .focus,
    .initiative, .fund, .classroom, .targetGroups, .mechanisms, .carePhase, .isUnlinked,
  ]
}
