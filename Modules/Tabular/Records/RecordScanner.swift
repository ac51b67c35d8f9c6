/// Splits bytes into records, whatever the chunks in which the bytes arrive.
///
/// The grammar is RFC 4180, read leniently where nothing can be misread and strictly where something could:
/// - LF, CRLF and a bare CR end a record, also mixed;
/// - a quote opens a cell only as its first character; elsewhere it is an ordinary character (``Record/strayQuotes``);
/// - text behind a closing quote marks the record (``Record/textAfterQuote``): the cell is taken as it stands, quotes
///   included, and the caller decides;
/// - a quote that is never closed ends the scan with an error that names where it opened.
///
/// Memory is bounded by the longest row. Every byte belongs to exactly one record: records follow each other without gap.
public struct RecordScanner: ~Copyable {
  /// The dialect in use.
  public private(set) var dialect: Dialect
  /// What no cell or row may exceed.
  public let limits: Limits

  enum State { case cellStart, unquoted, quoted }

  var buffer: ByteBuffer
  let spans: UnsafeMutablePointer<CellSpan>

  /// Where the buffer's first byte stands in the file.
  var bufferOffset = 0
  /// The beginning of the current row, and the next byte to look at, within the buffer.
  var rowStart = 0
  var position = 0
  var state = State.cellStart

  var cellStart = 0
  var cellFlags: UInt32 = 0
  var cellCount = 0
  var afterQuote = -1
  var strayQuotes = 0

  /// Line and row of the current record, and the line breaks seen inside its quoted cells.
  var line = 1
  var row = 1
  var innerLines = 0

  /// Makes a scanner for a text that begins at the first byte it is fed.
  public init(dialect: Dialect, limits: Limits = .standard) {
    self.dialect = dialect
    self.limits = limits
    buffer = ByteBuffer(capacity: 320 << 10)
    spans = UnsafeMutablePointer<CellSpan>.allocate(capacity: limits.columns)
  }

