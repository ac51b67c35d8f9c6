import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Rejected rows that come back mended: each clears exactly the row that it names.
@Suite struct MendedRowsTests {
  private let register: Register
  private let importer: Importer
  private let header = "datum;duur;bestemming;begeleider;vorm"

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  /// The sheet of open rejected rows, with its text changed.
  private func rejected(_ batch: Int?, _ changes: [(String, String)] = []) throws -> String {
    let bytes = try register.read { try RejectedRows(batch: try #require(batch), in: $0).bytes }
    return changes.reduce(String(decoding: bytes, as: UTF8.self)) {
      $0.replacing($1.0, with: $1.1, maxReplacements: 1)
    }
  }

  private func open(_ batch: Int?) throws -> Int? {
    try register.read { try $0.batch(try #require(batch))?.openRejected }
  }

  private func minutes() throws -> [Int] { try register.read { try $0.registrations().map(\.record.minutes) } }

  @Test func `mended rows are cleared, the others stay open, and the account says so`() throws {
    let first = try importer.load(
      "\(header)\n12/01/2026;half dag;onderzoek;B01;online\n13/01/2026;x;onderzoek;B01;online\n14/01/2026;y;onderzoek;B01;online\n"
    ).batch
    #expect(try open(first) == 3)
    let sheet = try rejected(first, [("half dag;", "3:30;"), ("x;", "1:00;")])
    let lines = sheet.split(separator: "\r\n")
    let report = try importer.load(lines.prefix(3).joined(separator: "\r\n"))
    #expect(report.counts.new == 2)
    #expect(report.mended.map(\.mended) == [2])
    #expect(
      ImportReportText(.dutch).text(report).contains(
        "verbeterd: 2 van 3 geweigerde rijen van batch \(first ?? 0) zijn verbeterd, 1 blijft open"))
    #expect(try open(first) == 1)
    #expect(try register.read { try RejectedRows(batch: try #require(first), in: $0).count } == 1)
    #expect(
      try register.read { try RejectedRows(batch: try #require(first), in: $0, includingMended: true).count } == 3)
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.mended == report.mended)
  }

  @Test func `rows that were rejected again are not counted as mended, and the account says where they stand`() throws {
    let rows = (1...6).map { "1\($0)/01/2026;x\($0);onderzoek;B01;online\n" }.joined()
    let first = try importer.load("\(header)\n\(rows)").batch ?? 0
    let half = try rejected(first, [("x1;", "1:00;"), ("x2;", "1:00;"), ("x3;", "1:00;")])
    let second = try importer.load(half)
    let again = second.batch ?? 0
    let words = ImportReportText(.dutch)
    #expect(
      words.text(second).contains(
        "verbeterd: 3 van 6 geweigerde rijen van batch \(first) zijn verbeterd, "
          + "3 zijn opnieuw geweigerd en staan nu bij batch \(again)\n"))
    // The same file, not the same byte for byte: three were mended before, three are rejected once more.
    let third = try importer.load(half + "\r\n")
    let text = words.text(third)
    #expect(
      text.contains(
        "verbeterd: 3 van 6 geweigerde rijen van batch \(first) zijn verbeterd (3 al vroeger), "
          + "3 stonden al bij batch \(again)\n"), "\(text)")
    #expect(
      text.contains(
        "verbeterd: 0 van 3 geweigerde rijen van batch \(again) zijn verbeterd, "
          + "3 zijn opnieuw geweigerd en staan nu bij batch \(third.batch ?? 0)\n"), "\(text)")
    #expect(third.mended.map(\.before) == [3, 0])
    let shown = try register.read { try ImportReport(batch: try #require(third.batch), in: $0) }
    #expect(shown.mended.map(\.batch) == [again])
    // What stands elsewhere is told with how to fetch it.
    let one = half.split(separator: "\r\n").prefix(2).joined(separator: "\r\n") + "\r\n"
    let fourth = try importer.load(one + "\r\n\r\n")
    #expect(
      words.text(fourth).contains(
        "3 staan open bij batch \(third.batch ?? 0) (leerspoor import rejected \(third.batch ?? 0))\n"),
      "\(words.text(fourth))")
  }

  @Test func `one row is told of in the singular`() throws {
    let first = try importer.load("\(header)\n12/01/2026;x;onderzoek;B01;online\n").batch ?? 0
    let report = try importer.load(try rejected(first, [("x;", "1:00;")]))
    #expect(
      ImportReportText(.dutch).text(report).contains(
        "verbeterd: 1 van 1 geweigerde rij van batch \(first) is verbeterd"))
    #expect(ImportReportText(.english).text(report).contains("mended: 1 of 1 rejected row of batch \(first) is mended"))
  }

  @Test func `a mended row equal to one that was loaded from the same file counts beside it`() throws {
    let first = try importer.load(
      "\(header)\n12/01/2026;1:00;onderzoek;B01;online\n12/01/2026;x;onderzoek;B01;online\n"
    ).batch
    let mended = try importer.load(try rejected(first, [("x;", "1:00;")]))
    #expect(mended.counts.new == 1)
    #expect(try minutes() == [60, 60])
  }

  @Test func `a mended row that stands mended in a later version of its sheet as well is one record`() throws {
    let first = try importer.load("\(header)\n12/01/2026;x;onderzoek;B01;online\n").batch
    let sheet = try rejected(first, [("x;", "1:00;")])
    _ = try importer.load("\(header)\n12/01/2026;1:00;onderzoek;B01;online\n")
    let mended = try importer.load(sheet)
    #expect(mended.counts.unchanged == 1)
    #expect(try minutes() == [60])
    #expect(try open(first) == 0)
  }

  @Test func `two rejected rows that become equal are two records, and loading them again is harmless`() throws {
    let first = try importer.load(
      "\(header)\n12/01/2026;x;onderzoek;B01;online\n12/01/2026;x;onderzoek;B01;online\n"
    ).batch
    let sheet = try rejected(first, [("x;", "1:00;"), ("x;", "1:00;")])
    #expect(try importer.load(sheet).counts.new == 2)
    #expect(try importer.load(sheet).alreadyLoaded != nil)
    // The same rows in a file that is not the same, byte for byte.
    let again = try importer.load(sheet + "\r\n")
    #expect(again.counts.unchanged == 2)
    #expect(try minutes() == [60, 60])
    let report = try #require(again.mended.first)
    #expect(report.before == 2 && report.mended == 0 && report.open == 0)
  }

  @Test func `a row mended once more takes the place of what it became`() throws {
    let first = try importer.load("\(header)\n12/01/2026;x;onderzoek;B01;online\n").batch
    let sheet = try rejected(first, [("x;", "1:00;")])
    _ = try importer.load(sheet)
    let again = try importer.load(sheet.replacing("1:00;", with: "2:00;", maxReplacements: 1))
    #expect(again.counts.changed == 1)
    #expect(try minutes() == [120])
  }

  @Test func `a row rejected again takes the place of the old reject, also under the old rij-id`() throws {
    let first = try importer.load("\(header)\n12/01/2026;x;onderzoek;B01;online\n").batch
    let sheet = try rejected(first, [("x;", "y;")])
    let again = try importer.load(sheet)
    #expect(again.counts.rejected == 1)
    #expect(try open(first) == 0)
    #expect(try open(again.batch) == 1)
    let third = try importer.load(sheet.replacing("y;", with: "1:00;", maxReplacements: 1))
    #expect(third.counts.new == 1)
    #expect(try open(again.batch) == 0)
    #expect(try minutes() == [60])
  }

  @Test func `rows removed from the mended file stay open, emptied ones lapse`() throws {
    let first = try importer.load(
      "\(header)\n12/01/2026;x;onderzoek;B01;online\n13/01/2026;y;onderzoek;B01;online\n"
    ).batch
    let sheet = try rejected(first)
    let lines = sheet.split(separator: "\r\n").map(String.init)
    let emptied = lines[1].replacing("12/01/2026;x;onderzoek;B01;online;", with: ";;;;;")
    let report = try importer.load("\(lines[0])\r\n\(emptied)\r\n")
    #expect(report.counts.setAside == 1)
    #expect(report.codes["IMP135"] == 1)
    #expect(try open(first) == 1)
  }

  @Test func `a rij-id that names nothing is rejected, never loaded as another record`() throws {
    let first = try importer.load(
      "\(header)\n12/01/2026;x;onderzoek;B01;online\n13/01/2026;y;onderzoek;B01;online\n"
    ).batch
    let id = "\(first ?? 0)-1"
    let report = try importer.load(
      """
      \(header);rij-id
      12/01/2026;1:00;onderzoek;B01;online;\(id)
      12/01/2026;1:10;onderzoek;B01;online;\(id)
      12/01/2026;1:20;onderzoek;B01;online;99-1
      12/01/2026;1:30;onderzoek;B01;online;\(first ?? 0)-77
      12/01/2026;1:40;onderzoek;B01;online;zoiets
      12/01/2026;1:50;onderzoek;B01;online;
      """)
    #expect(report.codes["IMP134"] == 1)
    #expect(report.codes["IMP132"] == 2)
    #expect(report.codes["IMP131"] == 1)
    #expect(try minutes() == [60, 110])
    let other = try importer.load("code;naam;functie;rij-id\nB07;Jo;adviseur;\(id)\n")
    #expect(other.codes["IMP133"] == 1)
  }

  @Test func `an undo opens the rows again`() throws {
    let first = try importer.load("\(header)\n12/01/2026;x;onderzoek;B01;online\n").batch
    let mended = try importer.load(try rejected(first, [("x;", "1:00;")])).batch
    let today = try day("2026-02-03")
    let at = Moment(unixSeconds: Int64(today.dayNumber) * 86_400, day: today)
    #expect(throws: RegisterError.self) {
      try register.undo(batch: first ?? 0, reason: "x", at: at, actor: "proef", programVersion: "0")
    }
    let undo = try register.undo(batch: mended ?? 0, reason: "x", at: at, actor: "proef", programVersion: "0")
    #expect(undo.reopened == 1)
    #expect(try open(first) == 1)
    #expect(try minutes() == [])
    let again = try importer.load(try rejected(first, [("x;", "2:00;")]))
    #expect(again.counts.new == 1)
    #expect(try minutes() == [120])
  }

  @Test func `a mended file is read with the mapping and the source of the batch that it comes back from`() throws {
    let text = """
      mapping: eigen-blad
      kind: registraties
      columns:
        datum: [Wanneer]
        duur: [Hoelang]
      constants:
        bestemming: onderzoek
        vorm: online
      """
    let folder = try Folder()
    let mapping = try SheetMapping(path: try folder.write("eigen.yaml", text))
    let first = try importer.load("id;Wanneer;Hoelang;wie\n1;12/01/2026;x;B01\n") {
      $0.mapping = mapping
      $0.source = "team-noord"
    }
    #expect(first.counts.rejected == 1)
    let report = try importer.load(try rejected(first.batch, [("x;", "1:00;")]))
    #expect(report.counts.new == 1)
    let batch = try register.read { try $0.batch(try #require(report.batch)) }
    #expect(batch?.source == "team-noord")
    #expect(batch?.mapping == text)
  }
}
