/// Where in a file something was found, as people read it: lines and columns count from 1.
public struct SourcePosition: Hashable, Sendable, Codable {
  /// The file as the user named it.
  public let file: String
  /// The physical line in the file.
  public let line: Int?
  /// The column of characters in that line, or of cells in a sheet.
  public let column: Int?
  /// The name of the field: a column header or a key.
  public let field: String?

  /// Creates a position; leave out what is not known.
  public init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }

  /// The position as text: `f.csv:17:9 (kolom "duur")`.
  public func text(_ language: Language) -> String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    if let field {
      text += language == .dutch ? " (kolom \"\(field)\")" : " (column \"\(field)\")"
    }
    return text
  }
}
