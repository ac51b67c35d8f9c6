import GuidanceKit
import Testing

@Suite struct CalendarOverrideTests {
  @Test func `autumn 2020 ran two weeks, not one`() throws {
    let year = try schoolYear("2020-2021")
    #expect(try days(.autumn, year, SchoolCalendar()) == "2020-11-02..2020-11-15")
    #expect(try days(.autumn, year, SchoolCalendar(known: [])) == "2020-11-02..2020-11-08")
    #expect(!SchoolCalendar().isLessonDay(try date("2020-11-12")))
  }

  @Test func `Christmas 2021 began on 24 December`() throws {
    let year = try schoolYear("2021-2022")
    #expect(try days(.christmas, year, SchoolCalendar()) == "2021-12-24..2022-01-09")
    #expect(try days(.christmas, year, SchoolCalendar(known: [])) == "2021-12-27..2022-01-09")
    #expect(!SchoolCalendar().isLessonDay(try date("2021-12-24")))
    #expect(SchoolCalendar().isLessonDay(try date("2021-12-23")))
  }

  @Test func `a loaded decision goes before a known one`() throws {
    let calendar = SchoolCalendar(overrides: [try override(.moves(.autumn), "2020-10-26", "2020-11-01")])
    let year = try schoolYear("2020-2021")
    #expect(try days(.autumn, year, calendar) == "2020-10-26..2020-11-01")
    #expect(calendar.holidays(in: year).count { $0.kind == .autumn } == 1)
    #expect(try days(.christmas, schoolYear("2021-2022"), calendar) == "2021-12-24..2022-01-09")
  }

  @Test func `days may be freed or opened`() throws {
    let calendar = SchoolCalendar(overrides: [
      try override(.frees, "2026-01-07", "2026-01-08"), try override(.opens, "2026-05-15", "2026-05-17"),
    ])
    #expect(!calendar.isLessonDay(try date("2026-01-07")))
    #expect(calendar.holidays(on: try date("2026-01-08")).map(\.kind) == [.extra])
    #expect(calendar.isLessonDay(try date("2026-05-15")))
    #expect(!calendar.isLessonDay(try date("2026-05-16")), "a Saturday stays free")
    #expect(calendar.lessonDays(in: try schoolYear("2025-2026")).count == 182 - 2 + 1)
  }

  @Test func `a freed week is no school week`() throws {
    let calendar = SchoolCalendar(overrides: [try override(.frees, "2026-01-05", "2026-01-11")])
    #expect(calendar.schoolWeeks(in: try schoolYear("2025-2026")).count == 37)
    #expect(calendar.reportingDay(for: try #require(Month("2026-01"))).iso == "2026-01-12")
  }

  @Test func `a year without lessons still answers`() throws {
    let calendar = SchoolCalendar(overrides: [try override(.frees, "2025-09-01", "2026-08-31")])
    let year = try schoolYear("2025-2026")
    #expect(calendar.lessonDays(in: year).isEmpty)
    #expect(calendar.firstLessonDay(in: year).iso == "2025-09-01")
    #expect(calendar.lastLessonDay(in: year).iso == "2026-06-30")
    #expect(calendar.reportingDay(for: try #require(Month("2026-02"))).iso == "2026-02-02")
  }

  @Test func `an override that ends before it starts is refused`() throws {
    let reason = Label("x", "x")
    #expect(
      CalendarOverride(
        effect: .frees, first: try date("2026-01-08"), last: try date("2026-01-07"), reason: reason, source: "x") == nil
    )
  }

  @Test func `days chosen locally take lessons away in that organisation only`() throws {
    let number = try #require(InstitutionNumber("042531"))
    let local = LocalFreeDays(
      organisation: number,
      days: [
        .init(try date("2026-03-02")), .init(try date("2026-03-03"), part: .half),
        .init(try date("2026-03-04"), part: .half, purpose: .study), .init(try date("2026-03-04"), part: .half),
      ])
    let calendar = SchoolCalendar()
    #expect(!calendar.isLessonDay(try date("2026-03-02"), without: local))
    #expect(calendar.isLessonDay(try date("2026-03-02")))
    #expect(calendar.isLessonDay(try date("2026-03-03"), without: local), "half a day has lessons in the other half")
    #expect(!calendar.isLessonDay(try date("2026-03-04"), without: local), "two halves make a whole")
    #expect(local.halves(in: try schoolYear("2025-2026"), for: .optional) == 4)
    #expect(local.halves(in: try schoolYear("2025-2026"), for: .study) == 1)
    #expect(local.halves(in: try schoolYear("2026-2027"), for: .optional) == 0)
  }

  @Test func `the number of days to choose depends on the level`() {
    #expect(LocalFreeDays.allowedHalves(for: .baO, .optional) == 4)
    #expect(LocalFreeDays.allowedHalves(for: .baO, .study) == 3)
    #expect(LocalFreeDays.allowedHalves(for: .so, .optional) == 2)
    #expect(LocalFreeDays.allowedHalves(for: .buSO, .optional) == 4)
    #expect(LocalFreeDays.allowedHalves(for: .vo, .optional) == nil)
  }

  private func override(_ effect: CalendarOverride.Effect, _ first: String, _ last: String) throws -> CalendarOverride {
    try #require(
      CalendarOverride(
        effect: effect, first: try date(first), last: try date(last), reason: Label("besluit", "decision"),
        source: "test"))
  }

  private func days(_ kind: HolidayKind, _ year: SchoolYear, _ calendar: SchoolCalendar) throws -> String {
    let holiday = try #require(calendar.holidays(in: year).first { $0.kind == kind })
    return "\(holiday.first)..\(holiday.last)"
  }
}
