import Testing

@testable import Tabular

@Suite struct EncodingTests {
  @Test(arguments: TextEncoding.allCases, [true, false])
  func `the same table is read whatever its encoding`(encoding: TextEncoding, mark: Bool) throws {
    // Code page 850 is older than the euro and has no œ.
    let (euro, heart) = encoding == .codePage850 ? ("£", "cour") : ("€", "cœur")
    let bytes = encoded(
      "datum;naam;bedrag\r\n12/01/2026;Renée;\(euro) 5\r\n13/01/2026;\(heart);x\r\n", encoding, mark: mark)
    let table = try readTable(bytes)
    #expect(table.encoding?.encoding == encoding)
    #expect(table.encoding?.markBytes == (mark ? encoding.mark.count : 0))
    #expect(table.records == [["12/01/2026", "Renée", "\(euro) 5"], ["13/01/2026", heart, "x"]])
    #expect(table.account.accountedBytes == bytes.count)
    #expect(table.header?.record.sourceByteOffset == table.encoding?.markBytes)
  }

  @Test func `offsets of rows and cells are those of the file`() throws {
    let bytes = encoded("a;b\né😀;x\n1\n", .utf16BigEndian, mark: true)
    var reader = TableReader()
    var rows: [Int] = []
    var place: TextPlace?
    let keep = { (item: TableItem) in
      rows += [item.row.sourceByteOffset, item.row.sourceByteCount]
      if item.row.line == 2 { place = item.row.place(ofCell: 1) }
    }
    try bytes.withUnsafeBytes { try reader.feed($0, keep) }
    try reader.finish(keep)
    #expect(rows == [2, 8, 10, 12, 22, 4])
    #expect(place == TextPlace(line: 2, column: 4, byteOffset: 18, row: 2, sheetColumn: 2))
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

  @Test func `a row with wrong bytes is faulty, with each byte placed, and the others are read`() throws {
    let bytes =
      Array("naam;duur\nRen".utf8) + [0xE9] + Array(";1:30\ncaf\u{E9};".utf8) + [0x80] + Array("\nAn;2\n".utf8)
    let table = try readTable(bytes)
    #expect(
      table.items == [
        .header(["naam", "duur"]), .faulty(.wrongBytes, line: 2, column: 4), .faulty(.wrongBytes, line: 3, column: 6),
        .record(["An", "2"]),
      ])
    #expect(table.bytes == bytes)
    #expect(table.account.accountedBytes == bytes.count)
    #expect(table.encoding?.source == .mixed)
    #expect(
      table.encoding?.text.dutch
        == "UTF-8: 1 teken buiten ASCII geldig; 2 verkeerde bytes (regel:kolom byte): 2:4 E9 (in Windows-1252 «é»), "
        + "3:6 80 (in Windows-1252 «€»)")
    #expect(table.encoding?.wrong.map(\.place.byteOffset) == [13, 26])
  }

  @Test func `wrong bytes in the header refuse the file`() {
    let error = refusal(Array("na".utf8) + [0xE9] + Array("m;é\n1;2\n".utf8))
    #expect(error?.kind == .invalidBytes)
    #expect(error?.place == TextPlace(line: 1, column: 3, byteOffset: 2, row: 1))
    #expect(error?.message.dutch.contains("verwacht: UTF-8 in de hele kopregel. Open het bestand in Excel") == true)
  }

  @Test func `a NUL makes its row faulty`() throws {
    let table = try readTable(Array("a;b\n1;x".utf8) + [0] + Array("y\n3;4\n".utf8))
    #expect(table.items == [.header(["a", "b"]), .faulty(.wrongBytes, line: 2, column: 4), .record(["3", "4"])])
    #expect(table.encoding?.encoding == .utf8)
  }

  @Test func `bytes that are no UTF-8 without any that are mean Windows-1252, and the evidence says so`() throws {
    let table = try readTable(
      Array("naam;duur\nRen".utf8) + [0xE9] + Array(";1\n".utf8) + [0x80] + Array(" 5;2\n".utf8))
    #expect(table.records == [["René", "1"], ["€ 5", "2"]])
    #expect(
      table.encoding?.text.dutch
        == "Windows-1252: 2 bytes zijn geen UTF-8, en geen enkel teken buiten ASCII is dat wel; 1 × een byte 80-9F, die "
        + "ISO-8859-15 niet heeft")
  }

  @Test(
    arguments: [
      ([0x63, 0xBD, 0x75, 0x72], .iso8859_15), ([0xA4, 0x20, 0x35], .iso8859_15),
      ([0x31, 0xBD, 0x20, 0x75], .windows1252),
      ([0x66, 0x6F, 0x74, 0x6F, 0xB4, 0x73], .windows1252), ([0xE9], .windows1252), ([0xBD], .windows1252),
      ([0x80, 0xA4], .windows1252),
    ] as [([UInt8], TextEncoding)])
  func `Windows-1252 and ISO-8859-15 are told apart by what makes sense`(cell: [UInt8], encoding: TextEncoding) throws {
    #expect(try readTable(Array("a;b\n1;".utf8) + cell + [0x0A]).encoding?.encoding == encoding)
  }

  @Test(arguments: [
    "René;École communale;très bien", "Zoë;Sint-Jozef;geïnteresseerd in coördinatie", "François;Boom;één uur",
    "An;café;foto",
  ]) func `older code pages are told by the words that they make`(row: String) throws {
    for encoding in [TextEncoding.codePage850, .macRoman, .windows1252] {
      let table = try readTable(encoded("naam;school;opmerking\r\n\(row)\r\n", encoding))
      #expect(table.encoding?.encoding == encoding)
      #expect(table.records == [row.split(separator: ";").map(String.init)])
    }
  }

  @Test func `quotes, dashes and dots of Windows-1252 are no letters of DOS`() throws {
    let text = "a;b\r\n“één… uur”;foto’s – ‘t\r\n€ 5;‰ van 3\r\n"
    let table = try readTable(encoded(text, .windows1252))
    #expect(table.encoding?.encoding == .windows1252)
    #expect(table.records == [["“één… uur”", "foto’s – ‘t"], ["€ 5", "‰ van 3"]])
  }

  @Test func `the older code pages agree with the tables of the Unicode consortium`() {
    let dos: [(UInt8, UInt32)] = [
      (0x80, 0xC7), (0x82, 0xE9), (0x9B, 0xF8), (0xB0, 0x2591), (0xD5, 0x131), (0xFF, 0xA0),
    ]
    for (byte, scalar) in dos { #expect(OlderCodePage.dos.scalar(byte) == scalar) }
    let mac: [(UInt8, UInt32)] = [
      (0x80, 0xC4), (0x8E, 0xE9), (0xA5, 0x2022), (0xDB, 0x20AC), (0xF0, 0xF8FF), (0xFF, 0x2C7),
    ]
    for (byte, scalar) in mac { #expect(OlderCodePage.mac.scalar(byte) == scalar) }
    for page in [OlderCodePage.dos, .mac] { #expect(Set((0...255).map { page.scalar(UInt8($0)) }).count == 256) }
  }

  @Test func `bytes that Windows-1252 does not assign make their row faulty`() throws {
    let bytes = Array("a;b\n1;".utf8) + [0xE9, 0x81, 0x0A] + Array("3;4\n".utf8)
    let table = try readTable(bytes)
    #expect(table.items == [.header(["a", "b"]), .faulty(.wrongBytes, line: 2, column: 4), .record(["3", "4"])])
    #expect(table.encoding?.wrong.map(\.bytes) == [[0x81]])
    #expect(table.account.accountedBytes == bytes.count)
    #expect(sourceBytes(table.bytes, .windows1252) == bytes)
  }

  @Test func `half a pair and an odd last byte of UTF-16 are placed`() throws {
    let bytes =
      encoded("a;b\n1;", .utf16LittleEndian, mark: true) + [0x3D, 0xD8] + encoded("x\n3;4\n", .utf16LittleEndian)
      + [0x0A]
    let table = try readTable(bytes)
    #expect(
      table.items == [
        .header(["a", "b"]), .faulty(.wrongBytes, line: 2, column: 3), .record(["3", "4"]),
        .faulty(.wrongBytes, line: 4, column: 1),
      ])
    #expect(table.encoding?.wrong.map(\.bytes) == [[0x3D, 0xD8], []])
    #expect(table.account.accountedBytes == bytes.count)
    #expect([0xFF, 0xFE] + sourceBytes(table.bytes, .utf16LittleEndian, odd: 0x0A) == bytes)
  }

  @Test func `text that was encoded twice is reported with what it probably was`() throws {
    let table = try readTable("rol;bedrag\ncoÃ¶rdinator;â‚¬ 5\nÉ»;\"CAFÉ”\n")
    #expect(table.encoding?.doubleEncodedCount == 2)
    #expect(table.records.first == ["coÃ¶rdinator", "â‚¬ 5"])
    #expect(
      table.encoding?.doubleEncodedText?.dutch
        == "2 tekens lijken dubbel gecodeerd (regel:kolom): 2:3 «Ã¶» («ö»?), 2:14 «â‚¬» («€»?)")
  }

  @Test func `a given encoding is not doubted`() throws {
    let bytes = encoded("a;b\n€;œ\n", .utf8)
    let table = try readTable(bytes, options: TableOptions(encoding: .windows1252))
    #expect(table.records == [["â‚¬", "Å“"]])
    #expect(table.encoding?.text.english == "Windows-1252, given")
    let mistaken = try readTable([0x61, 0x3B, 0x62, 0x0A, 0xE9, 0x3B, 0x0A], options: TableOptions(encoding: .utf8))
    #expect(mistaken.account.faulty.rows == 1)
  }

  @Test(
    arguments: [
      ("utf8", .utf8), ("UTF-8 (BOM)", .utf8), ("utf_16-le", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian),
      ("cp1252", .windows1252), ("Latin-1", .windows1252), ("ISO 8859-15", .iso8859_15), ("klingon", nil),
      ("cp850", .codePage850), ("IBM850", .codePage850), ("macintosh", .macRoman), ("Mac Roman", .macRoman),
    ] as [(String, TextEncoding?)]) func `encodings go by their usual names`(name: String, encoding: TextEncoding?)
  {
    #expect(TextEncoding(name) == encoding)
    if let encoding { #expect(TextEncoding(encoding.name) == encoding) }
  }

  @Test(arguments: TextEncoding.allCases) func `bytes are decoded for people`(encoding: TextEncoding) {
    let text = encoding == .codePage850 ? "é;£\r\n" : "é;€\r\n"
    #expect(encoding.decode(encoded(text, encoding, mark: true)) == text)
  }

  @Test(arguments: TextEncoding.allCases)
  func `random bytes are transcoded the same in any chunks, and nothing is lost`(
    encoding: TextEncoding
  ) {
    var numbers = SeededNumbers(seed: 21)
    for _ in 0..<1000 {
      let bytes: [UInt8] = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
        [0x00, 0x0A, 0x20, 0x41, 0x80, 0x81, 0xA4, 0xBC, 0xD8, 0xDC, 0xE9, 0xFF].randomElement(using: &numbers) ?? 0
      }
      func text(_ size: () -> Int) -> [UInt8] {
        var transcoder = Transcoder(encoding)
        var buffer = ByteBuffer(capacity: 8)
        var rest = bytes[...]
        while !rest.isEmpty {
          let length = size()
          rest.prefix(length).withUnsafeBytes { transcoder.decode($0, into: &buffer) }
          rest = rest.dropFirst(length)
        }
        transcoder.finish(into: &buffer)
        return Array(buffer.bytes)
      }
      let whole = text { bytes.count }
      #expect(whole == text { Int.random(in: 1...5, using: &numbers) })
      #expect(sourceBytes(whole, encoding, odd: bytes.last ?? 0) == bytes)
      #expect(whole.withUnsafeBytes { encoding.sourceLength(of: $0) } == bytes.count)
    }
  }

  @Test func `a survey gives the same in any chunks`() throws {
    var numbers = SeededNumbers(seed: 31)
    for round in 0..<300 {
      let parts = [
        "abcdefgh", "é", "Ã¶", "€", "\n", "\r\n", "\r", "1½", "œ", "😀", ";", String(repeating: "x", count: 3000),
      ]
      let text = (0..<20).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
      var bytes = encoded(text, TextEncoding.allCases[round % 5], mark: round % 3 == 0)
      if round % 4 == 0 { bytes.insert(0xE9, at: Int.random(in: 0...bytes.count, using: &numbers)) }
      let whole = try bytes.withUnsafeBytes { try EncodingSurvey.evidence(of: $0, isWhole: true, given: nil) }
      var survey = EncodingSurvey()
      var chunks: [ArraySlice<UInt8>] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        chunks.append(rest.prefix(Int.random(in: 1...2000, using: &numbers)))
        rest = rest.dropFirst(chunks.last?.count ?? 0)
      }
      for chunk in chunks { chunk.withUnsafeBytes { survey.add($0) } }
      let split = try survey.evidence(isWhole: true) { body in
        for chunk in chunks where !chunk.withUnsafeBytes(body) { break }
      }
      #expect(whole == split)
    }
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5], [0x80],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `ill-formed sequences are wrong as the standard says`(sequence: [UInt8]) throws {
    let table = try readTable(Array("a;b\né;\n1;".utf8) + sequence + [0x0A])
    #expect(table.account.faulty.rows == 1)
    #expect(table.records == [["é", ""]])
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
