extension RecordScanner {
  /// The loop for delimiters of one byte, doubled quotes and no padding: it sees every byte that the fast one in
  /// `scanPlain` cannot settle.
  mutating func scanRFC4180(isFinal: Bool, _ body: (Record) throws -> Void) throws {
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
        try checkColumns(at: index, base)
        if hasQuote && base[index] == quote {
          index += 1
          openQuoted(at: index)
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

      case .quoted, .closed:
        index = quotedStops.next(in: base, from: index, to: end)
        guard index < end else { break scanning }
        let byte = base[index]
        guard index + 1 < end || isFinal else { break scanning }
        let next = index + 1 < end ? base[index + 1] : 0
        if byte == quote {
          if next == quote && index + 1 < end {
            cellFlags |= CellSpan.escaped
            index += 2
          } else if index + 1 == end || next == delimiter || next == Byte.lineFeed || next == Byte.carriageReturn {
            if next == Byte.carriageReturn, index + 2 == end, !isFinal {
              // The row waits for what follows the carriage return.
              break scanning
            }
            try closeCell(at: index - rowStart, base)
            noteClosed()
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
              let isPair = !isLineFeed && index + 1 < end && base[index + 1] == Byte.lineFeed
              let stop = index + (isPair ? 2 : 1)
              try closeRecord(content: index, end: stop, isLineFeed ? .lf : isPair ? .crlf : .cr, base, body)
              index = stop
              state = .cellStart
            }
          } else {
            position = index
            if try takeTextAfterQuote(quote: index, base, body) {
              index = position
            } else {
              index += 1
            }
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

  /// Begins a quoted cell whose content begins at `index`.
  @inline(__always)
  mutating func openQuoted(at index: Int) {
    cellStart = index - rowStart
    cellFlags = CellSpan.quoted
    openedAfterLines = innerLines
    state = .quoted
  }

  /// Remembers the first quoted cell of a row that spans lines: should a quote of the row turn out not to close, it may be
  /// this one.
  @inline(__always)
  mutating func noteClosed() {
    guard innerLines != openedAfterLines, suspect.cell < 0 else { return }
    suspect = QuoteSuspect(
      cell: cellCount - 1, start: Int(spans[cellCount - 1].start) - 1, lines: openedAfterLines, strayQuotes: strayQuotes
    )
  }

  /// Text behind a closing quote: the cell is taken as it stands, unless the quote swallowed lines that are rows.
  ///
  /// - Returns: whether the row was bounded; then the scan goes on at ``position``.
  mutating func takeTextAfterQuote(
    quote index: Int, _ base: UnsafePointer<UInt8>, _ body: (Record) throws -> Void
  ) throws -> Bool {
    guard index - rowStart - cellStart <= limits.cellBytes, index - rowStart <= limits.rowBytes else {
      throw limitError(base)
    }
    if innerLines > 0, try bound(upTo: index + 1, isEnd: false, body) { return true }
    if afterQuote < 0 { afterQuote = cellCount }
    cellStart -= 1
    cellFlags = 0
    state = .unquoted
    return false
  }
}
