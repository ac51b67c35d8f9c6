import Tabular

/// What libFuzzer calls with bytes of its own making: reads them as a table, twice in other chunks, and traps where a law
/// is broken.
///
/// The first four bytes choose the options; the rest is the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count >= 4 else { return 0 }
  let file = UnsafeRawBufferPointer(start: start + 4, count: count - 4)
  let choice = Choice(start[0], start[1], start[2], start[3])
  readAsTable(file, choice)
  scanAsRecords(file, choice)
  return 0
}

/// The options that four bytes stand for.
struct Choice {
  let options: TableOptions
  let dialect: Dialect
  let limits: Limits
  let width: Int
  let chunk: Int

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    let signs: [Delimiter?] =
      [nil, nil, .semicolon, .comma, .tab, .absent, .space] + ["||", ", ", "¦", "\\"].map { Delimiter($0) }
    let delimiter = signs[Int(first & 15) % signs.count]
    let quote: Dialect.Quote = [.double, .double, .apostrophe, .none][Int(first >> 4) & 3]
    let encodings: [TextEncoding?] = [nil, nil, nil] + TextEncoding.allCases
    limits = second & 1 == 0 ? .standard : Limits(cellBytes: 40, rowBytes: 90, columns: 6)
    options = TableOptions(
      delimiter: delimiter, quote: quote, encoding: encodings[Int(second >> 1) % encodings.count], limits: limits)
    dialect = Dialect(
      delimiter: delimiter ?? .semicolon, quote: quote, escape: Dialect.Escape.allCases[Int(third & 15) % 3],
      trimsPadding: third & 16 != 0,
      form: [.plain, .plain, .plain, .plain, .thorned, .wrapped, .framed, .fixed(starts: [0, 3, 9])][Int(fourth & 7)])
    width = Int(third >> 5)
    chunk = Int(fourth) + 1
  }
}

/// What was understood of a file, small enough to compare.
struct Outcome: Equatable {
  var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  var rows = 0
  var bytes = 0
  var account: TableAccount?
  var error: TabularError?

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    digest = (digest ^ UInt64(bytes.count)) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ record: Record) {
    rows += 1
    bytes += record.sourceByteCount
    add(record.bytes)
    for index in 0..<record.count {
      record[index].withBytes { add($0) }
      if record[index].text.utf8.count > 3 * record[index].rawBytes.count { law("a cell grew") }
    }
    let place = record.place(ofCell: record.count)
    if place.byteOffset > record.sourceByteOffset + record.sourceByteCount { law("a place lies behind its row") }
  }
}

func law(_ broken: String) -> Never { fatalError(broken) }

private func each(_ file: UnsafeRawBufferPointer, by size: Int, _ body: (UnsafeRawBufferPointer) throws -> Void)
  rethrows
{
  var start = 0
  while start < file.count {
    let end = min(start + size, file.count)
    try body(UnsafeRawBufferPointer(rebasing: file[start..<end]))
    start = end
  }
}

private func readAsTable(_ file: UnsafeRawBufferPointer, _ choice: Choice) {
  func outcome(chunk: Int) -> Outcome {
    var outcome = Outcome()
    var reader = TableReader(options: choice.options)
    do {
      let take = { (item: TableItem) in outcome.add(item.row) }
      try each(file, by: chunk) { try reader.feed($0, take) }
      try reader.finish(take)
      outcome.account = reader.account
    } catch {
      guard let error = error as? TabularError else { law("an error of another kind: \(error)") }
      outcome.error = error
    }
    return outcome
  }
  let whole = outcome(chunk: max(file.count, 1))
  if let account = whole.account {
    guard account.totalBytes == file.count else { law("bytes were not seen") }
    guard account.accountedBytes == file.count else { law("bytes are not accounted for") }
    guard account.markBytes + whole.bytes == file.count else { law("the items do not hold every byte") }
  }
  let split = outcome(chunk: choice.chunk)
  // What was handed on before a refusal depends on when it is noticed.
  guard whole.error == split.error, whole.error != nil || whole == split else { law("the chunks matter") }
}

private func scanAsRecords(_ file: UnsafeRawBufferPointer, _ choice: Choice) {
  func outcome(chunk: Int) -> Outcome {
    var outcome = Outcome()
    var scanner = RecordScanner(dialect: choice.dialect, limits: choice.limits)
    scanner.expectedWidth = choice.width
    do {
      let take = { (record: Record) in outcome.add(record) }
      try each(file, by: chunk) { try scanner.feed($0, take) }
      try scanner.finish(take)
    } catch {
      guard let error = error as? TabularError else { law("an error of another kind: \(error)") }
      outcome.error = error
    }
    return outcome
  }
  let whole = outcome(chunk: max(file.count, 1))
  guard whole.error != nil || whole.bytes == file.count else { law("the records do not hold every byte") }
  guard whole == outcome(chunk: choice.chunk) else { law("the chunks matter to the scanner") }
  guard whole.error == nil else { return }

  // What was read is written in the same dialect and read back the same.
  guard choice.dialect.delimiter.text != "\\", choice.dialect.delimiter != .absent, choice.dialect.quote != .none else {
    return
  }
  let style = CSVStyle(
    delimiter: choice.dialect.delimiter, quote: choice.dialect.quote, escape: choice.dialect.escape, lineEnd: .lf,
    hasMark: false, guardsFormulas: false)
  var rows: [[[UInt8]]] = []
  var writer = CSVWriter(style: style)
  var scanner = RecordScanner(dialect: choice.dialect, limits: choice.limits)
  do {
    let take = { (record: Record) in
      guard record.count > 0 else { return }
      rows.append((0..<record.count).map { record[$0].withBytes { Array($0) } })
      writer.write(record, columns: record.count)
    }
    try scanner.feed(file, take)
    try scanner.finish(take)
    var back: [[[UInt8]]] = []
    var reader = RecordScanner(dialect: style.dialect)
    let keep = { (record: Record) in back.append((0..<record.count).map { record[$0].withBytes { Array($0) } }) }
    let written = writer.take()
    try written.withUnsafeBytes { try reader.feed($0, keep) }
    try reader.finish(keep)
    guard back == rows else { law("what was written is read back otherwise") }
  } catch {
    // Limits apply to what was written too, and the scan before had no other error.
  }
}
