/// What stands between two cells: one to eight bytes.
public struct Delimiter: Hashable, Sendable {
  /// The bytes in the file, the first in the lowest eight bits.
  let packed: UInt64
  /// How many bytes it has, 1 to 8.
  public let count: Int

  private init(byte: UInt8) {
    packed = UInt64(byte)
    count = 1
  }

  private init(bytes: some Collection<UInt8>) {
    packed = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    count = bytes.count
  }

  /// The semicolon, which Excel writes where the comma is the decimal sign.
  public static let semicolon = Delimiter(byte: Byte.semicolon)
  /// The comma.
  public static let comma = Delimiter(byte: Byte.comma)
  /// The tab character.
  public static let tab = Delimiter(byte: Byte.tab)
  /// The vertical bar.
  public static let bar = Delimiter(byte: Byte.bar)
  /// The space.
  public static let space = Delimiter(byte: Byte.space)

  /// The lines with which programs draw tables on a screen.
  static let drawn: [Delimiter] = ["│", "║", "┃"].map { Delimiter(bytes: Array($0.utf8)) }

  /// No delimiter: every row is one cell.
  ///
  /// The byte is NUL, which no table may hold.
  public static let absent = Delimiter(byte: 0)

  /// The longest delimiter, in bytes.
  public static let longest = 8

  /// Whether programs also put it around the rows of a table that they draw.
  var mayFrame: Bool { self == .bar || Delimiter.drawn.contains(self) }

  /// The delimiters that detection tries, in the order that decides a tie.
  public static let candidates: [Delimiter] = [.semicolon, .tab, .comma, .bar]

  /// Reads what a user, a mapping or a `sep=` line writes.
  ///
  /// That is a text of 1 to 8 bytes, such as `;`, `||`, `, ` or `¦`; a control character as `\t`, `\x1F` or `0x1F`; or
  /// one of the words `tab`, `puntkomma`, `semicolon`, `komma`, `comma`, `spatie`, `space`, and `geen` or `none` for a table
  /// of one column. Quotes around a text of more than one sign are left out, as ``name`` writes them.
  ///
  /// - Returns: `nil` for anything else: letters and digits alone, and whatever holds a quote, a line end or a NUL.
  public init?(_ text: String) {
    switch text.lowercased() {
    case "tab", "\\t", "\t": self = .tab
    case "puntkomma", "semicolon": self = .semicolon
    case "komma", "comma": self = .comma
    case "spatie", "space", " ": self = .space
    case "geen", "none": self = .absent
    default:
      if let code = Delimiter.controlCode(text) {
        self.init(byte: code)
        return
      }
      let isWrapped = text.count > 2 && text.first == "\"" && text.last == "\""
      let signs = isWrapped ? text.dropFirst().dropLast() : Substring(text)
      guard signs.utf8.count >= 1, signs.utf8.count <= Delimiter.longest,
        signs.unicodeScalars.allSatisfy(Delimiter.mayStand),
        !signs.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0.properties.numericType != nil })
      else { return nil }
      self.init(bytes: Array(signs.utf8))
    }
  }

  init?(sign byte: UInt8) {
    let scalar = Unicode.Scalar(byte)
    guard byte == Byte.tab || byte > Byte.space && byte < 0x7F, Delimiter.mayStand(scalar),
      !scalar.properties.isAlphabetic, scalar.properties.numericType == nil
    else { return nil }
    self.init(byte: byte)
  }

  /// The first byte, by which the scanner finds it.
  var byte: UInt8 { UInt8(truncatingIfNeeded: packed) }

  /// The bytes in the file.
  public var bytes: [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: packed >> (8 * UInt64($0))) } }

  /// The delimiter as text, as it stands in the file; empty for ``absent``.
  public var text: String { self == .absent ? "" : String(decoding: bytes, as: UTF8.self) }

  /// How messages name it: `;`, `tab`, `0x1F` or `", "`.
  ///
  /// ``init(_:)`` reads every name back.
  public var name: String {
    switch self {
    case .tab: return "tab"
    case .space: return "spatie"
    case .absent: return "geen"
    default:
      if count == 1, byte < Byte.space || byte == 0x7F {
        return "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
      return bytes.contains { $0 <= Byte.space } ? "\"\(text)\"" : text
    }
  }

  /// Reads `\x1F` or `0x1F`: a control character that is no line end.
  private static func controlCode(_ text: String) -> UInt8? {
    guard text.hasPrefix("\\x") || text.hasPrefix("0x"), let code = UInt8(text.dropFirst(2), radix: 16),
      code < Byte.space || code == 0x7F, code != 0, code != Byte.lineFeed, code != Byte.carriageReturn
    else { return nil }
    return code
  }

  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\0", "\n", "\r", "\"", "'", "\u{FEFF}", "\u{FFFD}": false
    default: true
    }
  }
}
