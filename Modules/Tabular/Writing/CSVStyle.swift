/// How a table is written.
public struct CSVStyle: Hashable, Sendable {
  /// What stands between two cells.
  public var delimiter: Delimiter
  /// The sign around cells that need one.
  ///
  /// Without quotes only backslashes keep a delimiter or a line break inside a cell, so ``Dialect/Quote/none`` writes
  /// backslashes whatever ``escape`` says; a row of one empty cell is then a blank line.
  public var quote: Dialect.Quote
  /// How a quote inside a quoted cell is written.
  ///
  /// With ``Dialect/Escape/both`` quotes are doubled and backslashes too, as who reads both needs it.
  public var escape: Dialect.Escape
  /// The end of each row.
  public var lineEnd: LineEnd
  /// Whether the file begins with the byte order mark of UTF-8.
  public var hasMark: Bool
  /// Whether cells that a spreadsheet program would run as formulas are neutralised; see ``FormulaGuard``.
  public var guardsFormulas: Bool

  /// Describes a style.
  public init(
    delimiter: Delimiter, quote: Dialect.Quote = .double, escape: Dialect.Escape = .doubled, lineEnd: LineEnd,
    hasMark: Bool, guardsFormulas: Bool
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.lineEnd = lineEnd
    self.hasMark = hasMark
    self.guardsFormulas = guardsFormulas
  }

  /// The dialect in which what is written reads back.
  public var dialect: Dialect {
    Dialect(delimiter: delimiter, quote: quote, escape: quote == .none ? .backslash : escape)
  }

  /// RFC 4180: commas, CRLF, no mark, cells exactly as they are.
  ///
  /// For other programs.
  public static let rfc4180 = CSVStyle(delimiter: .comma, lineEnd: .crlf, hasMark: false, guardsFormulas: false)

  /// What Belgian Excel opens by a double click: mark, semicolons, CRLF, formulas neutralised.
  ///
  /// For people.
  public static let excel = CSVStyle(delimiter: .semicolon, lineEnd: .crlf, hasMark: true, guardsFormulas: true)
}
