import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Importing

/// Rows that stand in a later version of their sheet as they were rejected: they are open once, and count once.
@Suite struct RejectedBeforeTests {
  private let register: Register
  private let importer: Importer
  private let header = "datum;duur;bestemming;begeleider;vorm"
  private let bad = "12/01/2026;x;onderzoek;B01;online"
  private let other = "13/01/2026;2:00;onderzoek;B01;online"

  init() throws {
    register = try preparedRegister()
    importer = Importer(register)
  }

  private func load(_ lines: String..., isComplete: Bool = false) throws -> ImportReport {
    try importer.load(lines.joined(separator: "\n") + "\n") { $0.isComplete = isComplete }
  }

  /// The sheet of open rejected rows, with its text changed.
  private func rejected(_ batch: Int?, _ old: String = "x;", _ new: String = "1:00;") throws -> String {
    let bytes = try register.read { try RejectedRows(batch: try #require(batch), in: $0).bytes }
    return String(decoding: bytes, as: UTF8.self).replacing(old, with: new, maxReplacements: 1)
  }

  private func open(_ batches: Int?...) throws -> [Int?] {
    try batches.map { batch in try register.read { try $0.batch(try #require(batch))?.openRejected } }
  }

  private func minutes() throws -> [Int] {
    try register.read { try $0.registrations().map(\.record.minutes).sorted() }
  }

  private func undo(_ batch: Int?) throws -> UndoOutcome {
    let today = try day("2026-02-03")
    return try register.undo(
      batch: try #require(batch), reason: "proef",
      at: Moment(unixSeconds: Int64(today.dayNumber) * 86_400, day: today), actor: "proef", programVersion: "0")
  }

  @Test func `a row that is still wrong in a longer sheet takes the place of its earlier reject`() throws {
    let first = try load(header, bad).batch
    let early = try rejected(first)
    // Another line end is no other row.
    let second = try importer.load("\(header)\r\n\(other)\r\n\(bad)\r\n")
    #expect(second.counts.new == 1)
    #expect(second.counts.rejected == 1)
    #expect(try open(first, second.batch) == [0, 1])
    #expect(second.mended.map(\.rejectedAgain) == [1])
    let shown = try register.read { try ImportReport(batch: try #require(second.batch), in: $0) }
    #expect(shown.mended == second.mended)
    // The earlier rij-id leads to it.
    let mended = try importer.load(early)
    #expect(mended.counts.new == 1)
    #expect(try open(first, second.batch) == [0, 0])
    #expect(try minutes() == [60, 120])

    #expect(try undo(mended.batch).reopened == 1)
    #expect(try open(first, second.batch) == [0, 1])
    let refusal = #expect(throws: RegisterError.self) { try undo(first) }
    #expect(refusal?.message.dutch.contains("Maak eerst ongedaan, in deze volgorde: \(second.batch ?? 0).") == true)
    #expect(try undo(second.batch).reopened == 1)
    #expect(try open(first, second.batch) == [1, 0])
    #expect(try importer.load(try rejected(first)).counts.new == 1)
    #expect(try minutes() == [60])
  }

  @Test func `the very same file again is known, and its rejects stay where they are`() throws {
    let first = try load(header, bad, other).batch
    #expect(try load(header, bad, other).alreadyLoaded == first)
    #expect(try open(first) == [1])
    _ = try importer.load(try rejected(first))
    let again = try load(header, bad, other)
    #expect(again.alreadyLoaded == first)
    #expect(again.codes["IMP136"] == 1)
    #expect(try minutes() == [60, 120])
  }

  @Test func `each earlier reject answers for one row`() throws {
    let first = try load(header, bad, bad).batch
    let second = try load(header, bad, bad, bad).batch
    #expect(try open(first, second) == [0, 3])
    let third = try load(header, bad, other).batch
    #expect(try open(first, second, third) == [0, 2, 1])
    _ = try undo(third)
    #expect(try open(first, second) == [0, 3])
  }

  @Test func `a row that was mended since is set aside and says in which batch`() throws {
    let first = try load(header, bad).batch
    let mended = try importer.load(try rejected(first)).batch
    let second = try load(header, bad, other)
    #expect(second.counts.new == 1)
    #expect(second.counts.rejected == 0)
    #expect(second.counts.setAside == 1)
    #expect(second.codes == ["IMP136": 1])
    #expect(try open(first, second.batch) == [0, 0])
    #expect(try minutes() == [60, 120])
    let shown = try register.read { try ImportReport(batch: try #require(second.batch), in: $0) }
    #expect(shown.codes == ["IMP136": 1])
    let notice = shown.problems.groups.first?.examples.first
    #expect(notice?.problem.message.dutch.contains("verbeterd in batch \(mended ?? 0);") == true)
    #expect(notice?.row == 2)

    // The mending is taken back: the row is open where it was rejected, once.
    #expect(try undo(mended).reopened == 1)
    #expect(try open(first, second.batch) == [1, 0])
    #expect(try minutes() == [120])
    // The batch of the reject cannot go while a later one leans on it: the row would be nowhere.
    let refusal = #expect(throws: RegisterError.self) { try undo(first) }
    #expect(refusal?.message.dutch.contains("batch \(second.batch ?? 0) legde rijen terzijde") == true)
    #expect(try importer.load(try rejected(first)).counts.new == 1)
    #expect(try minutes() == [60, 120])
  }

  @Test func `one of two equal rejects is mended: the sheet has one to set aside and one still wrong`() throws {
    let first = try load(header, bad, bad).batch
    let lines = try rejected(first).split(separator: "\r\n")
    _ = try importer.load(lines.prefix(2).joined(separator: "\r\n"))
    let second = try load(header, bad, bad, other)
    #expect(second.counts.rejected == 1)
    #expect(second.counts.setAside == 1)
    #expect(try open(first, second.batch) == [0, 1])
    #expect(try importer.load(try rejected(second.batch)).counts.new == 1)
    #expect(try minutes() == [60, 60, 120])
    // Nothing is left to mend, whatever the sheet repeats.
    let third = try load(header, bad, bad, other, "14/01/2026;3:00;onderzoek;B01;online")
    #expect(third.counts.setAside == 2)
    #expect(try minutes() == [60, 60, 120, 180])
  }

  @Test func `a complete sheet with the old text of a mended row does not end the record`() throws {
    let first = try load(header, bad, other).batch
    _ = try importer.load(try rejected(first))
    let report = try load(header, bad, other, "14/01/2026;3:00;onderzoek;B01;online", isComplete: true)
    #expect(report.counts.setAside == 1)
    #expect(report.counts.gone == 0)
    #expect(try minutes() == [60, 120, 180])
  }

  @Test func `a row mended in its sheet, then wrong again in an old copy, counts once and is not asked for again`()
    throws
  {
    let first = try load(header, bad).batch
    let early = try rejected(first)
    let mended = try load(header, "12/01/2026;1:00;onderzoek;B01;online").batch
    #expect(try open(first) == [0])
    let copy = try load(header, bad, other)
    #expect(copy.codes == ["IMP136": 1])
    #expect(try open(first, copy.batch) == [0, 0])
    #expect(try importer.load(early).counts.unchanged == 1)
    #expect(try minutes() == [60, 120])
    // Under another name it is not known that it is the same sheet: the row is open, and counts once when it is mended.
    let elsewhere = try importer.load("\(header)\n13/01/2026;y;onderzoek;B01;online\n", as: "a.csv").batch
    _ = try importer.load("\(header)\n13/01/2026;3:00;onderzoek;B01;online\n", as: "b.csv")
    #expect(try open(elsewhere) == [1])
    #expect(try importer.load(try rejected(elsewhere, "y;", "3:00;"), as: "c.csv").counts.unchanged == 1)
    #expect(try minutes() == [60, 120, 180])
    #expect(mended != nil)
  }

  @Test func `a key that stands twice is open once, and is set aside once it was mended`() throws {
    func rows(_ more: String...) -> String {
      (["id;\(header)", "7;\(other)", "7;12/01/2026;1:00;onderzoek;B01;online"] + more).joined(separator: "\n") + "\n"
    }
    let first = try importer.load(rows()).batch
    #expect(try open(first) == [1])
    let second = try importer.load(rows("8;14/01/2026;3:00;onderzoek;B01;online")).batch
    #expect(try open(first, second) == [0, 1])
    #expect(try importer.load(try rejected(second, "7;", "9;")).counts.new == 1)
    let third = try importer.load(rows("10;15/01/2026;4:00;onderzoek;B01;online"))
    #expect(third.counts.rejected == 0)
    #expect(third.counts.setAside == 1)
    #expect(third.codes["IMP136"] == 1)
    #expect(try minutes() == [60, 120, 180, 240])
  }
}
