/// Finds what is no sign of the encoding in a stretch of text as ``Transcoder`` made it, or in a file's own UTF-8.
///
/// The stretch must not begin or end inside a sign, as no row does.
enum WrongSigns {
  /// Where one stands, and its bytes in the file as far as the text tells.
  struct Sign: Hashable {
    let offset: Int
    let bytes: [UInt8]
  }

  /// The first of them, at most `most`, and how many there are.
  static func find(
    in text: UnsafeRawBufferPointer, _ encoding: TextEncoding, most: Int = UTF8Checker.remembered
  ) -> (first: [Sign], count: Int) {
    switch encoding {
    case .utf8:
      var checker = UTF8Checker()
      checker.check(text)
      checker.finish()
      let first = checker.wrongOffsets.prefix(most).map { Sign(offset: $0, bytes: [text[$0]]) }
      return (Array(first), checker.wrongCount)
    case .windows1252, .iso8859_15, .codePage850, .macRoman, .utf16LittleEndian, .utf16BigEndian:
      var first: [Sign] = []
      var count = 0
      for index in text.indices {
        guard let bytes = wrong(text, at: index, encoding) else { continue }
        count += 1
        if first.count < most { first.append(Sign(offset: index, bytes: bytes)) }
      }
      return (first, count)
    }
  }

  @inline(__always)
  private static func wrong(_ text: UnsafeRawBufferPointer, at index: Int, _ encoding: TextEncoding) -> [UInt8]? {
    let byte = text[index]
    let isWide = encoding.lineUnit.bytes == 2
    switch byte {
    case 0: return isWide ? [0, 0] : [0]
    case 0xC2 where encoding == .windows1252 || encoding == .iso8859_15:
      guard index + 1 < text.count else { return nil }
      let sign = text[index + 1]
      let isWrong = encoding == .windows1252 ? Windows1252.isUnassigned(sign) : Latin9.isUnassigned(sign)
      return isWrong ? [sign] : nil
    case 0xED where isWide:
      guard index + 2 < text.count, text[index + 1] >= 0xA0 else { return nil }
      let high = 0xD0 | text[index + 1] >> 2 & 0x0F
      let low = text[index + 1] << 6 | text[index + 2] & 0x3F
      return encoding == .utf16LittleEndian ? [low, high] : [high, low]
    case Transcoder.oddByte where isWide: return []
    default: return nil
    }
  }
}
