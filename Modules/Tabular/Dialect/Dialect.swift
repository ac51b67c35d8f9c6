/// How a delimited file writes its cells.
///
/// Line ends need no choice: LF, CRLF and a bare CR all end a row.
public struct Dialect: Hashable, Sendable {
  /// The character between two cells.
  public var delimiter: Delimiter
  /// How cells that hold a delimiter or a line break are wrapped.
  public var quote: Quote

  /// The signs that can wrap a cell.
  public enum Quote: Hashable, Sendable {
    /// `"`, doubled inside the cell (RFC 4180).
    case double
    /// `'`, doubled inside the cell.
    case apostrophe
    /// Quotes are ordinary characters.
    case none

    var byte: UInt8? {
      switch self {
      case .double: Byte.doubleQuote
      case .apostrophe: Byte.apostrophe
      case .none: nil
      }
    }
  }

  /// Describes a dialect.
  public init(delimiter: Delimiter = .semicolon, quote: Quote = .double) {
    self.delimiter = delimiter
    self.quote = quote
  }
}
