import Cron
import GuidanceKit
import Testing

@testable import Jobs

struct SchoolScheduleTests {
  private func slots(
    _ on: String, from: String, count: Int, deadlines: [Deadline] = []
  ) throws -> [String] {
    let job = try job("job: proef\non: {\(on)}\nsteps:\n  - {id: a, run: [\"true\"]}\n")
    let start = try #require(job.zone.instant(iso: from))
    return job.slots(after: start, calendar: SchoolCalendar(), deadlines: deadlines).prefix(count)
      .map { String(job.zone.iso($0).prefix(16)) }
  }

  // The school year 2025-2026: holidays from 27 October, 22 December, 16 February, 6 April and 1 July.
  @Test func `the last school day before each holiday of a week or more`() throws {
    #expect(
      try slots("before_holiday: any, at: \"15:00\"", from: "2025-09-01", count: 6) == [
        "2025-10-24T15:00", "2025-12-19T15:00", "2026-02-13T15:00", "2026-04-03T15:00", "2026-06-30T15:00",
        "2026-10-30T15:00",
      ])
  }

  @Test func `one holiday can be named, also a single day, and days can be counted back`() throws {
    // Ascension Day is 14 May 2026; the five days with lessons before it are 13, 12, 11, 8 and 7 May.
    #expect(
      try slots("before_holiday: hemelvaart, school_days: 5, at: \"08:00\"", from: "2025-09-01", count: 1) == [
        "2026-05-07T08:00"
      ])
    #expect(
      try slots("before_holiday: [kerst, pasen], at: \"08:00\"", from: "2025-12-19T08:00", count: 2) == [
        "2026-04-03T08:00", "2026-12-18T08:00",
      ])
  }

  @Test func `school days before a deadline are counted over the holidays`() throws {
    let report = Deadline(code: "verslag", when: .yearly(month: 11, day: 30))
    // 30 November 2026 is a Monday: the ten days with lessons before it are 27 … 23 and 20 … 16 November.
    #expect(
      try slots(
        "before_deadline: verslag, school_days: 10, at: \"06:00\"", from: "2026-09-01", count: 2, deadlines: [report])
        == ["2026-11-16T06:00", "2027-11-16T06:00"])
    // 11 November is free, and so are weekends: of 12 November the second day before is 9 November.
    let once = Deadline(code: "eens", when: .once(try #require(CalendarDate(iso: "2026-11-12"))))
    #expect(
      try slots("before_deadline: eens, school_days: 2, at: \"06:00\"", from: "2026-09-01", count: 5, deadlines: [once])
        == ["2026-11-09T06:00"])
    // On 1 September the days before lie in June.
    let early = Deadline(code: "vroeg", when: .yearly(month: 9, day: 1))
    #expect(
      try slots("before_deadline: vroeg, at: \"06:00\"", from: "2026-05-01", count: 2, deadlines: [early])
        == ["2026-06-30T06:00", "2027-06-30T06:00"])
  }

  @Test func `a deadline that no plan names gives no slot, and is said with the nearest name`() throws {
    #expect(try slots("before_deadline: weg, at: \"06:00\"", from: "2026-01-01", count: 1).isEmpty)
  }

  @Test func `every quarter of an hour on school days passes over weekends and holidays`() throws {
    let times = try slots("cron: \"*/15 7-8 * * *\", only: school_days", from: "2025-10-24T08:30", count: 3)
    #expect(times == ["2025-10-24T08:45", "2025-11-03T07:00", "2025-11-03T07:15"])
    // Week 45 of 2025 has lessons from Monday to Friday; its Saturday lies in a school week.
    let saturdays = try slots("cron: \"0 9 * * sat\", only: school_weeks", from: "2025-10-19T00:00", count: 3)
    #expect(saturdays == ["2025-10-25T09:00", "2025-11-08T09:00", "2025-11-15T09:00"])
  }

  @Test func `each schedule says in words what it is`() throws {
    func words(_ on: String) throws -> String {
      try job("job: proef\non: {\(on)}\nsteps:\n  - {id: a, run: [\"true\"]}\n").schedule.label.dutch
    }
    #expect(try words("before_holiday: any, at: \"15:00\"") == "laatste schooldag voor elke vakantie, 15:00")
    #expect(
      try words("before_holiday: [kerst, pasen], school_days: 2, at: \"15:00\"")
        == "2 schooldagen voor kerstvakantie, paasvakantie, 15:00")
    #expect(
      try words("before_deadline: verslag, school_days: 10, at: \"06:00\"")
        == "10 schooldagen voor de termijn verslag, 06:00")
    #expect(try words("cron: \"*/15 7-18 * * *\", only: school_days") == "*/15 7-18 * * * op schooldagen")
  }

  @Test(arguments: [
    ("on: {before_holiday: kerstmis, at: \"06:00\"}", "2:22"), ("on: {before_holiday: any}", "2:5"),
    ("on: {before_deadline: x, school_days: 0, at: \"06:00\"}", "2:39"), ("on: {cron: \"0 6 * * *\"}", "2:5"),
    ("on: {cron: \"0 25 * * *\", only: school_days}", "2:15"),
  ]) func `what is wrong in a school schedule is said at its place`(line: String, place: String) {
    let found = problems("job: proef\n\(line)\nsteps:\n  - {id: a, run: [\"true\"]}\n")
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix("jobs/proef.yaml:\(place): ") == true, "\(found)")
  }
}
