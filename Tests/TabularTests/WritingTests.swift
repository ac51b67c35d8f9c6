import Testing

@testable import Tabular

@Suite struct WritingTests {
  private func written(_ rows: [[String]], _ style: CSVStyle) -> String {
    var writer = CSVWriter(style: style)
    for row in rows { writer.write(row) }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test func `RFC 4180 quotes only what needs it`() {
    #expect(
      written([["a", "b,c", "d\"e", "f\ng", "", " h"], ["1;2"]], .rfc4180)
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\r\n1;2\r\n")
  }

  @Test func `a row of one empty cell is no blank line`() {
    #expect(written([["naam"], [""]], .rfc4180) == "naam\r\n\"\"\r\n")
  }

  @Test func `the Excel file has a mark, semicolons and CRLF`() {
    #expect(written([["a", "b"]], .excel) == "\u{FEFF}a;b\r\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+32 478 12 34 56", "'+32 478 12 34 56"), ("-x", "'-x"), ("@som", "'@som"),
    ("\tx", "'\tx"), ("'=1", "''=1"), ("-5", "-5"), ("+1,5", "+1,5"), ("-", "'-"), ("'t Is zo", "'t Is zo"), ("", ""),
    ("''=x", "'''=x"), ("-1,2,3", "'-1,2,3"),
    ("-18,3 %", "-18,3 %"), ("-1.234,5 u", "-1.234,5 u"), ("-0,5\u{A0}u", "-0,5\u{A0}u"),
    ("+2 procentpunt", "+2 procentpunt"),
    ("-1.23.4", "'-1.23.4"), ("-1+cmd", "'-1+cmd"), ("-1 A1(2)", "'-1 A1(2)"), ("-1 a b", "'-1 a b"), ("- 5", "'- 5"),
  ]) func `formulas are neutralised and come back`(text: String, safe: String) {
    #expect(FormulaGuard.guarded(text) == safe)
    #expect(FormulaGuard.restored(safe) == text)
    let style = CSVStyle(delimiter: .semicolon, lineEnd: .lf, hasMark: false, guardsFormulas: true)
    #expect(written([[text, "x"]], style) == "\(safe);x\n")
  }

  @Test func `a first cell that would be taken for something else is quoted`() throws {
    for text in ["sep=;", "SEP=x", "\u{FEFF}a", "<html>", "%PDF-1", "PK"] {
      let bytes = Array(written([[text, "b"], ["1", "2"]], CSVStyle.rfc4180).utf8)
      #expect(try readTable(bytes).header?.names == [text, "b"])
    }
  }
}
