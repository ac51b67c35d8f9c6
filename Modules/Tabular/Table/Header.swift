/// The row that names the columns.
public struct Header: Hashable, Sendable {
  /// One named column.
  public struct Column: Hashable, Sendable {
    /// The name exactly as it stands in the file.
    public let name: String
    /// The 0-based index of its cells in a record.
    public let index: Int
    /// Where the name stands.
    public let place: TextPlace

    /// The letters over the column in a spreadsheet.
    public var letters: String { ColumnLetters.letters(index + 1) }
  }

  /// The columns, in the order of the file.
  public let columns: [Column]
  /// Unnamed columns at the end, which delimiters at the end of the line make; they are no part of the table.
  public let trailingEmpty: Int
  /// The row itself.
  public let record: DetachedRecord

  /// Why the delimiter was chosen.
  public let evidence: DialectEvidence
  /// Why the file is read in its encoding.
  public let encoding: EncodingEvidence
  /// How the row ends.
  public let lineEnd: LineEnd

  /// Whether the file begins with a byte order mark.
  public var hasMark: Bool { encoding.markBytes > 0 }

  /// The names exactly as they stand in the file.
  public var names: [String] { columns.map(\.name) }

  init(_ record: Record, width: Int, evidence: DialectEvidence, encoding: EncodingEvidence) {
    self.evidence = evidence
    self.encoding = encoding
    lineEnd = record.lineEnd
    columns = (0..<width).map { Column(name: record[$0].text, index: $0, place: record.place(ofCell: $0)) }
    trailingEmpty = record.count - width
    self.record = record.detached()
  }
}
