/// Splits bytes into records, whatever the chunks in which the bytes arrive.
///
/// The grammar is RFC 4180, read leniently where nothing can be misread and strictly where something could:
/// - LF, CRLF and a bare CR end a record, also mixed;
/// - a quote opens a cell only as its first character; elsewhere it is an ordinary character (``Record/strayQuotes``);
/// - text behind a closing quote marks the record (``Record/textAfterQuote``): the cell is taken as it stands, quotes
///   included, and the caller decides;
/// - a quote that is never closed is bounded to its row where the widths of the lines prove it
///   (``Record/unclosedQuote``), and else ends the scan with an error that names where it opened.
///
/// A dialect may change this: a delimiter of several bytes, backslashes that escape, spaces around cells that are no part
/// of them.
///
/// Memory is bounded by the longest row. Every byte belongs to exactly one record: records follow each other without gap.
public struct RecordScanner: ~Copyable {
  /// The dialect in use.
  public private(set) var dialect: Dialect
  /// What no cell or row may exceed.
  public let limits: Limits
  /// How many cells a row of the table has, where the caller knows: the evidence by which a quote that is never closed is
  /// bounded to its row.
  ///
  /// Below 2 it proves nothing.
  public var expectedWidth = 0

  enum State { case cellStart, unquoted, quoted, closed }

  var buffer: ByteBuffer
  let spans: UnsafeMutablePointer<CellSpan>
  private var rules: CellRules
  /// Whether the loops for one-byte delimiters, doubled quotes and no padding serve.
  private var isPlain: Bool
  /// Whether rows have another form than cells between delimiters; see ``Dialect/RowForm``.
  var isReshaping: Bool
  /// The first span of the row that belongs to a cell: 1 where the frame of the row made one.
  var firstSpan = 0
  /// Whether the row was wrapped in quotes.
  var isUnwrapped = false

  /// How the file was written; the scanner itself sees UTF-8.
  private var encoding = TextEncoding.utf8
  /// Where the current record begins in the file, when that is not UTF-8.
  private var sourceOffset = 0
  /// Where the buffer's first byte stands in the text.
  private(set) var bufferOffset = 0
  /// The beginning of the current row, and the next byte to look at, within the buffer.
  var rowStart = 0
  var position = 0
  var state = State.cellStart

  var cellStart = 0
  var cellFlags: UInt32 = 0
  var cellCount = 0
  var afterQuote = -1
  var strayQuotes = 0
  /// Where the content of the cell ends whose closing quote has been seen (``State/closed``).
  var contentEnd = 0

  /// Line and row of the current record, and the line breaks seen inside its cells: all, and those before the last opening
  /// quote.
  var line = 1
  var row = 1
  var innerLines = 0
  var openedAfterLines = 0
  /// The first quoted cell of the row that spans lines; its ``QuoteSuspect/cell`` is -1 when there is none.
  var suspect = QuoteSuspect.none

  /// Makes a scanner for a text that begins at the first byte it is fed.
  public init(dialect: Dialect, limits: Limits = .standard) {
    self.dialect = dialect
    self.limits = limits
    rules = CellRules(dialect)
    isPlain = RecordScanner.isPlain(dialect)
    isReshaping = dialect.form != .plain
    buffer = ByteBuffer(capacity: 320 << 10)
    spans = UnsafeMutablePointer<CellSpan>.allocate(capacity: limits.columns)
  }

  deinit {
    spans.deallocate()
  }

  private static func isPlain(_ dialect: Dialect) -> Bool {
    dialect.delimiter.count == 1 && dialect.escape == .doubled && !dialect.trimsPadding
  }

