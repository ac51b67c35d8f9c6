import Crypto
import GRDBSQLite
public import GuidanceKit

/// A record that the register can keep.
///
/// `write(to:)` hands over the columns of the kind's table in the order of ``columns``; the register computes the digest
/// from the same values, so content and digest cannot part.
public protocol Storable: Sendable {
  /// The kind of record.
  static var kind: RecordKind { get }
  /// The columns after those of provenance, in the order in which ``write(to:)`` gives them.
  static var columns: [String] { get }
  /// The side tables with their columns after `position`.
  static var sides: [SideTable] { get }
  /// The column that is NULL in records without a ``key``; `nil` when every record of the kind has one.
  static var keyColumn: String? { get }
  /// What makes it the same record in another file; `nil` when only its content can tell.
  var key: String? { get }
  /// Hands the columns over.
  func write(to row: RowWriter) throws
  /// Hands the rows of the side tables over.
  func writeSides(to row: RowWriter) throws
}

extension Storable {
  /// Every record has a key, unless a record says otherwise.
  public static var keyColumn: String? { nil }
  /// No side tables, unless a record says otherwise.
  public static var sides: [SideTable] { [] }
  /// No rows in side tables, unless a record says otherwise.
  public func writeSides(to row: RowWriter) throws {}
}

/// A side table of a record: several values of one column.
public struct SideTable: Hashable, Sendable {
  /// The table's name.
  public let name: String
  /// Its columns after `fact_id` and `position`.
  public let columns: [String]

  /// Names a side table.
  public init(_ name: String, _ columns: [String]) {
    self.name = name
    self.columns = columns
  }
}

/// Writes one row at a time into the staging database and digests what it writes.
///
/// Codes of lookup tables become their ids; the digest is taken over the codes, because ids differ between databases. A
/// column without a value adds nothing to the digest and every other one adds its place first, so that a column that a
/// later version appends leaves the digests of the records that do not use it as they are.
public final class RowWriter {
  private let staging: StagingDatabase
  private let lookups: Lookups
  private var statement: OpaquePointer?
  private var index: Int32 = 0
  private var first: Int32 = 0
  private var content: [UInt8] = []
  /// What stands in ``content`` for an organisation linked by its name, and what the sheet says instead.
  private var said: [(range: Range<Int>, bytes: [UInt8])] = []

  init(staging: StagingDatabase, lookups: Lookups) {
    self.staging = staging
    self.lookups = lookups
    content.reserveCapacity(1024)
  }

  func begin(_ statement: OpaquePointer?, skipping columns: Int32) {
    self.statement = statement
    index = columns
    first = columns
    content.removeAll(keepingCapacity: true)
    said.removeAll(keepingCapacity: true)
  }

  func beginSide(_ table: SideTable, _ statement: OpaquePointer?, skipping columns: Int32) {
    self.statement = statement
    index = columns
    first = columns
    content.append(0xFE)
    append(text: table.name, to: &content)
  }

  /// The first half of the SHA-256 of everything written since the row began.
  func digest() -> [UInt8] { RowWriter.half(content) }

  /// What tells a record without a key of its own apart: its content as the sheet says it.
  ///
  /// An organisation named in words counts as those words, whether or not they could be linked to a number. Otherwise the
  /// same row would be another record once its organisation is known, and its hours would count twice.
  ///
  /// - Parameter digest: the digest of the row, which it is when no organisation is named in words.
  func identity(digest: [UInt8]) -> [UInt8] {
    if said.isEmpty { return digest }
    var bytes: [UInt8] = []
    var done = 0
    for part in said {
      bytes += content[done..<part.range.lowerBound]
      bytes += part.bytes
      done = part.range.upperBound
    }
    return RowWriter.half(bytes + content[done...])
  }

