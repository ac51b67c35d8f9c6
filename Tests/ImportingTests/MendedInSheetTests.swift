import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Rows that are mended in their own sheet, and not in the sheet of rejected rows, are no longer open.
@Suite struct MendedInSheetTests {
  private let register: Register
  private let importer: Importer

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private static let sheet = """
    datum;duur;bestemming;begeleider;vorm;omschrijving
    12/01/2026;1:30;onderzoek;B01;online;een
    13/01/2026;halve dag;onderzoek;B01;online;twee
    14/01/2026;2:00;onderzoek;B02;online;drie
    15/01/2026;lang;onderzoek;B02;;vier

    """

  private func open(_ batch: Int?) throws -> Int? {
    try register.read { try $0.batch(try #require(batch))?.openRejected }
  }

  @Test func `a row mended in its own file is closed, and what is still wrong moves on`() throws {
    let first = try importer.load(Self.sheet, as: "januari.csv")
    #expect(first.counts.rejected == 2)
    let second = try importer.load(Self.sheet.replacing("halve dag", with: "3:30"), as: "januari.csv")
    #expect(second.counts.new == 1)
    #expect(second.mended.map(\.mended) == [1])
    #expect(second.mended.map(\.rejectedAgain) == [1])
    #expect(try open(first.batch) == 0)
    #expect(try open(second.batch) == 1)
    let moved = try register.read { try $0.movedRejects(batch: try #require(first.batch)) }
    #expect(moved.map(\.batch) == [try #require(second.batch)] && moved.map(\.rows) == [1])
    // Two cells were wrong, and a row was added above it.
    let third = try importer.load(
      Self.sheet.replacing("halve dag", with: "3:30").replacing(
        "15/01/2026;lang;onderzoek;B02;;", with: "15/01/2026;1:00;onderzoek;B02;online;"
      )
      .replacing("12/01/2026;1:30", with: "9/01/2026;0:30;onderzoek;B01;online;nul\n12/01/2026;1:30"), as: "januari.csv"
    )
    #expect(third.counts.new == 2)
    #expect(try open(second.batch) == 0)
    #expect(try register.read { try $0.movedRejects(batch: try #require(first.batch)) }.isEmpty)
  }

  @Test func `the sheet of rejected rows that comes after all finds the record, and nothing counts twice`() throws {
    let first = try importer.load(Self.sheet, as: "januari.csv")
    let rows = try register.read { try RejectedRows(batch: try #require(first.batch), in: $0).bytes }
    _ = try importer.load(Self.sheet.replacing("halve dag", with: "3:30"), as: "januari.csv")
    let mended = String(decoding: rows, as: UTF8.self).replacing("halve dag;onderzoek", with: "3:30;onderzoek")
    let again = try importer.load(mended, as: "te-verbeteren.csv")
    #expect(again.counts.new == 0)
    #expect(again.counts.unchanged == 1)
    #expect(try register.read { try $0.registrations().count } == 3)
  }

  @Test func `a row that was removed, and another that was added in its place, is not taken for mended`() throws {
    let first = try importer.load(Self.sheet, as: "januari.csv")
    let other = Self.sheet.replacing(
      "13/01/2026;halve dag;onderzoek;B01;online;twee", with: "20/01/2026;2:15;onderzoek;B02;fysiek;ander")
    _ = try importer.load(other, as: "januari.csv")
    #expect(try open(first.batch) == 1)
  }

  @Test func `a file with another name closes nothing, and undoing the reload opens the row again`() throws {
    let first = try importer.load(Self.sheet, as: "januari.csv")
    let mended = Self.sheet.replacing("halve dag", with: "3:30")
    _ = try importer.load(mended, as: "februari.csv")
    #expect(try open(first.batch) == 1)
    let later = try importer.load(mended + "16/01/2026;1:00;onderzoek;B02;online;vijf\n", as: "januari.csv")
    // The mended row is known by then.
    #expect(later.counts.new == 1)
  }

  @Test func `rows of a batch that was undone cannot be mended, and both commands say why`() throws {
    let first = try importer.load(Self.sheet, as: "januari.csv")
    let batch = try #require(first.batch)
    let rows = try register.read { try RejectedRows(batch: batch, in: $0).bytes }
    let plain = try request("x")
    _ = try register.undo(batch: batch, reason: "verkeerd", at: plain.at, actor: "proef", programVersion: "0")
    let refusal = #expect(throws: ImportRefusal.self) {
      try register.read { try RejectedRows(batch: batch, in: $0) }
    }
    #expect(refusal?.problems.first?.message.dutch.contains("is ongedaan gemaakt door batch") == true)
    let report = try importer.load(
      String(decoding: rows, as: UTF8.self).replacing("halve dag;", with: "3:30;"), as: "te-verbeteren.csv")
    let text = ImportReportText(.dutch).text(report)
    #expect(
      text.contains("hoort bij batch \(batch) (januari.csv), die ongedaan gemaakt is door batch \(batch + 1)"),
      "\(text)")
  }
}
