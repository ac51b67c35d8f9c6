/// Writes rows as CSV into bytes.
///
/// ```swift
/// var writer = CSVWriter(style: .excel)
/// writer.write(["datum", "duur"])
/// writer.write(["2026-01-12", "1:30"])
/// let bytes = writer.take()
/// ```
///
/// Cells are quoted only where reading them back would otherwise give something else. What is written is read back by
/// ``TableReader`` as the same cells.
public struct CSVWriter: ~Copyable {
  /// The style of the file.
  public let style: CSVStyle
  private var buffer = ByteBuffer(capacity: 64 << 10)
  private var isAtStart = true
  private var cells = 0
  private var rowHasBytes = false
  private let specials: FourBytes
  private let rules: CellRules
  private let delimiter: [UInt8]
  /// Whether one byte delimits and quotes are `"` and doubled: the common case, for which whole rows are copied.
  private let isPlain: Bool

  /// Makes a writer for one file.
  public init(style: CSVStyle = .rfc4180) {
    self.style = style
    rules = CellRules(style.dialect)
    delimiter = style.delimiter.bytes
    isPlain = style.delimiter.count == 1 && style.quote == .double && style.escape == .doubled
    specials = FourBytes(
      style.delimiter.byte, Byte.lineFeed, Byte.carriageReturn, style.quote.byte ?? Byte.backslash)
    if style.hasMark {
      for byte in Byte.utf8Mark { buffer.append(byte) }
    }
  }

  /// The number of bytes that wait to be taken.
  public var count: Int { buffer.count }

  /// Writes a row.
  public mutating func write(_ row: some Sequence<some StringProtocol>) {
    for cell in row {
      // A bridged or sliced text is made contiguous first, so that its bytes can be looked at in place.
      var text = String(cell)
      text.withUTF8 { write(cell: UnsafeRawBufferPointer($0)) }
    }
    endRow()
  }

  /// Writes one cell of the current row.
  public mutating func write(cell content: UnsafeRawBufferPointer) {
    if cells > 0 {
      for byte in delimiter { buffer.append(byte) }
    }
    cells &+= 1
    let count = content.count
    guard let address = content.baseAddress, count > 0 else { return }
    rowHasBytes = true
    let base = address.assumingMemoryBound(to: UInt8.self)
    let isGuarded = style.guardsFormulas && FormulaGuard.isDangerous(content.drop { $0 == Byte.apostrophe })
    if isGuarded || base[0] <= Byte.space || base[count &- 1] <= Byte.space
      || isAtStart && cells == 1 && isMisreadAtStart(content)
    {
      writeWithCare(content, isGuarded: isGuarded)
    } else if specials.copy(base, to: buffer.room(for: count), count: count) {
      writeWithCare(content, isGuarded: false)
    } else {
      buffer.advance(by: count)
    }
  }

  /// Writes a cell that was read, as one cell of the current row.
  public mutating func write(_ cell: Cell) {
    guard cell.hasEscapes else { return write(cell: cell.rawBytes) }
    cell.withBytes { write(cell: $0) }
  }

  /// Writes the first cells of a row that was read as a row, and ends it.
  ///
  /// - Parameter columns: how many; a shorter row is written as it is.
  public mutating func write(_ record: Record, columns: Int) {
    let width = min(columns, record.count)
    guard isPlain, cells == 0, !isAtStart, !style.guardsFormulas, width > 1 else {
      for index in 0..<width { write(record[index]) }
      return endRow()
    }
    // Every byte may have to be doubled, and every cell be wrapped; so the row is written without another look at the room.
    let start = buffer.room(for: record.contentByteCount * 2 + width * 3)
    var target = start
    for index in 0..<width {
      if index > 0 {
        target.pointee = style.delimiter.byte
        target += 1
      }
      let span = record.spans[index]
      let count = span.end &- Int(span.start)
      guard count > 0 else { continue }
      let source = record.base + Int(span.start)
      if !span.hasEscapes, source.pointee > Byte.space, source[count &- 1] > Byte.space,
        !specials.copy(source, to: target, count: count)
      {
        target += count
      } else {
        target = wrap(record[index], to: target)
      }
    }
    if target - start == width - 1 {
      // Delimiters alone would be read as a blank line.
      target[0] = Byte.doubleQuote
      target[1] = Byte.doubleQuote
      target += 2
    }
    buffer.advance(by: target - start)
    endRow()
  }

