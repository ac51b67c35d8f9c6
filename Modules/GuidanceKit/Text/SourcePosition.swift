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
  /// The row as a spreadsheet program shows it, in which a cell with line breaks is one row.
  public let row: Int?
  /// The letters over the column in a spreadsheet program.
  public let letters: String?

  /// Creates a position; leave out what is not known.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, field: String? = nil, row: Int? = nil, letters: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
    self.row = row
    self.letters = letters
  }

  /// The same place as a spreadsheet program shows it too.
  public func shown(row: Int?, letters: String?) -> SourcePosition {
    SourcePosition(file: file, line: line, column: column, field: field, row: row, letters: letters)
  }

  /// The position as text, for an editor and for a spreadsheet program: `f.csv:17:9 (rij 16, kolom C "duur")`.
  public func text(_ language: Language) -> String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    var parts: [String] = []
    if let row, row > 0 { parts.append(language == .dutch ? "rij \(row)" : "row \(row)") }
    let column = [letters, field.map { "\"\($0)\"" }].compactMap(\.self).joined(separator: " ")
    if !column.isEmpty { parts.append(language == .dutch ? "kolom \(column)" : "column \(column)") }
    return parts.isEmpty ? text : "\(text) (\(parts.joined(separator: ", ")))"
  }
}
