/// Tells header, data, faults and blank lines apart, and keeps the account of the file.
struct RowSorter {
  var account = TableAccount()
  private(set) var header: Header?
  /// Why the delimiter was chosen.
  var evidence = DialectEvidence.none
  /// The last column with data in the first rows: empty names at the end of the header are columns only up to there.
  var usedColumns = 0
  /// The offsets of wrong bytes, as far as the checker has come.
  var wrongOffsets: [Int] = []
  /// The places of those that have been passed.
  private(set) var wrong: [(place: TextPlace, byte: UInt8)] = []

  private var width = 0
  private var firstName: [UInt8] = []

  mutating func sort(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    if wrong.count < wrongOffsets.count {
      locateWrongBytes(in: record.bytes, at: (record.byteOffset, record.line, record.row))
    }
    account.lineEnds.add(record.lineEnd)
    if isPlainData(record) {
      account.records.add(record)
      return try body(.record(record))
    }
    let item = classify(record)
    // From the first row with a wrong byte on nothing is handed on: the file will be refused.
    if wrong.isEmpty { try body(item) }
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
        base: base, spans: first, quote: 0, count: 1, byteOffset: offset, byteCount: separator.length,
        contentByteCount: content, line: 1, row: 0, lineEnd: separator.end, textAfterQuote: nil, strayQuotes: 0)
      account.lineEnds.add(separator.end)
      account.setAside[.separatorLine, default: .init()].add(record)
      try body(.setAside(record, .separatorLine))
    }
  }

  mutating func locateWrongBytes(in bytes: UnsafeRawBufferPointer, at start: (offset: Int, line: Int, row: Int)) {
    while wrong.count < wrongOffsets.count {
      let within = wrongOffsets[wrong.count] - start.offset
      guard within >= 0 && within < bytes.count else { return }
      let place = TextPlace.locate(within, in: bytes, start: start.offset, line: start.line, row: start.row)
      wrong.append((place, bytes[within]))
    }
  }

  /// Whether a row needs no closer look: almost every row of almost every file, so this is the fast way out.
  private func isPlainData(_ record: Record) -> Bool {
    record.count == width && width > 1 && record.strayQuotes == 0 && record.textAfterQuote == nil && wrong.isEmpty
      && !beginsAsHeader(record)
  }

  private func beginsAsHeader(_ record: Record) -> Bool {
    let first = record[0].rawBytes
    return first.count == firstName.count && first.elementsEqual(firstName)
  }

  private mutating func classify(_ record: Record) -> TableItem {
    guard let header else {
      guard !record.isEmpty || record.count == 1 && record[0].isQuoted else { return blank(record) }
      return begin(record)
    }
    if record.count == width && record.textAfterQuote == nil {
      if isHeaderAgain(record, header) {
        account.setAside[.repeatedHeader, default: .init()].add(record)
        return .setAside(record, .repeatedHeader)
      }
      return data(record)
    }
    if record.count == 0 || record.count == 1 && width > 1 && !record[0].isQuoted && record[0].isBlank {
      return blank(record)
    }
    if let cell = record.textAfterQuote {
      account.faulty.add(record)
      return .faulty(record, .textAfterQuote(in: record, cell: cell))
    }
    if record.count > width && record.lastUsedColumn <= width {
      if isHeaderAgain(record, header) {
        account.setAside[.repeatedHeader, default: .init()].add(record)
        return .setAside(record, .repeatedHeader)
      }
      account.rowsWithTrailingEmptyCells += 1
      return data(record)
    }
    account.faulty.add(record)
    return .faulty(record, .width(of: record, header: header))
  }

  private mutating func begin(_ record: Record) -> TableItem {
    width = max(record.lastUsedColumn, min(record.count, usedColumns), 1)
    let header = Header(record, width: width, evidence: evidence, hasMark: account.markBytes > 0)
    self.header = header
    firstName = Array((header.columns.first?.name ?? "").utf8)
    account.header.add(record)
    return .header(header, record)
  }

  private mutating func data(_ record: Record) -> TableItem {
    account.records.add(record)
    if record.strayQuotes > 0 {
      account.strayQuotes += record.strayQuotes
      account.firstStrayQuoteLine = account.firstStrayQuoteLine ?? record.line
    }
    return .record(record)
  }

  private mutating func blank(_ record: Record) -> TableItem {
    account.setAside[.blank, default: .init()].add(record)
    return .setAside(record, .blank)
  }

  /// Whether a row names the same columns as the header.
  ///
  /// One column alone proves nothing: it may be a value.
  private func isHeaderAgain(_ record: Record, _ header: Header) -> Bool {
    guard width > 1, beginsAsHeader(record) else { return false }
    return header.columns.allSatisfy { column in column.name == record[column.index].text }
  }
}
