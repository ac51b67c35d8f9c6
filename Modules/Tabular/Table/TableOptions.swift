/// What the caller decides about a file; everything else is read from the file itself.
public struct TableOptions: Hashable, Sendable {
  /// Where the names of the columns stand.
  public enum HeaderChoice: Hashable, Sendable {
    /// As the file shows.
    case detected
    /// Nowhere: the first row is data, and the columns are named A, B, C …
    case none
    /// On this row, as a spreadsheet program counts rows, from 1; what stands above it is no part of the table.
    case row(Int)
  }

  /// The delimiter, when it must not be detected.
  ///
  /// It overrules the file's `sep=` line.
  public var delimiter: Delimiter?
  /// The sign that wraps cells, when it must not be detected.
  public var quote: Dialect.Quote?
  /// How a quote inside a quoted cell is written, when it must not be detected.
  public var escape: Dialect.Escape?
  /// Whether spaces around cells are no part of them, when it must not be detected.
  public var trimsPadding: Bool?
  /// Where the names of the columns stand.
  public var header: HeaderChoice
  /// Names of columns that the caller expects, as ``nameKey(_:)`` gives them; a row that holds mostly these names the
  /// columns, whatever stands below it.
  public var names: Set<String> = []
  /// The encoding, when it must not be detected.
  public var encoding: TextEncoding?
  /// What no cell or row may exceed.
  public var limits: Limits

  /// Options; by default everything is detected.
  public init(
    delimiter: Delimiter? = nil, quote: Dialect.Quote? = nil, escape: Dialect.Escape? = nil, trimsPadding: Bool? = nil,
    header: HeaderChoice = .detected, encoding: TextEncoding? = nil, limits: Limits = .standard
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.trimsPadding = trimsPadding
    self.header = header
    self.encoding = encoding
    self.limits = limits
  }

  /// A name of a column as compared: letters and digits only, whatever their case.
  public static func nameKey(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
