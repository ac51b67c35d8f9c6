import Testing

@testable import Tabular

/// Laws of rows in other forms, tried on random tables.
@Suite struct RowFormPropertyTests {
  @Test(arguments: 0..<120) func `rows that were wrapped once more are read back cell by cell`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 4100)
    let delimiter = [Delimiter.comma, .semicolon, .tab, Delimiter("||") ?? .bar][seed % 4]
    let end = ["\n", "\r\n", "\r"][seed % 3]
    let style = CSVStyle(delimiter: delimiter, lineEnd: .lf, hasMark: false, guardsFormulas: false)
    let parts = ["", "a", "\"", "\"\"", "'", ";", ",", " ", "é", "x y", "1,5", "\u{1F600}"]
    let width = Int.random(in: 2...5, using: &numbers)
    let rows = (0..<Int.random(in: 1...15, using: &numbers)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
      }
    }
    var text = ""
    for row in rows {
      var writer = CSVWriter(style: style)
      writer.write(row)
      let line = String(decoding: writer.take().dropLast(), as: UTF8.self)
      // As a program writes it that took the row for one cell: only where a quote stands in it.
      let isWrapped = line.contains("\"") || Bool.random(using: &numbers)
      text += (isWrapped ? "\"" + line.replacing("\"", with: "\"\"") + "\"" : line) + end
    }
    let bytes = Array(text.utf8)
    let dialect = Dialect(delimiter: delimiter, form: .wrapped)
    let whole = try scan(bytes, dialect: dialect)
    #expect(whole.map(\.cells) == rows)
    #expect(whole.flatMap(\.bytes) == bytes)
    let single = try scan(bytes, dialect: dialect, chunks: bytes.map { _ in 1 })
    #expect(single == whole)
  }

  @Test(arguments: 0..<90) func `framed rows and columns of fixed width are read back cell by cell`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 5200)
    let parts = ["a", "é", "x y", "1,5", "Ж", "\"q\""]
    let width = Int.random(in: 2...5, using: &numbers)
    let rows = (0..<Int.random(in: 1...15, using: &numbers)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 1...3, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
      }
    }
    let sizes = (0..<width).map { column in rows.map { $0[column].count }.max() ?? 0 }
    func padded(_ row: [String]) -> [String] {
      zip(row, sizes).map { $0 + String(repeating: " ", count: $1 - $0.count) }
    }
    let sign = ["|", "│"][seed % 2]
    let framed = rows.map { "\(sign) " + padded($0).joined(separator: " \(sign) ") + " \(sign)\n" }.joined()
    let fixed = rows.map { padded($0).joined(separator: "  ") + "\n" }.joined()
    let starts = (0..<width).map { column in sizes[..<column].reduce(0) { $0 + $1 + 2 } }
    let delimiter = try #require(Delimiter(sign))
    let thorned = rows.map { $0.map { "þ\($0)þ" }.joined(separator: "\u{14}") + "\n" }.joined()
    for (text, dialect) in [
      (thorned, Dialect(delimiter: try #require(Delimiter("\u{14}")), quote: .none, form: .thorned)),
      (framed, Dialect(delimiter: delimiter, quote: .none, trimsPadding: true, form: .framed)),
      (fixed, Dialect(delimiter: .absent, quote: .none, form: .fixed(starts: starts))),
    ] {
      let bytes = Array(text.utf8)
      let whole = try scan(bytes, dialect: dialect)
      #expect(whole.map(\.cells) == rows)
      #expect(whole.flatMap(\.bytes) == bytes)
      #expect(try scan(bytes, dialect: dialect, chunks: bytes.map { _ in 1 }) == whole)
    }
  }
}
