/// A place in a text file, as an editor and as a spreadsheet name it.
public struct TextPlace: Hashable, Sendable {
  /// The physical line, from 1.
  ///
  /// A cell with line breaks spans several lines.
  public let line: Int
  /// The column on that line in characters (Unicode scalars), from 1.
  public let column: Int
  /// The offset from the first byte of the file, in the file's own bytes, a byte order mark included.
  public let byteOffset: Int
  /// The row that a spreadsheet program shows, from 1, when the place lies in a row.
  public let row: Int?
  /// The 1-based column of the sheet, when the place lies in a cell.
  public let sheetColumn: Int?

  /// Describes a place.
  public init(line: Int, column: Int, byteOffset: Int, row: Int? = nil, sheetColumn: Int? = nil) {
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
    self.row = row
    self.sheetColumn = sheetColumn
  }

  /// The letters over the column in a spreadsheet, such as `C`.
  public var sheetLetters: String? { sheetColumn.map(ColumnLetters.letters) }

  /// Finds line and column of `offset` within `bytes`, whose first byte stands at the beginning of `line`.
  ///
  /// - Parameter start: the offset of `bytes` within the file, in the file's own bytes.
  static func locate(
    _ offset: Int, in bytes: UnsafeRawBufferPointer, start: Int, line firstLine: Int, row: Int? = nil,
    sheetColumn: Int? = nil, encoding: TextEncoding = .utf8
  ) -> TextPlace {
    let end = min(offset, bytes.count)
    var line = firstLine
    var lineStart = 0
    var index = 0
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == Byte.lineFeed {
        line += 1
        lineStart = index
      } else if byte == Byte.carriageReturn && !(index < bytes.count && bytes[index] == Byte.lineFeed) {
        line += 1
        lineStart = index
      }
    }
    var column = 1
    for index in lineStart..<max(end, lineStart) where bytes[index] & 0xC0 != 0x80 { column += 1 }
    let length = encoding.sourceLength(of: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    return TextPlace(
      line: line, column: column, byteOffset: start + length + (offset - end), row: row, sheetColumn: sheetColumn)
  }
}