  private static func half(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes).prefix(16)) }

  /// Writes a whole number or nothing.
  public func integer(_ value: Int?) {
    index += 1
    guard let value else {
      sqlite3_bind_null(statement, index)
      return
    }
    append(integer: value, at: index - first, to: &content)
    sqlite3_bind_int64(statement, index, Int64(value))
  }

  /// Writes yes or no as 1 or 0.
  public func flag(_ value: Bool?) { integer(value.map { $0 ? 1 : 0 }) }

  /// Writes text or nothing.
  public func text(_ value: String?) {
    index += 1
    guard let value else {
      sqlite3_bind_null(statement, index)
      return
    }
    digest(text: value)
    StagingDatabase.bind(value, to: statement, at: index)
  }

  /// Writes a day as ISO 8601 or nothing.
  public func day(_ value: CalendarDate?) { text(value?.iso) }

  /// Writes a term of the domain kit as the id of its lookup table.
  public func term<T: Term>(_ value: T?) {
    index += 1
    guard let value else {
      sqlite3_bind_null(statement, index)
      return
    }
    digest(text: value.rawValue)
    sqlite3_bind_int64(statement, index, Int64(Vocabulary.id(value)))
  }

  /// Writes a code as the id of its lookup table; a code that is not there yet is added when the load is committed, where
  /// the table is open to new codes.
  ///
  /// - Throws: ``RegisterError`` when the table is closed and does not know the code.
  public func code(_ value: String?, in table: LookupTable) throws {
    index += 1
    guard let value else {
      sqlite3_bind_null(statement, index)
      return
    }
    digest(text: value)
    sqlite3_bind_int64(statement, index, try lookups.id(of: value, in: table))
  }

  /// Writes codes as a mask over the ids of their lookup table; their order and repetition say nothing.
  ///
  /// - Throws: ``RegisterError`` when the table does not know one of the codes.
  public func mask(_ codes: [String], in table: LookupTable) throws {
    index += 1
    var mask: Int64 = 0
    for code in codes.count > 1 ? Set(codes).sorted() : codes {
      digest(text: code)
      let id = try lookups.id(of: code, in: table)
      guard (1...63).contains(id) else {
        throw RegisterError(
          .refused,
          Label("Te veel codes in \(table.rawValue): \(code)", "Too many codes in \(table.rawValue): \(code)"))
      }
      mask |= 1 << (id - 1)
    }
    sqlite3_bind_int64(statement, index, mask)
  }

  /// Writes an institution number or nothing, and makes sure that the number is known to be used.
  public func organisation(_ value: InstitutionNumber?) {
    if let value { lookups.note(organisation: value) }
    integer(value.map { Int($0.value) })
  }

  /// Writes a named organisation as two columns: its number, or the text when it could not be linked to one.
  public func reference(_ value: OrganisationReference?) {
    let start = content.count
    organisation(value?.number)
    text(value.flatMap { $0.number == nil ? $0.given : nil })
    guard let value, value.given != value.number?.digits else { return }
    var bytes: [UInt8] = []
    if let parsed = InstitutionNumber.parse(value.given) {
      append(integer: Int(parsed.number.value), at: index - 1 - first, to: &bytes)
    } else {
      append(text: TextFolding.folded(value.given), at: index - first, to: &bytes)
    }
    if !content[start...].elementsEqual(bytes) { said.append((start..<content.count, bytes)) }
  }

  /// Writes one row of a side table of the current record.
  public func side(_ table: SideTable, position: Int, _ body: (RowWriter) throws -> Void) throws {
    try staging.side(table, position: position, writer: self, body)
  }

  private func digest(text: String) { append(text: text, at: index - first, to: &content) }

  private func append(integer: Int, at place: Int32, to content: inout [UInt8]) {
    content.append(UInt8(truncatingIfNeeded: place))
    content.append(1)
    withUnsafeBytes(of: Int64(integer).littleEndian) { content.append(contentsOf: $0) }
  }

  private func append(text: String, at place: Int32 = 0, to content: inout [UInt8]) {
    content.append(UInt8(truncatingIfNeeded: place))
    content.append(3)
    var text = text
    text.withUTF8 { bytes in
      withUnsafeBytes(of: Int32(bytes.count).littleEndian) { content.append(contentsOf: $0) }
      content.append(contentsOf: bytes)
    }
  }
}

/// The lookup tables that a plan or a sheet fills.
public enum LookupTable: String, CaseIterable, Sendable {
  case destination, fund, goal, focus, initiative, adviser, project
  case targetGroup = "target_group"

  /// Whether a sheet of its own kind may add codes.
  var isOpen: Bool { self == .adviser || self == .project }
}
