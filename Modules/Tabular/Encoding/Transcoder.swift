/// Turns the bytes of a file into UTF-8, whatever the chunks in which they arrive.
///
/// Nothing is lost on the way: what is no sign of the encoding stays recognisable and as long as it was, so that
/// ``TextEncoding/sourceLength(of:)`` gives back the number of bytes in the file.
/// - An unassigned byte of Windows-1252 or ISO-8859-15 becomes the control character of the same number.
/// - A surrogate without its partner is written as UTF-8 would write it if it might.
/// - A single byte left over at the end of UTF-16 becomes ``oddByte``.
struct Transcoder {
  /// Stands for the single byte that UTF-16 may end with; occurs in no UTF-8.
  static let oddByte: UInt8 = 0xFF

  let encoding: TextEncoding
  /// The UTF-8 of each byte of a single-byte encoding: the number of bytes in the lowest eight bits, then the bytes.
  private let table: [UInt32]
  /// The first byte of a unit that a chunk broke off.
  private var half: UInt8?
  /// A high surrogate that waits for its partner.
  private var high: UInt16?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    switch encoding {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: table = []
    case .windows1252: table = (0...255).map { Transcoder.packed(Windows1252.scalar(UInt8($0))) }
    case .iso8859_15: table = (0...255).map { Transcoder.packed(Latin9.scalar(UInt8($0))) }
    case .codePage850: table = (0...255).map { Transcoder.packed(OlderCodePage.dos.scalar(UInt8($0))) }
    case .macRoman: table = (0...255).map { Transcoder.packed(OlderCodePage.mac.scalar(UInt8($0))) }
    }
  }

  /// Appends the text of the next bytes.
  mutating func decode(_ bytes: UnsafeRawBufferPointer, into text: inout ByteBuffer) {
    guard let address = bytes.baseAddress, !bytes.isEmpty else { return }
    let base = address.assumingMemoryBound(to: UInt8.self)
    switch encoding {
    case .utf8: text.append(bytes)
    case .windows1252, .iso8859_15, .codePage850, .macRoman: decodeSingle(base, bytes.count, into: &text)
    case .utf16LittleEndian: decodeWide(base, bytes.count, isBigEndian: false, into: &text)
    case .utf16BigEndian: decodeWide(base, bytes.count, isBigEndian: true, into: &text)
    }
  }

  /// Ends the text: what still waited for its other half stands alone.
  mutating func finish(into text: inout ByteBuffer) {
    if let high { Transcoder.append(UInt32(high), to: &text) }
    if half != nil { text.append(Transcoder.oddByte) }
    high = nil
    half = nil
  }

  private func decodeSingle(_ base: UnsafePointer<UInt8>, _ count: Int, into text: inout ByteBuffer) {
    // A sign of these encodings takes at most three bytes; each step may write four.
    let start = text.room(for: count * 3 + 8)
    var target = UnsafeMutableRawPointer(start)
    table.withUnsafeBufferPointer { table in
      var index = 0
      while index < count {
        if index &+ 8 <= count {
          let word = Lanes.load(base, index)
          if word & Lanes.highs == 0 {
            target.storeBytes(of: word.littleEndian, as: UInt64.self)
            target += 8
            index &+= 8
            continue
          }
        }
        let entry = table[Int(base[index])]
        target.storeBytes(of: (entry >> 8).littleEndian, as: UInt32.self)
        target += Int(entry & 0xFF)
        index &+= 1
      }
    }
    text.advance(by: target - UnsafeMutableRawPointer(start))
  }

  private mutating func decodeWide(
    _ base: UnsafePointer<UInt8>, _ count: Int, isBigEndian: Bool, into text: inout ByteBuffer
  ) {
    var target = text.room(for: count / 2 * 3 + 16)
    let start = target
    var index = 0
    if let first = half {
      half = nil
      let unit = isBigEndian ? UInt16(first) << 8 | UInt16(base[0]) : UInt16(base[0]) << 8 | UInt16(first)
      take(unit, &target)
      index = 1
    }
    while index &+ 2 <= count {
      let unit =
        isBigEndian
        ? UInt16(base[index]) << 8 | UInt16(base[index &+ 1]) : UInt16(base[index &+ 1]) << 8 | UInt16(base[index])
      index &+= 2
      if unit < 0x80 && high == nil {
        target.pointee = UInt8(truncatingIfNeeded: unit)
        target += 1
      } else {
        take(unit, &target)
      }
    }
    if index < count { half = base[index] }
    text.advance(by: target - start)
  }

  private mutating func take(_ unit: UInt16, _ target: inout UnsafeMutablePointer<UInt8>) {
    if let first = high {
      high = nil
      if unit & 0xFC00 == 0xDC00 {
        return Transcoder.write(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)), &target)
      }
      Transcoder.write(UInt32(first), &target)
    }
    if unit & 0xFC00 == 0xD800 {
      high = unit
    } else {
      Transcoder.write(UInt32(unit), &target)
    }
  }

  private static func write(_ value: UInt32, _ target: inout UnsafeMutablePointer<UInt8>) {
    let code = packed(value)
    for index in 0..<(code & 0xFF) {
      target.pointee = UInt8(truncatingIfNeeded: code >> (8 + 8 * index))
      target += 1
    }
    guard value > 0xFFFF else { return }
    target.pointee = UInt8(truncatingIfNeeded: value & 0x3F | 0x80)
    target += 1
  }

  private static func append(_ value: UInt32, to text: inout ByteBuffer) {
    let start = text.room(for: 4)
    var target = start
    write(value, &target)
    text.advance(by: target - start)
  }

  /// The first three bytes, at most, of the UTF-8 of a value, in the form of ``table``.
  private static func packed(_ value: UInt32) -> UInt32 {
    let tail = { (shift: UInt32) in (value >> shift & 0x3F | 0x80) }
    switch value {
    case ..<0x80: return 1 | value << 8
    case ..<0x800: return 2 | (value >> 6 | 0xC0) << 8 | tail(0) << 16
    case ..<0x10000: return 3 | (value >> 12 | 0xE0) << 8 | tail(6) << 16 | tail(0) << 24
    default: return 3 | (value >> 18 | 0xF0) << 8 | tail(12) << 16 | tail(6) << 24
    }
  }
}
