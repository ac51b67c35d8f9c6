import GuidanceKit
import Register
import Testing

@testable import Importing

/// `0,25` is a quarter of an hour or six o'clock: the whole column decides, or the mapping.
@Suite struct SmallDecimalTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private func sheet(_ durations: [String], head: String = "duur") -> String {
    "datum;\(head);bestemming;begeleider;vorm\n"
      + durations.enumerated().map { "\($0 + 1)/10/2025;\($1);onderzoek;B01;online\n" }.joined()
  }

  private func minutes() throws -> [Int] { try register.read { try $0.registrations().map(\.record.minutes) } }

  private func message(_ report: ImportReport, _ code: String) -> String {
    report.problems.groups.first { $0.code == code }?.examples.first?.problem.message.dutch ?? ""
  }

  @Test func `numbers that may be hours or parts of a day are refused with both readings and the setting that decides`()
    throws
  {
    let report = try importer.load(sheet(["0,25", "0,1", "1:30"]))
    #expect(report.counts.rejected == 2)
    #expect(report.codes == ["IMP052": 2])
    #expect(
      message(report, "IMP052")
        == "\"0,25\" kan 0:15 betekenen (in uren), of 6:00 (als deel van een dag, zoals Excel een tijd bewaart); verwacht u:mm, "
        + "bv. 0:15 of 6:00. Geldt het voor de hele kolom, zet dan bare_duration: uren of dagen in de koppeling.")
    #expect(try minutes() == [90])
  }

  @Test
  func `a number that is no whole minute of an hour shows parts of a day, and all small ones are refused with that`()
    throws
  {
    let report = try importer.load(sheet(["0,25", "0,0625", "0,125"]))
    #expect(report.codes == ["IMP053": 3])
    let text = message(report, "IMP053")
    #expect(text.contains("\"0,25\" lijkt een deel van een dag, zoals Excel een tijd bewaart: 6:00"), "\(text)")
    #expect(text.contains("\"0,0625\" in rij 3 is in uren geen geheel aantal minuten"), "\(text)")
    #expect(text.contains("bare_duration: dagen"), "\(text)")
  }

  @Test func `a number of more than ten hours as a part of a day shows hours, and that is said`() throws {
    let report = try importer.load(sheet(["0,25", "0,75", "1,5"]))
    #expect(report.counts.new == 3)
    #expect(report.codes == ["IMP124": 1])
    #expect(
      message(report, "IMP124").contains("want \"0,75\" (rij 3) zou als deel van een dag langer zijn dan tien uur"))
    #expect(try minutes() == [15, 45, 90])
  }

  @Test func `a head or a mapping that says what numbers count decides`() throws {
    #expect(try importer.load(sheet(["0,25"], head: "duur (uren)")).codes.isEmpty)
    let hours = try importer.load(sheet(["0,1"])) {
      $0.mapping = SheetMapping(text: "mapping: m\nkind: registraties\nbare_duration: uren\n")
    }
    #expect(hours.codes.isEmpty)
    let days = try importer.load(sheet(["0,25", "0,0625"])) {
      $0.mapping = SheetMapping(text: "mapping: m\nkind: registraties\nbare_duration: dagen\n")
    }
    #expect(days.codes.isEmpty)
    #expect(try minutes() == [15, 6, 360, 90])
  }

  @Test func `a head of hours over parts of a day does not make quarters of an hour of them`() throws {
    #expect(try importer.load(sheet(["0,25", "0,0625"], head: "duur (uren)")).codes == ["IMP053": 2])
  }

  @Test func `rows that come back mended are read as their file was`() throws {
    let report = try importer.load(sheet(["0,25", "0,0625"]), as: "a.csv")
    let rows = try register.read { try RejectedRows(batch: try #require(report.batch), in: $0) }
    let text = String(decoding: rows.bytes, as: UTF8.self)
    // One is mended, and would make the other an hour's quarter by itself.
    let again = try importer.load(text.replacing("0,0625", with: "1,5"), as: "b.csv")
    #expect(again.counts.new == 1)
    #expect(again.counts.rejected == 1)
  }

  @Test(arguments: ["1.30 u", "1.30", "1,30 u", "1,30", "1.25 uur", "2.45h"])
  func `a unit does not tell whether decimals are minutes`(text: String) {
    #expect(DurationReader().read(text).remarks.map(\.code) == [.durationAmbiguous])
  }
}
