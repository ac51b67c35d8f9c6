/// The character between two cells.
public struct Delimiter: Hashable, Sendable {
  /// The byte in the file.
  let byte: UInt8

  private init(byte: UInt8) {
    self.byte = byte
  }

  /// The semicolon, which Excel writes where the comma is the decimal sign.
  public static let semicolon = Delimiter(byte: Byte.semicolon)
  /// The comma.
  public static let comma = Delimiter(byte: Byte.comma)
  /// The tab character.
  public static let tab = Delimiter(byte: Byte.tab)
  /// The vertical bar.
  public static let bar = Delimiter(byte: Byte.bar)

  /// No delimiter: every row is one cell.
  ///
  /// The byte is NUL, which no table may hold.
  public static let absent = Delimiter(byte: 0)

  /// The delimiters that detection tries, in the order that decides a tie.
  public static let candidates: [Delimiter] = [.semicolon, .tab, .comma, .bar]

  /// Reads what a user or a `sep=` line writes: one printable ASCII sign that is no letter, digit or quote, or the words
  /// `tab`, `puntkomma`, `semicolon`, `komma`, `comma`, and `geen` or `none` for a table of one column.
  ///
  /// - Returns: `nil` for anything else.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "tab", "\\t", "\t": self = .tab
    case "puntkomma", "semicolon": self = .semicolon
    case "komma", "comma": self = .comma
    case "geen", "none": self = .absent
    default:
      let bytes = Array(text.utf8)
      guard bytes.count == 1, Delimiter.isUsable(bytes[0]) else { return nil }
      self.init(byte: bytes[0])
    }
  }

  init?(sign byte: UInt8) {
    guard Delimiter.isUsable(byte) else { return nil }
    self.init(byte: byte)
  }

  /// The delimiter as text, as it stands in the file; empty for ``absent``.
  public var text: String { self == .absent ? "" : String(decoding: [byte], as: UTF8.self) }

  /// How messages name it: `;` or `tab`.
  public var name: String {
    switch self {
    case .tab: "tab"
    case .absent: "geen"
    default: text
    }
  }

  private static func isUsable(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.tab: true
    case Byte.doubleQuote, Byte.apostrophe: false
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
    default: byte > 0x20 && byte < 0x7F
    }
  }
}
