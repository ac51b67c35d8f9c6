/// Tells header, data, faults and what is no part of the table apart, and keeps the account of the file.
///
/// What stands above the data was decided from the sample (``TableStructure``). What concerns the tail is decided with a
/// bounded look back: rows that could be the end of the table wait in ``HeldRows`` until what follows them is known. A row that
/// looks like those of the table never waits and is never copied.
struct RowSorter {
  var account = TableAccount()
  var header: Header?
  /// Why the dialect was chosen.
  var evidence = DialectEvidence.none
  /// What the beginning of the file says about the table.
  var structure = TableStructure()
  /// Why the file is read in its encoding.
  var encoding = EncodingEvidence(encoding: .utf8, source: .valid, markBytes: 0, isWhole: false)
  /// Whether rows may hold bytes that are no signs of the encoding.
  var looksForWrongBytes = false

  /// The rows seen so far that may stand above the data.
  private var headRows = 0
  /// The rows of the header as they stand in the file.
  private var headParts: [HeaderPart] = []

  /// The number of columns, once the header has been handed on.
  private var width = 0
  /// Whether nothing waits and no blank line was just seen, so that a plain row is plain data.
  private var isCalm = false
  /// The first bytes with which a row may be something else than data.
  private var suspects = [Bool](repeating: true, count: 256)

  /// The rows that wait.
  var held = HeldRows()
  /// Whether the last row was a blank line.
  var isBelowBlank = false
  /// Whether a second table has begun.
  var isInSecondTable = false

  mutating func sort(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    account.lineEnds.add(record.lineEnd)
    if looksForWrongBytes, let error = wrongBytes(in: record) {
      // Names that cannot be read name nothing: the file is refused.
      guard header != nil else { throw error }
      return try faultyInTurn(record, RowFault(error: error), body)
    }
    if isPlainData(record) {
      account.records.add(record)
      return try body(.record(record))
    }
    if header == nil {
      try sortHead(record, body)
    } else {
      try sortBody(record, body)
    }
    isCalm =
      header != nil && held.isEmpty && !isBelowBlank && !isInSecondTable && headRows >= structure.roles.count
  }

  /// Judges what still waits at the end of the file.
  mutating func finish(_ body: (TableItem) throws -> Void) throws {
    try release(.end, body)
  }

  mutating func setAside(
    _ separator: (delimiter: Delimiter, length: Int, end: LineEnd), _ text: UnsafeRawBufferPointer, offset: Int,
    _ body: (TableItem) throws -> Void
  ) throws {
    guard let base = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    let content = separator.length - (separator.end == .crlf ? 2 : separator.end == .none ? 0 : 1)
    let span = [CellSpan(start: 0, end: content, flags: 0)]
    try span.withUnsafeBufferPointer { spans in
      guard let first = spans.baseAddress else { return }
      let record = Record(
        base: base, spans: first, rules: .plain, count: 1, byteOffset: offset, byteCount: separator.length,
        contentByteCount: content, line: 1, row: 0, lineEnd: separator.end, afterQuoteCell: -1, unclosedCell: -1,
        strayQuoteCount: 0,
        encoding: encoding.encoding,
        sourceByteOffset: encoding.encoding == .utf8 ? offset : encoding.markBytes)
      account.lineEnds.add(separator.end)
      try aside(record, .separatorLine, body)
    }
  }

  private func wrongBytes(in record: Record) -> TabularError? {
    let found = WrongSigns.find(in: record.bytes, encoding.encoding)
    guard found.count > 0 else { return nil }
    let places = found.first.map { sign in
      let place = TextPlace.locate(
        sign.offset, in: record.bytes, start: record.sourceByteOffset, line: record.line, row: record.row,
        encoding: encoding.encoding)
      return (place: place, bytes: sign.bytes)
    }
    return EncodingMessage.wrongBytes(places, count: found.count, encoding.encoding, isHeader: header == nil)
  }

