import Testing

@testable import Tabular

@Suite struct TableReaderTests {
  @Test func `the first row names the columns and the others are data`() throws {
    let table = try readTable("datum;duur\n12/01/2026;1:30\n")
    #expect(table.items == [.header(["datum", "duur"]), .record(["12/01/2026", "1:30"])])
    #expect(table.header?.columns[1].letters == "B")
  }

  @Test func `the byte order mark is no part of the first name and is accounted for`() throws {
    let table = try readTable([0xEF, 0xBB, 0xBF] + Array("a;b\r\n1;2\r\n".utf8))
    #expect(table.header?.names == ["a", "b"])
    #expect(table.header?.record.byteOffset == 3)
    #expect(table.account.markBytes == 3)
    #expect(table.account.accountedBytes == 13)
    #expect(table.account.lineEnds.text == "CRLF 2")
  }

  @Test func `a sep line names the delimiter and is no row of the sheet`() throws {
    let table = try readTable("sep=,\r\na,b;c\r\n1,2\r\n")
    #expect(table.items == [.setAside(.separatorLine), .header(["a", "b;c"]), .record(["1", "2"])])
    #expect(table.evidence?.source == .separatorLine)
    #expect(table.header?.record.line == 2)
    #expect(table.header?.record.row == 1)
    #expect(table.bytes == Array("sep=,\r\na,b;c\r\n1,2\r\n".utf8))
  }

  @Test func `a sep line may stand between quotes and in capitals`() throws {
    #expect(try readTable("\"SEP=|\"\na|b\n1|2\n").records == [["1", "2"]])
  }

  @Test func `an option overrules the sep line`() throws {
    let table = try readTable("sep=;\na,b\n1,2\n", options: TableOptions(delimiter: .comma))
    #expect(table.records == [["1", "2"]])
    #expect(table.evidence?.source == .given)
  }

