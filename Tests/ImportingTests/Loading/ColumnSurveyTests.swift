import GuidanceKit
import Register
import Testing

@testable import Importing

/// What single cells cannot decide is decided by the whole column, or refused.
@Suite struct ColumnSurveyTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private func sheet(_ dates: [String]) -> String {
    "datum;duur;bestemming;begeleider;vorm\n"
      + dates.enumerated().map { "\($1);0:\(10 + $0);PBD-NED;B01;online\n" }.joined()
  }

  private func days() throws -> [String] {
    try register.read { try $0.registrations().map(\.record.date.iso) }
  }

  @Test func `a column that can only be month first is read so, with its evidence`() throws {
    let report = try importer.load(sheet(["01/02/2026", "12/31/2025", "01/13/2026"]))
    #expect(report.counts.new == 3)
    #expect(report.codes["IMP120"] == 1)
    #expect(try days().sorted() == ["2025-12-31", "2026-01-02", "2026-01-13"])
    let message = try #require(report.problems.groups.first { $0.code == "IMP120" }?.examples.first)
    #expect(
      message.problem.text(.dutch).contains(
        "2 waarden kunnen niet anders (bv. \"12/31/2025\" in rij 3) en geen enkele waarde spreekt het tegen; 1 andere kan beide zijn"
      ))
    #expect(message.problem.position?.field == "datum")
  }

  @Test func `a column with both orders gives only what can mean one thing`() throws {
    let report = try importer.load(sheet(["01/02/2026", "12/31/2025", "13/01/2026", "05/05/2026", "2026-02-01"]))
    #expect(report.codes["IMP121"] == 1)
    #expect(report.codes["IMP049"] == 1)
    #expect(report.counts.rejected == 1)
    #expect(try days().sorted() == ["2025-12-31", "2026-01-13", "2026-02-01", "2026-05-05"])
  }

  private func sheet(_ dates: [String], head: String) -> String {
    sheet(dates).replacing("datum;", with: "\(head);")
  }

  @Test func `the order that the head names decides, and is told with the evidence`() throws {
    let report = try importer.load(sheet(["01/02/2026", "03/04/2026"], head: "Datum (mm/dd/jjjj)"))
    #expect(report.codes["IMP121"] == nil)
    #expect(try days().sorted() == ["2026-01-02", "2026-03-04"])
    let text = ImportReportText(.dutch).text(report)
    #expect(text.contains("dagen als maand/dag/jaar, zo zegt de kop \"Datum (mm/dd/jjjj)\""), "\(text)")
    let other = try importer.load(sheet(["05/06/2026", "2026-06-07"], head: "Datum (dd-mm-jjjj)"))
    #expect(other.counts.new == 2)
    #expect(try days().sorted() == ["2026-01-02", "2026-03-04", "2026-06-05", "2026-06-07"])
  }

  @Test func `cells that contradict the head are refused, and with them those that may mean either`() throws {
    let report = try importer.load(sheet(["01/02/2026", "25/01/2026", "01/26/2026"], head: "Datum (mm/dd/jjjj)"))
    #expect(report.codes["IMP121"] == 1)
    #expect(report.codes["IMP049"] == 1)
    #expect(report.codes["IMP042"] == 1)
    #expect(try days() == ["2026-01-26"])
    let other = try importer.load(sheet(["05/02/2026", "02/25/2026", "26/02/2026"], head: "Datum (dd/mm/jjjj)"))
    #expect(other.counts.rejected == 2)
    #expect(try days().sorted() == ["2026-01-26", "2026-02-26"])
  }

  @Test func `below a head with the year in front only such days are read`() throws {
    let report = try importer.load(sheet(["2026-02-01", "03/02/2026"], head: "Datum (jjjj-mm-dd)"))
    #expect(report.codes["IMP042"] == 1)
    #expect(try days() == ["2026-02-01"])
    let odd = try importer.load(sheet(["2026-04-03", "2026-05-05"], head: "Datum (jjjj-dd-mm)"))
    #expect(odd.codes["IMP042"] == 1)
    #expect(try days().sorted() == ["2026-02-01", "2026-05-05"])
  }

  @Test func `where nothing speaks against it the day comes first`() throws {
    let report = try importer.load(sheet(["01/02/2026", "31/12/2025"]))
    #expect(report.codes["IMP120"] == nil)
    #expect(try days().sorted() == ["2025-12-31", "2026-02-01"])
  }

  @Test func `serial numbers that fit one system only are read in it`() throws {
    // 46034 is 12 January 2026 counted from 1900, and 13 January 2030 from 1904: four years after the load.
    let report = try importer.load(sheet(["46034", "46035", "14/01/2026"]))
    #expect(report.codes["IMP122"] == 1)
    #expect(try days().sorted() == ["2026-01-12", "2026-01-13", "2026-01-14"])
  }

  @Test func `serial numbers of the system of 1904 are recognised too`() throws {
    // 44572 counted from 1904; from 1900 it would be 11 January 2022, before the plan.
    let report = try importer.load(sheet(["44572"]))
    #expect(report.codes["IMP122"] == 1)
    let text = ImportReportText(.dutch).text(report)
    #expect(
      text.contains("1 getal is gelezen als Excel-datum van het 1904-stelsel (12/01/2026): zo valt het"), "\(text)")
    #expect(try days() == ["2026-01-12"])
  }

  @Test func `serial numbers that fit no system are refused and asked about`() throws {
    let report = try importer.load(sheet(["46034", "30000"]))
    #expect(report.codes["IMP044"] == 2)
    #expect(report.codes["IMP122"] == nil)
    #expect(report.counts.rejected == 2)
  }

  @Test func `a check decides as a load does`() throws {
    let folder = try Folder()
    let path = try folder.write("maanden.csv", sheet(["12/31/2025"]))
    let report = try importer.check(request(path))
    #expect(report.codes["IMP120"] == 1)
    #expect(report.counts.new == 1)
    #expect(try days().isEmpty)
  }

  @Test func `mended rows of a column that was month first are not read day first in silence`() throws {
    let text =
      "datum;duur;bestemming;begeleider;vorm\n9/16/2025;1:30;PBD-NED;B01;online\n9/4/2025;halve dag;PBD-NED;B01;online\n"
    let batch = try #require(try importer.load(text).batch)
    let rejected = try register.read { try RejectedRows(batch: batch, in: $0).bytes }
    let mended = String(decoding: rejected, as: UTF8.self).replacing("halve dag;", with: "3:30;", maxReplacements: 1)
    let again = try importer.load(mended)
    #expect(again.codes["IMP049"] == 1)
    #expect(again.counts.new == 0)
    let written = try importer.load(mended.replacing("9/4/2025", with: "2025-09-04"))
    #expect(written.counts.new == 1)
    #expect(try days().sorted() == ["2025-09-04", "2025-09-16"])
  }
}
