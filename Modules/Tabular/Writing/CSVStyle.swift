/// How a table is written.
public struct CSVStyle: Hashable, Sendable {
  /// The character between two cells.
  public var delimiter: Delimiter
  /// The end of each row.
  public var lineEnd: LineEnd
  /// Whether the file begins with the byte order mark of UTF-8.
  public var hasMark: Bool
  /// Whether cells that a spreadsheet program would run as formulas are neutralised; see ``FormulaGuard``.
  public var guardsFormulas: Bool

  /// Describes a style.
  public init(delimiter: Delimiter, lineEnd: LineEnd, hasMark: Bool, guardsFormulas: Bool) {
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.hasMark = hasMark
    self.guardsFormulas = guardsFormulas
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