  deinit {
    spans.deallocate()
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

  /// Where the current record begins: its offset in the file, its line and its row.
  var start: (offset: Int, line: Int, row: Int) { (bufferOffset + rowStart, line, row) }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    dropConsumed()
    buffer.append(bytes)
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

  /// Chooses the dialect, and passes over the first `length` bytes, which hold `lines` lines but no rows.
  mutating func begin(dialect: Dialect, skipping length: Int, lines: Int) {
    self.dialect = dialect
    rowStart = length
    position = length
    line += lines
  }

  // MARK: The loop, which sees every byte that the fast one in scanPlain cannot settle

  mutating func scan(isFinal: Bool, _ body: (Record) throws -> Void) throws {
    let base = UnsafePointer(buffer.base)
    let end = buffer.count
    let delimiter = dialect.delimiter.byte
    let hasQuote = dialect.quote != .none
    // Without quotes the delimiter stands in for the quote, so that one search serves both cases.
    let quote = dialect.quote.byte ?? delimiter
    let cellEnds = FourBytes(delimiter, Byte.lineFeed, Byte.carriageReturn, quote)
    let quotedStops = FourBytes(quote, Byte.lineFeed, Byte.carriageReturn, quote)
    var index = position

    scanning: while true {
      switch state {
      case .cellStart:
        guard index < end else { break scanning }
        if hasQuote && base[index] == quote {
          index += 1
          cellStart = index - rowStart
          cellFlags = CellSpan.quoted
          state = .quoted
        } else {
          cellStart = index - rowStart
          cellFlags = 0
          state = .unquoted
        }

      case .unquoted:
        if index &+ 8 <= end {
          index = try scanPlain(from: index, to: end, cellEnds, hasQuote: hasQuote, base, body)
          guard state == .unquoted else { continue scanning }
        }
        index = cellEnds.next(in: base, from: index, to: end)
        guard index < end else { break scanning }
        let byte = base[index]
        if byte == delimiter {
          try closeCell(at: index - rowStart, base)
          index += 1
          state = .cellStart
        } else if byte == Byte.lineFeed {
          try closeLine(content: index, end: index + 1, .lf, base, body)
          index += 1
        } else if byte == Byte.carriageReturn {
          guard index + 1 < end || isFinal else { break scanning }
          let isPair = index + 1 < end && base[index + 1] == Byte.lineFeed
          try closeLine(content: index, end: index + (isPair ? 2 : 1), isPair ? .crlf : .cr, base, body)
          index += isPair ? 2 : 1
        } else {
          strayQuotes += afterQuote == cellCount ? 0 : 1
          index += 1
        }

      case .quoted:
        index = quotedStops.next(in: base, from: index, to: end)
        guard index < end else { break scanning }
        let byte = base[index]
        guard index + 1 < end || isFinal else { break scanning }
        let next = index + 1 < end ? base[index + 1] : 0
        if byte == quote {
          if next == quote && index + 1 < end {
            cellFlags |= CellSpan.doubled
            index += 2
          } else if index + 1 == end || next == delimiter || next == Byte.lineFeed || next == Byte.carriageReturn {
            try closeCell(at: index - rowStart, base)
            index += 1
            guard index < end else {
              // The file ends right behind the closing quote.
              position = index
              state = .cellStart
              try closeRecord(content: index, end: index, .none, base, body)
              return
            }
            if next == delimiter {
              index += 1
              state = .cellStart
            } else {
              let isLineFeed = next == Byte.lineFeed
              guard isLineFeed || index + 1 < end || isFinal else {
                // The cell is closed; the row waits for what follows the carriage return.
                reopenCell()
                index -= 1
                break scanning
              }
              let isPair = !isLineFeed && index + 1 < end && base[index + 1] == Byte.lineFeed
              let stop = index + (isPair ? 2 : 1)
              try closeRecord(content: index, end: stop, isLineFeed ? .lf : isPair ? .crlf : .cr, base, body)
              index = stop
              state = .cellStart
            }
          } else {
            // Text behind the closing quote: the cell is taken as it stands.
            guard index - rowStart - cellStart <= limits.cellBytes, index - rowStart <= limits.rowBytes else {
              throw limitError(base)
            }
            if afterQuote < 0 { afterQuote = cellCount }
            cellStart -= 1
            cellFlags = 0
            state = .unquoted
            index += 1
          }
        } else {
          innerLines += 1
          index += byte == Byte.carriageReturn && next == Byte.lineFeed ? 2 : 1
        }
      }
    }

    position = index
    try checkLimits(base)
    if isFinal { try closeText(base, body) }
  }

  @inline(__always)
  mutating func closeCell(at end: Int, _ base: UnsafePointer<UInt8>) throws {
    guard cellCount < limits.columns, end - cellStart <= limits.cellBytes, end <= limits.rowBytes else {
      throw limitError(base)
    }
    spans[cellCount] = CellSpan(start: cellStart, end: end, flags: cellFlags)
    cellCount += 1
  }

  /// Takes the last closed cell back: the decision needs a byte that has not arrived yet.
  private mutating func reopenCell() {
    cellCount -= 1
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
  private mutating func closeRecord(
    content: Int, end: Int, _ lineEnd: LineEnd, _ base: UnsafePointer<UInt8>, _ body: (Record) throws -> Void
  ) throws {
    let record = Record(
      base: base + rowStart, spans: spans, quote: dialect.quote.byte ?? 0, count: cellCount,
      byteOffset: bufferOffset + rowStart, byteCount: end - rowStart, contentByteCount: content - rowStart, line: line,
      row: row, lineEnd: lineEnd, textAfterQuote: afterQuote < 0 ? nil : afterQuote, strayQuotes: strayQuotes)
    rowStart = end
    line += innerLines + (lineEnd == .none ? 0 : 1)
    row += 1
    cellCount = 0
    innerLines = 0
    afterQuote = -1
    strayQuotes = 0
    try body(record)
  }

  private mutating func closeText(_ base: UnsafePointer<UInt8>, _ body: (Record) throws -> Void) throws {
    let end = buffer.count
    guard end > rowStart else { return }
    switch state {
    case .quoted:
      throw ScanError.unclosedQuote(
        at: place(of: cellStart - 1, base), lines: innerLines)
    case .cellStart:
      // The text ends behind a delimiter: one more cell, empty.
      cellStart = end - rowStart
      cellFlags = 0
    case .unquoted:
      break
    }
    try closeCell(at: end - rowStart, base)
    try closeRecord(content: end, end: end, .none, base, body)
    state = .cellStart
  }
}
