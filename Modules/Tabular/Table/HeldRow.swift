/// A row that waits for what follows it: a copy of its bytes and cells, from which the row can be lent again.
struct HeldRow {
  /// What made the row suspicious.
  enum Kind: Hashable {
    /// A blank line among others that wait.
    case blank
    /// It begins with a word for totals, and may be a total; plainly when it lacks most of what every row has.
    case total(isPlain: Bool)
    /// Fewer cells than the table has columns.
    case short
    /// More filled cells than the table has columns.
    case wide
    /// As many cells as columns, of which most are empty where they are always filled.
    case narrow
    /// Below a blank line: words only, also where the columns hold numbers or dates.
    case heading
    /// A line that a program drew.
    case ruler
    /// A comment, or a row with a fault of its own.
    case comment
    case faulty(RowFault)
    /// As the rows above it.
    case data
  }

  let kind: Kind
  private let record: Record
  private let bytes: [UInt8]
  private let spans: [CellSpan]

  init(_ record: Record, _ kind: Kind) {
    self.kind = kind
    self.record = record
    bytes = Array(record.bytes)
    spans = Array(UnsafeBufferPointer(start: record.spans, count: record.count))
  }

  /// The bytes it takes, roughly.
  var cost: Int { bytes.count + spans.count * MemoryLayout<CellSpan>.stride + 200 }

  var count: Int { spans.count }
  var byteCount: Int { bytes.count }

  /// Lends the row for the time of `body`.
  func lend<Result>(_ body: (Record) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try spans.withUnsafeBufferPointer { spans in
        var row = record
        // Rows without bytes or cells point nowhere that is read.
        if let base = bytes.baseAddress { row.base = base }
        if let base = spans.baseAddress { row.spans = base }
        return try body(row)
      }
    }
  }
}

/// Why rows that waited are judged now.
enum HeldEnd {
  /// A row like those of the table follows.
  case data
  /// The header follows once more.
  case header
  /// The file ends.
  case end
  /// More wait than may.
  case full
}

/// What a waiting row turned out to be.
enum HeldVerdict: Hashable {
  case data
  case faulty(RowFault)
  case aside(SetAsideReason)
}
