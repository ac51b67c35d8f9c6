/// How the signs of a text stand as bytes in a file.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first: Excel's «Unicode text».
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows-1252: Excel's plain CSV in Western Europe.
  case windows1252 = "Windows-1252"
  /// ISO-8859-15 (Latin 9): what older Unix systems write, with a euro sign where Latin 1 has ¤.
  case iso8859_15 = "ISO-8859-15"
  /// Code page 850: what programs for DOS and the command window of Windows write in Western Europe.
  case codePage850 = "CP850"
  /// Mac Roman: plain text of old Macs, and what Excel for Mac calls «CSV (Macintosh)».
  case macRoman = "Mac Roman"

  /// Reads what a user or a mapping writes; case, spaces, hyphens and underscores play no part.
  ///
  /// A bare `utf-16` means low byte first unless the file's byte order mark says otherwise; `latin1` and `iso-8859-1` are
  /// read as Windows-1252, which has the same signs and more.
  ///
  /// - Returns: `nil` for an unknown name.
  public init?(_ name: String) {
    var key = name.lowercased().filter { !" -_.:".contains($0) }
    if key.hasSuffix("(bom)") { key.removeLast(5) }
    switch key {
    case "utf8", "utf8sig", "utf8bom", "unicode11utf8", "cp65001", "65001": self = .utf8
    case "utf16", "utf16le", "utf16(le)", "unicode", "ucs2", "ucs2le": self = .utf16LittleEndian
    case "utf16be", "utf16(be)", "ucs2be": self = .utf16BigEndian
    case "windows1252", "win1252", "cp1252", "1252", "ansi", "latin1", "iso88591", "l1": self = .windows1252
    case "iso885915", "885915", "latin9", "l9": self = .iso8859_15
    case "cp850", "ibm850", "850", "oem850", "dos", "msdos": self = .codePage850
    case "macroman", "macintosh", "mac", "xmacroman", "10000", "cp10000": self = .macRoman
    default: return nil
    }
  }

  /// The registered name, the same in both languages.
  public var name: String { rawValue }

  /// What the encoding is, for people.
  public var label: Wording {
    switch self {
    case .utf8: Wording("UTF-8")
    case .utf16LittleEndian: Wording("UTF-16, laagste byte eerst", "UTF-16, low byte first")
    case .utf16BigEndian: Wording("UTF-16, hoogste byte eerst", "UTF-16, high byte first")
    case .windows1252: Wording("Windows-1252 (West-Europees)", "Windows-1252 (Western European)")
    case .iso8859_15: Wording("ISO-8859-15 (West-Europees met euro)", "ISO-8859-15 (Western European with euro)")
    case .codePage850: Wording("CP850 (West-Europees van DOS)", "CP850 (Western European of DOS)")
    case .macRoman: Wording("Mac Roman (oude Macs)", "Mac Roman (old Macs)")
    }
  }

  /// The unit in which line ends stand in the file.
  public struct LineUnit: Hashable, Sendable {
    /// 1 or 2.
    public let bytes: Int
    /// Whether the high byte comes first; plays no part when ``bytes`` is 1.
    public let isBigEndian: Bool
  }

  /// The unit in which line ends stand in the file: one byte, or two in UTF-16.
  public var lineUnit: LineUnit {
    switch self {
    case .utf8, .windows1252, .iso8859_15, .codePage850, .macRoman: LineUnit(bytes: 1, isBigEndian: false)
    case .utf16LittleEndian: LineUnit(bytes: 2, isBigEndian: false)
    case .utf16BigEndian: LineUnit(bytes: 2, isBigEndian: true)
    }
  }

  /// Decodes bytes of a file as text, for people to read: what is no text becomes U+FFFD, and a byte order mark at the
  /// beginning is left out.
  public func decode(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBytes { raw in
      let body = UnsafeRawBufferPointer(rebasing: raw.dropFirst(raw.starts(with: mark) ? mark.count : 0))
      guard self != .utf8 else { return String(decoding: body, as: UTF8.self) }
      var transcoder = Transcoder(self)
      var text = ByteBuffer(capacity: body.count * 2 + 8)
      transcoder.decode(body, into: &text)
      transcoder.finish(into: &text)
      return String(decoding: text.bytes, as: UTF8.self)
    }
  }

  /// Whether every byte is one sign.
  var isSingleByte: Bool { self != .utf8 && lineUnit.bytes == 1 }

  /// The byte order mark; empty where there is none.
  var mark: [UInt8] {
    switch self {
    case .utf8: Byte.utf8Mark
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252, .iso8859_15, .codePage850, .macRoman: []
    }
  }

  /// How many bytes of the file a stretch of the text as ``Transcoder`` made it stands for.
  func sourceLength(of text: UnsafeRawBufferPointer) -> Int {
    guard self != .utf8 else { return text.count }
    var signs = 0
    var pairs = 0
    var odd = 0
    for byte in text {
      signs &+= byte & 0xC0 != 0x80 ? 1 : 0
      pairs &+= byte >= 0xF0 ? 1 : 0
      odd &+= byte == Transcoder.oddByte ? 1 : 0
    }
    switch self {
    case .utf8, .windows1252, .iso8859_15, .codePage850, .macRoman: return signs
    // A sign above U+FFFF takes two units; the single byte that may be left over at the end takes half a one.
    case .utf16LittleEndian, .utf16BigEndian: return 2 * signs + 2 * (pairs - odd) - odd
    }
  }
}
