/// A quote that may be one that never closes: the cell that it opens, where it stands from the beginning of the row, and
/// what the scanner had counted before it.
struct QuoteSuspect {
  var cell: Int
  var start: Int
  var lines: Int
  var strayQuotes: Int

  static let none = QuoteSuspect(cell: -1, start: 0, lines: 0, strayQuotes: 0)
}

/// Something went wrong inside quotes: an error, unless the lines prove that one of the quotes never closes.
struct QuoteTrouble: Error {
  let error: TabularError
  /// The end of the bytes that may be looked at, within the buffer; the same whatever the chunks were.
  let evidenceEnd: Int
  /// Whether the file ends there.
  let isEnd: Bool
  /// Whether a limit was passed: then only rows among the swallowed lines are a proof, for a cell may be that long.
  var isLimit = false
}

extension RecordScanner {
  /// How long a row may be for an earlier quote than the last to be suspected.
  private static let suspectedBytes = 256 << 10
  /// How many of the lines that a quote swallowed are looked at.
  private static let linesLookedAt = 100

  /// Ends the current row at its first line end behind a quote that never closes, where the widths of the lines prove it.
  ///
  /// Two proofs count: the line with the quote has the width of the table once the quote is taken as a character; or at
  /// least two, and at least half, of the lines that it swallowed have. A quote of the row that did close, over lines, is
  /// suspected too, but on the first proof only: a cell with line breaks is never cut for what stands in it.
  ///
  /// - Returns: whether the row was handed on; the scan then goes on behind it.
  mutating func bound(
    upTo evidenceEnd: Int, isEnd: Bool, isLimit: Bool = false, _ body: (Record) throws -> Void
  ) throws -> Bool {
    guard expectedWidth > 1, state == .quoted, !isReshaping else { return false }
    let base = UnsafePointer(buffer.base)
    let lines = LineSplitter(base: base, dialect: dialect)
    if suspect.cell >= 0, evidenceEnd - rowStart <= RecordScanner.suspectedBytes,
      let line = lines.line(from: rowStart + suspect.start, to: evidenceEnd, isEnd: isEnd),
      suspect.cell + lines.width(of: line, firstIsLiteral: true) == expectedWidth
    {
      try close(suspect, line, lines, base, body)
      return true
    }
    let last = QuoteSuspect(cell: cellCount, start: cellStart - 1, lines: openedAfterLines, strayQuotes: strayQuotes)
    guard let line = lines.line(from: rowStart + last.start, to: evidenceEnd, isEnd: isEnd) else { return false }
    let isProven = !isLimit && last.cell + lines.width(of: line, firstIsLiteral: true) == expectedWidth
    guard isProven || swallowedRows(from: line.end, to: evidenceEnd, isEnd: isEnd, lines) else { return false }
    try close(last, line, lines, base, body)
    return true
  }

  private func swallowedRows(from start: Int, to end: Int, isEnd: Bool, _ lines: LineSplitter) -> Bool {
    var looked = 0
    var fitting = 0
    var index = start
    while looked < RecordScanner.linesLookedAt, let line = lines.line(from: index, to: end, isEnd: isEnd) {
      index = line.end
      guard line.content > line.start else { continue }
      looked += 1
      fitting += lines.width(of: line, firstIsLiteral: false) == expectedWidth ? 1 : 0
    }
    return fitting >= 2 && fitting * 2 >= looked
  }

  /// Hands on the row with the suspected quote as a character.
  private mutating func close(
    _ suspect: QuoteSuspect, _ line: LineSplitter.Line, _ lines: LineSplitter, _ base: UnsafePointer<UInt8>,
    _ body: (Record) throws -> Void
  ) throws {
    let cell = suspect.cell
    state = .unquoted
    cellCount = cell
    strayQuotes = suspect.strayQuotes
    innerLines = suspect.lines
    if afterQuote >= suspect.cell { afterQuote = -1 }
    var index = line.start
    var isLiteral = true
    while true {
      let next = lines.cell(at: index, in: line, isLiteral: isLiteral)
      cellStart = next.start - rowStart
      cellFlags = next.flags
      try closeCell(at: next.end - rowStart, base)
      guard let following = next.next else { break }
      index = following
      isLiteral = false
    }
    position = line.end
    state = .cellStart
    try closeRecord(
      content: line.content, end: line.end, line.lineEnd, base, unclosedCell: Int32(truncatingIfNeeded: cell), body)
  }
}

