import Crypto
import Foundation

/// The form of a stored piece: each column as its lowest value and the differences from it, in as few bytes as they need.
///
/// ```
/// version u8 · columns u8 · records u32
/// per column: width u8 (0, 1, 2, 4 or 8; 255 for numbers that go up by one) · base i64
/// per column: records × width bytes
/// texts: how many u32, then for each its length u32 and its UTF-8
/// ```
/// Whole numbers are little-endian.
enum PieceForm {
  static let version: UInt8 = 1
  /// The width of a column whose numbers go up by one from the base.
  static let ramp: UInt8 = 255
  static let headLength = 6
  static let entryLength = 9

  /// The first half of the SHA-256 of the bytes of a piece.
  static func digest(_ bytes: some DataProtocol) -> [UInt8] { Array(SHA256.hash(data: bytes).prefix(16)) }

  /// The bytes of a piece.
  static func encode(_ columns: [[Int]], texts: [String]) -> [UInt8] {
    let count = columns.first?.count ?? 0
    var bytes: [UInt8] = [version, UInt8(columns.count)]
    append(UInt64(count), 4, to: &bytes)
    var bodies: [(width: Int, base: Int, values: [Int])] = []
    for values in columns {
      let base = values.min() ?? 0
      let isRamp = count > 1 && values.indices.allSatisfy { values[$0] == values[0] &+ $0 }
      let width = isRamp ? 0 : width(of: UInt64(bitPattern: Int64((values.max() ?? 0) &- base)))
      bytes.append(isRamp ? ramp : UInt8(width))
      append(UInt64(bitPattern: Int64(base)), 8, to: &bytes)
      bodies.append((width, base, values))
    }
    for body in bodies where body.width > 0 {
      for value in body.values { append(UInt64(bitPattern: Int64(value &- body.base)), body.width, to: &bytes) }
    }
    append(UInt64(texts.count), 4, to: &bytes)
    for text in texts {
      append(UInt64(text.utf8.count), 4, to: &bytes)
      bytes += text.utf8
    }
    return bytes
  }

  private static func width(of range: UInt64) -> Int {
    switch range {
    case 0: 0
    case ..<0x100: 1
    case ..<0x1_0000: 2
    case ..<0x1_0000_0000: 4
    default: 8
    }
  }

  private static func append(_ value: UInt64, _ width: Int, to bytes: inout [UInt8]) {
    for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * place))) }
  }
}

/// A stored piece that is read in place; it lives as long as its bytes.
struct PieceReader {
  /// The records in it.
  let count: Int
  private let bytes: UnsafeRawBufferPointer
  private let entries: [(width: Int, base: Int, offset: Int)]
  private let textStart: Int

  /// Reads the head; `nil` when the bytes are no piece of a form that this program knows.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= PieceForm.headLength, bytes[0] == PieceForm.version else { return nil }
    self.bytes = bytes
    let columns = Int(bytes[1])
    count = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt32.self)))
    var offset = PieceForm.headLength + columns * PieceForm.entryLength
    var entries: [(width: Int, base: Int, offset: Int)] = []
    guard offset <= bytes.count else { return nil }
    for column in 0..<columns {
      let start = PieceForm.headLength + column * PieceForm.entryLength
      let width = bytes[start]
      let base = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 1, as: Int64.self))
      guard [0, 1, 2, 4, 8, PieceForm.ramp].contains(width) else { return nil }
      entries.append((Int(width), Int(base), offset))
      if width != PieceForm.ramp { offset += Int(width) * count }
    }
    guard offset + 4 <= bytes.count else { return nil }
    self.entries = entries
    textStart = offset
  }

  /// The values of a column; one that an older program did not write is all zero.
  func values(_ column: RegistrationColumn) -> [Int] {
    guard column.rawValue < entries.count else { return [Int](repeating: 0, count: count) }
    let (width, base, offset) = entries[column.rawValue]
    func read<T: FixedWidthInteger & UnsignedInteger>(_: T.Type) -> [Int] {
      [Int](unsafeUninitializedCapacity: count) { buffer, filled in
        let size = MemoryLayout<T>.size
        for row in 0..<count {
          let difference = T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + row * size, as: T.self))
          buffer.initializeElement(at: row, to: base &+ Int(truncatingIfNeeded: difference))
        }
        filled = count
      }
    }
    switch width {
    case 1: return read(UInt8.self)
    case 2: return read(UInt16.self)
    case 4: return read(UInt32.self)
    case 8: return read(UInt64.self)
    case Int(PieceForm.ramp): return (0..<count).map { base &+ $0 }
    default: return [Int](repeating: base, count: count)
    }
  }

  /// Whether all values of a column are 0.
  func isZero(_ column: RegistrationColumn) -> Bool {
    guard column.rawValue < entries.count else { return true }
    let (width, base, _) = entries[column.rawValue]
    return width == 0 && base == 0
  }

  /// The texts that columns refer to, from 1; the first is empty and stands for none.
  ///
  /// - Returns: `nil` when the bytes end before the texts do, or a column refers to one that is not there.
  func texts() -> [String]? {
    var texts = [""]
    var offset = textStart
    func number() -> Int? {
      guard offset + 4 <= bytes.count else { return nil }
      defer { offset += 4 }
      return Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
    guard let count = number() else { return nil }
    for _ in 0..<count {
      guard let length = number(), offset + length <= bytes.count else { return nil }
      texts.append(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
      offset += length
    }
    for column in [RegistrationColumn.session, .trajectory] where !isZero(column) {
      guard values(column).allSatisfy(texts.indices.contains) else { return nil }
    }
    return texts
  }
}
