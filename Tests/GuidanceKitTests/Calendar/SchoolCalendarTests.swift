import GuidanceKit
import Testing

@Suite struct SchoolCalendarTests {
  /// One published year: the four long holidays, Easter with its Monday.
  struct PublishedYear: Sendable, CustomTestStringConvertible {
    var year: String
    var autumn: String
    var christmas: String
    var carnival: String
    var easter: String
    var testDescription: String { year }
  }

  static let published = [
    PublishedYear(
      year: "2024-2025", autumn: "2024-10-28..2024-11-03", christmas: "2024-12-23..2025-01-05",
      carnival: "2025-03-03..2025-03-09", easter: "2025-04-07..2025-04-21"),
    PublishedYear(
      year: "2025-2026", autumn: "2025-10-27..2025-11-02", christmas: "2025-12-22..2026-01-04",
      carnival: "2026-02-16..2026-02-22", easter: "2026-04-06..2026-04-19"),
    PublishedYear(
      year: "2026-2027", autumn: "2026-11-02..2026-11-08", christmas: "2026-12-21..2027-01-03",
      carnival: "2027-02-08..2027-02-14", easter: "2027-03-29..2027-04-11"),
    PublishedYear(
      year: "2027-2028", autumn: "2027-11-01..2027-11-07", christmas: "2027-12-27..2028-01-09",
      carnival: "2028-02-28..2028-03-05", easter: "2028-04-03..2028-04-17"),
    PublishedYear(
      year: "2028-2029", autumn: "2028-10-30..2028-11-05", christmas: "2028-12-25..2029-01-07",
      carnival: "2029-02-12..2029-02-18", easter: "2029-04-02..2029-04-15"),
    PublishedYear(
      year: "2029-2030", autumn: "2029-10-29..2029-11-04", christmas: "2029-12-24..2030-01-06",
      carnival: "2030-03-04..2030-03-10", easter: "2030-04-08..2030-04-22"),
  ]

  let calendar = SchoolCalendar()

  @Test(arguments: published)
  func `the long holidays fall where they were published`(row: PublishedYear) throws {
    let year = try schoolYear(row.year)
    #expect(try days(.autumn, year) == row.autumn)
    #expect(try days(.christmas, year) == row.christmas)
    #expect(try days(.carnival, year) == row.carnival)
    let easter = try #require(holiday(.easter, year))
    let monday = try #require(holiday(.easterMonday, year))
    #expect("\(easter.first)..\(max(easter.last, monday.last))" == row.easter)
  }

  /// One published year: the days that hang on Easter, the weekdays of the fixed ones, first and last day.
  struct PublishedDays: Sendable, CustomTestStringConvertible {
    var year: String
    var easter: String
    var easterMonday: String
    var ascension: String
    var whitMonday: String
    var armistice: Weekday
    var labourDay: Weekday
    var first: String
    var last: String
    var testDescription: String { year }
  }

  static let publishedDays = [
    PublishedDays(
      year: "2024-2025", easter: "2025-04-20", easterMonday: "2025-04-21", ascension: "2025-05-29",
      whitMonday: "2025-06-09", armistice: .monday, labourDay: .thursday, first: "2024-09-02", last: "2025-06-30"),
    PublishedDays(
      year: "2025-2026", easter: "2026-04-05", easterMonday: "2026-04-06", ascension: "2026-05-14",
      whitMonday: "2026-05-25", armistice: .tuesday, labourDay: .friday, first: "2025-09-01", last: "2026-06-30"),
    PublishedDays(
      year: "2026-2027", easter: "2027-03-28", easterMonday: "2027-03-29", ascension: "2027-05-06",
      whitMonday: "2027-05-17", armistice: .wednesday, labourDay: .saturday, first: "2026-09-01", last: "2027-06-30"),
    PublishedDays(
      year: "2027-2028", easter: "2028-04-16", easterMonday: "2028-04-17", ascension: "2028-05-25",
      whitMonday: "2028-06-05", armistice: .thursday, labourDay: .monday, first: "2027-09-01", last: "2028-06-30"),
    PublishedDays(
      year: "2028-2029", easter: "2029-04-01", easterMonday: "2029-04-02", ascension: "2029-05-10",
      whitMonday: "2029-05-21", armistice: .saturday, labourDay: .tuesday, first: "2028-09-01", last: "2029-06-29"),
    PublishedDays(
      year: "2029-2030", easter: "2030-04-21", easterMonday: "2030-04-22", ascension: "2030-05-30",
      whitMonday: "2030-06-10", armistice: .sunday, labourDay: .wednesday, first: "2029-09-03", last: "2030-06-28"),
  ]

  @Test(arguments: publishedDays)
  func `the single days fall where they were published`(row: PublishedDays) throws {
    let year = try schoolYear(row.year)
    let monday = try #require(holiday(.easterMonday, year))
    #expect(monday.first.adding(days: -1).iso == row.easter)
    #expect(monday.first.iso == row.easterMonday)
    let ascension = try #require(holiday(.ascension, year))
    #expect(ascension.first.iso == row.ascension)
    #expect(holiday(.dayAfterAscension, year)?.first == ascension.first.adding(days: 1))
    #expect(holiday(.whitMonday, year)?.first.iso == row.whitMonday)
    #expect(holiday(.armistice, year)?.first.weekday == row.armistice)
    #expect(holiday(.labourDay, year)?.first.weekday == row.labourDay)
    #expect(calendar.firstLessonDay(in: year).iso == row.first)
    #expect(calendar.lastLessonDay(in: year).iso == row.last)
  }

