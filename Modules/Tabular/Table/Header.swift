/// The row or rows that name the columns.
public struct Header: Hashable, Sendable {
  /// One named column.
  public struct Column: Hashable, Sendable {
    /// The name exactly as it stands in the file; the parts of a header of more rows joined with a space.
    public let name: String
    /// The 0-based index of its cells in a record.
    public let index: Int
    /// Where the name stands; where the first row of data stands when no row names the columns.
    public let place: TextPlace

    /// The letters over the column in a spreadsheet.
    public var letters: String { ColumnLetters.letters(index + 1) }
  }

  /// The columns, in the order of the file.
  public let columns: [Column]
  /// Unnamed columns at the end, which delimiters at the end of the line make; they are no part of the table.
  public let trailingEmpty: Int
  /// The row itself, the lowest when there are more; without any byte when no row names the columns.
  public let record: DetachedRecord
  /// All rows of the header, from the highest to the lowest; none when no row names the columns.
  public let rows: [DetachedRecord]
  /// Whether no row names the columns, so that they are called by letters.
  public let isGenerated: Bool

  /// Whether a program drew lines around or between the rows, as database shells do.
  public let isDrawn: Bool

  /// Why the dialect was chosen, as far as it was known when the header was reached.
  public let evidence: DialectEvidence
  /// Why the file is read in its encoding.
  public let encoding: EncodingEvidence
  /// How the row ends.
  public let lineEnd: LineEnd

  /// Whether the file begins with a byte order mark.
  public var hasMark: Bool { encoding.markBytes > 0 }

  /// The names exactly as they stand in the file.
  public var names: [String] { columns.map(\.name) }

  /// The named columns that have the same name as one before them.
  public var duplicates: [Column] {
    var seen = Set<String>()
    return columns.filter { !$0.name.isEmpty && !seen.insert($0.name).inserted }
  }

  /// Makes the header of a row and of the rows above it that belong to it.
  init(
    _ record: Record, above upper: [HeaderPart], structure: TableStructure, evidence: DialectEvidence,
    encoding: EncodingEvidence
  ) {
    self.evidence = evidence
    self.encoding = encoding
    lineEnd = record.lineEnd
    isDrawn = structure.hasRulers || evidence.delimiter.byte == Byte.bar && structure.roles.contains(.ruler)
    isGenerated = false
    let shift = structure.isFirstUnnamed ? 1 : 0
    let lowest = HeaderPart(record)
    columns = (0..<structure.width).map { index in
      let cell = index - shift
      guard !upper.isEmpty else {
        return Column(name: cell >= 0 ? lowest.text(cell) : "", index: index, place: record.place(ofCell: max(cell, 0)))
      }
      var name: [String] = []
      var place = record.place(ofCell: cell)
      for part in upper {
        let (text, at) = part.label(over: cell)
        if text.isEmpty || name.last == text { continue }
        name.append(text)
        if lowest.trimmed(cell).isEmpty, let at { place = at }
      }
      let own = lowest.trimmed(cell)
      if !own.isEmpty && name.last != own { name.append(own) }
      return Column(name: name.joined(separator: " "), index: index, place: place)
    }
    trailingEmpty = max(0, record.count - structure.width)
    self.record = record.detached()
    rows = upper.map(\.record) + [self.record]
  }

  /// Makes the header of a table whose rows begin right away.
  init(generatedFor record: Record, width: Int, evidence: DialectEvidence, encoding: EncodingEvidence) {
    self.evidence = evidence
    self.encoding = encoding
    lineEnd = record.lineEnd
    isDrawn = false
    isGenerated = true
    columns = (0..<width).map {
      Column(name: ColumnLetters.letters($0 + 1), index: $0, place: record.place(ofCell: $0))
    }
    trailingEmpty = 0
    self.record = record.beginning.detached()
    rows = []
  }
}

/// One of the upper rows of a header, with the places of its cells.
struct HeaderPart: Hashable, Sendable {
  let record: DetachedRecord
  private let places: [TextPlace]
  /// Whether the row begins with a byte order mark, outside quotes.
  private let hasMark: Bool

  init(_ record: Record) {
    hasMark = record.bytes.starts(with: Byte.utf8Mark)
    self.record = record.detached()
    places = (0..<record.count).map { record.place(ofCell: $0) }
  }

  /// The text of a cell; without the byte order mark of a file whose own mark a program took for a letter.
  func text(_ cell: Int) -> String {
    guard cell >= 0 && cell < record.texts.count else { return "" }
    let text = record.texts[cell]
    guard cell == 0, hasMark else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
  }

  /// The text of a cell without white space around it and line breaks in it.
  func trimmed(_ cell: Int) -> String {
    text(cell).split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
  }

  /// The text over a column: its own cell, or the one to the left that was merged with it.
  func label(over cell: Int) -> (text: String, place: TextPlace?) {
    var index = min(cell, record.texts.count - 1)
    while index >= 0 {
      let text = trimmed(index)
      if !text.isEmpty { return (text, places[index]) }
      index -= 1
    }
    return ("", nil)
  }

  /// Whether a row has the same cells, the byte order mark of a file put behind another aside.
  func equals(_ row: Record) -> Bool {
    guard row.count >= record.texts.count else { return false }
    for index in (0..<row.count).reversed() {
      let text = text(index)
      if index == 0, row[0].rawBytes.starts(with: Byte.utf8Mark) || row[0].rawBytes.first == 0x0C {
        // A mark of its own, or the form feed of a new page.
        return row[0].text.unicodeScalars.dropFirst().elementsEqual(text.unicodeScalars)
      }
      guard row[index].text == text else { return false }
    }
    return true
  }
}
