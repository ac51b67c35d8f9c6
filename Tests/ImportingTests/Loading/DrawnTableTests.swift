import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Tables as database programs draw them, and rows of totals as spreadsheets leave them.
@Suite struct DrawnTableTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private let mysql = """
    +------------+------+------------+------------+--------+-----------+--------------+
    | datum      | duur | bestemming | begeleider | vorm   | klasvloer | omschrijving |
    +------------+------+------------+------------+--------+-----------+--------------+
    | 12/01/2026 | 1:30 | onderzoek  | B01        | online | NULL      | NULL         |
    | 13/01/2026 | NULL | onderzoek  | B01        | online | ja        | null         |
    +------------+------+------------+------------+--------+-----------+--------------+
    2 rows in set (0.00 sec)

    """

  @Test func `NULL in a frame of mysql is nothing, and the report says so`() throws {
    let report = try importer.load(mysql)
    #expect(report.counts.new == 1)
    #expect(report.codes["IMP117"] == 1)
    #expect(report.codes["IMP033"] == 1, "a required cell with NULL is empty")
    let found = try #require(try register.read { try $0.registrations() }.first?.record)
    #expect(found.classroom == .unknown)
    #expect(found.description == nil)
    let text = ImportReportText(.dutch).text(report)
    #expect(text.contains("3 cellen met NULL zijn als leeg gelezen"), "\(text)")
    #expect(text.contains("lijn van een getekende tabel"), "\(text)")
    #expect(!text.contains("streep onder de kopregel"))
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.problems.groups.contains { $0.code == "IMP117" })
  }

  @Test func `rows of a drawn table that come back mended are read as the table was`() throws {
    let batch = try #require(try importer.load(mysql).batch)
    let sheet = String(decoding: try register.read { try RejectedRows(batch: batch, in: $0).bytes }, as: UTF8.self)
    let lines = sheet.split(separator: "\r\n")
    let mended = lines[1].replacing("13/01/2026;NULL;", with: "13/01/2026;0:45;").replacing(";ja;", with: ";NULL;")
    let report = try importer.load("\(lines[0])\r\n\(mended)\r\n")
    #expect(report.counts.new == 1, "\(ImportReportText(.dutch).text(report))")
    #expect(try register.read { try $0.registrations() }.allSatisfy { $0.record.classroom == .unknown })
  }

  @Test func `NULL in any other file is a text`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;omschrijving\n12/01/2026;1:30;onderzoek;B01;online;NULL\n")
    #expect(report.codes == [:])
    #expect(try register.read { try $0.registrations() }.first?.record.description == "NULL")
  }

  @Test func `t and f under lines of psql are yes and no, and the report says so`() throws {
    let report = try importer.load(
      """
         datum    | duur | bestemming | begeleider |  vorm  | klasvloer
      ------------+------+------------+------------+--------+-----------
       2026-01-12 | 1:30 | onderzoek  | B01        | online | t
       2026-01-13 | 1:00 | onderzoek  | B01        | online | f
      (2 rows)

      """)
    #expect(report.counts.new == 2, "\(ImportReportText(.dutch).text(report))")
    #expect(report.codes["IMP118"] == 1)
    #expect(try register.read { try $0.registrations().map(\.record.classroom) } == [.yes, .no])
  }

  @Test func `t in any other file is refused without a far-fetched suggestion`() throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;klasvloer\n12/01/2026;1:30;onderzoek;B01;online;t\n13/01/2026;1:30;onderzoek;B01;online;5A\n"
    )
    #expect(report.counts.rejected == 2)
    let text = ImportReportText(.dutch).text(report)
    #expect(text.contains("\"5A\" staat niet in de lijst; verwacht ja, nee of onbekend."), "\(text)")
    #expect(!text.contains("Bedoelde u"), "\(text)")
  }

  @Test(arguments: [";=SOM(B2:B3);;;;", "=SUBTOTAAL(9;B2:B3);;;;;", ";;;;;=SUM(F2:F3)"])
  func `a row that begins with a formula over the column is one of totals`(row: String) throws {
    let report = try importer.load(
      "datum;duur;bestemming;begeleider;vorm;aantal\n12/01/2026;1:30;onderzoek;B01;online;3\n13/01/2026;1:00;onderzoek;B01;online;4\n\(row)\n"
    )
    #expect(report.counts.new == 2)
    #expect(report.counts.rejected == 0, "\(ImportReportText(.dutch).text(report))")
    #expect(report.codes["IMP036"] == 1)
  }

  @Test func `how letters were saved is told without speaking of bytes`() throws {
    let folder = try Folder()
    let path = try folder.write(
      "b.csv", Array("code;naam;functie\nB09;Ren".utf8) + [0xE9] + Array("e;begeleider\n".utf8))
    let report = try importer.load(request(path))
    let text = ImportReportText(.dutch).lines(report.problems).joined(separator: "\n")
    #expect(text.contains("gelezen als Windows-1252. Kijk na of letters met accenten kloppen"), "\(text)")
    #expect(!text.contains("byte"), "\(text)")
  }
}
