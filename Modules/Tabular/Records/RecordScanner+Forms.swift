extension RecordScanner {
  /// Gives the row that ends here the cells that its form means.
  ///
  /// The bytes of the row stay what they are; only what counts as a cell changes.
  mutating func reshape(content: Int, _ base: UnsafePointer<UInt8>) throws {
    (firstSpan, isUnwrapped) = (0, false)
    switch dialect.form {
    case .plain: break
    case .framed: dropFrame(base + rowStart)
    case .thorned: dropThorns(base + rowStart)
    case .wrapped:
      guard cellCount == 1, spans[0].isQuoted, afterQuote == -1 else { return }
      try unwrap(from: Int(spans[0].start), to: spans[0].end, base)
    case .fixed(let starts):
      guard cellCount == 1 else { return }
      try cut(at: starts, to: content - rowStart, base)
    }
  }

  // MARK: Framed rows

  private mutating func dropFrame(_ row: UnsafePointer<UInt8>) {
    guard cellCount > 1, isFrame(0, row) else { return }
    firstSpan = 1
    cellCount -= 1
    if afterQuote >= 0 { afterQuote -= 1 }
    if cellCount > 1, isFrame(cellCount, row) { cellCount -= 1 }
  }

  private func isFrame(_ index: Int, _ row: UnsafePointer<UInt8>) -> Bool {
    let span = spans[index]
    guard !span.isQuoted else { return false }
    for place in Int(span.start)..<span.end where row[place] != Byte.space && row[place] != Byte.tab { return false }
    return true
  }

  // MARK: Cells between thorns

  /// Leaves out the two `þ` around each cell; a cell without both keeps what it has.
  private func dropThorns(_ row: UnsafePointer<UInt8>) {
    func isThorn(_ index: Int) -> Bool { row[index] == 0xC3 && row[index + 1] == 0xBE }
    for index in 0..<cellCount {
      let (start, end) = (Int(spans[index].start), spans[index].end)
      guard end - start >= 4, !spans[index].isQuoted, isThorn(start), isThorn(end - 2) else { continue }
      spans[index] = CellSpan(start: start + 2, end: end - 2, flags: 0)
    }
  }

  // MARK: Wrapped rows

  /// Cuts what stood between the quotes of a row into cells; each quote in it is doubled.
  private mutating func unwrap(from start: Int, to end: Int, _ base: UnsafePointer<UInt8>) throws {
    let row = base + rowStart
    let text = Lookahead(base: row, end: end, isFinal: true, dialect: dialect)
    let quote = dialect.quote.byte ?? Byte.doubleQuote
    func isPair(_ index: Int) -> Bool { index + 1 < end && row[index] == quote && row[index + 1] == quote }
    isUnwrapped = true
    cellCount = 0
    var index = start
    while true {
      try checkColumns(at: rowStart + index, base)
      cellFlags = 0
      cellStart = index
      var close: Int?
      if isPair(index) {
        index += 2
        cellStart = index
        cellFlags = CellSpan.quoted
        while index < end, close == nil {
          if isPair(index) && isPair(index + 2) {
            cellFlags |= CellSpan.escaped
            index += 4
          } else if isPair(index) {
            close = index
            index += 2
          } else {
            index += 1
          }
        }
        // Text behind the inner quote, or none to close it.
        if close == nil || index < end && text.isDelimiter(at: index) != true, afterQuote < 0 {
          afterQuote = cellCount
        }
      }
      let rest = index
      while index < end, text.isDelimiter(at: index) != true {
        if isPair(index) {
          cellFlags |= CellSpan.escaped
          if cellFlags & CellSpan.quoted == 0 { strayQuotes += 1 }
          index += 2
        } else {
          index += 1
        }
      }
      try closeCell(at: index == rest ? close ?? index : index, base)
      guard index < end else { return }
      index += dialect.delimiter.count
    }
  }

  // MARK: Columns of fixed width

  /// Cuts a row where the columns begin, counted in characters, and leaves the spaces around the cells out.
  ///
  /// A row in which a text runs over the beginning of a column stays one cell.
  private mutating func cut(at starts: [Int], to end: Int, _ base: UnsafePointer<UInt8>) throws {
    let row = base + rowStart
    var places: [Int] = []
    var sign = 0
    var next = 1
    var last: UInt8 = Byte.space
    for index in 0..<end where row[index] & 0xC0 != 0x80 {
      if next < starts.count, sign == starts[next] {
        guard last == Byte.space || row[index] == Byte.space else { return }
        places.append(index)
        next += 1
      }
      last = row[index]
      sign += 1
    }
    cellCount = 0
    for (number, start) in ([0] + places).enumerated() {
      var (first, last) = (start, number < places.count ? places[number] : end)
      while first < last, row[first] == Byte.space { first += 1 }
      while last > first, row[last - 1] == Byte.space { last -= 1 }
      cellStart = first
      cellFlags = 0
      try closeCell(at: last, base)
    }
  }
}
