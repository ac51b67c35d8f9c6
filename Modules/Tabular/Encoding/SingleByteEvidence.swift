/// What the bytes above 0x7F would be if each were one sign: the evidence between Windows-1252 and ISO-8859-15.
///
/// The two differ in thirteen places that matter: 80 to 9F are signs in the one and control characters in the other; and
/// eight bytes stand for € Š š Ž ž Œ œ Ÿ in ISO-8859-15 where Windows-1252 has ¤ ¦ ¨ ´ ¸ ¼ ½ ¾. A fraction beside a digit
/// speaks for Windows-1252; the same byte between two letters, as in "cœur", for ISO-8859-15; so does a ¤ outside words.
/// B4 says nothing: "foto´s" is a common slip.
struct SingleByteEvidence {
  /// Bytes from 0x80 to 0x9F.
  private(set) var middleCount = 0
  /// Those of them that are not assigned in Windows-1252.
  private(set) var unassignedCount = 0
  /// Bytes that make sense as ISO-8859-15 only.
  private(set) var latin9Count = 0
  /// Those of them that would be euro signs.
  private(set) var euroCount = 0
  /// Bytes that make sense as Windows-1252 only.
  private(set) var fractionCount = 0
  /// The offsets of the first of the two kinds that are wrong in one of the encodings.
  private(set) var middleOffsets: [Int] = []
  private(set) var unassignedOffsets: [Int] = []
  private(set) var nulOffsets: [Int] = []
  private(set) var nulCount = 0
  /// Where the bytes above 0x7F stand: the evidence for older code pages.
  private(set) var letters = LetterEvidence()

  /// A byte whose meaning depends on the next one; 0 for none.
  private var waiting: UInt8 = 0
  private var previous: UInt8 = 0
  private var last: UInt8 = 0

  /// Whether the next byte must be looked at whatever it is.
  var isWaiting: Bool { waiting != 0 }

  /// Passes over a run of ASCII that ended with this byte.
  @inline(__always)
  mutating func pass(_ first: UInt8, _ byte: UInt8) {
    letters.take(first, after: last)
    last = byte
  }

  mutating func take(_ byte: UInt8, at offset: Int) {
    letters.take(byte, after: last)
    if waiting != 0 { settle(next: byte) }
    if byte == 0 {
      nulCount += 1
      SingleByteEvidence.remember(offset, &nulOffsets)
    } else if byte >= 0x80 && byte <= 0x9F {
      middleCount += 1
      SingleByteEvidence.remember(offset, &middleOffsets)
      if Windows1252.isUnassigned(byte) {
        unassignedCount += 1
        SingleByteEvidence.remember(offset, &unassignedOffsets)
      }
    } else {
      switch byte {
      case 0xA4, 0xA6, 0xA8, 0xB8, 0xBC, 0xBD, 0xBE:
        waiting = byte
        previous = last
      default: break
      }
    }
    last = byte
  }

  mutating func finish() {
    if waiting != 0 { settle(next: 0) }
    letters.take(0, after: last)
  }

  private mutating func settle(next: UInt8) {
    let isInWord = SingleByteEvidence.isLetter(previous) && SingleByteEvidence.isLetter(next)
    if waiting == 0xA4 {
      if !SingleByteEvidence.isLetter(previous) && !SingleByteEvidence.isLetter(next) {
        latin9Count += 1
        euroCount += 1
      }
    } else if isInWord {
      latin9Count += 1
    } else if waiting >= 0xBC, SingleByteEvidence.isDigit(previous) || SingleByteEvidence.isDigit(next) {
      fractionCount += 1
    }
    waiting = 0
  }

  private static func remember(_ offset: Int, _ offsets: inout [Int]) {
    if offsets.count < UTF8Checker.remembered { offsets.append(offset) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A || byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
