/// Why a file is read in an encoding, and what in it does not fit.
public struct EncodingEvidence: Hashable, Sendable {
  /// What decided.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// The caller, by option or mapping.
    case given
    /// The byte order mark.
    case mark
    /// The bytes that are NUL: every other one.
    case nulPattern = "nul-pattern"
    /// All bytes are valid UTF-8.
    case valid
    /// Bytes that are no UTF-8, and no sign of several bytes that is: one byte is one sign.
    case singleByte = "single-byte"
    /// Bytes that are no UTF-8 beside signs that are.
    case mixed
  }

  /// A byte, or two in UTF-16, that stands for no sign.
  public struct WrongByte: Hashable, Sendable {
    /// Where it stands.
    public let place: TextPlace
    /// The bytes as they stand in the file; empty when the text does not tell.
    public let bytes: [UInt8]
  }

  /// Text that was encoded twice.
  public struct DoubleEncoding: Hashable, Sendable {
    /// Where it stands.
    public let place: TextPlace
    /// The text in the file, such as `Ã¶`.
    public let found: String
    /// What it probably was, such as `ö`.
    public let meant: String
  }

  /// The encoding.
  public let encoding: TextEncoding
  /// What decided.
  public let source: Source
  /// The length of the byte order mark in bytes.
  public let markBytes: Int
  /// Whether all bytes of the file were looked at, or only the beginning.
  public let isWhole: Bool
  /// The signs of more than one byte that are valid UTF-8.
  public internal(set) var multiByteSigns = 0
  /// The bytes that are no valid UTF-8, whatever the encoding; counted where the file may be UTF-8.
  public internal(set) var notUTF8Bytes = 0
  /// The bytes from 80 to 9F, which are signs in Windows-1252 and control characters in ISO-8859-15.
  public internal(set) var middleBytes = 0
  /// The bytes above 7F that stand beside a letter.
  public internal(set) var lettersInWords = 0
  /// The bytes that make sense as a euro sign of ISO-8859-15.
  public internal(set) var euroSigns = 0
  /// The bytes that make sense as a letter of ISO-8859-15 where Windows-1252 has a fraction or an accent.
  public internal(set) var latin9Letters = 0
  /// How many bytes stand for no sign of ``encoding``.
  public internal(set) var wrongCount = 0
  /// The first of them.
  public internal(set) var wrong: [WrongByte] = []
  /// How many signs were encoded twice.
  public internal(set) var doubleEncodedCount = 0
  /// The first of them.
  public internal(set) var doubleEncoded: [DoubleEncoding] = []

  init(encoding: TextEncoding, source: Source, markBytes: Int, isWhole: Bool) {
    self.encoding = encoding
    self.source = source
    self.markBytes = markBytes
    self.isWhole = isWhole
  }

  /// The encoding as a batch keeps it: `UTF-8 (BOM)`.
  ///
  /// ``TextEncoding/init(_:)`` reads it back.
  public var name: String { encoding.name + (markBytes > 0 ? " (BOM)" : "") }

  /// The evidence as one sentence, without a full stop.
  public var text: Wording {
    let sample = isWhole ? Wording("") : Wording(" (begin van het bestand)", " (beginning of the file)")
    return Wording(name) + reason + wrongText + sample
  }

  private var reason: Wording {
    switch source {
    case .given: return Wording(", opgegeven", ", given")
    case .mark: return Wording(": het bestand begint met een BOM", ": the file begins with a byte order mark")
    case .nulPattern: return Wording(": om de andere byte is een NUL", ": every other byte is a NUL")
    case .valid:
      guard multiByteSigns > 0 else { return Wording(": alleen ASCII-tekens", ": ASCII characters only") }
      return Wording(
        ": alle bytes zijn geldig, waaronder \(multiByteSigns) \(multiByteSigns == 1 ? "teken" : "tekens") buiten ASCII",
        ": all bytes are valid, \(multiByteSigns) \(multiByteSigns == 1 ? "character" : "characters") outside ASCII "
          + "among them")
    case .singleByte:
      let base = Wording(
        ": \(notUTF8Bytes) \(notUTF8Bytes == 1 ? "byte is" : "bytes zijn") geen UTF-8, en geen enkel teken buiten ASCII is "
          + "dat wel",
        ": \(notUTF8Bytes) \(notUTF8Bytes == 1 ? "byte is" : "bytes are") no UTF-8, and no character outside ASCII is")
      return base + singleByteReason
    case .mixed:
      return Wording(
        ": \(multiByteSigns) \(multiByteSigns == 1 ? "teken" : "tekens") buiten ASCII geldig",
        ": \(multiByteSigns) valid \(multiByteSigns == 1 ? "character" : "characters") outside ASCII")
    }
  }

  private var singleByteReason: Wording {
    switch encoding {
    case .iso8859_15:
      return Wording(
        "; geen bytes 80-9F, \(euroSigns) × A4 als euroteken, \(latin9Letters) × een letter als œ of š",
        "; no bytes 80-9F, \(euroSigns) × A4 as a euro sign, \(latin9Letters) × a letter such as œ or š")
    case .codePage850, .macRoman:
      return Wording(
        "; de \(lettersInWords) bytes in en naast letters zijn zo de letters van gewone woorden, en in Windows-1252 leestekens "
          + "midden in woorden",
        "; the \(lettersInWords) bytes in and beside letters are the letters of common words that way, and punctuation "
          + "within words in Windows-1252")
    case .windows1252 where middleBytes > 0:
      return Wording(
        "; \(middleBytes) × een byte 80-9F, die ISO-8859-15 niet heeft",
        "; \(middleBytes) × a byte 80-9F, which ISO-8859-15 lacks")
    default:
      return Wording("; niets wijst op ISO-8859-15", "; nothing points to ISO-8859-15")
    }
  }

  private var wrongText: Wording {
    guard wrongCount > 0 else { return Wording("") }
    let list = EncodingMessage.list(wrong.map { ($0.place, $0.bytes) }, count: wrongCount, encoding)
    return Wording(
      "; \(wrongCount) \(wrongCount == 1 ? "verkeerde byte" : "verkeerde bytes") (regel:kolom byte): \(list.dutch)",
      "; \(wrongCount) wrong \(wrongCount == 1 ? "byte" : "bytes") (line:column byte): \(list.english)")
  }

  /// What to tell about text that was encoded twice, as one sentence without a full stop; `nil` when there is none.
  public var doubleEncodedText: Wording? {
    guard doubleEncodedCount > 0 else { return nil }
    let shown = doubleEncoded.prefix(5)
    let more = doubleEncodedCount - shown.count
    let list = shown.map { "\($0.place.line):\($0.place.column) «\($0.found)» («\($0.meant)»?)" }.joined(
      separator: ", ")
    return Wording(
      "\(doubleEncodedCount) \(doubleEncodedCount == 1 ? "teken lijkt" : "tekens lijken") dubbel gecodeerd "
        + "(regel:kolom): \(list)" + (more > 0 ? " en nog \(more)" : ""),
      "\(doubleEncodedCount) \(doubleEncodedCount == 1 ? "character looks" : "characters look") encoded twice "
        + "(line:column): \(list)" + (more > 0 ? " and \(more) more" : ""))
  }
}
