import Crypto
import Foundation
import GRDB
import GuidanceKit

/// Whether the facts of one kind are as they were loaded: each against its own digest, made again from its columns and those of
/// its side tables, and all of a batch against the digest that stands in the trail.
struct FactCheck {
  private let kind: RecordKind
  private let db: Database
  private let columns: [String]
  private let sides: [SideTable]

  init(_ kind: RecordKind, in db: Database) {
    self.kind = kind
    self.db = db
    (columns, sides) = StoredKinds.layout(kind)
  }

  /// The facts of one batch while they pass.
  private struct Running {
    var id: Int
    var hasher = SHA256()
    var count = 0
  }

  func run(into result: inout RegisterVerification) throws {
    let coders = try columns.map { try ColumnCoder($0, of: kind.table, in: db) }
    let sideReaders = try sides.map { try SideReader($0, in: db) }
    let facts = try RawStatement(
      """
      SELECT id, batch_id, line, row, key, ordinal, digest\(columns.map { ", \($0)" }.joined()) FROM main.\(kind.table)
      ORDER BY id
      """, in: db)
    var running: [Int: Running] = [:]
    let content = ByteBlock(capacity: 4096)
    let place = ByteBlock(capacity: 256)
    while try facts.nextRow() {
      let (id, batch) = (facts.integer(0), facts.integer(1))
      content.removeAll()
      for index in columns.indices {
        coders[index].append(facts, Int32(index + 7), place: UInt8(truncatingIfNeeded: index + 1), to: content)
      }
      for reader in sideReaders { try reader.append(fact: id, to: content) }
      let digest = facts.bytes(6)
      SHA256.half(content.bytes) { made in
        if !made.elementsEqual(digest) {
          result.fault(
            "\(kind.code): feit \(id) (batch \(batch), rij \(facts.integer(3))) is gewijzigd",
            "\(kind.code): fact \(id) (batch \(batch), row \(facts.integer(3))) was changed")
        }
      }
      place.removeAll()
      let key = facts.bytes(4)
      place.append(number: Int64(key.count))
      place.append(key)
      for number in [facts.integer(5), facts.integer(2), facts.integer(3)] { place.append(number: Int64(number)) }
      place.append(digest)
      running[batch, default: Running(id: batch)].hasher.update(bufferPointer: place.bytes)
      running[batch]?.count += 1
      result.facts += 1
    }
    for (index, reader) in sideReaders.enumerated() {
      guard let stranger = try reader.stranger() else { continue }
      result.fault(
        "\(sides[index].name): een rij van feit \(stranger), dat niet bestaat",
        "\(sides[index].name): a row of fact \(stranger), which does not exist")
    }
    try compare(running, into: &result)
  }