  @Test func `blank lines and repeated headers are set aside`() throws {
    let table = try readTable("\na;b\n1;2\n\n   \n\"a\";b\n3;4\n")
    #expect(
      table.items == [
        .setAside(.blank), .header(["a", "b"]), .record(["1", "2"]), .setAside(.blank), .setAside(.blank),
        .setAside(.repeatedHeader), .record(["3", "4"]),
      ])
    #expect(table.account.setAside[.blank]?.rows == 3)
    #expect(table.account.setAside[.repeatedHeader]?.bytes == 6)
  }

  @Test func `a row of delimiters only is blank, and one of quoted empty cells is a row`() throws {
    #expect(
      try readTable("a;b\n;\n\"\";\n1;2\n").items == [
        .header(["a", "b"]), .setAside(.blank), .record(["", ""]), .record(["1", "2"]),
      ])
  }

  @Test func `in a table of one column the header's text may be a value`() throws {
    let table = try readTable("naam\nAn\nnaam\n")
    #expect(table.records == [["An"], ["naam"]])
    #expect(table.evidence?.source == .singleColumn)
  }

  @Test func `rows with too many cells are reported, those with too few are rows`() throws {
    let table = try readTable("a;b;c\n1;2\n1;2;3;4\n1;2;3\n")
    #expect(
      table.items == [
        .header(["a", "b", "c"]), .record(["1", "2"]), .faulty(.tooManyCells, line: 3, column: 7),
        .record(["1", "2", "3"]),
      ])
    #expect(table.account.faulty.rows == 1)
    #expect(table.account.shortRows == 1)
  }

  @Test func `a long row's message tells how many cells there may be`() throws {
    var messages: [Wording] = []
    var reader = TableReader()
    let keep = { (item: TableItem) in
      if case .faulty(_, let fault) = item { messages.append(fault.error.message) }
    }
    try Array("a;duur;c\n1;2;3\n1;2;3;4\n".utf8).withUnsafeBytes { try reader.feed($0, keep) }
    try reader.finish(keep)
    #expect(messages.first?.dutch.contains("4 cellen in de rij; verwacht: hoogstens 3") == true)
    #expect(messages.first?.english.contains("expected: at most 3, as many as the table has columns") == true)
  }

  @Test func `empty cells behind the last column are tolerated and counted`() throws {
    let table = try readTable("a;b\n1;2;;\n3;4\n")
    #expect(table.account.records.rows == 2)
    #expect(table.account.rowsWithTrailingEmptyCells == 1)
    #expect(table.account.faulty.rows == 0)
  }

  @Test func `delimiters at the end of the header are no columns unless data stands under them`() throws {
    #expect(try readTable("a;b;;\n1;2;;\n").header?.names == ["a", "b"])
    let used = try readTable("a;b;;\n1;2;3;\n")
    #expect(used.header?.names == ["a", "b", ""])
    #expect(used.header?.trailingEmpty == 1)
  }

  @Test func `text behind a closing quote is a fault of its row`() throws {
    let table = try readTable("a;b\n\"x\"y;2\n")
    #expect(table.items == [.header(["a", "b"]), .faulty(.textAfterQuote, line: 2, column: 1)])
  }

  @Test func `stray quotes are taken as they are and stated`() throws {
    let table = try readTable("a;b\n1;2\n5\" x;y\n")
    #expect(table.records == [["1", "2"], ["5\" x", "y"]])
    #expect(table.account.strayQuotes == 1)
    #expect(table.account.firstStrayQuoteLine == 3)
  }

  @Test func `the row of the header may be given, or that there is none`() throws {
    let text = "x;y\n1;2\n\nnaam;uren\nAn;3\n"
    let named = try readTable(text, options: TableOptions(header: .row(4)))
    #expect(named.header?.names == ["naam", "uren"])
    #expect(named.header?.columns[1].place.line == 4)
    #expect(named.items.prefix(3) == [.setAside(.preamble), .setAside(.preamble), .setAside(.blank)])
    let none = try readTable("naam;uren\nAn;3\n", options: TableOptions(header: .none))
    #expect(none.header?.isGenerated == true)
    #expect(none.header?.names == ["A", "B"])
    #expect(none.records == [["naam", "uren"], ["An", "3"]])
    #expect(refusal(text, options: TableOptions(header: .row(3)))?.found.english.hasPrefix("row 3 is blank") == true)
  }

  @Test func `a header of several rows tells them, and where each name stands`() throws {
    let header = try #require(try readTable("Begeleiding;;School;\ndatum;duur;naam;\n1/9;1:30;Boom;4\n").header)
    #expect(header.rows.map(\.line) == [1, 2])
    #expect(header.record.line == 2)
    #expect(header.columns.map(\.place.line) == [2, 2, 2, 1])
    #expect(!header.isGenerated)
  }

  @Test func `quote and escape may be given`() throws {
    let options = TableOptions(delimiter: .comma, quote: Dialect.Quote.none, header: .none)
    #expect(try readTable("\"a,b\"\n", options: options).records == [["\"a", "b\""]])
    let escaped = TableOptions(delimiter: .comma, quote: .apostrophe, escape: .backslash, header: .none)
    #expect(try readTable("'a\\'s',b\n", options: escaped).records == [["a's", "b"]])
  }

  @Test func `an empty file and a file of blank lines are refused`() {
    #expect(refusal("")?.kind == .empty)
    #expect(refusal("\n\r\n  \n")?.kind == .headerMissing)
    #expect(refusal([0xEF, 0xBB, 0xBF])?.kind == .headerMissing)
  }

  @Test func `every message has its four parts in both languages`() {
    let error = refusal("")
    #expect(
      error?.message.dutch
        == "het bestand is leeg (0 bytes); verwacht: een kopregel en rijen. "
        + "Kijk na of het bestand volledig bewaard of gekopieerd is.")
    #expect(error?.message.english.contains("; expected: a header and rows. Check") == true)
  }

  @Test(arguments: 0..<300) func `every byte of a garbage file is accounted for, whatever the chunks`(seed: Int) throws
  {
    var numbers = SeededNumbers(seed: UInt64(seed) + 1000)
    let signs: [UInt8] = Array(";;,\t\"\r\n\n ab1é".utf8) + (seed % 5 == 0 ? [0, 0xE2, 0x81, 0xA4] : [])
    let prefix: [UInt8] = [[], [0xEF, 0xBB, 0xBF], Array("sep=,\r\n".utf8)][seed % 3]
    let bytes =
      prefix + Array("a;b;c\n".utf8)
      + (0..<Int.random(in: 0...200, using: &numbers)).map { _ in signs.randomElement(using: &numbers) ?? 0x20 }
    let options = TableOptions(delimiter: seed % 2 == 0 ? .semicolon : nil)
    let sizes = bytes.map { _ in Int.random(in: 1...5, using: &numbers) }
    guard let table = try? readTable(bytes, options: options) else {
      #expect(refusal(bytes, options: options) == refusal(bytes, options: options, chunks: sizes))
      return
    }
    #expect(table.account.accountedBytes == bytes.count)
    #expect(table.account.totalBytes == bytes.count)
    let encoding = table.encoding?.encoding ?? .utf8
    #expect(Array(bytes.prefix(table.account.markBytes)) + sourceBytes(table.bytes, encoding) == bytes)
    let split = try readTable(bytes, options: options, chunks: sizes)
    #expect(split.items == table.items)
    #expect(split.account == table.account)
    #expect(split.evidence == table.evidence)
    #expect(split.encoding == table.encoding)
  }
}
