import Testing

@testable import Tabular

@Suite struct QuoteBoundingTests {
  private func table(_ text: String) throws -> KeptTable { try readTable(text) }

  @Test func `a quote that is never closed makes its row faulty and the next lines rows`() throws {
    let table = try table("a;b;c\n1;\"x;2\n3;y;4\n5;z;6\n")
    #expect(
      table.items == [
        .header(["a", "b", "c"]), .faulty(.quoteBounded, line: 2, column: 3), .record(["3", "y", "4"]),
        .record(["5", "z", "6"]),
      ])
    #expect(table.bytes == Array("a;b;c\n1;\"x;2\n3;y;4\n5;z;6\n".utf8))
  }

  @Test func `the same when the next quote of the file closes it`() throws {
    let table = try table("a;b;c\n1;\"x;2\n3;y;4\n5;\"z\";6\n")
    #expect(table.records == [["3", "y", "4"], ["5", "z", "6"]])
    #expect(table.account.faulty.rows == 1)
  }

  @Test func `the same when a later row's opening quote seems to close it`() throws {
    let table = try table("a;b;c\n1;\"x;2\n3;\";\";4\n5;y;6\n")
    #expect(table.items.dropFirst().first == .faulty(.quoteBounded, line: 2, column: 3))
    #expect(table.records == [["3", ";", "4"], ["5", "y", "6"]])
  }

  @Test func `in the last line`() throws {
    let table = try table("a;b;c\n1;x;2\n3;\"y;4")
    #expect(table.items.last == .faulty(.quoteBounded, line: 3, column: 3))
  }

  @Test func `the swallowed lines prove it when the line itself does not`() throws {
    let table = try table("a;b;c\n1;\"x\n3;y;4\n5;z;6\n")
    #expect(table.items.dropFirst().first == .faulty(.quoteBounded, line: 2, column: 3))
    #expect(table.records.count == 2)
  }

  @Test func `a cell with line breaks before the quote stays whole`() throws {
    let table = try table("a;b;c\n\"p\nq\";\"x;2\n3;y;4\n5;z;6\n")
    #expect(table.items.dropFirst().first == .faulty(.quoteBounded, line: 3, column: 4))
    #expect(table.records == [["3", "y", "4"], ["5", "z", "6"]])
  }

  @Test func `a sound cell over many lines is never cut`() throws {
    let text = "a;b;c\n1;2;\"een\n1;2;3\n4;5;6\n7;8;9\"\n1;\"x;y;z\nx;y;z\nx;y;z\";3\n"
    let table = try table(text)
    #expect(table.account.faulty.rows == 0)
    #expect(table.records == [["1", "2", "een\n1;2;3\n4;5;6\n7;8;9"], ["1", "x;y;z\nx;y;z\nx;y;z", "3"]])
  }

  @Test func `without proof the file is refused as before`() {
    #expect(refusal("a;b;c\n1;\"x\nlange tekst\nzonder rijen\n")?.kind == .unclosedQuote)
    #expect(refusal("a\n\"1\n2\n", options: TableOptions(delimiter: .semicolon))?.kind == .unclosedQuote)
  }

  @Test func `a cell over the limit is bounded only where rows prove it`() throws {
    let limits = TableOptions(delimiter: .semicolon, limits: Limits(cellBytes: 60, rowBytes: 100))
    let rows = String(repeating: "1;2;3\n", count: 30)
    let table = try readTable(Array(("a;b;c\n1;\"x;y\n" + rows).utf8), options: limits)
    #expect(table.account.records.rows == 30)
    #expect(table.account.faulty.rows == 1)
    let prose = "a;b;c\n1;2;\"" + String(repeating: "gewone tekst\n", count: 30)
    #expect(refusal(prose, options: limits)?.kind == .cellTooLong)
  }

  @Test(arguments: 0..<400) func `any split of the bytes bounds the same rows`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 4000)
    let cells = ["x", "1", "\"", "\"a\"", "\"b\nc\"", "\"d;e\"", "f\"", "\"\"", "\"g", "\r"]
    let text =
      "a;b;c\n"
      + (0..<12).map { _ in
        (0..<3).map { _ in cells[Int.random(in: 0...11, using: &numbers) % 10 / Int.random(in: 1...3, using: &numbers)]
        }
        .joined(separator: ";")
      }.joined(separator: "\n")
    let bytes = Array(text.utf8)
    let options = TableOptions(
      delimiter: .semicolon, limits: seed % 3 == 0 ? Limits(cellBytes: 20, rowBytes: 40) : .standard)
    let sizes = bytes.map { _ in Int.random(in: 1...4, using: &numbers) }
    guard let whole = try? readTable(bytes, options: options) else {
      #expect(refusal(bytes, options: options) == refusal(bytes, options: options, chunks: sizes))
      return
    }
    let split = try readTable(bytes, options: options, chunks: sizes)
    #expect(whole.items == split.items)
    #expect(whole.bytes == bytes)
    #expect(whole.account == split.account)
  }
}
