/// The code page in which Excel for Western Europe saves a plain CSV.
enum Windows1252 {
  /// Code points of the bytes 0x80 to 0x9F; 0 for the five that are not assigned.
  private static let middle: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// Whether the byte stands for no sign.
  static func isUnassigned(_ byte: UInt8) -> Bool {
    byte >= 0x80 && byte <= 0x9F && middle[Int(byte) - 0x80] == 0
  }

  /// The code point of a byte; its own number when it is not assigned.
  static func scalar(_ byte: UInt8) -> UInt32 {
    guard byte >= 0x80 && byte <= 0x9F else { return UInt32(byte) }
    let value = middle[Int(byte) - 0x80]
    return value == 0 ? UInt32(byte) : value
  }

  /// The sign that a byte above 0x7F stands for, when it is assigned.
  static func character(_ byte: UInt8) -> Character? {
    guard byte >= 0x80, !isUnassigned(byte), let scalar = Unicode.Scalar(scalar(byte)) else { return nil }
    return Character(scalar)
  }

  /// The byte of a code point, the unassigned ones and those of Latin 1 included; `nil` when the code page lacks it.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar <= 0xFF { return UInt8(scalar) }
    return middle.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
  }
}

/// ISO-8859-15: Latin 1 with eight signs replaced, and control characters from 0x80 to 0x9F.
enum Latin9 {
  static func scalar(_ byte: UInt8) -> UInt32 {
    switch byte {
    case 0xA4: 0x20AC
    case 0xA6: 0x0160
    case 0xA8: 0x0161
    case 0xB4: 0x017D
    case 0xB8: 0x017E
    case 0xBC: 0x0152
    case 0xBD: 0x0153
    case 0xBE: 0x0178
    default: UInt32(byte)
    }
  }

  /// Whether the byte stands for a control character that no table holds.
  static func isUnassigned(_ byte: UInt8) -> Bool { byte >= 0x80 && byte <= 0x9F }
}
