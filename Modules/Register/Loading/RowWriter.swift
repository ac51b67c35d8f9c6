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
  /// What makes it the same record in another file; `nil` when only its content can tell.
  var key: String? { get }
  /// Hands the columns over.
  func write(to row: RowWriter) throws
  /// Hands the rows of the side tables over.
  func writeSides(to row: RowWriter) throws
}

extension Storable {
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

/// Writes one row at a time into the spool of a load, as what is digested and as the values that will be bound.
///
/// Codes of lookup tables become their ids; the digest is taken over the codes, because ids differ between databases. A
/// column without a value adds nothing to the digest and every other one adds its place first, so that a column that a
/// later version appends leaves the digests of the records that do not use it as they are.
public final class RowWriter {
  private let lookups: Lookups
  /// The block in which the item is made; its content is what is digested.
  private var block = ByteBlock(capacity: 1024)
  private let values = ByteBlock(capacity: 1024)
  private var place: UInt8 = 0
  private var contentStart = 0
  /// What stands in the content for an organisation linked by its name, and what the sheet says instead.
  private var said: [(range: Range<Int>, bytes: [UInt8])] = []
  /// The side tables of the record, whose index stands for them.
  private var sides: [SideTable] = []
  private var isInSide = false
  /// What terms of one byte became, by place and byte: the same for every row of a kind.
  private var terms: [KnownTerm?] = []
  private var lastDay: (day: CalendarDate, iso: String)?

  private struct KnownTerm {
    let raw: String
    let id: Int64
  }

  init(lookups: Lookups) { self.lookups = lookups }

  /// Adds a record to a block.
  ///
  /// - Parameters:
  ///   - source: whose sheet it is; the ids that a sheet gives its own rows are unique within it.
  ///   - mends: the rejected row that it mends.
  func write<R: Storable>(
    _ record: R, to block: ByteBlock, line: Int, row: Int, source: String, mends: MendedRow?
  ) throws {
    self.block = block
    let key = record.key
    let start = block.beginItem(
      SpoolItem.Tag.record, flags: key == nil ? 0 : SpoolItem.Flag.ownKey, line: line, row: row, mends: mends)
    if let key {
      if R.kind == .registration && !source.isEmpty { block.append("\(source)\u{1F}") }
      block.append(key)
    }
    let keyLength = block.count - start - SpoolItem.headLength
    let lengthPlace = block.count
    block.append(number: UInt32(0))
    contentStart = block.count
    values.removeAll()
    if !said.isEmpty { said.removeAll(keepingCapacity: true) }
    sides = R.sides
    place = 0
    isInSide = false
    do {
      try record.write(to: self)
      // Side rows are digested with the record.
      try record.writeSides(to: self)
    } catch {
      block.truncate(to: start)
      throw error
    }
    block.set(UInt32(keyLength), at: start + SpoolItem.keyLengthPlace)
    block.set(UInt32(block.count - contentStart), at: lengthPlace)
    if key == nil, !said.isEmpty { insertIdentity(start: start, contentPlace: lengthPlace) }
    block.append(values.bytes)
    block.set(UInt32(block.count - start), at: start)
  }

  /// Puts what tells a record without a key of its own apart in the place of its key: its content as the sheet says it.
  ///
  /// An organisation named in words counts as those words, whether or not they could be linked to a number. Otherwise the
  /// same row would be another record once its organisation is known, and its hours would count twice.
  private func insertIdentity(start: Int, contentPlace: Int) {
    let content = Array(block[contentPlace..<block.count])
    block.truncate(to: contentPlace)
    var done = contentPlace + 4
    func copy(upTo end: Int) {
      content[(done - contentPlace)..<(end - contentPlace)].withUnsafeBytes { block.append($0) }
      done = end
    }
    let end = contentPlace + content.count
    for part in said {
      copy(upTo: part.range.lowerBound)
      part.bytes.withUnsafeBytes { block.append($0) }
      done = part.range.upperBound
    }
    copy(upTo: end)
    block.set(UInt32(block.count - start - SpoolItem.headLength), at: start + SpoolItem.keyLengthPlace)
    block.mark(SpoolItem.Flag.digestsKey, at: start + SpoolItem.flagsPlace)
    content.withUnsafeBytes { block.append($0) }
  }

  /// Writes a whole number or nothing.
  @inline(__always)
  public func integer(_ value: Int?) {
    place &+= 1
    guard let value else { return values.appendNull() }
    digest(integer: value, at: place)
    values.append(integer: Int64(value))
  }

  /// Writes yes or no as 1 or 0.
  public func flag(_ value: Bool?) { integer(value.map { $0 ? 1 : 0 }) }

  /// Writes text or nothing.
  @inline(__always)
  public func text(_ value: String?) {
    place &+= 1
    guard var value else { return values.appendNull() }
    value.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      digest(text: bytes, at: place)
      values.append(text: bytes)
    }
  }

  /// Writes a day as ISO 8601 or nothing.
  public func day(_ value: CalendarDate?) {
    guard let value else { return text(nil) }
    if let lastDay, lastDay.day == value { return text(lastDay.iso) }
    let iso = value.iso
    lastDay = (value, iso)
    text(iso)
  }

