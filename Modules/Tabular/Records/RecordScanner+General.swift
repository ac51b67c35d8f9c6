extension RecordScanner {
  /// The loop for every dialect: delimiters of several bytes, backslashes, padding.
  ///
  /// Slower than the one for RFC 4180, and held against the same laws.
  mutating func scanGeneral(isFinal: Bool, _ body: (Record) throws -> Void) throws {
    let base = UnsafePointer(buffer.base)
    let end = buffer.count
    let text = Lookahead(base: base, end: end, isFinal: isFinal, dialect: dialect)
    let quote = dialect.quote.byte
    let usesBackslash = dialect.escape.usesBackslash
    let first = dialect.delimiter.byte
    let cellEnds = FiveBytes(
      FourBytes(first, Byte.lineFeed, Byte.carriageReturn, quote ?? first), usesBackslash ? Byte.backslash : first)
    let quotedStops = FourBytes(
      quote ?? first, Byte.lineFeed, Byte.carriageReturn, usesBackslash ? Byte.backslash : quote ?? first)
    var index = position

    scanning: while true {
      switch state {
      case .cellStart:
        guard index < end else { break scanning }
        try checkColumns(at: index, base)
        guard let padding = text.padding(at: index) else { break scanning }
        if padding > 0 {
          index += padding
        } else if base[index] == quote {
          index += 1
          openQuoted(at: index)
        } else {
          cellStart = index - rowStart
          cellFlags = 0
          state = .unquoted
        }

      case .unquoted:
        index = cellEnds.next(in: base, from: index, to: end)
        guard index < end else { break scanning }
        let byte = base[index]
        if byte == first {
          guard let isDelimiter = text.isDelimiter(at: index) else { break scanning }
          if isDelimiter {
            try closePadded(at: index, base)
            index += dialect.delimiter.count
            state = .cellStart
            continue scanning
          }
        }
        if byte == Byte.lineFeed || byte == Byte.carriageReturn {
          guard let lineEnd = text.lineEnd(at: index) else { break scanning }
          if index > rowStart { try closePadded(at: index, base) }
          let stop = index + lineEnd.length
          try closeRecord(content: index, end: stop, lineEnd.kind, base, body)
          index = stop
          state = .cellStart
        } else if usesBackslash && byte == Byte.backslash {
          guard let escape = text.escapeOutsideQuotes(at: index) else { break scanning }
          if escape.length > 1 { cellFlags |= CellSpan.escaped }
          innerLines += escape.lines
          index += escape.length
        } else {
          if byte == quote { strayQuotes += afterQuote == cellCount ? 0 : 1 }
          index += 1
        }

      case .quoted:
        index = quotedStops.next(in: base, from: index, to: end)
        guard index < end else { break scanning }
        guard index + 1 < end || isFinal else { break scanning }
        let byte = base[index]
        let next = index + 1 < end ? base[index + 1] : nil
        if byte == quote {
          if next == quote && dialect.escape.doublesQuotes {
            cellFlags |= CellSpan.escaped
            index += 2
          } else {
            guard index - rowStart - cellStart <= limits.cellBytes, index - rowStart <= limits.rowBytes else {
              throw limitError(base)
            }
            contentEnd = index - rowStart
            index += 1
            state = .closed
          }
        } else if byte == Byte.backslash {
          let isEscape = next == quote || next == Byte.backslash
          if isEscape { cellFlags |= CellSpan.escaped }
          index += isEscape ? 2 : 1
        } else {
          innerLines += 1
          index += byte == Byte.carriageReturn && next == Byte.lineFeed ? 2 : 1
        }

      case .closed:
        guard index < end else {
          guard isFinal else { break scanning }
          try closeQuoted(upTo: index, base)
          position = index
          state = .cellStart
          return try closeRecord(content: index, end: index, .none, base, body)
        }
        guard let isDelimiter = text.isDelimiter(at: index), let padding = text.padding(at: index) else {
          break scanning
        }
        if isDelimiter {
          try closeQuoted(upTo: index, base)
          index += dialect.delimiter.count
          state = .cellStart
        } else if base[index] == Byte.lineFeed || base[index] == Byte.carriageReturn {
          guard let lineEnd = text.lineEnd(at: index) else { break scanning }
          try closeQuoted(upTo: index, base)
          let stop = index + lineEnd.length
          try closeRecord(content: index, end: stop, lineEnd.kind, base, body)
          index = stop
          state = .cellStart
        } else if padding > 0 {
          index += padding
          guard index - rowStart <= limits.rowBytes else { throw limitError(base) }
        } else {
          // Back to the closing quote, so that nothing depends on where the chunks end.
          position = rowStart + contentEnd
          let resumed = index
          state = .quoted
          index = try takeTextAfterQuote(quote: position, base, body) ? position : resumed
        }
      }
    }

    position = index
    try checkLimits(base)
    if isFinal {
      if state == .unquoted {
        try closePadded(at: end, base)
        try closeRecord(content: end, end: end, .none, base, body)
        state = .cellStart
      } else {
        try closeText(base, body)
      }
    }
  }

  /// Closes an unquoted cell; the padding at its end is no part of it, though it counts for the limits.
  private mutating func closePadded(at index: Int, _ base: UnsafePointer<UInt8>) throws {
    var end = index - rowStart
    guard end - cellStart <= limits.cellBytes, end <= limits.rowBytes else { throw limitError(base) }
    if dialect.trimsPadding {
      let row = base + rowStart
      trimming: while end > cellStart {
        switch row[end - 1] {
        case Byte.space, Byte.tab: end -= 1
        case 0xA0 where end - 2 >= cellStart && row[end - 2] == 0xC2: end -= 2
        default: break trimming
        }
      }
    }
    try closeCell(at: end, base)
  }

  /// Closes the quoted cell whose content ended at ``contentEnd``, with padding up to `index`.
  private mutating func closeQuoted(upTo index: Int, _ base: UnsafePointer<UInt8>) throws {
    guard index - rowStart <= limits.rowBytes else { throw limitError(base) }
    try closeCell(at: contentEnd, base)
    noteClosed()
  }
}

