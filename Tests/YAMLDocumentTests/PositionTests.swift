import Testing
import YAMLDocument

/// Lines and columns count from 1, in Unicode scalars, on physical lines.
@Suite struct PositionTests {
  private func position(of key: String, in bytes: [UInt8]) throws -> [Int] {
    let document = try YAMLDocument(bytes, file: "x.yaml")
    let node = try #require(document.root[key])
    return [node.line, node.column]
  }

  @Test func `a value knows its line and column`() throws {
    #expect(try position(of: "b", in: Array("a: 1\nb:   twee\n".utf8)) == [2, 6])
  }

  @Test func `a byte order mark takes no column`() throws {
    #expect(try position(of: "a", in: [0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)) == [1, 4])
  }

  @Test func `a character of several bytes takes one column`() throws {
    // é two bytes, € three, 𝛑 four
    #expect(try position(of: "b", in: Array("{a: é€𝛑, b: 1}".utf8)) == [1, 13])
  }

  @Test func `a letter with a combining accent takes two columns, one per scalar`() throws {
    #expect(try position(of: "b", in: Array("{a: e\u{301}, b: 1}".utf8)) == [1, 12])
  }

  @Test func `Windows and old Mac line ends count as one line end`() throws {
    #expect(try position(of: "c", in: Array("a: 1\r\nb: 2\r\nc: 3\r\n".utf8)) == [3, 4])
    #expect(try position(of: "c", in: Array("a: 1\rb: 2\rc: 3\r".utf8)) == [3, 4])
    #expect(try position(of: "c", in: Array("a: 1\r\r\nb: 2\n\rc: 3".utf8)) == [5, 4])
  }

  @Test func `line ends that only Unicode knows do not start a line`() throws {
    #expect(try position(of: "b", in: Array("a: 'x\u{2028}y\u{85}z'\nb: 1\n".utf8)) == [2, 4])
  }

  @Test func `an alias stands where its value was written`() throws {
    #expect(try position(of: "b", in: Array("a: &x 1\nb: *x\n".utf8)) == [1, 4])
  }

  @Test func `a list starts at its first dash, a block at its first key`() throws {
    #expect(try position(of: "a", in: Array("a:\n  - 1\n".utf8)) == [2, 3])
    #expect(try position(of: "a", in: Array("a:\n    k: 1\n".utf8)) == [2, 5])
  }

  @Test func `keys know their place too`() throws {
    let document = try YAMLDocument("a: 1\n\"ë\":  2\n", file: "x.yaml")
    let entry = try #require(document.root.entries?.last)
    #expect([entry.line, entry.column, entry.value.column] == [2, 1, 7])
  }
}
