/// One row of a delimited file, as ranges of the file's own bytes.
///
/// A record and its cells are views on the scanner's buffer: valid inside the closure that receives them, and not after
/// it. What must outlive the closure is copied with ``detached()`` or as text.
public struct Record {
  var base: UnsafePointer<UInt8>
  var spans: UnsafePointer<CellSpan>
  let rules: CellRules

  /// The number of cells; 0 for a line without any byte.
  public internal(set) var count: Int
  /// The offset of the first byte from the beginning of the text as UTF-8, a byte order mark of UTF-8 included.
  public let byteOffset: Int
  /// The bytes of the row as UTF-8, its line end included.
  public internal(set) var byteCount: Int
  /// The bytes of the row without its line end.
  public internal(set) var contentByteCount: Int
  /// The physical line on which the row begins, from 1.
  public let line: Int
  /// The row that a spreadsheet program shows, from 1: a quoted line break starts no new row, a `sep=` line is no row.
  public let row: Int
  /// How the row ends.
  public let lineEnd: LineEnd
  /// ``textAfterQuote``, ``unclosedQuote`` and ``strayQuotes``; the first two -1 for none.
  ///
  /// Kept short: a record is handed around for every row.
  let afterQuoteCell: Int32
  let unclosedCell: Int32
  let strayQuoteCount: UInt32
  /// How the file was written; the row's bytes are UTF-8 whatever it was.
  let encoding: TextEncoding
  /// The offset of the first byte from the beginning of the file, in the file's own bytes.
  ///
  /// Differs from ``byteOffset`` only when the file is not UTF-8.
  public let sourceByteOffset: Int

  /// The 0-based index of the first cell with text behind its closing quote.
  public var textAfterQuote: Int? { afterQuoteCell < 0 ? nil : Int(afterQuoteCell) }
  /// The 0-based index of a cell whose opening quote is never closed, so that the row was ended at its line end.
  ///
  /// The quote is taken as a character of the cell; the lines that it would have swallowed follow as rows of their own.
  public var unclosedQuote: Int? { unclosedCell < 0 ? nil : Int(unclosedCell) }
  /// How many quotes stand inside cells that are not quoted; they are taken as they are.
  public var strayQuotes: Int { Int(strayQuoteCount) }

  /// The cell at a 0-based index below ``count``.
  public subscript(index: Int) -> Cell {
    precondition(index >= 0 && index < count, "a record has \(count) cells, index \(index) was asked for")
    return Cell(row: base, span: spans[index], rules: rules)
  }

  /// The bytes that the row takes in the file, its line end included.
  public var sourceByteCount: Int { encoding == .utf8 ? byteCount : encoding.sourceLength(of: bytes) }

  /// The row's bytes as UTF-8, with its line end: the file's own when it is UTF-8.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: byteCount) }

  /// The row's bytes as UTF-8, without its line end.
  public var contentBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: contentByteCount) }

  /// The cells as text.
  public var texts: [String] { (0..<count).map { self[$0].text } }

  /// Whether every cell is empty or holds white space only, as in the rows of delimiters that Excel leaves at the end.
  public var isEmpty: Bool {
    for index in 0..<count where !self[index].isBlank { return false }
    return true
  }

  /// Where a cell begins.
  ///
  /// For an index beyond the last cell: where the row ends.
  public func place(ofCell index: Int) -> TextPlace {
    let offset: Int
    if index >= 0 && index < count {
      let span = spans[index]
      offset = Int(span.start) - (span.isQuoted ? 1 : 0)
    } else {
      offset = contentByteCount
    }
    return TextPlace.locate(
      offset, in: bytes, start: sourceByteOffset, line: line, row: row, sheetColumn: max(index, 0) + 1,
      encoding: encoding)
  }

  /// Where the row begins.
  public var place: TextPlace { TextPlace(line: line, column: 1, byteOffset: sourceByteOffset, row: row) }

  /// The place before the row, as a row without bytes and cells.
  var beginning: Record {
    var row = self
    row.count = 0
    row.byteCount = 0
    row.contentByteCount = 0
    return row
  }

  /// A copy that may be kept.
  public func detached() -> DetachedRecord {
    DetachedRecord(
      bytes: Array(bytes), contentByteCount: contentByteCount, texts: texts, line: line, row: row,
      byteOffset: byteOffset, sourceByteOffset: sourceByteOffset, sourceByteCount: sourceByteCount)
  }
}

/// A row that was copied out of the scanner's buffer.
public struct DetachedRecord: Hashable, Sendable {
  /// The row's bytes as UTF-8, with its line end.
  public let bytes: [UInt8]
  /// The number of bytes without the line end.
  public let contentByteCount: Int
  /// The cells as text.
  public let texts: [String]
  /// The physical line on which the row begins.
  public let line: Int
  /// The row that a spreadsheet program shows.
  public let row: Int
  /// The offset of the first byte from the beginning of the text as UTF-8.
  public let byteOffset: Int
  /// The offset of the first byte from the beginning of the file, in the file's own bytes.
  public let sourceByteOffset: Int
  /// The bytes that the row takes in the file.
  public let sourceByteCount: Int

  /// The row as it stands in the file, without its line end.
  public var original: String { String(decoding: bytes.prefix(contentByteCount), as: UTF8.self) }
}

/// How a row ends.
public enum LineEnd: String, Hashable, Sendable, CaseIterable {
  /// A line feed, as Unix writes it.
  case lf = "LF"
  /// Carriage return and line feed, as Windows writes them.
  case crlf = "CRLF"
  /// A bare carriage return, as the official lists of institutions have it.
  case cr = "CR"
  /// The end of the file.
  case none
}