  /// Writes a term of the domain kit as the id of its lookup table.
  public func term<T: Term>(_ value: T?) {
    place &+= 1
    guard let value else { return values.appendNull() }
    guard MemoryLayout<T>.size == 1, !isInSide else {
      digest(text: value.rawValue)
      return values.append(integer: Int64(Vocabulary.id(value)))
    }
    let slot = Int(place) &<< 8 | withUnsafeBytes(of: value) { Int($0[0]) }
    if slot >= terms.count { terms.append(contentsOf: repeatElement(nil, count: slot + 256 - terms.count)) }
    let term: KnownTerm
    if let known = terms[slot] {
      term = known
    } else {
      term = KnownTerm(raw: value.rawValue, id: Int64(Vocabulary.id(value)))
      terms[slot] = term
    }
    digest(text: term.raw)
    values.append(integer: term.id)
  }

  /// Writes a code as the id of its lookup table; a code that is not there yet is added when the load is committed, where
  /// the table is open to new codes.
  ///
  /// - Throws: ``RegisterError`` when the table is closed and does not know the code.
  public func code(_ value: String?, in table: LookupTable) throws {
    place &+= 1
    guard let value else { return values.appendNull() }
    digest(text: value)
    values.append(integer: try lookups.id(of: value, in: table))
  }

  /// Writes codes as a mask over the ids of their lookup table; their order and repetition say nothing.
  ///
  /// - Throws: ``RegisterError`` when the table does not know one of the codes.
  public func mask(_ codes: [String], in table: LookupTable) throws {
    place &+= 1
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
    values.append(integer: mask)
  }

  /// Writes an institution number or nothing, and makes sure that the number is known to be used.
  public func organisation(_ value: InstitutionNumber?) {
    if let value { lookups.note(organisation: value) }
    integer(value.map { Int($0.value) })
  }

  /// Writes a named organisation as two columns: its number, or the text when it could not be linked to one.
  public func reference(_ value: OrganisationReference?) {
    let start = block.count
    organisation(value?.number)
    text(value.flatMap { $0.number == nil ? $0.given : nil })
    guard let value, !RowWriter.isNumber(value.given, value.number) else { return }
    let bytes = ByteBlock(capacity: 64)
    if let parsed = InstitutionNumber.parse(value.given) {
      RowWriter.append(integer: Int(parsed.number.value), at: place - 1, to: bytes)
    } else {
      RowWriter.append(text: TextFolding.folded(value.given), at: place, to: bytes)
    }
    if !block[start..<block.count].elementsEqual(bytes.bytes) {
      said.append((start..<block.count, Array(bytes.bytes)))
    }
  }

  /// Whether a text is an institution number as it is written, six digits.
  private static func isNumber(_ text: String, _ number: InstitutionNumber?) -> Bool {
    guard let number, text.utf8.count == 6 else { return false }
    var value = 0
    for digit in text.utf8 {
      guard (0x30...0x39).contains(digit) else { return false }
      value = value * 10 + Int(digit - 0x30)
    }
    return value == Int(number.value)
  }

  /// Writes one row of a side table of the current record.
  public func side(_ table: SideTable, position: Int, _ body: (RowWriter) throws -> Void) throws {
    guard let index = sides.firstIndex(of: table) else {
      throw RegisterError(
        .failed, Label("\(table.name) hoort niet bij deze soort.", "\(table.name) is not of this kind."))
    }
    values.append(SpoolItem.Value.side)
    values.append(UInt8(truncatingIfNeeded: index))
    values.append(number: Int32(truncatingIfNeeded: position))
    block.append(0xFE)
    RowWriter.append(text: table.name, at: 0, to: block)
    place = 0
    isInSide = true
    try body(self)
  }

  private func digest(text: String) { RowWriter.append(text: text, at: place, to: block) }

  @inline(__always)
  private func digest(integer: Int, at place: UInt8) { RowWriter.append(integer: integer, at: place, to: block) }

  @inline(__always)
  private func digest(text: UnsafeRawBufferPointer, at place: UInt8) {
    RowWriter.append(text: text, at: place, to: block)
  }

  private static func append(integer: Int, at place: UInt8, to block: ByteBlock) {
    let room = block.appendRoom(10)
    room.storeBytes(of: place, as: UInt8.self)
    room.storeBytes(of: 1, toByteOffset: 1, as: UInt8.self)
    room.storeBytes(of: Int64(integer).littleEndian, toByteOffset: 2, as: Int64.self)
  }

  private static func append(text: String, at place: UInt8, to block: ByteBlock) {
    var text = text
    text.withUTF8 { append(text: UnsafeRawBufferPointer($0), at: place, to: block) }
  }

  @inline(__always)
  private static func append(text: UnsafeRawBufferPointer, at place: UInt8, to block: ByteBlock) {
    let room = block.appendRoom(6 &+ text.count)
    room.storeBytes(of: place, as: UInt8.self)
    room.storeBytes(of: 3, toByteOffset: 1, as: UInt8.self)
    room.storeBytes(of: Int32(truncatingIfNeeded: text.count).littleEndian, toByteOffset: 2, as: Int32.self)
    if let start = text.baseAddress { (room + 6).copyMemory(from: start, byteCount: text.count) }
  }
}

/// The lookup tables that a plan or a sheet fills.
public enum LookupTable: String, CaseIterable, Sendable {
  case destination, fund, goal, focus, initiative, adviser, project
  case targetGroup = "target_group"

  /// Whether a sheet of its own kind may add codes.
  var isOpen: Bool { self == .adviser || self == .project }
}
