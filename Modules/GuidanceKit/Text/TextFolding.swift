/// Text as compared: without case, accents and differences of spacing.
///
/// `"Professionele-dialoog "`, `"professionele  dialoog"` and `"PROFESSIONELE DIALOOG"` fold to the same text. The work
/// is done on our own table so that it gives the same answer on every system and needs no Foundation.
public enum TextFolding {
  /// Lower case, without accents; each run of spaces, hyphens or underscores becomes one space, ends are trimmed,
  /// typographic quotes become straight ones.
  public static func folded(_ text: String) -> String {
    if let fast = foldedASCII(text) { return fast }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    func append(_ piece: String) {
      if pendingSpace && !result.isEmpty { result.append(" ") }
      pendingSpace = false
      result.append(piece)
    }
    for scalar in text.unicodeScalars {
      if isSpacing(scalar) {
        pendingSpace = true
      } else if isIgnored(scalar) {
        continue
      } else if let plain = replacements[scalar] {
        append(plain)
      } else {
        for lower in scalar.properties.lowercaseMapping.unicodeScalars where !isIgnored(lower) {
          append(replacements[lower] ?? String(lower))
        }
      }
    }
    return result
  }

  /// Whether two texts are equal but for case, accents and spacing.
  public static func same(_ one: String, _ other: String) -> Bool {
    one == other || folded(one) == folded(other)
  }

  /// Without spaces, hard spaces, tabs and invisible marks at both ends; inside, nothing changes.
  public static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    guard let first = scalars.firstIndex(where: { !isEdge($0) }),
      let last = scalars.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func foldedASCII(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x09...0x0D:
        pendingSpace = true
        continue
      case 0..<0x20, 0x7F:
        continue
      default: break
      }
      if pendingSpace && !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      pendingSpace = false
      let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      bytes.append(isUpper ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// White space, hyphens and dashes, the underscore.
  private static func isSpacing(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || scalar.properties.isWhitespace
      || (0x2010...0x2015).contains(scalar.value) || scalar.value == 0x2212
  }

  /// Combining accents, and marks that cannot be seen.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    (0x0300...0x036F).contains(scalar.value) || scalar == "\u{FEFF}" || (0x200B...0x200D).contains(scalar.value)
      || scalar.value == 0xAD || scalar.value < 0x20 || scalar.value == 0x7F
  }

  /// What replaces a letter with an accent, a joined letter or a typographic sign.
  private static let replacements: [Unicode.Scalar: String] = {
    let table: [(letters: String, plain: String)] = [
      ("ÀÁÂÃÄÅàáâãäåĀāĂ㥹Ǎǎ", "a"), ("Ææ", "ae"), ("ÇçĆćĈĉĊċČč", "c"), ("ĎďĐđÐð", "d"),
      ("ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "e"), ("ĜĝĞğĠġĢģ", "g"), ("ĤĥĦħ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐ", "i"),
      ("\u{132}\u{133}", "ij"), ("Ĵĵ", "j"), ("Ķķ", "k"), ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇň", "n"),
      ("ÒÓÔÕÖØòóôõöøŌōŎŏŐőǑǒ", "o"), ("Œœ", "oe"), ("ŔŕŖŗŘř", "r"), ("ŚśŜŝŞşŠšȘș", "s"), ("ß", "ss"),
      ("ŢţŤťŦŧȚț", "t"), ("Þþ", "th"), ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųǓǔ", "u"), ("Ŵŵ", "w"), ("ÝýÿŶŷŸ", "y"),
      ("ŹźŻżŽž", "z"), ("¹", "1"), ("²", "2"), ("³", "3"), ("‘’‚‛′`´", "'"), ("“”„‟″", "\""),
    ]
    var result: [Unicode.Scalar: String] = ["`": "'"]
    for (letters, plain) in table {
      for letter in letters.unicodeScalars { result[letter] = plain }
    }
    return result
  }()
}
