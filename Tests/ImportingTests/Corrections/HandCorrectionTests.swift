import GuidanceKit
import Register
import Testing

@testable import Importing

/// What somebody corrected by hand holds for its cell, as long as the sheet says there what it said then.
@Suite struct HandCorrectionTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private static let sheet = """
    id;datum;duur;bestemming;begeleider;vorm;omschrijving
    1;12/01/2026;1:30;onderzoek;B01;online;een
    2;13/01/2026;2:00;onderzoek;B01;online;twee

    """

  @discardableResult
  private func set(_ kind: String, _ key: String, _ values: [(column: String, text: String)]) throws -> ImportReport {
    let correction = RecordCorrection(
      kind: try #require(SheetKind.named(kind)), key: key, values: values, reason: "telefoon")
    let plain = try request("x")
    let request = try register.read { try correction.request($0, at: plain.at, actor: "proef", programVersion: "0") }
    return try importer.load(request)
  }

  private func record(_ id: String) throws -> Registration {
    try #require(try register.read { try $0.registrations().map(\.record).first { $0.sheetID == id } })
  }

  @Test func `a cell corrected by hand stays when the sheet changes another cell of its row`() throws {
    _ = try importer.load(Self.sheet)
    try set("registraties", "2", [("duur", "1:45")])
    let report = try importer.load(Self.sheet.replacing("twee", with: "anders"))
    #expect(report.counts.changed == 1)
    #expect(report.changes.first?.cells.map(\.column) == ["omschrijving"])
    #expect(report.codes["IMP130"] == 1)
    #expect(try record("2").minutes == 105)
    #expect(try record("2").description == "anders")
    let shown = try register.read { try ImportReport(batch: try #require(report.batch), in: $0) }
    #expect(shown.changes.first?.cells.map(\.column) == ["omschrijving"])
  }

  @Test func `corrections of several times stay together, also after changes of the sheet between them`() throws {
    _ = try importer.load(Self.sheet)
    try set("registraties", "2", [("duur", "1:45")])
    _ = try importer.load(Self.sheet.replacing("twee", with: "drie"))
    let second = try set("registraties", "2", [("vorm", "fysiek")])
    #expect(second.changes.first?.cells.map(\.column) == ["vorm"])
    let report = try importer.load(Self.sheet.replacing("twee", with: "vier"))
    #expect(report.changes.first?.cells.map(\.column) == ["omschrijving"])
    let record = try record("2")
    #expect(record.minutes == 105 && record.form == .physical && record.description == "vier")
  }

  @Test func `once the sheet says something else in the cell, the sheet holds, and that is said`() throws {
    _ = try importer.load(Self.sheet)
    try set("registraties", "2", [("duur", "1:45"), ("vorm", "fysiek")])
    let report = try importer.load(Self.sheet.replacing("2:00", with: "2:30"))
    #expect(report.codes["IMP139"] == 1)
    #expect(report.needsAttention)
    #expect(try record("2").minutes == 150)
    #expect(try record("2").form == .physical)
    // From then on the sheet is right about the duration.
    _ = try importer.load(Self.sheet.replacing("2:00", with: "2:00 u"))
    #expect(try record("2").minutes == 120)
  }

  @Test func `the sheet that takes the correction over is no remark`() throws {
    _ = try importer.load(Self.sheet)
    try set("registraties", "2", [("duur", "1:45")])
    let report = try importer.load(Self.sheet.replacing("2:00", with: "1:45"))
    #expect(report.counts.unchanged == 2)
    #expect(report.codes.isEmpty)
  }

  @Test func `a corrected day stays a day first one in a sheet with the month first`() throws {
    let american =
      "id;Datum (mm/dd/jjjj);duur;bestemming;begeleider;vorm;omschrijving\n1;01/12/2026;1:30;onderzoek;B01;online;een\n"
    _ = try importer.load(american)
    try set("registraties", "1", [("datum", "3/02/2026")])
    #expect(try record("1").date.iso == "2026-02-03")
    _ = try importer.load(american.replacing("een", with: "twee"))
    #expect(try record("1").date.iso == "2026-02-03")
    #expect(try record("1").description == "twee")
  }

  @Test func `a school keeps the name that was corrected by hand when the list changes something else`() throws {
    let list = "instellingsnummer;naam;type;bestuur\n042549;PTO Bom;so;Antwerpen\n"
    _ = try importer.load(list, as: "organisaties.csv")
    // Without its zero, as a spreadsheet shows it.
    try set("organisaties", "42549", [("naam", "PTO Boom")])
    _ = try importer.load(list.replacing("Antwerpen", with: "Provincie"), as: "organisaties.csv")
    let school = try register.read { try $0.organisations().map(\.record).first { $0.number.digits == "042549" } }
    #expect(school?.name == "PTO Boom")
    #expect(school?.board == "Provincie")
  }

  @Test func `undoing the correction brings the sheet back`() throws {
    _ = try importer.load(Self.sheet)
    let correction = try set("registraties", "2", [("duur", "1:45")])
    let plain = try request("x")
    _ = try register.undo(
      batch: try #require(correction.batch), reason: "toch niet", at: plain.at, actor: "proef", programVersion: "0")
    let report = try importer.load(Self.sheet.replacing("twee", with: "anders"))
    #expect(report.codes["IMP130"] == nil)
    #expect(try record("2").minutes == 120)
  }

  @Test func `a row of a file whose days were decided month first is corrected as its file was read`() throws {
    _ = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm\n1;1/2/2026;1:30;onderzoek;B01;online\n2;1/31/2026;1:30;onderzoek;B01;online\n"
    )
    #expect(try record("1").date.iso == "2026-01-02")
    try set("registraties", "1", [("duur", "2:00")])
    #expect(try record("1").date.iso == "2026-01-02")
    #expect(try record("1").minutes == 120)
  }

  @Test func `small decimals of a row are corrected as its file was read, and typed ones are asked about`() throws {
    _ = try importer.load(
      "id;datum;duur;bestemming;begeleider;vorm\n1;1/02/2026;0,25;onderzoek;B01;online\n2;2/02/2026;1,5;onderzoek;B01;online\n"
    )
    try set("registraties", "1", [("vorm", "fysiek")])
    #expect(try record("1").minutes == 15)
    #expect(throws: ImportRefusal.self) { try set("registraties", "2", [("duur", "0,25")]) }
  }
}
