import GuidanceKit
import Testing
import ToolSupport

@Suite struct MomentTests {
  @Test(arguments: [
    ("2026-02-02T06:00", "2026-02-02T05:00:00Z", "2026-02-02"),
    ("2026-07-01T06:00", "2026-07-01T04:00:00Z", "2026-07-01"),
    ("2026-02-01T23:30:00Z", "2026-02-01T23:30:00Z", "2026-02-02"),
    ("2026-02-02T00:30+01:00", "2026-02-01T23:30:00Z", "2026-02-02"),
    ("2026-02-02", "2026-02-01T23:00:00Z", "2026-02-02"),
    // 02:30 does not exist on the last Sunday of March: the same distance after the change.
    ("2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29"),
    // 02:30 exists twice on the last Sunday of October: the first.
    ("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25"),
  ]) func `a written moment is read in the service's zone`(text: String, utc: String, day: String) throws {
    let moment = try Brussels.moment(text)
    #expect(moment.iso == utc)
    #expect(moment.day.iso == day)
  }

  @Test(arguments: ["gisteren", "2026-02-30", "2026-02-02T25:00", "2026-02-02T6:00", "2026-02-02T06:00+1", ""])
  func `what is no moment is refused with an example`(text: String) throws {
    let error = try #require(throws: UsageError.self) { try Brussels.moment(text) }
    #expect(error.explanation.dutch.contains("verwacht bv. 2026-02-02"))
  }

  @Test func `an as-of argument is a day or a batch`() throws {
    #expect(try AsOfArgument("7") == .batch(7))
    #expect(try AsOfArgument("2026-02-01") == .day(try #require(CalendarDate(iso: "2026-02-01"))))
    #expect(throws: UsageError.self) { try AsOfArgument("februari") }
  }

  @Test func `periods are read and anything else is answered with examples`() throws {
    #expect(try ArgumentText.month("2026-01").iso == "2026-01")
    #expect(try ArgumentText.schoolYear("2025-2026").startYear == 2025)
    #expect(try ArgumentText.period("2026-W05").iso == "2026-W05")
    for text in ["2026-13", "januari", "2026"] {
      #expect(throws: UsageError.self) { try ArgumentText.month(text) }
    }
    #expect(throws: UsageError.self) { try ArgumentText.schoolYear("2025-2027") }
  }
}