/// Looks at the signs of a dialect in a stretch of bytes that more may follow.
///
/// Every answer is `nil` where the bytes that have arrived do not tell.
struct Lookahead {
  let base: UnsafePointer<UInt8>
  let end: Int
  let isFinal: Bool
  let dialect: Dialect

  func isDelimiter(at index: Int) -> Bool? {
    matches(dialect.delimiter.packed, dialect.delimiter.count, at: index)
  }

  private func matches(_ packed: UInt64, _ count: Int, at index: Int) -> Bool? {
    for offset in 0..<count {
      guard index + offset < end else { return isFinal ? false : nil }
      guard base[index + offset] == UInt8(truncatingIfNeeded: packed >> (8 * UInt64(offset))) else { return false }
    }
    return true
  }

  /// How many bytes of padding stand at an index: 0 for none, 2 for a hard space.
  ///
  /// What belongs to a delimiter is no padding.
  func padding(at index: Int) -> Int? {
    guard dialect.trimsPadding else { return 0 }
    switch base[index] {
    case Byte.space, Byte.tab, 0xC2:
      guard let isDelimiter = isDelimiter(at: index) else { return nil }
      if isDelimiter { return 0 }
      guard base[index] == 0xC2 else { return 1 }
      guard index + 1 < end else { return isFinal ? 0 : nil }
      return base[index + 1] == 0xA0 ? 2 : 0
    default: return 0
    }
  }

  func lineEnd(at index: Int) -> (kind: LineEnd, length: Int)? {
    if base[index] == Byte.lineFeed { return (.lf, 1) }
    guard index + 1 < end else { return isFinal ? (.cr, 1) : nil }
    return base[index + 1] == Byte.lineFeed ? (.crlf, 2) : (.cr, 1)
  }

  /// What a backslash in an unquoted cell takes with it, and how many line ends that holds; a length of 1 when it stands
  /// for itself.
  func escapeOutsideQuotes(at index: Int) -> (length: Int, lines: Int)? {
    guard index + 1 < end else { return isFinal ? (1, 0) : nil }
    let next = base[index + 1]
    if let quote = dialect.quote.byte { return (next == quote ? 2 : 1, 0) }
    switch next {
    case Byte.backslash: return (2, 0)
    case Byte.lineFeed, Byte.carriageReturn: return lineEnd(at: index + 1).map { (1 + $0.length, 1) }
    default:
      let sign = CellRules(dialect)
      return matches(UInt64(sign.delimiterSign), sign.signLength, at: index + 1).map {
        ($0 ? 1 + sign.signLength : 1, 0)
      }
    }
  }
}
