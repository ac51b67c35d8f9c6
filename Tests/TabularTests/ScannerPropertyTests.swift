import Testing

@testable import Tabular

/// Laws that hold for every text, tried on random ones.
@Suite struct ScannerPropertyTests {
  private static let dialects: [Dialect] = [
    Dialect(), Dialect(delimiter: .comma), Dialect(delimiter: .tab), Dialect(delimiter: .bar, quote: .apostrophe),
    Dialect(delimiter: .semicolon, quote: .none), Dialect(delimiter: .absent),
  ]

  /// Bytes in which the signs that matter are frequent.
  private static func garbage(_ numbers: inout SeededNumbers, length: Int) -> [UInt8] {
    // Every other text has few quotes, so that long runs of plain cells occur too.
    let plain: [UInt8] = Array(";,\t|\r\n\n a=é123456789abcdefghij".utf8)
    let signs = Bool.random(using: &numbers) ? plain : Array(";,\t|\"'\r\n\r\n a=é1".utf8) + [0x00, 0xFF]
    return (0..<length).map { _ in
      Int.random(in: 0..<(signs.count > 20 ? 40 : 4), using: &numbers) == 0
        ? UInt8.random(in: 0...255, using: &numbers) : signs.randomElement(using: &numbers) ?? 0x20
    }
  }

  @Test(arguments: 0..<6) func `any split of the bytes gives the same records or the same error`(index: Int) throws {
    let dialect = ScannerPropertyTests.dialects[index]
    var numbers = SeededNumbers(seed: UInt64(index) + 1)
    for _ in 0..<400 {
      let bytes = ScannerPropertyTests.garbage(&numbers, length: Int.random(in: 0...150, using: &numbers))
      let limits = Bool.random(using: &numbers) ? Limits.standard : Limits(cellBytes: 9, rowBytes: 21, columns: 4)
      let whole = Result { try scan(bytes, dialect: dialect, limits: limits) }
      let single = Result { try scan(bytes, dialect: dialect, limits: limits, chunks: bytes.map { _ in 1 }) }
      let sizes = (0..<20).map { _ in Int.random(in: 1...30, using: &numbers) }
      let split = Result { try scan(bytes, dialect: dialect, limits: limits, chunks: sizes) }
      try #require(outcome(whole) == outcome(single), "\(bytes)")
      try #require(outcome(whole) == outcome(split), "\(bytes) in \(sizes)")
    }
  }

  @Test(arguments: 0..<6) func `the scanner agrees with a slow one that is plainly right`(index: Int) throws {
    let dialect = ScannerPropertyTests.dialects[index]
    var numbers = SeededNumbers(seed: 500 + UInt64(index))
    var scanned = 0
    for _ in 0..<1500 {
      let bytes = ScannerPropertyTests.garbage(&numbers, length: Int.random(in: 0...120, using: &numbers))
      let expected = ReferenceScanner.rows(bytes, delimiter: dialect.delimiter.byte, quote: dialect.quote.byte)
      let found = try? scan(bytes, dialect: dialect)
      try #require((found == nil) == (expected == nil), "\(bytes)")
      guard let found, let expected else { continue }
      scanned += 1
      let texts = expected.map { $0.map { String(decoding: $0, as: UTF8.self) } }
      try #require(found.map(\.cells) == texts, "\(bytes)")
    }
    #expect(scanned > 300)
  }

  @Test(arguments: 0..<6) func `every byte belongs to exactly one record`(index: Int) throws {
    var numbers = SeededNumbers(seed: 100 + UInt64(index))
    var scanned = 0
    for _ in 0..<400 {
      let bytes = ScannerPropertyTests.garbage(&numbers, length: Int.random(in: 0...80, using: &numbers))
      guard let rows = try? scan(bytes, dialect: ScannerPropertyTests.dialects[index]) else { continue }
      scanned += 1
      #expect(rows.flatMap(\.bytes) == bytes)
      var offset = 0
      for row in rows {
        #expect(row.offset == offset)
        offset += row.bytes.count
      }
      #expect(rows.map(\.row) == Array(1..<(rows.count + 1)))
    }
    #expect(scanned > 100)
  }

  @Test func `a record's line is the number of line ends before it plus one`() throws {
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<500 {
      let bytes = ScannerPropertyTests.garbage(&numbers, length: 60)
      guard let rows = try? scan(bytes) else { continue }
      for row in rows {
        let text = String(decoding: bytes[..<row.offset].map { $0 < 0x80 ? $0 : 0x61 }, as: UTF8.self)
        #expect(row.line == 1 + text.count { $0 == "\r\n" || $0 == "\r" || $0 == "\n" })
      }
    }
  }

  @Test(arguments: 0..<200) func `what is written is read back cell by cell`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) * 31 + 5)
    let delimiters: [Delimiter] = [.semicolon, .comma, .tab, .bar]
    let ends: [LineEnd] = [.lf, .crlf, .cr]
    let style = CSVStyle(
      delimiter: delimiters[seed % 4], lineEnd: ends[seed % 3], hasMark: seed % 2 == 0, guardsFormulas: seed % 5 == 0)
    let width = Int.random(in: 1...6, using: &numbers)
    let table = (0..<Int.random(in: 1...20, using: &numbers)).map { _ in
      (0..<width).map { _ in ScannerPropertyTests.cell(&numbers) }
    }
    var writer = CSVWriter(style: style)
    for row in table { writer.write(row) }
    let bytes = writer.take()
    let body = style.hasMark ? Array(bytes.dropFirst(3)) : bytes
    let rows = try scan(body, dialect: Dialect(delimiter: style.delimiter)).map(\.cells)
    let cells = style.guardsFormulas ? rows.map { $0.map(FormulaGuard.restored) } : rows
    #expect(cells == table)

    // The same through the table reader, told the delimiter, under a header of its own.
    var named = CSVWriter(style: style)
    let names = (0..<width).map { "kolom \($0)" }
    named.write(names)
    for row in table { named.write(row) }
    let understood = try readTable(named.take(), options: TableOptions(delimiter: style.delimiter))
    #expect(understood.header?.names == names)
    #expect(understood.account.faulty.rows == 0)
    #expect(
      understood.records.map { style.guardsFormulas ? $0.map(FormulaGuard.restored) : $0 } == table)
  }

  private static func cell(_ numbers: inout SeededNumbers) -> String {
    let parts = [
      "", "a", "\"", ";", ",", "\t", "|", "\n", "\r", "\r\n", " ", "é", "☕", "'", "=", "+", "-", "@", "1", "sep=;",
      "\u{FEFF}", "\u{A0}", "x y", "PK", "<html",
    ]
    return (0..<Int.random(in: 0...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
  }

  private func outcome(_ result: Result<[ScannedRow], any Error>) -> Outcome {
    switch result {
    case .success(let rows): .rows(rows)
    case .failure(let error): .failure(error as? TabularError)
    }
  }

  private enum Outcome: Equatable {
    case rows([ScannedRow])
    case failure(TabularError?)
  }
}
