/// Where the bytes above 0x7F of a single-byte encoding stand, and which code page makes words of them.
///
/// A byte between two letters is a letter. `co\u{94}rdinator` is "coördinator" in code page 850 and "co”rdinator" in
/// Windows-1252; `co\u{9A}rdinator` is "coördinator" in Mac Roman. The code page in which such bytes are letters of Dutch,
/// French and German wins, when Windows-1252 makes punctuation of them that never stands there.
struct LetterEvidence {
  private enum Neighbour: Equatable { case letter, high, other }

  /// Counts by byte: between letters, behind a letter only, before a letter only; empty until there is one to count.
  private var counts: [Int] = []
  /// A byte above 0x7F whose next byte is not known yet, and what stood before it.
  private var waiting: UInt8 = 0
  private var previous = Neighbour.other

  /// How many bytes above 0x7F stand beside a letter.
  var count: Int { counts.reduce(0, +) }

  /// Takes the next byte, or the first of a run without bytes above 0x7F.
  @inline(__always)
  mutating func take(_ byte: UInt8, after last: UInt8) {
    if waiting != 0 { settle(next: byte) }
    guard byte >= 0x80 else { return }
    waiting = byte
    previous = LetterEvidence.neighbour(last)
  }

  private mutating func settle(next byte: UInt8) {
    let next = LetterEvidence.neighbour(byte)
    let place: Int? =
      switch (previous, next) {
      case (.letter, .letter), (.letter, .high), (.high, .letter): 0
      case (.letter, .other): 128
      case (.other, .letter): 256
      // Beside other bytes above 0x7F alone nothing is known.
      case (.other, _), (.high, _): nil
      }
    if let place {
      if counts.isEmpty { counts = [Int](repeating: 0, count: 3 * 128) }
      counts[place + Int(waiting & 0x7F)] += 1
    }
    waiting = 0
  }

  private static func neighbour(_ byte: UInt8) -> Neighbour {
    (byte | 0x20) &- 0x61 < 26 ? .letter : byte >= 0x80 ? .high : .other
  }

  // MARK: The verdict

  /// The older code page that makes words of the bytes; `nil` when Windows-1252 does as well, or none does.
  var olderEncoding: TextEncoding? {
    guard !counts.isEmpty else { return nil }
    let windows = score(Windows1252.scalar)
    let dos = score(OlderCodePage.dos.scalar)
    let mac = score(OlderCodePage.mac.scalar)
    let (best, encoding): (Int, TextEncoding) = dos >= mac ? (dos, .codePage850) : (mac, .macRoman)
    // Close calls stay what most files are.
    return best > 0 && best > windows + 4 && best * 2 > max(dos + mac - best, windows) * 3 ? encoding : nil
  }

  private func score(_ scalar: (UInt8) -> UInt32) -> Int {
    var score = 0
    for byte in UInt8(0x80)...0xFF {
      let place = Int(byte & 0x7F)
      let (within, behind, before) = (counts[place], counts[128 + place], counts[256 + place])
      guard within + behind + before > 0 else { continue }
      let sign = scalar(byte)
      let worth = LetterEvidence.worth(sign)
      score += within * (worth ?? (sign == 0x2019 ? 6 : -10))
      score += behind * (worth ?? (LetterEvidence.closing.contains(sign) ? 6 : -6))
      score += before * (worth ?? (LetterEvidence.opening.contains(sign) ? 6 : -6))
    }
    return score
  }

  /// Signs that stand behind a word: closing quotes, an ellipsis, a dash, signs of trade and of degrees, a hard space.
  private static let closing: Set<UInt32> = [
    0x2019, 0x201D, 0x2026, 0x203A, 0xBB, 0x2013, 0x2014, 0x2122, 0xAE, 0xA0, 0x2030, 0xB0, 0xB2, 0xB3, 0xB4, 0xBA,
    0xAA, 0x20AC, 0xB7,
  ]
  /// Signs that stand before a word.
  private static let opening: Set<UInt32> = [
    0x2018, 0x2019, 0x201C, 0x201E, 0x201A, 0x2039, 0xAB, 0x20AC, 0x2022, 0x2013, 0x2014, 0xA0, 0xA7, 0xA9, 0xBF, 0xA1,
    0xB7,
  ]

  /// How well a letter fits into a text of Western Europe; `nil` for what is no letter.
  private static func worth(_ sign: UInt32) -> Int? {
    switch sign {
    case 0xE9, 0xEB, 0xE8, 0xEF, 0xF6, 0xFC: 10  // é ë è ï ö ü
    case 0xE7, 0xE0, 0xEA, 0xF4, 0xE4, 0xEE, 0xE2, 0xFB, 0xC9: 6  // ç à ê ô ä î â û É
    case 0xE1, 0xF3, 0xED, 0xFA, 0xF1, 0xDF, 0xD6, 0xDC, 0xC4, 0xC8, 0xCB, 0xCF, 0xC7, 0x153: 3
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0xFF, 0x152, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x131: 0
    default: nil
    }
  }
}
