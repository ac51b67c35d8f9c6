/// Finds text that was UTF-8, was taken for Windows-1252 and was encoded as UTF-8 once more: "coÃ¶rdinator", "â‚¬ 12".
///
/// Signs that stand for the bytes of a UTF-8 sequence in Windows-1252 are such text when the sequence gives what Western
/// European text holds: a letter or sign of Latin 1, Œ œ Š š Ÿ Ž ž, punctuation and symbols such as € and ’, or an emoji.
/// Other pairs, such as "É»", occur in sound text.
struct DoubleEncodingFinder {
  /// How many are remembered; later ones are only counted.
  static let remembered = 20

  struct Found {
    /// Where the first sign stands in the text.
    let offset: Int
    let found: String
    let meant: String
  }

  private(set) var first: [Found] = []
  private(set) var count = 0

  private var start = 0
  private var value: UInt32 = 0
  private var needed = 0
  private var signs: [UInt32] = []

  /// A sign that no such text holds, as every letter of ASCII.
  @inline(__always)
  mutating func reset() {
    needed = 0
  }

  /// The next sign above U+007F.
  mutating func take(_ sign: UInt32, at offset: Int) {
    guard let byte = Windows1252.byte(sign) else { return reset() }
    if needed > 0, byte >= 0x80 && byte <= 0xBF {
      value = value << 6 | UInt32(byte & 0x3F)
      signs.append(sign)
      needed -= 1
      if needed == 0 && isPlausible { note() }
      return
    }
    start = offset
    signs = [sign]
    switch byte {
    case 0xC2, 0xC3, 0xC5: (needed, value) = (1, UInt32(byte & 0x1F))
    case 0xE2, 0xEF: (needed, value) = (2, UInt32(byte & 0x0F))
    case 0xF0: (needed, value) = (3, 0)
    default: needed = 0
    }
  }

  private var isPlausible: Bool {
    switch value {
    case 0xA0...0xFF, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E: true
    case 0x2000...0x2BFF, 0xFEFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  private mutating func note() {
    count += 1
    guard first.count < DoubleEncodingFinder.remembered, let meant = Unicode.Scalar(value) else { return }
    let found = String(String.UnicodeScalarView(signs.compactMap { Unicode.Scalar($0) }))
    first.append(Found(offset: start, found: found, meant: String(Character(meant))))
  }
}
