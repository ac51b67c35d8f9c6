import GuidanceKit
import Testing

@Suite struct CalendarDateTests {
  @Test func `every day from 1900 to 2100 keeps its number, its text and its weekday`() throws {
    var expected = (year: 1900, month: 1, day: 1)
    let first = try date("1900-01-01")
    let last = try date("2100-12-31")
    // 1 January 1900 was a Monday.
    var weekday = 1
    for number in first.dayNumber...last.dayNumber {
      let day = CalendarDate(dayNumber: number)
      guard day.year == expected.year, day.month == expected.month, day.day == expected.day,
        day.weekday.rawValue == weekday, CalendarDate(iso: day.iso) == day,
        CalendarDate(year: day.year, month: day.month, day: day.day)?.dayNumber == number
      else {
        Issue.record("day \(number) is \(day), expected \(expected) and weekday \(weekday)")
        return
      }
      expected.day += 1
      if expected.day > CalendarDate.days(inMonth: expected.month, of: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
      weekday = weekday % 7 + 1
    }
    #expect(expected.year == 2101)
    #expect(last.dayNumber - first.dayNumber + 1 == 73_414)
  }

  @Test func `day zero is 1 January 1970, a Thursday`() {
    let day = CalendarDate(dayNumber: 0)
    #expect(day.iso == "1970-01-01")
    #expect(day.weekday == .thursday)
  }

  @Test(arguments: [
    ("2025-11-11", Weekday.tuesday), ("2025-04-21", .monday), ("2024-02-29", .thursday), ("2000-01-01", .saturday),
    ("0001-01-01", .monday), ("9999-12-31", .friday),
  ])
  func `known days have their weekday`(iso: String, weekday: Weekday) throws {
    #expect(try date(iso).weekday == weekday)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "0000-01-01", "2026-1-1", "2026/01/01",
    "2026-01-011", " 2026-01-01", "2026-01-01 ", "", "20260101", "２０２６-01-01", "1900-02-29",
  ])
  func `what is no date is refused`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `counting days crosses months, years and leap days`() throws {
    #expect(try date("2024-02-28").adding(days: 2).iso == "2024-03-01")
    #expect(try date("2025-12-31").adding(days: 1).iso == "2026-01-01")
    #expect(try date("2026-03-01").adding(days: -1).iso == "2026-02-28")
    #expect(try date("2025-09-01").days(until: date("2026-08-31")) == 364)
  }

  @Test func `dates beyond four digits stop at the last one`() {
    #expect(CalendarDate.latest.iso == "9999-12-31")
    #expect(CalendarDate.earliest.iso == "0001-01-01")
    #expect(CalendarDate.latest.adding(days: 1) == .latest)
    #expect(CalendarDate.latest.adding(days: .max) == .latest)
    #expect(CalendarDate.earliest.adding(days: .min) == .earliest)
    #expect(CalendarDate(dayNumber: .max) == .latest)
  }
}
