/// The code page in which Excel for Western Europe saves a plain CSV.
///
/// Used to tell the reader of a message which sign a wrong byte probably was; nothing is converted.
enum Windows1252 {
  /// Code points of the bytes 0x80 to 0x9F; 0 for the five that are not assigned.
  private static let middle: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The sign that a byte above 0x7F stands for, when it is assigned.
  static func character(_ byte: UInt8) -> Character? {
    let value: UInt32
    switch byte {
    case 0x80...0x9F: value = middle[Int(byte) - 0x80]
    case 0xA0...0xFF: value = UInt32(byte)
    default: return nil
    }
    guard value > 0, let scalar = Unicode.Scalar(value) else { return nil }
    return Character(scalar)
  }
}
