import Testing

@testable import Tabular

@Suite struct DialectTests {
  @Test(arguments: [";", ",", "\t", "|"]) func `the delimiter is found from the shape of the rows`(sign: String) throws
  {
    let text = ["datum", "duur", "wie"].joined(separator: sign) + "\n1\(sign)2\(sign)3\n"
    let table = try readTable(text)
    #expect(table.dialect?.delimiter == Delimiter(sign))
    #expect(table.records == [["1", "2", "3"]])
  }

  @Test func `a decimal comma in every row makes no comma-separated table`() throws {
    let table = try readTable("datum;duur\n1/9/2025;1,5\n2/9/2025;2,5\n")
    #expect(table.dialect?.delimiter == .semicolon)
    #expect(table.records == [["1/9/2025", "1,5"], ["2/9/2025", "2,5"]])
  }

  @Test func `delimiters inside quotes do not count`() throws {
    let table = try readTable("\"a;b;c\",d\n\"1;2;3\",4\n")
    #expect(table.dialect?.delimiter == .comma)
    #expect(table.header?.names == ["a;b;c", "d"])
  }

  @Test func `several schools in a cell of a comma file do not mislead`() throws {
    let table = try readTable("id,instelling,duur\n1,SO A; SO B,1:30\n2,SO C; SO D,2:00\n")
    #expect(table.dialect?.delimiter == .comma)
  }

  @Test func `the evidence is stated`() throws {
    let table = try readTable("a;b\n1;2\n3;4\n5\n")
    #expect(table.evidence?.text.dutch == "scheidingsteken ; : 2 kolommen in 3 van 4 regels")
    #expect(table.evidence?.text.english == "delimiter ;: 2 columns in 3 of 4 rows")
  }

  @Test func `a rival that fits as well is stated`() throws {
    let table = try readTable("a;b|c\nd;e|f\n")
    #expect(table.dialect?.delimiter == .semicolon)
    #expect(table.evidence?.rival == .bar)
    #expect(table.evidence?.text.dutch.hasSuffix("; | zou ook passen, de vaste volgorde besliste") == true)
  }

  @Test func `one cell above two columns of words is refused rather than guessed`() {
    let error = refusal("naam\nPeeters, An\nJanssens, Bo\nMaes, Cas\n")
    #expect(error?.kind == .delimiterUnclear)
    #expect(error?.place?.line == 1)
    #expect(error?.found.dutch.contains("met scheidingsteken , hebben 3 van de 4 rijen er 2") == true)
    let table = try? readTable("naam\nPeeters, An\nJanssens, Bo\n", options: TableOptions(delimiter: .absent))
    #expect(table?.records == [["Peeters, An"], ["Janssens, Bo"]])
  }

  @Test func `a table of one column may be forced`() throws {
    let table = try readTable("duur\n1,5\n2,5\n", options: TableOptions(delimiter: .absent))
    #expect(table.records == [["1,5"], ["2,5"]])
    #expect(try readTable("duur\n1,5\n2,5\n").records == [["1,5"], ["2,5"]])
  }

  @Test func `only the beginning decides, and the evidence says so`() throws {
    let text = "a;b\n" + String(repeating: "1;2\n", count: 80_000)
    let table = try readTable(text)
    #expect(table.header?.evidence.isSample == true)
    #expect(table.header?.evidence.text.english.hasSuffix("(beginning of the file)") == true)
    #expect(table.evidence?.text.dutch == "scheidingsteken ; : 2 kolommen in 80 001 van 80 001 regels")
    #expect(table.account.records.rows == 80_000)
  }

  @Test(arguments: [
    (";", ";"), ("tab", "tab"), ("\\t", "tab"), ("Puntkomma", ";"), ("comma", ","), ("^", "^"), ("geen", "geen"),
    ("||", "||"), (", ", "\", \""), ("\", \"", "\", \""), ("¦", "¦"), ("\u{1F}", "0x1F"), ("0x01", "0x01"),
    ("\\x1f", "0x1F"),
    ("spatie", "spatie"), (" ", "spatie"), (";;", ";;"), ("a|b", "a|b"),
  ]) func `delimiters are read from what users write`(text: String, name: String) {
    #expect(Delimiter(text)?.name == name)
    #expect(Delimiter(name) == Delimiter(text))
  }

  @Test(arguments: ["", "a", "1", "\"", "'", "ab1", "é", "\n", "\0", ";\"", "0x0A", "123456789"])
  func `what cannot delimit is refused`(text: String) {
    #expect(Delimiter(text) == nil)
  }
}
