import Testing

@testable import Tabular

@Suite struct EncodingTests {
  private func utf16(_ text: String, littleEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return littleEndian ? [low, high] : [high, low]
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is recognised with and without a mark`(littleEndian: Bool, mark: Bool) {
    let error = refusal(utf16("datum;duur\r\n12/01/2026;1:30\r\n", littleEndian: littleEndian, mark: mark))
    #expect(error?.kind == .otherEncoding)
    #expect(error?.found.dutch.contains(littleEndian ? "UTF-16 (LE)" : "UTF-16 (BE)") == true)
    #expect(error?.remedy.dutch.contains("«CSV UTF-8»") == true)
  }

  @Test func `UTF-32 is not taken for UTF-16`() {
    let bytes: [UInt8] = [0x61, 0, 0, 0, 0x3B, 0, 0, 0, 0x62, 0, 0, 0, 0x0A, 0, 0, 0]
    #expect(refusal([0xFF, 0xFE, 0, 0] + bytes)?.found.dutch.contains("UTF-32") == true)
    #expect(refusal(bytes)?.found.dutch.contains("UTF-32") == true)
  }

  @Test(arguments: [
    ([UInt8]("PK\u{3}\u{4}xxxx".utf8), "werkmap"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], ".xls"),
    (Array("%PDF-1.7\n".utf8), "PDF"), (Array("  <!DOCTYPE html><table>".utf8), "HTML"),
  ])
  func `a workbook or a page is named for what it is`(bytes: [UInt8], name: String) {
    let error = refusal(bytes)
    #expect(error?.kind == .notText)
    #expect(error?.found.dutch.contains(name) == true)
  }

  @Test func `wrong bytes are placed by line and column and read as Windows-1252 for the message`() {
    let error = refusal(Array("naam;duur\nRen".utf8) + [0xE9] + Array(";1:30\ncaf\u{E9};".utf8) + [0x80, 0x0A])
    #expect(error?.kind == .invalidBytes)
    #expect(error?.place == TextPlace(line: 2, column: 4, byteOffset: 13, row: 2))
    #expect(
      error?.found.dutch
        == "2 bytes zijn geen UTF-8 (regel:kolom byte): 2:4 E9 (in Windows-1252 «é»), 3:6 80 (in Windows-1252 «€»)")
  }

  @Test func `a NUL in the text is refused with its place`() {
    let error = refusal(Array("a;b\n1;x".utf8) + [0] + Array("y\n".utf8))
    #expect(error?.kind == .invalidBytes)
    #expect(error?.found.english.contains("2:4 00 (NUL)") == true)
  }

  @Test func `no row is handed on from the first wrong byte`() {
    var reader = TableReader()
    var items: [KeptItem] = []
    let bytes = Array("a;b\n1;2\n3;".utf8) + [0xFF] + Array("\n5;6\n".utf8)
    #expect(throws: TabularError.self) {
      try bytes.withUnsafeBytes { try reader.feed($0) { items.append(KeptItem($0)) } }
      try reader.finish { items.append(KeptItem($0)) }
    }
    #expect(items == [.header(["a", "b"]), .record(["1", "2"])])
  }

  @Test func `an open quote behind a wrong byte is reported as the wrong byte`() {
    #expect(refusal(Array("a;b\n1;\"x".utf8) + [0xE9, 0x22, 0x20, 0x0A])?.kind == .invalidBytes)
    let error = refusal(Array("a;b\n1;\"x".utf8) + [0xE9, 0x0A])
    #expect(error?.kind == .invalidBytes)
    #expect(error?.place?.column == 5)
  }

  @Test func `many wrong bytes are counted and only the first are listed`() {
    let error = refusal(Array("a;b\n".utf8) + [UInt8](repeating: 0xE9, count: 1000) + [0x0A])
    #expect(error?.found.dutch.hasPrefix("1000 bytes zijn geen UTF-8") == true)
    #expect(error?.found.dutch.hasSuffix("en nog 995") == true)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0x80],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `ill-formed sequences are refused as the standard says`(sequence: [UInt8]) {
    #expect(refusal(Array("a;b\n1;".utf8) + sequence + [0x0A])?.kind == .invalidBytes)
  }

  @Test func `the checker agrees with the standard library on random bytes, whatever the chunks`() {
    var numbers = SeededNumbers(seed: 11)
    let parts: [[UInt8]] = [
      Array("abcdefgh".utf8), Array("é".utf8), Array("☕".utf8), Array("😀".utf8), [0xE2, 0x82], [0xFF], [0xC3], [0x80],
      [0xED, 0xA0], Array("x".utf8),
    ]
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...8, using: &numbers)).flatMap { _ in parts.randomElement(using: &numbers) ?? []
      }
      var checker = UTF8Checker()
      var rest = bytes[...]
      while !rest.isEmpty {
        let size = Int.random(in: 1...12, using: &numbers)
        rest.prefix(size).withUnsafeBytes { checker.check($0) }
        rest = rest.dropFirst(size)
      }
      checker.finish()
      #expect((checker.wrongCount == 0) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
  }
}
