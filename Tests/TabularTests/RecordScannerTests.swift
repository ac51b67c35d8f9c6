import Testing

@testable import Tabular

@Suite struct RecordScannerTests {
  @Test func `cells end at delimiters and rows at any kind of line end`() throws {
    #expect(try scan("a;b\nc;d\r\ne;f\rg;h") == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
  }

  @Test func `a file without a last line end gives the same rows`() throws {
    #expect(try scan("a;b\nc;d") == scan("a;b\nc;d\n"))
    #expect(try scan("a;\"b\"") == scan("a;\"b\"\r\n"))
  }

  @Test func `a delimiter at the end makes one more cell, also at the end of the file`() throws {
    #expect(try scan("a;b;\nc;d;") == [["a", "b", ""], ["c", "d", ""]])
  }

  @Test func `a quoted cell holds delimiters, line breaks and doubled quotes`() throws {
    #expect(
      try scan("a;\"b;c\";\"d\r\ne\";\"zei \"\"ja\"\"\"\nx;y;z;w")
        == [["a", "b;c", "d\r\ne", "zei \"ja\""], ["x", "y", "z", "w"]])
  }

  @Test func `empty quoted cells are cells`() throws {
    #expect(try scan("\"\"\n\"\";\"\"\n") == [[""], ["", ""]])
  }

  @Test func `a line without bytes has no cells`() throws {
    #expect(try scan("a\n\nb\r\n\r\n") == [["a"], [], ["b"], []])
  }

  @Test func `a quote inside an unquoted cell is a character`() throws {
    let rows = try scan(Array("5\" scherm;b \"c\" d\n".utf8))
    #expect(rows.map(\.cells) == [["5\" scherm", "b \"c\" d"]])
    #expect(rows[0].stray == 3)
    #expect(rows[0].afterQuote == nil)
  }

  @Test func `text behind a closing quote marks the row and leaves the cell as it stands`() throws {
    let rows = try scan(Array("x;\"a\"b;c\nd;e;f\n".utf8))
    #expect(rows.map(\.cells) == [["x", "\"a\"b", "c"], ["d", "e", "f"]])
    #expect(rows.map(\.afterQuote) == [1, nil])
  }

  @Test func `line and row are told apart when a cell spans lines`() throws {
    let rows = try scan(Array("a;b\n\"x\ny\rz\";c\r\nd;e\n".utf8))
    #expect(rows.map(\.line) == [1, 2, 5])
    #expect(rows.map(\.row) == [1, 2, 3])
  }

  @Test func `a quote that never closes names where it opened`() {
    let error = #expect(throws: TabularError.self) { try scan("a;b\nc;é;\"d\ne;f\ng;h\n") }
    #expect(error?.kind == .unclosedQuote)
    #expect(error?.place == TextPlace(line: 2, column: 5, byteOffset: 9, row: 2, sheetColumn: 3))
    #expect(error?.found.dutch.contains("(kolom C)") == true)
    #expect(error?.found.dutch.contains("3 regels verder") == true)
  }

  @Test func `other delimiters and quotes work the same`() throws {
    #expect(try scan("a\tb,c\n", dialect: Dialect(delimiter: .tab)) == [["a", "b,c"]])
    #expect(
      try scan("'it''s'|\"x\"\n", dialect: Dialect(delimiter: .bar, quote: .apostrophe)) == [["it's", "\"x\""]])
    #expect(try scan("\"a;b\"\n", dialect: Dialect(quote: .none)) == [["\"a", "b\""]])
    #expect(try scan("a;b,c\n", dialect: Dialect(delimiter: .absent)) == [["a;b,c"]])
  }

  @Test func `a cell of exactly the limit passes and one byte more does not`() throws {
    let limits = Limits(cellBytes: 10, rowBytes: 100, columns: 3)
    #expect(try scan("a;0123456789\n", limits: limits) == [["a", "0123456789"]])
    let error = #expect(throws: TabularError.self) { try scan("a;0123456789x\n", limits: limits) }
    #expect(error?.kind == .cellTooLong)
    #expect(error?.place?.column == 3)
  }

  @Test func `a row of exactly the limits passes and one cell or byte more does not`() throws {
    let limits = Limits(cellBytes: 10, rowBytes: 12, columns: 3)
    #expect(try scan("a;b;c\n012345;01234\n", limits: limits) == [["a", "b", "c"], ["012345", "01234"]])
    let wide = #expect(throws: TabularError.self) { try scan("a;b;c\na;b;c;d\n", limits: limits) }
    #expect(wide?.kind == .tooManyColumns)
    #expect(wide?.place?.line == 2)
    #expect(wide?.place?.column == 7)
    let long = #expect(throws: TabularError.self) { try scan("012345;012345\n", limits: limits) }
    #expect(long?.kind == .rowTooLong)
  }

  @Test func `a cell without end is refused before it fills memory`() {
    var scanner = RecordScanner(dialect: Dialect(), limits: Limits(cellBytes: 1 << 20))
    let chunk = [UInt8](repeating: 0x61, count: 1 << 16)
    var fed = 0
    let error = #expect(throws: TabularError.self) {
      try Array("\"".utf8).withUnsafeBytes { try scanner.feed($0) { _ in } }
      while fed < 100 << 20 {
        try chunk.withUnsafeBytes { try scanner.feed($0) { _ in } }
        fed += chunk.count
      }
    }
    #expect(error?.kind == .cellTooLong)
    #expect(error?.found.dutch == "een cel van meer dan 1 MB, geopend met een aanhalingsteken")
    #expect(fed <= 2 << 20)
  }

  @Test func `a cell tells its line, column, row, sheet column and offset`() throws {
    var scanner = RecordScanner(dialect: Dialect())
    var place: TextPlace?
    try Array("kop;kop\n\"é\nx\";caf\u{E9} ☕;\"y\"\n".utf8).withUnsafeBytes { bytes in
      try scanner.feed(bytes) { record in
        if record.row == 2 { place = record.place(ofCell: 2) }
      }
    }
    #expect(place == TextPlace(line: 3, column: 11, byteOffset: 25, row: 2, sheetColumn: 3))
    #expect(place?.sheetLetters == "C")
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (0, "")])
  func `sheet columns have letters`(number: Int, letters: String) {
    #expect(ColumnLetters.letters(number) == letters)
  }
}