  // MARK: The fast way out

  /// Whether a row needs no closer look: almost every row of almost every file.
  @inline(__always)
  private func isPlainData(_ record: Record) -> Bool {
    guard isCalm, record.count == width, record.strayQuoteCount == 0, record.afterQuoteCell & record.unclosedCell == -1
    else { return false }
    let first = record.spans[0]
    // Behind the first cell more must stand than delimiters and a closing quote: else the row may be a note.
    return first.end > Int(first.start) && !suspects[Int(record.base[Int(first.start)])]
      && record.contentByteCount &- first.end > delimiterBytes
  }

  /// The bytes of a row in which only the first cell holds something, behind that cell.
  private var delimiterBytes = 0

  /// What a first cell may begin with that is no data: totals, comments, the header once more, nothing.
  private mutating func findSuspects() {
    suspects = TotalWord.initials
    suspects[Int(Byte.space)] = true
    suspects[Int(Byte.tab)] = true
    // A hard space, and a byte order mark where files were put behind each other.
    suspects[0xC2] = true
    suspects[0xEF] = true
    if structure.hasComments { suspects[0x23] = true }
    if structure.hasRulers { for byte in Ruler.initials { suspects[Int(byte)] = true } }
    // A form feed, where a program began a page.
    suspects[0x0C] = true
    for part in headParts {
      if let byte = part.text(0).utf8.first { suspects[Int(byte)] = true }
    }
  }

  // MARK: Above the data

  private mutating func sortHead(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    let role = headRows < structure.roles.count ? structure.roles[headRows] : .unused
    headRows += 1
    switch role {
    case .blank: try aside(record, .blank, body)
    case .preamble: try aside(record, .preamble, body)
    case .comment: try aside(record, .comment, body)
    case .ruler: try aside(record, .ruler, body)
    case .headerPart:
      headParts.append(HeaderPart(record))
      account.header.add(record)
      try body(.headerPart(record))
    case .header:
      begin(
        Header(
          record, above: headParts, structure: structure, evidence: evidence, encoding: encoding))
      headParts.append(HeaderPart(record))
      findSuspects()
      account.header.add(record)
      if let header { try body(.header(header, record)) }
    case .unused, .headerLabel:
      if record.isEmpty && !(record.count == 1 && record[0].isQuoted) && !structure.isGenerated {
        return try aside(record, .blank, body)
      }
      begin(
        Header(
          generatedFor: record, width: max(structure.width, 1), evidence: evidence, encoding: encoding))
      findSuspects()
      if let header { try body(.header(header, record.beginning)) }
      try sortBody(record, body)
    }
  }

  private mutating func begin(_ header: Header) {
    self.header = header
    width = structure.width
    delimiterBytes = width > 1 ? (width - 1) * evidence.delimiter.count + 1 : -1
  }

  // MARK: In the data

  private mutating func sortBody(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    if headRows < structure.roles.count, structure.roles[headRows] == .headerLabel {
      headRows += 1
      return try aside(record, .headerLabel, body)
    }
    if headRows < structure.roles.count, structure.roles[headRows] == .ruler {
      headRows = structure.roles.count + 1
      return try aside(record, .ruler, body)
    }
    headRows = structure.roles.count + 1
    if isBlankLine(record) { return try blank(record, body) }
    if isHeaderAgain(record) {
      try release(.header, body)
      (isInSecondTable, isBelowBlank) = (false, false)
      return try aside(record, .repeatedHeader, body)
    }
    if isInSecondTable { return try aside(record, .secondTable, body) }
    if structure.hasRulers, Ruler.matches(record) {
      guard !held.isEmpty else { return try aside(record, .ruler, body) }
      held.hold(record, .ruler, isBelowBlank: isBelowBlank)
      if held.isFull { try release(.full, body) }
      return
    }
    let kind = kind(of: record)
    if kind == .data {
      try release(.data, body)
      isBelowBlank = false
      if isInSecondTable { return try aside(record, .secondTable, body) }
      return try data(record, body)
    }
    switch kind {
    case .faulty(let fault): try faultyInTurn(record, fault, body)
    case .comment where held.isEmpty: try aside(record, .comment, body)
    case .wide where held.isEmpty && !isBelowBlank:
      try faulty(record, .misfit(record, structure), body)
    default:
      held.hold(record, kind, isBelowBlank: isBelowBlank)
      if held.isFull { try release(.full, body) }
    }
  }

