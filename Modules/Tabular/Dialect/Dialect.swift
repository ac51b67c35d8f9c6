/// How a delimited file writes its cells.
///
/// Line ends need no choice: LF, CRLF and a bare CR all end a row.
public struct Dialect: Hashable, Sendable {
  /// What stands between two cells.
  public var delimiter: Delimiter
  /// How cells that hold a delimiter or a line break are wrapped.
  public var quote: Quote
  /// How a quote inside a quoted cell is written.
  public var escape: Escape
  /// Whether the spaces around a cell and outside its quotes are no part of it, as in `a ; "b" ; c`.
  ///
  /// Spaces, hard spaces, and tabs where they do not delimit. What stands between quotes keeps its own.
  public var trimsPadding: Bool
  /// What stands around the cells of a row.
  public var form: RowForm

  /// What programs put around the cells of a row.
  public enum RowForm: Hashable, Sendable {
    /// Nothing.
    case plain
    /// A row with a quote in it is wrapped in quotes once more, its own quotes doubled: `"a,""b, c"",d"`.
    ///
    /// So a program with another delimiter saves rows that it took for single cells. Rows that are not wrapped stand as they
    /// are.
    case wrapped
    /// The delimiter also stands before the first cell and behind the last: `| a | b |`.
    case framed
    /// Every cell stands between two signs `þ`, which are no part of it: load files of Concordance.
    ///
    /// Nothing is escaped in them; what the cells hold never has the delimiter in it.
    case thorned
    /// Nothing stands between the cells: each column begins at its place, counted in characters from 0, and is filled up
    /// with spaces.
    case fixed(starts: [Int])
  }

  /// The signs that can wrap a cell.
  public enum Quote: Hashable, Sendable {
    /// `"`, as in RFC 4180.
    case double
    /// `'`.
    case apostrophe
    /// Quotes are ordinary characters.
    case none

    /// The sign as text; empty for ``none``.
    public var text: String {
      switch self {
      case .double: "\""
      case .apostrophe: "'"
      case .none: ""
      }
    }

    var byte: UInt8? {
      switch self {
      case .double: Byte.doubleQuote
      case .apostrophe: Byte.apostrophe
      case .none: nil
      }
    }
  }

  /// The ways to write what would otherwise end a cell.
  public enum Escape: Hashable, Sendable, CaseIterable {
    /// A quote inside a quoted cell is doubled (RFC 4180).
    case doubled
    /// A backslash stands before a quote and before a backslash in a quoted cell; where nothing is quoted
    /// (``Quote/none``), before a delimiter, a line break and a backslash.
    ///
    /// A backslash before anything else is an ordinary character.
    case backslash
    /// Both occur in the file.
    case both

    /// Whether two quotes in a quoted cell are one.
    public var doublesQuotes: Bool { self != .backslash }
    /// Whether a backslash takes the next sign's meaning away.
    public var usesBackslash: Bool { self != .doubled }
  }

  /// Whether every row is one cell.
  var isSingleColumn: Bool { delimiter == .absent && form == .plain }

  /// Describes a dialect.
  public init(
    delimiter: Delimiter = .semicolon, quote: Quote = .double, escape: Escape = .doubled, trimsPadding: Bool = false,
    form: RowForm = .plain
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.trimsPadding = trimsPadding
    self.form = form
  }
}
