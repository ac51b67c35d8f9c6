import Testing

@testable import Tabular

/// Laws that hold for every table in every encoding, tried on random ones.
@Suite struct EncodedTablePropertyTests {
  @Test(arguments: 0..<150) func `what is printed in any dialect and encoding is parsed back`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) + 9000)
    let encoding = TextEncoding.allCases[seed % TextEncoding.allCases.count]
    let sign = [";", ",", "\t", "||", "¦", " ", "\u{1F}"].randomElement(using: &numbers) ?? ";"
    let delimiter = try #require(Delimiter(sign))
    let quote = [Dialect.Quote.double, .apostrophe].randomElement(using: &numbers) ?? .double
    let style = CSVStyle(
      delimiter: delimiter, quote: quote, lineEnd: [.lf, .crlf, .cr].randomElement(using: &numbers) ?? .lf,
      hasMark: false,
      guardsFormulas: false)
    // ¦ is no sign of ISO-8859-15, where its byte is an Š, and of Mac Roman; ½ none either.
    let parts =
      ["", "a", "Renée", "ü", "\"", "'", "\\", "\n", "\r\n", " ", ";", ",", "1,5"]
      + ([.iso8859_15, .macRoman].contains(encoding) ? ["€", "œ"] : ["½"])
      + (encoding == .windows1252 ? ["€", "’"] : [])
      + (encoding.isSingleByte ? [] : ["😀", "Ž", "\u{FEFF}"])
    guard ![.iso8859_15, .macRoman].contains(encoding) || sign != "¦" else { return }
    let width = Int.random(in: 2...5, using: &numbers)
    let names = (0..<width).map { "kolom\($0)" }
    let rows = (0..<Int.random(in: 1...30, using: &numbers)).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
      }
    }
    var writer = CSVWriter(style: style)
    writer.write(names)
    for row in rows { writer.write(row) }
    let hasMark = Bool.random(using: &numbers)
    let bytes = encoded(String(decoding: writer.take(), as: UTF8.self), encoding, mark: hasMark)
    let options = TableOptions(delimiter: delimiter, quote: quote, encoding: encoding)

    let whole = try readTable(bytes, options: options)
    #expect(whole.header?.names == names)
    #expect(whole.records == rows)
    #expect(whole.account.faulty.rows == 0)
    #expect(whole.account.accountedBytes == bytes.count)

    let sizes = bytes.map { _ in Int.random(in: 1...7, using: &numbers) }
    let split = try readTable(bytes, options: options, chunks: sizes)
    #expect(split.items == whole.items)
    #expect(split.account == whole.account)
    #expect(split.encoding == whole.encoding)
  }

  @Test(arguments: TextEncoding.allCases) func `no byte of random garbage is unaccounted for, whatever the chunks`(
    encoding: TextEncoding
  ) throws {
    var numbers = SeededNumbers(seed: 808)
    var read = 0
    for round in 0..<250 {
      let signs: [UInt8] = [
        0x00, 0x0A, 0x0D, 0x22, 0x3B, 0x3B, 0x20, 0x41, 0x62, 0x31, 0x80, 0x81, 0xA4, 0xC3, 0xA9, 0xD8, 0x3D, 0xDC,
        0xFF,
      ]
      let garbage = (0..<Int.random(in: 0...120, using: &numbers)).map { _ in
        round % 2 == 0 ? signs.randomElement(using: &numbers) ?? 0 : UInt8.random(in: 0...255, using: &numbers)
      }
      let bytes = encoded("a;b;c\n", encoding, mark: round % 3 == 0) + garbage
      let options = TableOptions(delimiter: .semicolon, encoding: encoding)
      let sizes = bytes.map { _ in Int.random(in: 1...5, using: &numbers) }
      guard let whole = try? readTable(bytes, options: options) else {
        #expect(refusal(bytes, options: options) == refusal(bytes, options: options, chunks: sizes))
        continue
      }
      read += 1
      #expect(whole.account.accountedBytes == bytes.count)
      let mark = Array(bytes.prefix(whole.account.markBytes))
      #expect(mark + sourceBytes(whole.bytes, encoding, odd: bytes.last ?? 0) == bytes)
      let split = try readTable(bytes, options: options, chunks: sizes)
      #expect(split.items == whole.items)
      #expect(split.account == whole.account)
    }
    #expect(read > 60)
  }

  @Test(arguments: TextEncoding.allCases) func `a file longer than the sample reads the same in any chunks`(
    encoding: TextEncoding
  ) throws {
    let row = "12/01/2026;Renée Ünal;\"een ; twee\"\r\n"
    let bytes = encoded("datum;naam;tekst\r\n" + String(repeating: row, count: 12_000), encoding, mark: true)
    let whole = try readTable(bytes)
    #expect(whole.account.records.rows == 12_000)
    #expect(whole.account.accountedBytes == bytes.count)
    let split = try readTable(bytes, chunks: [1, 2, 3, 5, 100_001, 77_777, 3])
    #expect(split.items == whole.items)
    #expect(split.account == whole.account)
    #expect(split.evidence == whole.evidence)
  }
}