  /// Whether a line holds nothing, or delimiters and white space only, as Excel leaves them below a table.
  private func isBlankLine(_ record: Record) -> Bool {
    guard record.count > 0 else { return true }
    guard width > 1, !record[0].isQuoted, record[0].isBlank, record.isEmpty else { return false }
    return !(0..<record.count).contains { record[$0].isQuoted }
  }

  private mutating func blank(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    isBelowBlank = true
    guard !held.isEmpty else { return try aside(record, .blank, body) }
    held.hold(record, .blank, isBelowBlank: true)
    if held.isFull { try release(.full, body) }
  }

  /// Whether a row names the same columns as the header, or as one of its rows.
  ///
  /// One column alone proves nothing: it may be a value.
  private func isHeaderAgain(_ record: Record) -> Bool {
    guard width > 1, let header, !header.isGenerated else { return false }
    return headParts.contains { part in
      record.count > 1 && part.equals(record)
    }
  }

  private func kind(of record: Record) -> HeldRow.Kind {
    if structure.hasComments, record.contentByteCount > 0, record.bytes[0] == 0x23, record.count != width || width == 1
    {
      if width > 1 { return .comment }
    }
    if let cell = record.unclosedQuote { return .faulty(.unclosedQuote(in: record, cell: cell)) }
    if let cell = record.textAfterQuote { return .faulty(.textAfterQuote(in: record, cell: cell)) }
    guard width > 1 else { return record.count == 1 || record.lastUsedColumn <= 1 ? .data : .wide }
    if record.count == 1 {
      if structure.isFixed, width > 1, record.contentByteCount > structure.secondStart { return .wide }
      if let sign = otherDelimiter(in: record) { return .faulty(.otherDelimiter(record, sign, evidence.delimiter)) }
    }
    if record.count < width { return isTotalRow(record) ? .total(isPlain: isPlainTotal(record)) : .short }
    if record.count > width && record.lastUsedColumn > width { return .wide }
    if isTotalRow(record) { return .total(isPlain: isPlainTotal(record)) }
    if isNarrow(record) { return .narrow }
    if isBelowBlank && isHeading(record) { return .heading }
    return .data
  }

  /// The delimiter with which a row of one cell would have the width of the table: part of the file was written by another
  /// program.
  private func otherDelimiter(in record: Record) -> Delimiter? {
    guard width > 2, !structure.isFixed, !record[0].isQuoted else { return nil }
    let bytes = record[0].rawBytes
    return Delimiter.candidates.first { sign in
      guard sign != evidence.delimiter else { return false }
      var found = 0
      for index in bytes.indices where bytes[index] == sign.byte {
        found += 1
        // A comma or semicolon in a sentence has a space behind it.
        if index + 1 < bytes.count, bytes[index + 1] == Byte.space { return false }
      }
      return found == width - 1
    }
  }

  /// Whether the first cell with something in it begins with a word for totals.
  static func isTotal(_ record: Record) -> Bool {
    guard let first = (0..<record.count).first(where: { !record[$0].isBlank }) else { return false }
    return TotalWord.begins(record[first].rawBytes)
  }

  /// Whether a row begins with a word for totals and could be one: below a blank line, without what every row has, or
  /// with the words that only programs write.
  private func isTotalRow(_ record: Record) -> Bool {
    guard RowSorter.isTotal(record) else { return false }
    if isBelowBlank { return true }
    return filling(record).missing > 0 || TotalWord.isGrand(record)
  }