/// Splits single lines into cells, without speed and without line breaks in cells: to weigh evidence, and for the row that
/// the evidence is about.
struct LineSplitter {
  struct Line {
    let start: Int
    let content: Int
    let end: Int
    let lineEnd: LineEnd
  }

  struct Cell {
    let start: Int
    let end: Int
    let flags: UInt32
    /// Where the next cell begins; `nil` at the end of the line.
    let next: Int?
  }

  let base: UnsafePointer<UInt8>
  let dialect: Dialect

  /// The line that begins at `start`; `nil` when it does not end before `end`, unless that is the end of the file.
  func line(from start: Int, to end: Int, isEnd: Bool) -> Line? {
    var index = start
    while index < end && base[index] != Byte.lineFeed && base[index] != Byte.carriageReturn { index += 1 }
    guard index < end else {
      return isEnd && end > start ? Line(start: start, content: end, end: end, lineEnd: .none) : nil
    }
    if base[index] == Byte.lineFeed { return Line(start: start, content: index, end: index + 1, lineEnd: .lf) }
    guard index + 1 < end || isEnd else { return nil }
    let isPair = index + 1 < end && base[index + 1] == Byte.lineFeed
    return Line(start: start, content: index, end: index + (isPair ? 2 : 1), lineEnd: isPair ? .crlf : .cr)
  }

  /// How many cells a line has.
  func width(of line: Line, firstIsLiteral: Bool) -> Int {
    var count = 1
    var cell = cell(at: line.start, in: line, isLiteral: firstIsLiteral)
    while let next = cell.next {
      count += 1
      cell = self.cell(at: next, in: line, isLiteral: false)
    }
    return count
  }

  /// The cell that begins at `start`; a quote that does not close on the line is a character.
  func cell(at start: Int, in line: Line, isLiteral: Bool) -> Cell {
    let text = Lookahead(base: base, end: line.content, isFinal: true, dialect: dialect)
    var begin = start
    while begin < line.content, let padding = text.padding(at: begin), padding > 0 { begin += padding }
    if !isLiteral, let quoted = quotedCell(at: begin, text) { return quoted }
    var index = begin
    var flags: UInt32 = 0
    while index < line.content, text.isDelimiter(at: index) != true {
      if dialect.escape.usesBackslash, base[index] == Byte.backslash,
        let escape = text.escapeOutsideQuotes(at: index), escape.length > 1
      {
        flags |= CellSpan.escaped
        index += escape.length
      } else {
        index += 1
      }
    }
    return Cell(
      start: begin, end: trimmed(index, from: begin), flags: flags,
      next: index < line.content ? index + dialect.delimiter.count : nil)
  }

  private func quotedCell(at start: Int, _ text: Lookahead) -> Cell? {
    guard let quote = dialect.quote.byte, start < text.end, base[start] == quote else { return nil }
    var flags = CellSpan.quoted
    var index = start + 1
    while index < text.end {
      let next = index + 1 < text.end ? base[index + 1] : nil
      if base[index] == quote {
        if next == quote && dialect.escape.doublesQuotes {
          flags |= CellSpan.escaped
          index += 2
          continue
        }
        var after = index + 1
        while after < text.end, let padding = text.padding(at: after), padding > 0 { after += padding }
        if after == text.end { return Cell(start: start + 1, end: index, flags: flags, next: nil) }
        guard text.isDelimiter(at: after) == true else { return nil }
        return Cell(start: start + 1, end: index, flags: flags, next: after + dialect.delimiter.count)
      }
      let isEscape =
        base[index] == Byte.backslash && dialect.escape.usesBackslash && (next == quote || next == Byte.backslash)
      if isEscape { flags |= CellSpan.escaped }
      index += isEscape ? 2 : 1
    }
    return nil
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    guard dialect.trimsPadding else { return end }
    var end = end
    while end > start {
      if base[end - 1] == Byte.space || base[end - 1] == Byte.tab {
        end -= 1
      } else if base[end - 1] == 0xA0, end - 2 >= start, base[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }
}