  /// Writes a cell between quotes and gives the place behind it.
  private func wrap(_ cell: Cell, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    var target = start
    target.pointee = Byte.doubleQuote
    target += 1
    cell.withBytes { bytes in
      for byte in bytes {
        if byte == Byte.doubleQuote {
          target.pointee = byte
          target += 1
        }
        target.pointee = byte
        target += 1
      }
    }
    target.pointee = Byte.doubleQuote
    return target + 1
  }

  /// Ends the current row.
  public mutating func endRow() {
    // A row of one empty cell would be a blank line.
    if cells >= 1 && !rowHasBytes, let quote = style.quote.byte {
      buffer.append(quote)
      buffer.append(quote)
    }
    if style.lineEnd == .cr || style.lineEnd == .crlf { buffer.append(Byte.carriageReturn) }
    if style.lineEnd != .cr { buffer.append(Byte.lineFeed) }
    cells = 0
    rowHasBytes = false
    isAtStart = false
  }

  /// Hands over what was written since the last time.
  public mutating func take() -> [UInt8] {
    defer { buffer.removeAll() }
    return Array(buffer.bytes)
  }

  /// Lends what was written since the last time to `body`, and forgets it.
  public mutating func drain<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    defer { buffer.removeAll() }
    return try body(buffer.bytes)
  }

  private mutating func writeWithCare(_ content: UnsafeRawBufferPointer, isGuarded: Bool) {
    guard let quote = style.quote.byte else { return writeEscaped(content, isGuarded: isGuarded) }
    let needsQuotes =
      content.contains { specials.contains($0) }
      || !isGuarded && content[0] <= Byte.space || content[content.count - 1] <= Byte.space
      || isGuarded && quote == Byte.apostrophe || isAtStart && cells == 1 && isMisreadAtStart(content)
    if needsQuotes { buffer.append(quote) }
    if isGuarded { writeQuoted(Byte.apostrophe, quote, isWrapped: needsQuotes) }
    for byte in content { writeQuoted(byte, quote, isWrapped: needsQuotes) }
    if needsQuotes { buffer.append(quote) }
  }

  private mutating func writeQuoted(_ byte: UInt8, _ quote: UInt8, isWrapped: Bool) {
    if byte == quote {
      buffer.append(style.escape.doublesQuotes ? quote : Byte.backslash)
    } else if byte == Byte.backslash && isWrapped && style.escape.usesBackslash {
      buffer.append(Byte.backslash)
    }
    buffer.append(byte)
  }

  /// Writes a cell where nothing is quoted.
  private mutating func writeEscaped(_ content: UnsafeRawBufferPointer, isGuarded: Bool) {
    if isGuarded { buffer.append(Byte.apostrophe) }
    for index in content.indices {
      switch content[index] {
      case Byte.backslash, Byte.lineFeed, Byte.carriageReturn: buffer.append(Byte.backslash)
      default:
        if rules.isDelimiterSign(content, at: index) { buffer.append(Byte.backslash) }
      }
      buffer.append(content[index])
    }
  }

  /// Whether a first cell without quotes would be taken for a mark, a `sep=` line or another kind of file.
  private func isMisreadAtStart(_ content: UnsafeRawBufferPointer) -> Bool {
    if content.starts(with: Byte.utf8Mark) { return true }
    return TextFormat.isMisread(content)
  }
}