  /// Whether a row of totals lacks so much that it is no data even in the middle of the table.
  private func isPlainTotal(_ record: Record) -> Bool {
    let (filled, missing) = filling(record)
    return missing >= 2 && missing * 2 > filled + missing
  }

  /// Whether a row lacks nearly all of what every row has: only its first cell holds something, in words, or it stands below
  /// a blank line and most of the columns that are always filled are empty.
  private func isNarrow(_ record: Record) -> Bool {
    let last = record.lastUsedColumn
    guard width > 2, last == 1 || isBelowBlank || !held.isEmpty else { return false }
    let (filled, missing) = filling(record)
    guard missing > 0 else { return false }
    if last == 1 { return CellShape(record[0].rawBytes, isQuoted: record[0].isQuoted).isText }
    return missing * 2 > filled + missing
  }

  /// How many of the columns that are always filled hold something in a row, and how many do not.
  private func filling(_ record: Record) -> (filled: Int, missing: Int) {
    var (filled, missing) = (0, 0)
    for column in 0..<width where structure.isAlwaysFilled(column) {
      if column < record.count && !record[column].isBlank { filled += 1 } else { missing += 1 }
    }
    return (filled, missing)
  }

  /// Whether every cell holds words, also where the columns hold numbers or dates.
  private func isHeading(_ record: Record) -> Bool {
    guard (0..<width).contains(where: { structure.shape($0) != nil }) else { return false }
    return (0..<width).allSatisfy { column in
      CellShape(record[column].rawBytes, isQuoted: record[column].isQuoted).isText
    }
  }

  // MARK: Handing on

  /// Judges the rows that wait, and hands them on in their order.
  private mutating func release(_ end: HeldEnd, _ body: (TableItem) throws -> Void) throws {
    guard !held.isEmpty else { return }
    let (verdicts, isSecond) = held.judge(end, structure)
    let rows = held.rows
    held.removeAll()
    for (row, verdict) in zip(rows, verdicts) {
      try row.lend { record in
        switch verdict {
        case .data: try data(record, body)
        case .faulty(let fault): try faulty(record, fault, body)
        case .aside(let reason): try aside(record, reason, body)
        }
      }
    }
    isInSecondTable = isSecond
    if end == .full { isBelowBlank = false }
  }

  private mutating func data(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    account.records.add(record)
    if record.count < width {
      account.shortRows += 1
    } else if record.count > width {
      account.rowsWithTrailingEmptyCells += 1
    }
    if record.strayQuotes > 0 {
      account.strayQuotes += record.strayQuotes
      account.firstStrayQuoteLine = account.firstStrayQuoteLine ?? record.line
    }
    try body(.record(record))
  }

  /// Hands a row with a fault on, or lets it wait behind those that wait.
  private mutating func faultyInTurn(
    _ record: Record, _ fault: RowFault, _ body: (TableItem) throws -> Void
  ) throws {
    guard !held.isEmpty else { return try faulty(record, fault, body) }
    held.hold(record, .faulty(fault), isBelowBlank: isBelowBlank)
    if held.isFull { try release(.full, body) }
  }

  private mutating func faulty(_ record: Record, _ fault: RowFault, _ body: (TableItem) throws -> Void) throws {
    account.faulty.add(record)
    try body(.faulty(record, fault))
  }

  private mutating func aside(
    _ record: Record, _ reason: SetAsideReason, _ body: (TableItem) throws -> Void
  ) throws {
    account.setAside[reason, default: .init()].add(record)
    try body(.setAside(record, reason))
  }
}

extension Record {
  /// The 1-based number of the last cell that is not empty; 0 when all are.
  var lastUsedColumn: Int {
    var index = count
    while index > 0 && self[index - 1].isBlank { index -= 1 }
    return index
  }
}
