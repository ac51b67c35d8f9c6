/// What the first bytes of a file say about its encoding.
enum EncodingDetector {
  /// How many bytes are looked at for the pattern of UTF-16 without a byte order mark.
  static let sampled = 4096

  /// What the beginning tells.
  enum Beginning {
    case mark(TextEncoding)
    /// UTF-16 without a mark.
    case nulPattern(TextEncoding)
    /// Nothing: UTF-8 or a single-byte encoding.
    case open
  }

  /// Looks at the beginning of a file, which must hold ``sampled`` bytes when the file has as many.
  ///
  /// - Throws: ``TabularError`` when the bytes are no text of a known encoding by their first bytes or their pattern of NULs.
  static func beginning(of bytes: UnsafeRawBufferPointer) throws(TabularError) -> Beginning {
    if bytes.starts(with: Byte.utf8Mark) { return .mark(.utf8) }
    // The marks of UTF-32 first: the little-endian one begins with that of UTF-16.
    let marks: [([UInt8], String)] = [
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"),
      ([0x84, 0x31, 0x95, 0x33], "GB 18030"),
    ]
    for (mark, name) in marks where bytes.starts(with: mark) {
      let code = EncodingMessage.hexadecimal(mark)
      throw EncodingMessage.otherEncoding(
        name, Wording("het begint met de bytes \(code)", "it begins with the bytes \(code)"))
    }
    for encoding in [TextEncoding.utf16LittleEndian, .utf16BigEndian] where bytes.starts(with: encoding.mark) {
      return .mark(encoding)
    }
    if let format = FileFormat(magic: bytes) { throw format.error }
    if let page = TextFormat.page(bytes) { throw page.error }
    if !bytes.isEmpty, bytes.allSatisfy({ $0 == 0 }) { throw EncodingMessage.onlyNul }
    return try nulPattern(bytes)
  }

  private static func nulPattern(_ bytes: UnsafeRawBufferPointer) throws(TabularError) -> Beginning {
    let length = min(bytes.count, sampled) & ~3
    guard length >= 4 else { return .open }
    var zeros = [0, 0, 0, 0]
    for index in 0..<length where bytes[index] == 0 { zeros[index & 3] += 1 }
    let quarter = length / 4
    let frequent = zeros.map { $0 * 2 >= quarter }
    let rare = zeros.map { $0 * 10 < quarter }
    if frequent.filter({ $0 }).count == 3 {
      throw EncodingMessage.otherEncoding(
        "UTF-32", Wording("drie van de vier bytes zijn NUL", "three of every four bytes are NUL"))
    }
    if frequent[1] && frequent[3] && rare[0] && rare[2] { return .nulPattern(.utf16LittleEndian) }
    if frequent[0] && frequent[2] && rare[1] && rare[3] { return .nulPattern(.utf16BigEndian) }
    return .open
  }
}
