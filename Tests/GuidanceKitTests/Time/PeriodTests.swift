import GuidanceKit
import Testing

@Suite struct PeriodTests {
  @Test func `every month from 1900 to 2100 reads back and touches its neighbours`() throws {
    var month = try #require(Month("1900-01"))
    while month.year <= 2100 {
      #expect(Month(month.iso) == month)
      #expect(Month(containing: month.first) == month && Month(containing: month.last) == month)
      #expect(month.last.adding(days: 1) == month.next.first)
      #expect(month.next.previous == month)
      month = month.next
    }
  }

  @Test func `every week from 1900 to 2100 reads back and touches its neighbours`() throws {
    var week = ISOWeek(containing: try date("1900-01-01"))
    while week.year <= 2100 {
      #expect(ISOWeek(week.iso) == week)
      #expect(week.first.weekday == .monday && week.last.weekday == .sunday)
      #expect(week.days.allSatisfy { ISOWeek(containing: $0) == week })
      #expect(week.last.adding(days: 1) == week.next.first)
      #expect(week.next.previous == week)
      #expect(week < week.next)
      week = week.next
    }
  }

  @Test(arguments: [
    ("2024-12-30", "2025-W01"), ("2027-01-01", "2026-W53"), ("2026-01-04", "2026-W01"), ("2026-01-05", "2026-W02"),
    ("2026-12-31", "2026-W53"), ("2025-12-29", "2026-W01"), ("2026-01-31", "2026-W05"),
  ])
  func `known days fall in their week`(day: String, week: String) throws {
    #expect(ISOWeek(containing: try date(day)).iso == week)
  }

  @Test func `a year has 52 or 53 weeks`() {
    #expect([2004, 2009, 2015, 2020, 2026, 2032].allSatisfy { ISOWeek.weeks(in: $0) == 53 })
    #expect([2021, 2022, 2023, 2024, 2025, 2027].allSatisfy { ISOWeek.weeks(in: $0) == 52 })
    #expect(ISOWeek("2025-W53") == nil)
    #expect(ISOWeek("2026-W53") != nil)
  }

  @Test func `every school year from 1900 to 2100 reads back and has twelve months`() {
    for start in 1900...2100 {
      let year = SchoolYear(startYear: start)
      #expect(SchoolYear(year.iso) == year)
      #expect(SchoolYear(containing: year.first) == year && SchoolYear(containing: year.last) == year)
      #expect(year.last.adding(days: 1) == year.next.first)
      #expect(year.months.count == 12 && year.months.first?.first == year.first && year.months.last?.last == year.last)
    }
  }

  @Test(arguments: ["2025-2027", "2026-2025", "2025", "25-26", "2025-2026 ", "0000-0001", "2025/2026"])
  func `what is no school year is refused`(text: String) {
    #expect(SchoolYear(text) == nil)
  }

  @Test(arguments: ["2026-13", "2026-1", "2026-00", "202-01", "2026-W00", "2026-w05", "2026-W5", "2026W05"])
  func `what is no month or week is refused`(text: String) {
    #expect(Month(text) == nil)
    #expect(ISOWeek(text) == nil)
  }

  @Test(arguments: [
    ("2026-01", "2026-01-01", "2026-01-31"),
    ("2026-W05", "2026-01-26", "2026-02-01"),
    ("2025-2026", "2025-09-01", "2026-08-31"),
    ("2026-01-05..2026-01-16", "2026-01-05", "2026-01-16"),
    ("2026-01-05", "2026-01-05", "2026-01-05"),
  ])
  func `a period reads back and knows its ends`(iso: String, first: String, last: String) throws {
    let period = try #require(Period(iso))
    #expect(period.iso == iso)
    #expect(period.first.iso == first && period.last.iso == last)
    #expect(period.contains(period.first) && period.contains(period.last))
    #expect(!period.contains(period.last.adding(days: 1)) && !period.contains(period.first.adding(days: -1)))
  }

  @Test func `days may be given with a slash, and must be in order`() {
    #expect(Period("2026-01-05/2026-01-16")?.iso == "2026-01-05..2026-01-16")
    #expect(Period("2026-01-16..2026-01-05") == nil)
    #expect(Period("2026-01-05...2026-01-16") == nil)
    #expect(Period("") == nil)
    #expect(Period("januari") == nil)
  }
}

@Suite struct MinutesTests {
  @Test func `hours and minutes read back`() {
    for value in -2000...2000 {
      #expect(Minutes(clock: Minutes(value).clock) == Minutes(value))
    }
  }

  @Test(arguments: ["1:60", "1:5", "1:005", ":30", "1:", "1", "1:-5", "a:30", "--1:30", ""])
  func `what is no duration is refused`(text: String) {
    #expect(Minutes(clock: text) == nil)
  }

  @Test func `hours have one decimal, halves up`() {
    #expect(Minutes(90).hoursText() == "1,5 u")
    #expect(Minutes(75).hoursText() == "1,3 u")
    #expect(Minutes(74_070).hoursText(.dutch) == "1.234,5 u")
    #expect(Minutes(74_070).hoursText(.english) == "1,234.5 h")
    #expect(Minutes(-15).hoursText() == "-0,3 u")
    #expect(Minutes(0).hoursText() == "0,0 u")
  }
}
