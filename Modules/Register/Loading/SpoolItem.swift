/// What the spool of a load holds, one after another in the order of the file.
///
/// All have the same head, so that a first pass can look at keys and digests and skip the values.
enum SpoolItem {
  /// What an item is.
  enum Tag {
    static let record: UInt8 = 1
    static let kept: UInt8 = 2
    static let problem: UInt8 = 3
  }

  /// Marks in the head.
  enum Flag {
    /// The record has a key of its own.
    static let ownKey: UInt8 = 1
    /// The row came back in a mended file.
    static let mended: UInt8 = 2
    /// The bytes in the place of the key are still to be digested.
    static let digestsKey: UInt8 = 4
    /// The kept row is no data.
    static let setAside: UInt8 = 8
    /// The problem is about the row kept last.
    static let ofKeptRow: UInt8 = 16
  }

  /// A value as it will be bound.
  enum Value {
    static let null: UInt8 = 0
    static let integer: UInt8 = 1
    static let small: UInt8 = 2
    static let text: UInt8 = 3
    static let shortText: UInt8 = 4
    /// Begins a row of a side table.
    static let side: UInt8 = 0xFE
  }

  // Places in the head: length (4), tag, flags, 2 free, line (8), row (8), rejected row that is mended (8), its batch (8),
  // digest (16), length of the key (4).
  static let tagPlace = 4
  static let flagsPlace = 5
  static let linePlace = 8
  static let rowPlace = 16
  static let mendedRowPlace = 24
  static let mendedBatchPlace = 32
  static let digestPlace = 40
  static let keyLengthPlace = 56
  static let headLength = 60
}

/// A look at one item in the buffer of its reader; gone with the next one.
struct SpoolView {
  let bytes: UnsafeRawBufferPointer

  private func number<Number: FixedWidthInteger & BitwiseCopyable>(at place: Int, _ type: Number.Type) -> Number {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Number.self))
  }

  var tag: UInt8 { bytes[SpoolItem.tagPlace] }
  var flags: UInt8 { bytes[SpoolItem.flagsPlace] }
  var line: Int { Int(number(at: SpoolItem.linePlace, Int64.self)) }
  var row: Int { Int(number(at: SpoolItem.rowPlace, Int64.self)) }
  var mends: MendedRow? {
    guard flags & SpoolItem.Flag.mended != 0 else { return nil }
    return MendedRow(
      row: Int(number(at: SpoolItem.mendedRowPlace, Int64.self)),
      batch: Int(number(at: SpoolItem.mendedBatchPlace, Int64.self)))
  }
  var digest: UnsafeRawBufferPointer { slice(SpoolItem.digestPlace, 16) }
  var keyLength: Int { Int(number(at: SpoolItem.keyLengthPlace, UInt32.self)) }
  var key: UnsafeRawBufferPointer { slice(SpoolItem.headLength, keyLength) }
  var hasOwnKey: Bool { flags & SpoolItem.Flag.ownKey != 0 }
  var values: UnsafeRawBufferPointer {
    let start = SpoolItem.headLength + keyLength
    return slice(start, bytes.count - start)
  }

  private func slice(_ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[start..<start + count])
  }

  /// One value.
  enum Value {
    case null
    case integer(Int64)
    case text(UnsafeRawBufferPointer)
  }

  /// The value at a 0-based place among the columns of the record.
  func value(at place: Int) -> Value {
    var reader = SpoolValues(values)
    for _ in 0..<place { _ = reader.next() }
    return reader.next()
  }
}

