import Testing

@testable import Tabular

/// Delimiters of several bytes, backslashes, apostrophes and padding.
@Suite struct DialectScannerTests {
  @Test(arguments: ["||", ", ", "¦", "~|~", "\u{1F}", " "])
  func `a delimiter may have several bytes`(sign: String) throws {
    let dialect = Dialect(delimiter: try #require(Delimiter(sign)))
    let text = "a\(sign)b°\(sign)\"c\(sign)d\"\n1\(sign)\(sign)3\(sign)"
    #expect(try scan(text, dialect: dialect) == [["a", "b°", "c\(sign)d"], ["1", "", "3", ""]])
  }

  @Test func `half a delimiter is an ordinary sign`() throws {
    let dialect = Dialect(delimiter: try #require(Delimiter("||")))
    #expect(try scan("a|b||c|\n|d|||e|\n", dialect: dialect) == [["a|b", "c|"], ["|d", "|e|"]])
    #expect(try scan("a°b¦c¦°\n", dialect: Dialect(delimiter: try #require(Delimiter("¦")))) == [["a°b", "c", "°"]])
  }

  @Test func `a backslash before a quote or a backslash is no part of a quoted cell`() throws {
    let dialect = Dialect(delimiter: .comma, escape: .backslash)
    #expect(
      try scan(#"1,"zei \"ja\", en","C:\\dir\n","a\\","# + "\n", dialect: dialect)
        == [["1", #"zei "ja", en"#, #"C:\dir\n"#, #"a\"#, ""]])
  }

  @Test func `both ways of writing a quote may occur`() throws {
    let dialect = Dialect(delimiter: .comma, escape: .both)
    #expect(try scan(#""a ""b"" c","d \"e\" f""#, dialect: dialect) == [[#"a "b" c"#, #"d "e" f"#]])
  }

  @Test func `without quotes a backslash keeps a delimiter, a line break and a backslash`() throws {
    let dialect = Dialect(delimiter: .comma, quote: .none, escape: .backslash)
    let rows = try scan(Array("a\\,b,\"c\\\r\nd\\\\,\\n\nx,y\n".utf8), dialect: dialect)
    #expect(rows.map(\.cells) == [["a,b", "\"c\r\nd\\", "\\n"], ["x", "y"]])
    #expect(rows.map(\.line) == [1, 3])
  }

  @Test func `padding around cells and quotes is no part of them, and quoted padding is`() throws {
    let dialect = Dialect(trimsPadding: true)
    #expect(
      try scan("a ; \"b ; c \" ;c\u{A0}\t\n  ;\u{A0}d e ; \" x\"\"y \"\t\r\n", dialect: dialect)
        == [["a", "b ; c ", "c"], ["", "d e", " x\"y "]])
    let tabs = Dialect(delimiter: .tab, trimsPadding: true)
    #expect(try scan(" a \t\t \"b\" \n", dialect: tabs) == [["a", "", "b"]])
  }

  @Test func `text behind a closing quote and its padding leaves the cell as it stands`() throws {
    let rows = try scan(Array("\"a\" b ; c\n".utf8), dialect: Dialect(trimsPadding: true))
    #expect(rows.map(\.cells) == [["\"a\" b", "c"]])
    #expect(rows.map(\.afterQuote) == [0])
  }

  @Test func `a row of padding without end is refused before it fills memory`() {
    var scanner = RecordScanner(
      dialect: Dialect(trimsPadding: true), limits: Limits(cellBytes: 1 << 20, rowBytes: 2 << 20))
    var fed = 0
    let error = #expect(throws: TabularError.self) {
      try Array("\"x\"".utf8).withUnsafeBytes { try scanner.feed($0) { _ in } }
      while fed < 100 << 20 {
        try [UInt8](repeating: 0x20, count: 1 << 16).withUnsafeBytes { try scanner.feed($0) { _ in } }
        fed += 1 << 16
      }
    }
    #expect(error?.kind == .rowTooLong)
    #expect(fed <= 3 << 20)
  }

  /// Every combination that the grammar knows.
  static let dialects: [Dialect] = [";", ",", "\t", "||", ", ", "¦", "\u{01}", "spatie", "\\"].flatMap { sign in
    [Dialect.Quote.double, .apostrophe, .none].flatMap { quote in
      Dialect.Escape.allCases.flatMap { escape in
        [false, true].compactMap { trims in
          Delimiter(sign).map { Dialect(delimiter: $0, quote: quote, escape: escape, trimsPadding: trims) }
        }
      }
    }
  }

  private static func garbage(_ numbers: inout SeededNumbers, _ dialect: Dialect) -> [UInt8] {
    let parts = [
      dialect.delimiter.text, dialect.delimiter.text, dialect.quote.text, "\"", "'", "\\", "\n", "\r", " ", "\t",
      "\u{A0}",
      "a", "bcdefghij", "é", "|", "¦", "\u{C2}", "1",
    ]
    return (0..<Int.random(in: 0...40, using: &numbers)).flatMap { _ in
      Array((parts.randomElement(using: &numbers) ?? "").utf8).prefix(Int.random(in: 1...9, using: &numbers))
    }
  }

  @Test(arguments: dialects) func `any split of the bytes gives the same records or the same error`(dialect: Dialect)
    throws
  {
    var numbers = SeededNumbers(seed: 9)
    for _ in 0..<30 {
      let bytes = DialectScannerTests.garbage(&numbers, dialect)
      let limits = Bool.random(using: &numbers) ? Limits.standard : Limits(cellBytes: 9, rowBytes: 21, columns: 4)
      let whole = outcome { try scan(bytes, dialect: dialect, limits: limits) }
      try #require(
        whole == outcome { try scan(bytes, dialect: dialect, limits: limits, chunks: bytes.map { _ in 1 }) },
        "\(bytes) \(dialect)")
      let sizes = (0..<20).map { _ in Int.random(in: 1...9, using: &numbers) }
      try #require(
        whole == outcome { try scan(bytes, dialect: dialect, limits: limits, chunks: sizes) }, "\(bytes) in \(sizes)")
      if case .rows(let rows) = whole { #expect(rows.flatMap(\.bytes) == bytes) }
    }
  }

  // A backslash that delimits cannot escape; between quotes it need not.
  @Test(arguments: dialects.filter { $0.quote != .none || $0.delimiter.text != "\\" })
  func `what is written in a dialect is read back cell by cell`(dialect: Dialect) throws {
    var numbers = SeededNumbers(seed: 77)
    let style = CSVStyle(
      delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape,
      lineEnd: [.lf, .crlf, .cr].randomElement(using: &numbers) ?? .lf, hasMark: false, guardsFormulas: false)
    var reading = style.dialect
    reading.trimsPadding = dialect.trimsPadding && dialect.quote != .none
    for _ in 0..<12 {
      let width = Int.random(in: 2...5, using: &numbers)
      let parts = [
        "", "a", "\"", "'", "\\", dialect.delimiter.text, String(dialect.delimiter.text.first ?? "x"), "\n", "\r\n",
        "\r",
        "é", "x y", "\u{A6}", "n",
      ]
      let table = (0..<6).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
        }
      }
      var writer = CSVWriter(style: style)
      for row in table { writer.write(row) }
      let bytes = writer.take()
      let read = try scan(bytes, dialect: reading)
      try #require(read.map(\.cells) == table, "\(String(decoding: bytes, as: UTF8.self)) \(reading)")
      #expect(read.allSatisfy { $0.afterQuote == nil })
    }
  }

  @Test(arguments: dialects.filter { $0.escape == .doubled && !$0.trimsPadding && $0.delimiter.count == 1 })
  func `both loops read the same`(dialect: Dialect) throws {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<100 {
      let bytes = DialectScannerTests.garbage(&numbers, dialect)
      let plain = outcome { try scan(bytes, dialect: dialect) }
      let general = outcome {
        var rows: [ScannedRow] = []
        var scanner = RecordScanner(dialect: dialect)
        try bytes.withUnsafeBytes { bytes in
          scanner.append(bytes)
          try scanner.scanGeneral(isFinal: false) { rows.append(ScannedRow($0)) }
          try scanner.scanGeneral(isFinal: true) { rows.append(ScannedRow($0)) }
        }
        return rows
      }
      try #require(plain == general, "\(bytes) \(dialect)")
    }
  }

  private enum Outcome: Equatable {
    case rows([ScannedRow])
    case failure(TabularError?)
  }

  private func outcome(_ body: () throws -> [ScannedRow]) -> Outcome {
    do {
      return .rows(try body())
    } catch let trouble as QuoteTrouble {
      return .failure(trouble.error)
    } catch {
      return .failure(error as? TabularError)
    }
  }
}
