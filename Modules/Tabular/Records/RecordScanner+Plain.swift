extension RecordScanner {
  /// Scans cells without quotes, of which most files consist: eight bytes are looked at once, whatever ends in them.
  ///
  /// It begins inside a cell and goes on over cells and rows until a quote opens a cell, fewer than eight bytes are left, or
  /// a carriage return stands at the end of the bytes. The state says what the slow loop has to go on with.
  /// - Returns: the next byte to look at.
  @inline(__always)
  mutating func scanPlain(
    from start: Int, to end: Int, _ cellEnds: FourBytes, hasQuote: Bool, _ base: UnsafePointer<UInt8>,
    _ body: (Record) throws -> Void
  ) throws -> Int {
    let delimiter = cellEnds.first
    let quote = cellEnds.fourth
    var block = start
    var hits = cellEnds.hits(Lanes.load(base, block))
    while true {
      guard hits != 0 else {
        block &+= 8
        guard block &+ 8 <= end else { return leave(at: block) }
        hits = cellEnds.hits(Lanes.load(base, block))
        continue
      }
      let index = block &+ (hits.trailingZeroBitCount &>> 3)
      hits &= hits &- 1
      let byte = base[index]
      var next = index &+ 1
      if byte == delimiter {
        try closeCell(at: index &- rowStart, base)
      } else if byte == Byte.lineFeed {
        try closeLine(content: index, end: next, .lf, base, body)
      } else if byte == Byte.carriageReturn {
        guard next < end else { return index }
        let isPair = base[next] == Byte.lineFeed
        if isPair { next &+= 1 }
        try closeLine(content: index, end: next, isPair ? .crlf : .cr, base, body)
        if isPair {
          // The line feed is the next hit, in this block or as the first byte of the next.
          if hits != 0 {
            hits &= hits &- 1
          } else {
            block = next
            guard block &+ 8 <= end else { return leave(at: block, cell: block) }
            hits = cellEnds.hits(Lanes.load(base, block))
          }
        }
      } else {
        strayQuotes &+= afterQuote == cellCount ? 0 : 1
        continue
      }
      // A new cell begins here; a quote as its first byte is for the slow loop.
      if hasQuote && next < end && base[next] == quote {
        state = .cellStart
        return next
      }
      cellStart = next &- rowStart
      cellFlags = 0
      state = .unquoted
    }
  }

  /// Hands over to the slow loop, between two cells or inside one.
  private mutating func leave(at index: Int, cell: Int? = nil) -> Int {
    state = cell == index || cellStart &+ rowStart == index ? .cellStart : .unquoted
    return index
  }
}