  /// Takes the next bytes of the text and hands on every record that is complete.
  ///
  /// - Throws: ``TabularError`` when a limit is passed; whatever `body` throws. The scanner cannot be used afterwards.
  public mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (Record) throws -> Void) throws {
    append(bytes)
    try scan(isFinal: false, body)
  }

  /// Ends the text: hands on the last record when it has no line end.
  ///
  /// - Throws: ``TabularError`` for a quote that was never closed or a limit; whatever `body` throws.
  public mutating func finish(_ body: (Record) throws -> Void) throws {
    try scan(isFinal: true, body)
  }

  // MARK: For the table reader, which must see the beginning before it can choose a dialect

  /// The bytes that no record has taken yet.
  var pending: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer.bytes[rowStart...]) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    dropConsumed()
    buffer.append(bytes)
  }

  /// Appends what the transcoder makes of bytes of the file.
  mutating func append(_ bytes: UnsafeRawBufferPointer, through transcoder: inout Transcoder?) {
    dropConsumed()
    transcoder?.decode(bytes, into: &buffer)
  }

  mutating func finish(_ transcoder: inout Transcoder?) {
    dropConsumed()
    transcoder?.finish(into: &buffer)
  }

  /// Lets `fill` write at most `length` bytes behind the others, and returns how many it wrote.
  mutating func append(upTo length: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows -> Int {
    dropConsumed()
    let count = try fill(UnsafeMutableRawBufferPointer(start: buffer.room(for: length), count: length))
    buffer.advance(by: count)
    return count
  }

  private mutating func dropConsumed() {
    guard rowStart > 0 else { return }
    buffer.dropFirst(rowStart)
    bufferOffset += rowStart
    position -= rowStart
    rowStart = 0
  }

  /// Takes the bytes of the file back that were appended as they are, so that they can come again as UTF-8.
  ///
  /// - Parameter mark: the length of the byte order mark, which is no part of the text.
  mutating func restart(as encoding: TextEncoding, mark: Int) -> [UInt8] {
    let bytes = Array(pending)
    buffer.removeAll()
    self.encoding = encoding
    sourceOffset = mark
    return bytes
  }

  /// Chooses the dialect, and passes over the first `length` bytes, which hold `lines` lines but no rows.
  mutating func begin(dialect: Dialect, skipping length: Int, lines: Int) {
    self.dialect = dialect
    rules = CellRules(dialect)
    isPlain = RecordScanner.isPlain(dialect)
    isReshaping = dialect.form != .plain
    sourceOffset += encoding.sourceLength(of: UnsafeRawBufferPointer(rebasing: pending.prefix(length)))
    rowStart = length
    position = length
    line += lines
  }

  // MARK: Scanning

  mutating func scan(isFinal: Bool, _ body: (Record) throws -> Void) throws {
    while true {
      do {
        return try isPlain ? scanRFC4180(isFinal: isFinal, body) : scanGeneral(isFinal: isFinal, body)
      } catch let trouble as QuoteTrouble {
        // The quote explains what went wrong, if the lines prove it; the scan then goes on behind the row.
        guard
          try bound(
            upTo: trouble.evidenceEnd, isEnd: trouble.isEnd, isLimit: trouble.isLimit, body)
        else { throw trouble.error }
      }
    }
  }

  @inline(__always)
  mutating func closeCell(at end: Int, _ base: UnsafePointer<UInt8>) throws {
    guard cellCount < limits.columns, end - cellStart <= limits.cellBytes, end <= limits.rowBytes else {
      throw limitError(base)
    }
    spans[cellCount] = CellSpan(start: cellStart, end: end, flags: cellFlags)
    cellCount += 1
  }

  @inline(__always)
  mutating func closeLine(
    content: Int, end: Int, _ lineEnd: LineEnd, _ base: UnsafePointer<UInt8>, _ body: (Record) throws -> Void
  ) throws {
    if content > rowStart { try closeCell(at: content - rowStart, base) }
    try closeRecord(content: content, end: end, lineEnd, base, body)
    state = .cellStart
  }

  @inline(__always)
  mutating func closeRecord(
    content: Int, end: Int, _ lineEnd: LineEnd, _ base: UnsafePointer<UInt8>, unclosedCell: Int32 = -1,
    _ body: (Record) throws -> Void
  ) throws {
    if isReshaping { try reshape(content: content, base) }
    let isUTF8 = encoding == .utf8
    let record = Record(
      base: base + rowStart, spans: spans + firstSpan, rules: isUnwrapped ? rules.wrapped : rules, count: cellCount,
      byteOffset: bufferOffset + rowStart,
      byteCount: end - rowStart, contentByteCount: content - rowStart, line: line, row: row, lineEnd: lineEnd,
      afterQuoteCell: Int32(truncatingIfNeeded: afterQuote), unclosedCell: unclosedCell,
      strayQuoteCount: UInt32(truncatingIfNeeded: strayQuotes), encoding: encoding,
      sourceByteOffset: isUTF8 ? bufferOffset + rowStart : sourceOffset)
    if !isUTF8 { sourceOffset += record.sourceByteCount }
    rowStart = end
    line += innerLines + (lineEnd == .none ? 0 : 1)
    row += 1
    cellCount = 0
    innerLines = 0
    afterQuote = -1
    strayQuotes = 0
    suspect.cell = -1
    try body(record)
  }

  /// Ends the text behind the last byte, where a loop stopped.
  mutating func closeText(_ base: UnsafePointer<UInt8>, _ body: (Record) throws -> Void) throws {
    let end = buffer.count
    guard end > rowStart else { return }
    switch state {
    case .quoted:
      throw QuoteTrouble(
        error: ScanError.unclosedQuote(at: place(of: cellStart - 1, base), lines: innerLines), evidenceEnd: end,
        isEnd: true)
    case .cellStart:
      // The text ends behind a delimiter: one more cell, empty.
      cellStart = end - rowStart
      cellFlags = 0
    case .unquoted, .closed:
      break
    }
    try closeCell(at: end - rowStart, base)
    try closeRecord(content: end, end: end, .none, base, body)
    state = .cellStart
  }

  func place(of offset: Int, _ base: UnsafePointer<UInt8>) -> TextPlace {
    TextPlace.locate(
      offset, in: UnsafeRawBufferPointer(start: base + rowStart, count: buffer.count - rowStart),
      start: encoding == .utf8 ? bufferOffset + rowStart : sourceOffset, line: line, row: row,
      sheetColumn: cellCount + 1, encoding: encoding)
  }
}