  @Test func `2022-2023 follows the rule for a Sunday on 25 December`() throws {
    #expect(try days(.christmas, schoolYear("2022-2023")) == "2022-12-26..2023-01-08")
  }

  @Test(
    arguments: zip(
      ["2024-2025", "2025-2026", "2026-2027", "2027-2028", "2028-2029", "2029-2030"], [180, 182, 183, 182, 182, 180]))
  func `the lesson days of a year are counted`(year: String, count: Int) throws {
    #expect(calendar.lessonDays(in: try schoolYear(year)).count == count)
  }

  @Test func `each school week holds a lesson day and no lesson day falls outside`() {
    for start in 2000...2060 {
      let year = SchoolYear(startYear: start)
      let weeks = calendar.schoolWeeks(in: year)
      #expect(weeks.allSatisfy { $0.days.contains { calendar.isLessonDay($0) } })
      #expect(Set(calendar.lessonDays(in: year).map(ISOWeek.init(containing:))) == Set(weeks))
      #expect(weeks == Array(Set(weeks)).sorted())
      #expect(weeks.count == calendar.schoolWeeks(from: year.first, through: year.last))
    }
  }

  @Test func `lessons are on weekdays between the first and last day, and not in holidays`() {
    for start in 2000...2060 {
      let year = SchoolYear(startYear: start)
      let holidays = calendar.holidays(in: year)
      for day in calendar.lessonDays(in: year) {
        #expect(!day.weekday.isWeekend && calendar.isLessonDay(day))
        #expect(!holidays.contains { $0.contains(day) })
      }
      #expect(calendar.firstLessonDay(in: year).month == 9)
      #expect(calendar.lastLessonDay(in: year).month == 6)
    }
  }

  @Test func `the weeks of consecutive stretches add up to the whole`() throws {
    let year = try schoolYear("2025-2026")
    let whole = calendar.schoolWeeks(from: year.first, through: year.last)
    #expect(whole == 38)
    for offset in 0..<364 {
      let cut = year.first.adding(days: offset)
      let parts =
        calendar.schoolWeeks(from: year.first, through: cut)
        + calendar.schoolWeeks(from: cut.adding(days: 1), through: year.last)
      #expect(parts == whole, "cut after \(cut)")
    }
  }

  @Test func `a week counts from its first day of lessons`() throws {
    // The Christmas holiday ends on Sunday 4 January 2026.
    #expect(calendar.schoolWeeks(from: try date("2025-12-22"), through: try date("2026-01-04")) == 0)
    #expect(calendar.schoolWeeks(from: try date("2025-12-22"), through: try date("2026-01-05")) == 1)
    #expect(calendar.schoolWeeks(from: try date("2026-01-06"), through: try date("2026-01-11")) == 0)
    #expect(calendar.schoolWeeks(from: try date("2026-01-11"), through: try date("2026-01-06")) == 0)
    // September 2025: weeks 36 to 40, the last begun on Monday 29.
    #expect(calendar.schoolWeeks(from: try date("2025-09-01"), through: try date("2025-09-30")) == 5)
  }

  @Test func `weeks are counted across school years`() throws {
    let weeks = calendar.schoolWeeks(from: try date("2025-09-01"), through: try date("2027-08-31"))
    #expect(
      weeks == calendar.schoolWeeks(in: try schoolYear("2025-2026")).count
        + calendar.schoolWeeks(in: try schoolYear("2026-2027")).count)
  }

  @Test(arguments: [
    ("2025-09", "2025-09-01"), ("2025-11", "2025-11-03"), ("2026-01", "2026-01-05"), ("2026-02", "2026-02-02"),
    ("2026-05", "2026-05-04"), ("2027-04", "2027-04-12"), ("2026-07", "2026-07-01"), ("2026-08", "2026-08-03"),
    ("2028-07", "2028-07-03"),
  ])
  func `the report is due on the first school day, in summer on the first working day`(month: String, day: String)
    throws
  {
    #expect(calendar.reportingDay(for: try #require(Month(month))).iso == day)
  }

  @Test func `in adult education the day after Ascension has lessons`() throws {
    let day = try date("2026-05-15")
    #expect(!calendar.isLessonDay(day))
    #expect(!calendar.isLessonDay(day, for: .so))
    #expect(calendar.isLessonDay(day, for: .vo))
    #expect(!calendar.isLessonDay(try date("2026-05-14"), for: .vo))
    #expect(calendar.lessonDays(in: try schoolYear("2025-2026"), for: .vo).count == 183)
  }

  private func holiday(_ kind: HolidayKind, _ year: SchoolYear) -> Holiday? {
    calendar.holidays(in: year).first { $0.kind == kind }
  }

  private func days(_ kind: HolidayKind, _ year: SchoolYear) throws -> String {
    let found = try #require(holiday(kind, year))
    return "\(found.first)..\(found.last)"
  }
}