  /// Compares what was read with what each batch says of its facts.
  private func compare(_ found: [Int: Running], into result: inout RegisterVerification) throws {
    var rest = found
    let isPurged =
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM tombstone WHERE kind_id = ?)", arguments: [kind.rawValue]) ?? false
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT id, file_name, new + changed AS facts, facts_digest FROM batch
        WHERE kind_id = ? AND id NOT IN (SELECT undone_by FROM batch_undo) ORDER BY id
        """, arguments: [kind.rawValue])
    {
      let id: Int = row["id"]
      let name: String = row["file_name"]
      let running = rest.removeValue(forKey: id) ?? Running(id: id)
      if isPurged, running.count < row["facts"] as Int {
        result.gone(
          "\(kind.code): \(row["facts"] as Int - running.count) feiten van batch \(id) (\(name)) zijn gewist",
          "\(kind.code): \(row["facts"] as Int - running.count) facts of batch \(id) (\(name)) were purged")
        continue
      }
      if Data(running.hasher.finalize()) != row["facts_digest"] as Data {
        result.fault(
          "\(kind.code): de feiten van batch \(id) (\(name)) zijn niet die van het bestand: er is er een gewijzigd, toegevoegd of "
            + "verwijderd",
          "\(kind.code): the facts of batch \(id) (\(name)) are not those of the file: one was changed, added or removed"
        )
      }
    }
    for batch in rest.keys.sorted() {
      result.fault(
        "\(kind.code): feiten van batch \(batch), die er geen van deze soort heeft",
        "\(kind.code): facts of batch \(batch), which has none of this kind")
    }
  }
}

/// How the value of a column was digested when it was loaded: codes by their text, for their ids differ between databases.
enum ColumnCoder {
  case plain
  /// The code of a lookup table, by its id.
  case code([Int64: [UInt8]])
  /// Codes of a lookup table, by bit.
  case mask([(bit: Int64, code: String)])

  init(_ column: String, of table: String, in db: Database) throws {
    if table == RecordKind.registration.table, column == "target_groups" {
      let rows = try Row.fetchAll(db, sql: "SELECT id, code FROM main.target_group WHERE id BETWEEN 1 AND 63")
      self = .mask(rows.map { (bit: Int64(1) << Int64($0[0] as Int - 1), code: $0[1]) }.sorted { $0.code < $1.code })
      return
    }
    // A status is written as a number, which is what was digested.
    if table == RecordKind.projectPhase.table, column == "status_id" {
      self = .plain
      return
    }
    let keys = try Row.fetchAll(db, sql: "PRAGMA main.foreign_key_list(\(table))")
    guard let key = keys.first(where: { $0["from"] as String == column }), key["table"] as String != "organisation",
      key["table"] as String != "batch"
    else {
      self = .plain
      return
    }
    var codes: [Int64: [UInt8]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT id, code FROM main.\(key["table"] as String)") {
      codes[row[0]] = Array((row[1] as String).utf8)
    }
    self = .code(codes)
  }

  /// Adds the value of a column as ``RowWriter`` digested it.
  func append(_ row: RawStatement, _ column: Int32, place: UInt8, to content: ByteBlock) {
    switch row.value(column) {
    case .null: return
    case .integer(let number):
      switch self {
      case .plain:
        content.append(place)
        content.append(1)
        content.append(number: number)
      case .code(let codes):
        // An id that stands for nothing is digested as nothing, which no fact was.
        ColumnCoder.append(codes[number] ?? [], place: place, to: content)
      case .mask(let bits):
        var rest = number
        for (bit, code) in bits where rest & bit != 0 {
          ColumnCoder.append(Array(code.utf8), place: place, to: content)
          rest &= ~bit
        }
        if rest != 0 { content.append(0xFF) }
      }
    case .text, .blob: ColumnCoder.append(row.bytes(column), place: place, to: content)
    case .real: content.append(0xFF)
    }
  }

  static func append(_ text: [UInt8], place: UInt8, to content: ByteBlock) {
    text.withUnsafeBytes { append($0, place: place, to: content) }
  }

  static func append(_ text: UnsafeRawBufferPointer, place: UInt8, to content: ByteBlock) {
    content.append(place)
    content.append(3)
    content.append(number: Int32(truncatingIfNeeded: text.count))
    content.append(text)
  }
}

/// Reads a side table along with the facts it belongs to, both in the order of the facts' numbers.
private final class SideReader {
  private let name: [UInt8]
  /// The position of the first row of a fact; the others follow on it.
  ///
  /// A first organisation or adviser stands in the fact itself.
  private let first: Int
  private let coders: [ColumnCoder]
  private let rows: RawStatement
  private var isRow: Bool
  private var passed: Int?

  init(_ side: SideTable, in db: Database) throws {
    name = Array(side.name.utf8)
    first = ["registration_organisation", "registration_adviser"].contains(side.name) ? 2 : 1
    coders = try side.columns.map { try ColumnCoder($0, of: side.name, in: db) }
    rows = try RawStatement(
      """
      SELECT fact_id, position, \(side.columns.joined(separator: ", ")) FROM main.\(side.name)
      ORDER BY fact_id, position
      """, in: db)
    isRow = try rows.nextRow()
  }

  /// Adds the rows of a fact as they were digested.
  func append(fact: Int, to content: ByteBlock) throws {
    while isRow, rows.integer(0) < fact {
      passed = passed ?? rows.integer(0)
      isRow = try rows.nextRow()
    }
    var position = first
    while isRow, rows.integer(0) == fact {
      // Positions are not digested, but only these were ever written.
      if rows.integer(1) != position { content.append(0xFF) }
      position += 1
      content.append(0xFE)
      ColumnCoder.append(name, place: 0, to: content)
      for index in coders.indices {
        coders[index].append(rows, Int32(index + 2), place: UInt8(truncatingIfNeeded: index + 1), to: content)
      }
      isRow = try rows.nextRow()
    }
  }

  /// A fact that rows name and that is not there.
  func stranger() throws -> Int? {
    if let passed { return passed }
    return isRow ? rows.integer(0) : nil
  }
}
