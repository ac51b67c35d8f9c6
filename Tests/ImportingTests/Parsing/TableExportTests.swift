import Foundation
import GuidanceKit
import TestSupport
import Testing

@testable import Importing
@testable import Tabular

@Suite struct TableExportTests {
  private func export(_ text: String, _ format: TableExport.Format = .csv, rest: Bool = false) throws -> (
    out: String, rest: String, report: ParseReport
  ) {
    let folder = try Folder()
    let path = try folder.write("x.csv", text)
    var out: [UInt8] = []
    var others: [UInt8] = []
    let report = try TableExport(path: path, format: format).run(
      sink: { out += Array($0) }, rest: rest ? { others += Array($0) } : nil)
    return (String(decoding: out, as: UTF8.self), String(decoding: others, as: UTF8.self), report)
  }

  @Test func `the table is written as RFC 4180 with the header first`() throws {
    let (out, _, report) = try export("\u{FEFF}sep=;\r\na;b;c;\r\n1,5;\"x \"\"y\"\"\";\"d\re\";\r\n")
    #expect(out == "a,b,c\r\n\"1,5\",\"x \"\"y\"\"\",\"d\re\"\r\n")
    #expect(report.rows == 1)
    #expect(!report.needsAttention)
  }

  @Test func `JSON has a schema, the header and one array a row`() throws {
    let (out, _, _) = try export("a;b\n1;\"x\ty\\ \u{1}\"\né;\"\"\"\"\n", .json)
    #expect(
      out
        == "{\"schema\":\"leerspoor/table/1\",\"header\":[\"a\",\"b\"],\n\"rows\":[\n[\"1\",\"x\\ty\\\\ \\u0001\"],\n[\"é\",\"\\\"\"]\n]}\n"
    )
    let (none, _, _) = try export("a;b\n", .json)
    #expect(none == "{\"schema\":\"leerspoor/table/1\",\"header\":[\"a\",\"b\"],\n\"rows\":[\n]}\n")
    _ = try JSONSerialization.jsonObject(with: Data(out.utf8))
  }

  @Test func `what is no part of the table is written apart, with its reason`() throws {
    let (out, rest, report) = try export("a;b\n1;2\n\n3\na;b\n4;5\n6;7;8\n", rest: true)
    #expect(out == "a,b\r\n1,2\r\n3,\r\n4,5\r\n")
    #expect(report.needsAttention)
    let lines = rest.split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "\u{FEFF}regel;rij;reden;tekst")
    #expect(lines[1] == "3;3;lege regel;")
    #expect(lines[2] == "5;5;herhaalde kopregel;\"a;b\"")
    #expect(lines[3].hasPrefix("7;7;\"3 cellen in de rij; verwacht: hoogstens 2"))
  }

  @Test func `nothing is written of a file that is refused`() throws {
    let folder = try Folder()
    let path = try folder.write("x.csv", "a;b\n" + String(repeating: "1;2\n", count: 100_000) + "\"open\n")
    var count = 0
    let refusal = #expect(throws: ImportRefusal.self) {
      try TableExport(path: path).run(sink: { count += $0.count })
    }
    #expect(count == 0)
    #expect(refusal?.problems.map(\.code) == ["IMP010"])
    #expect(refusal?.problems.first?.position?.line == 100_002)
  }

  @Test func `the evidence is told in both languages`() throws {
    let (_, _, report) = try export("naam;duur;\r\nAn;1:30;\r\n\r\nBo;2:00;\r\n")
    #expect(
      report.explanation(.dutch) == """
        tekens: UTF-8: alleen ASCII-tekens
        scheidingsteken ; : 2 kolommen in 3 van 3 regels
        aanhalingsteken: ", in een cel verdubbeld
        regeleinden: CRLF 4
        kopregel: regel 1, 2 kolommen
          A "naam"
          B "duur"
        weggelaten: 1 lege kolommen achteraan
        rijen: 2 gelezen, 0 geweigerd, 1 terzijde gelegd
          1 lege regel
        langer dan de kopregel: 2 rijen, met lege cellen
        bytes: 34 = 0 BOM + 12 kopregel + 20 gelezen + 0 geweigerd + 2 terzijde gelegd
        """)
    #expect(report.explanation(.english).contains("line ends: CRLF 4"))
  }

  @Test func `a pipe is read as well as a file`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let text = Array("a;b\n1;2\n".utf8)
    try #require(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    var source = try FileSource(descriptor: ends[0], isOwned: true)
    let isRegular = source.isRegular
    #expect(!isRegular)
    var reader = TableReader()
    try reader.read(&source) { _ in }
    let rows = reader.account.records.rows
    #expect(rows == 1)
  }

  @Test(arguments: 0..<40) func `what was parsed parses to the same`(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let parts = ["a", "\"", ";", ",", "\n", " ", "é", "'", "=", "1", "\t"]
    let width = Int.random(in: 2...5, using: &numbers)
    var writer = CSVWriter(style: CSVStyle(delimiter: .semicolon, lineEnd: .lf, hasMark: false, guardsFormulas: false))
    writer.write((0..<width).map { "kolom \($0)" })
    for _ in 0..<Int.random(in: 1...30, using: &numbers) {
      writer.write(
        (0..<width).map { _ in
          (0..<Int.random(in: 0...5, using: &numbers)).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
        })
    }
    let folder = try Folder()
    let path = try folder.write("x.csv", writer.take())
    var first: [UInt8] = []
    _ = try TableExport(path: path, options: TableOptions(delimiter: .semicolon)).run(sink: { first += Array($0) })
    let again = try folder.write("y.csv", first)
    var second: [UInt8] = []
    _ = try TableExport(path: again, options: TableOptions(delimiter: .comma)).run(sink: { second += Array($0) })
    #expect(first == second)
  }
}
