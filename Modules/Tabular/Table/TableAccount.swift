/// Where every byte and every row of a file went.
public struct TableAccount: Hashable, Sendable {
  /// Rows and bytes of one sort.
  public struct Part: Hashable, Sendable {
    /// The number of rows.
    public internal(set) var rows = 0
    /// The bytes they take in the file, line ends included.
    public internal(set) var bytes = 0

    mutating func add(_ record: Record) {
      rows += 1
      bytes += record.sourceByteCount
    }
  }

  /// The bytes of the byte order mark: 0, or 3 in UTF-8, or 2 in UTF-16.
  public internal(set) var markBytes = 0
  /// The header.
  public internal(set) var header = Part()
  /// The rows of data.
  public internal(set) var records = Part()
  /// The rows that cannot be read as data of the table.
  public internal(set) var faulty = Part()
  /// What was set aside, by reason.
  public internal(set) var setAside: [SetAsideReason: Part] = [:]
  /// All bytes of the file.
  public internal(set) var totalBytes = 0

  /// The line ends; breaks inside quoted cells are not counted.
  public internal(set) var lineEnds = LineEnds()
  /// The rows of data with fewer cells than the table has columns; what they lack counts as empty.
  public internal(set) var shortRows = 0
  /// The rows of data with empty cells behind the last column, which were left out.
  public internal(set) var rowsWithTrailingEmptyCells = 0
  /// The quotes inside cells that are not quoted, taken as they are, and where the first stands.
  public internal(set) var strayQuotes = 0
  /// The line of the first such quote.
  public internal(set) var firstStrayQuoteLine: Int?

  /// The bytes that stand under one of the headings above; equal to ``totalBytes`` after a file was read to its end.
  public var accountedBytes: Int {
    markBytes + header.bytes + records.bytes + faulty.bytes + setAside.values.reduce(0) { $0 + $1.bytes }
  }

  /// The rows that were set aside, all reasons together.
  public var setAsideRows: Int { setAside.values.reduce(0) { $0 + $1.rows } }
}

/// How many rows end in which way.
public struct LineEnds: Hashable, Sendable {
  /// Rows that end with a line feed.
  public internal(set) var lf = 0
  /// Rows that end with carriage return and line feed.
  public internal(set) var crlf = 0
  /// Rows that end with a bare carriage return.
  public internal(set) var cr = 0

  mutating func add(_ end: LineEnd) {
    switch end {
    case .lf: lf += 1
    case .crlf: crlf += 1
    case .cr: cr += 1
    case .none: break
    }
  }

  /// The kinds that occur with their numbers, such as `CRLF 12`.
  public var text: String {
    [("LF", lf), ("CRLF", crlf), ("CR", cr)].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
