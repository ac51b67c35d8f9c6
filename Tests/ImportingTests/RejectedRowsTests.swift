import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

@Suite struct RejectedRowsTests {
  @Test func `rejected rows come back with their reasons, safe for Excel`() throws {
    let register = try preparedRegister()
    let importer = Importer(register)
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;omschrijving\n12/01/2026;half dag;onderzoek;B01;fax;=1+1\n12/01/2026;1:30;onderzoek;B01;online;ok\n12/01/2026;1:30\n"
    )
    let batch = try #require(report.batch)
    let rejected = try register.read { try RejectedRows(batch: batch, in: $0) }
    #expect(rejected.count == 2)
    let lines = String(decoding: rejected.bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "\u{FEFF}datum;duur;bestemming;begeleider;vorm;omschrijving;fout;regel;rij-id")
    #expect(
      lines[1].hasPrefix("12/01/2026;half dag;onderzoek;B01;fax;'=1+1;\"duur: \"\"half dag\"\" is geen exacte duur;"))
    #expect(lines[1].contains(" | vorm: \"\"fax\"\" staat niet in de lijst;"))
    #expect(lines[1].hasSuffix(";2;b\(batch)r1"))
    #expect(lines[2].hasPrefix("12/01/2026;1:30;;;;;"))
    #expect(lines[2].hasSuffix(";4;b\(batch)r2"))
  }

  @Test func `mended rows can be loaded again as they came back`() throws {
    let register = try preparedRegister()
    let importer = Importer(register)
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;omschrijving\n12/01/2026;half dag;onderzoek;B01;online;=1+1\n")
    let bytes = try register.read { try RejectedRows(batch: try #require(report.batch), in: $0).bytes }
    let mended = String(decoding: bytes, as: UTF8.self).replacing("half dag;", with: "3:30;", maxReplacements: 1)
    let again = try importer.load(mended)
    #expect(again.counts.new == 1)
    #expect(try register.read { try $0.registrations().first?.record.description } == "=1+1")
  }

  @Test func `a batch that is not there or no sheet is refused`() throws {
    let register = try preparedRegister()
    #expect(throws: ImportRefusal.self) { try register.read { try RejectedRows(batch: 99, in: $0) } }
    #expect(throws: ImportRefusal.self) { try register.read { try RejectedRows(batch: 1, in: $0) } }
  }
}
