import Testing

@testable import Tabular

@Suite struct RecordWritingTests {
  @Test(arguments: 0..<100) func `a row that was read is written as its cells are`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 77)
    let parts = [
      "", "a", "bcdefgh", "\"", "\"\"", ";", ",", " ", "é", "\n", "12345678", "x;y", "lang genoeg voor woorden",
    ]
    var input = CSVWriter(style: CSVStyle(delimiter: .semicolon, lineEnd: .lf, hasMark: false, guardsFormulas: false))
    let width = Int.random(in: 1...7, using: &numbers)
    for _ in 0..<20 {
      input.write(
        (0..<width).map { _ in
          (0..<Int.random(in: 0...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
        })
    }
    var byRow = CSVWriter()
    var byCell = CSVWriter()
    var scanner = RecordScanner(dialect: Dialect())
    let write = { (record: Record) in
      byRow.write(record, columns: width)
      byCell.write(record.texts)
    }
    try input.take().withUnsafeBytes { try scanner.feed($0, write) }
    try scanner.finish(write)
    let (rows, cells) = (byRow.take(), byCell.take())
    #expect(rows == cells)
  }

  @Test func `only as many cells are written as there are columns`() throws {
    var writer = CSVWriter()
    var scanner = RecordScanner(dialect: Dialect())
    try Array("kop;x\n1;2;3\n4\n".utf8).withUnsafeBytes { bytes in
      try scanner.feed(bytes) { writer.write($0, columns: 2) }
    }
    let text = String(decoding: writer.take(), as: UTF8.self)
    #expect(text == "kop,x\r\n1,2\r\n4\r\n")
  }
}
