/// Tells header, data, faults and blank lines apart, and keeps the account of the file.
struct RowSorter {
  var account = TableAccount()
  private(set) var header: Header?
  /// Why the delimiter was chosen.
  var evidence = DialectEvidence.none
  /// The last column with data in the first rows: empty names at the end of the header are columns only up to there.
  var usedColumns = 0
  /// Why the file is read in its encoding.
  var encoding = EncodingEvidence(encoding: .utf8, source: .valid, markBytes: 0, isWhole: false)
  /// Whether rows may hold bytes that are no signs of the encoding.
  var looksForWrongBytes = false

  private var width = 0
  private var firstName: [UInt8] = []

  mutating func sort(_ record: Record, _ body: (TableItem) throws -> Void) throws {
    account.lineEnds.add(record.lineEnd)
    if looksForWrongBytes, let error = wrongBytes(in: record) {
      // Names that cannot be read name nothing: the file is refused.
      guard header != nil else { throw error }
      account.faulty.add(record)
      return try body(.faulty(record, RowFault(error: error)))
    }
    if isPlainData(record) {
      account.records.add(record)
      return try body(.record(record))
    }
    try body(classify(record))
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
      account.setAside[.separatorLine, default: .init()].add(record)
      try body(.setAside(record, .separatorLine))
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

  /// Whether a row needs no closer look: almost every row of almost every file, so this is the fast way out.
  private func isPlainData(_ record: Record) -> Bool {
    record.count == width && width > 1 && record.strayQuoteCount == 0
      && record.afterQuoteCell & record.unclosedCell == -1
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
    if let cell = record.unclosedQuote {
      account.faulty.add(record)
      return .faulty(record, .unclosedQuote(in: record, cell: cell))
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
    let header = Header(record, width: width, evidence: evidence, encoding: encoding)
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