/// Reads the values of an item one after another.
struct SpoolValues {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place >= bytes.count }

  /// The index of the side table and the position, when a row of a side table begins here.
  mutating func nextSide() -> (table: Int, position: Int)? {
    guard !isAtEnd, bytes[place] == SpoolItem.Value.side else { return nil }
    let table = Int(bytes[place + 1])
    let position = Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 2, as: Int32.self))
    place += 6
    return (table, Int(position))
  }

  @inline(__always)
  mutating func next() -> SpoolView.Value {
    let kind = bytes[place]
    switch kind {
    case SpoolItem.Value.small:
      let value = Int64(bytes[place &+ 1])
      place &+= 2
      return .integer(value)
    case SpoolItem.Value.integer:
      let value = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: place &+ 1, as: Int64.self))
      place &+= 9
      return .integer(value)
    case SpoolItem.Value.shortText:
      let count = Int(bytes[place &+ 1])
      let text = UnsafeRawBufferPointer(rebasing: bytes[place &+ 2..<place &+ 2 &+ count])
      place &+= 2 &+ count
      return .text(text)
    case SpoolItem.Value.text:
      let count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place &+ 1, as: UInt32.self)))
      let text = UnsafeRawBufferPointer(rebasing: bytes[place &+ 5..<place &+ 5 &+ count])
      place &+= 5 &+ count
      return .text(text)
    default:
      place &+= 1
      return .null
    }
  }
}

extension ByteBlock {
  @inline(__always)
  func appendNull() { append(SpoolItem.Value.null) }

  @inline(__always)
  func append(integer: Int64) {
    if integer >= 0 && integer < 256 {
      append(SpoolItem.Value.small)
      append(UInt8(truncatingIfNeeded: integer))
    } else {
      append(SpoolItem.Value.integer)
      append(number: integer)
    }
  }

  @inline(__always)
  func append(text: UnsafeRawBufferPointer) {
    if text.count < 256 {
      let room = appendRoom(2 &+ text.count)
      room.storeBytes(of: SpoolItem.Value.shortText, as: UInt8.self)
      room.storeBytes(of: UInt8(truncatingIfNeeded: text.count), toByteOffset: 1, as: UInt8.self)
      if let start = text.baseAddress { (room + 2).copyMemory(from: start, byteCount: text.count) }
    } else {
      append(SpoolItem.Value.text)
      append(number: UInt32(truncatingIfNeeded: text.count))
      append(text)
    }
  }

  func append(text: String) {
    var text = text
    text.withUTF8 { append(text: UnsafeRawBufferPointer($0)) }
  }

  /// Begins an item; its length and that of its key are set at its end.
  func beginItem(_ tag: UInt8, flags: UInt8, line: Int, row: Int, mends: MendedRow?) -> Int {
    let start = count
    let head = appendRoom(SpoolItem.headLength)
    head.initializeMemory(as: UInt8.self, repeating: 0, count: SpoolItem.headLength)
    head.storeBytes(of: tag, toByteOffset: SpoolItem.tagPlace, as: UInt8.self)
    head.storeBytes(
      of: mends == nil ? flags : flags | SpoolItem.Flag.mended, toByteOffset: SpoolItem.flagsPlace, as: UInt8.self)
    func store(_ number: Int, at place: Int) {
      head.storeBytes(of: Int64(number).littleEndian, toByteOffset: place, as: Int64.self)
    }
    store(line, at: SpoolItem.linePlace)
    store(row, at: SpoolItem.rowPlace)
    if let mends {
      store(mends.row, at: SpoolItem.mendedRowPlace)
      store(mends.batch, at: SpoolItem.mendedBatchPlace)
    }
    return start
  }
}

/// Reads the items of a spool one after another.
struct SpoolReader: ~Copyable {
  private let file: SpoolFile
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 << 10, alignment: 16)
  private var start = 0
  private var end = 0
  private var offset = 0

  init(_ file: SpoolFile) { self.file = file }

  deinit { buffer.deallocate() }

  /// The next item; it stands in the buffer until the one after it is asked for.
  mutating func next() throws -> SpoolView? {
    if end - start < 4 {
      try fill(4)
      if end == start { return nil }
    }
    let length = Int(
      UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
    if end - start < length { try fill(length) }
    let view = SpoolView(bytes: UnsafeRawBufferPointer(rebasing: buffer[start..<start + length]))
    start += length
    return view
  }

  private mutating func fill(_ wanted: Int) throws {
    guard let base = buffer.baseAddress else { return }
    base.copyMemory(from: base + start, byteCount: end - start)
    end -= start
    start = 0
    if wanted > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
      buffer.deallocate()
      buffer = larger
    }
    let count = try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
    end += count
    offset += count
  }
}
