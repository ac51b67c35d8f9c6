import Cron
import Testing

struct ScheduleTests {
  @Test func `the monthly job fires at six on the first of each month`() throws {
    #expect(
      try times("0 6 1 * *", from: "2026-01-15T00:00", count: 4) == [
        "2026-02-01T06:00:00+01:00", "2026-03-01T06:00:00+01:00", "2026-04-01T06:00:00+02:00",
        "2026-05-01T06:00:00+02:00",
      ])
  }

  @Test func `the moment asked from is not itself a next time`() throws {
    #expect(try times("0 6 1 * *", from: "2026-02-01T06:00", count: 1) == ["2026-03-01T06:00:00+01:00"])
    #expect(try times("0 6 1 * *", from: "2026-02-01T05:59:59", count: 1) == ["2026-02-01T06:00:00+01:00"])
    #expect(try times("* * * * *", from: "2026-02-01T06:00:30", count: 1) == ["2026-02-01T06:01:00+01:00"])
  }

  @Test func `every five minutes of office hours rolls over the night and the weekend`() throws {
    #expect(
      try times("*/5 8-18 * * 1-5", from: "2026-01-30T18:50", count: 3) == [
        "2026-01-30T18:55:00+01:00", "2026-02-02T08:00:00+01:00", "2026-02-02T08:05:00+01:00",
      ])
  }

  @Test func `29 February comes in leap years only, and not in 2100`() throws {
    #expect(
      try times("0 12 29 2 *", from: "2025-01-01", count: 2) == [
        "2028-02-29T12:00:00+01:00", "2032-02-29T12:00:00+01:00",
      ])
    #expect(try times("0 12 29 2 *", from: "2096-03-01", count: 1).isEmpty)
  }

  @Test func `lists, ranges, steps and names in any case mean what a crontab means`() throws {
    #expect(
      try times("15,45 6-8/2 * JAN,jul Mon-Wed", from: "2026-01-01", count: 5) == [
        "2026-01-05T06:15:00+01:00", "2026-01-05T06:45:00+01:00", "2026-01-05T08:15:00+01:00",
        "2026-01-05T08:45:00+01:00", "2026-01-06T06:15:00+01:00",
      ])
  }

  @Test(arguments: ["0 9 * * 0", "0 9 * * 7", "0 9 * * sun", "0 9 * * SUN"])
  func `Sunday is 0, 7 and sun`(expression: String) throws {
    #expect(
      try times(expression, from: "2026-02-01T09:00", count: 2) == [
        "2026-02-08T09:00:00+01:00", "2026-02-15T09:00:00+01:00",
      ])
  }

  @Test func `a range of names may end on Sunday`() throws {
    #expect(
      try times("0 9 * * fri-sun", from: "2026-02-02", count: 4) == [
        "2026-02-06T09:00:00+01:00", "2026-02-07T09:00:00+01:00", "2026-02-08T09:00:00+01:00",
        "2026-02-13T09:00:00+01:00",
      ])
  }

  @Test(arguments: [
    ("@yearly", "2027-01-01T00:00:00+01:00"), ("@annually", "2027-01-01T00:00:00+01:00"),
    ("@monthly", "2026-03-01T00:00:00+01:00"), ("@weekly", "2026-02-08T00:00:00+01:00"),
    ("@daily", "2026-02-05T00:00:00+01:00"), ("@midnight", "2026-02-05T00:00:00+01:00"),
    ("@hourly", "2026-02-04T13:00:00+01:00"), ("@Hourly", "2026-02-04T13:00:00+01:00"),
  ])
  func `shorthands stand for their expression`(shorthand: String, next: String) throws {
    #expect(try times(shorthand, from: "2026-02-04T12:34", count: 1) == [next])
  }

  @Test func `there is nothing after the last year of the table`() throws {
    #expect(
      try times("0 0 31 12 *", from: "2099-06-01", count: 5) == [
        "2099-12-31T00:00:00+01:00", "2100-12-31T00:00:00+01:00",
      ])
  }

  @Test func `moments far outside the table are no trouble`() throws {
    let brussels = try zone()
    let hourly = try CronExpression("@hourly")
    #expect(hourly.next(after: Instant(secondsSince1970: .max), in: brussels) == nil)
    let first = try #require(hourly.next(after: Instant(secondsSince1970: .min), in: brussels))
    #expect(brussels.iso(first) == "1970-01-01T01:00:00+01:00")
  }
}

struct DayRuleTests {
  @Test func `with both days stated one of them is enough`() throws {
    // February 2026 begins on a Sunday: the 13th is a Friday.
    #expect(
      try times("0 8 13 * mon", from: "2026-02-01", count: 4) == [
        "2026-02-02T08:00:00+01:00", "2026-02-09T08:00:00+01:00", "2026-02-13T08:00:00+01:00",
        "2026-02-16T08:00:00+01:00",
      ])
  }

  @Test func `a day field that begins with a star must match as well, even with a step`() throws {
    // Odd days that are Mondays; not all odd days and all Mondays.
    #expect(
      try times("0 8 */2 * mon", from: "2026-02-01", count: 3) == [
        "2026-02-09T08:00:00+01:00", "2026-02-23T08:00:00+01:00", "2026-03-09T08:00:00+01:00",
      ])
    // The 1st and 15th where they are a Sunday, Tuesday, Thursday or Saturday.
    #expect(
      try times("0 8 1,15 * */2", from: "2026-01-01T09:00", count: 3) == [
        "2026-01-15T08:00:00+01:00", "2026-02-01T08:00:00+01:00", "2026-02-15T08:00:00+01:00",
      ])
  }

  @Test func `a range over everything is not a star`() throws {
    #expect(
      try times("0 8 1-31 * mon", from: "2026-02-03", count: 2) == [
        "2026-02-03T08:00:00+01:00", "2026-02-04T08:00:00+01:00",
      ])
  }

  @Test func `L is the last day of the month`() throws {
    #expect(
      try times("0 18 L * *", from: "2028-01-31T18:00", count: 3) == [
        "2028-02-29T18:00:00+01:00", "2028-03-31T18:00:00+02:00", "2028-04-30T18:00:00+02:00",
      ])
  }

  @Test func `LW is the last weekday of the month`() throws {
    // 31 January 2026 is a Saturday, 28 February a Saturday, 31 May a Sunday.
    #expect(
      try times("0 18 LW 1,2,5 *", from: "2026-01-01", count: 3) == [
        "2026-01-30T18:00:00+01:00", "2026-02-27T18:00:00+01:00", "2026-05-29T18:00:00+02:00",
      ])
  }

  @Test func `nW is the nearest weekday without leaving the month`() throws {
    // 15 February 2026 is a Sunday, 15 August a Saturday, 1 August a Saturday, 31 May a Sunday, 31 October a Saturday.
    #expect(try times("0 7 15w 2 *", from: "2026-01-01", count: 1) == ["2026-02-16T07:00:00+01:00"])
    #expect(try times("0 7 15W 8 *", from: "2026-01-01", count: 1) == ["2026-08-14T07:00:00+02:00"])
    #expect(try times("0 7 1W 8 *", from: "2026-01-01", count: 1) == ["2026-08-03T07:00:00+02:00"])
    #expect(try times("0 7 31W 5 *", from: "2026-01-01", count: 1) == ["2026-05-29T07:00:00+02:00"])
    #expect(try times("0 7 31W 10 *", from: "2026-01-01", count: 1) == ["2026-10-30T07:00:00+01:00"])
  }

  @Test func `31W does not come in a month of thirty days`() throws {
    #expect(try times("0 7 31W 4,5 *", from: "2026-04-01", count: 1) == ["2026-05-29T07:00:00+02:00"])
  }

  @Test func `n#k is the k-th such weekday`() throws {
    #expect(
      try times("0 9 * * mon#1", from: "2026-02-01", count: 2) == [
        "2026-02-02T09:00:00+01:00", "2026-03-02T09:00:00+01:00",
      ])
    #expect(
      try times("0 9 * * 5#5", from: "2026-01-01", count: 2) == [
        "2026-01-30T09:00:00+01:00", "2026-05-29T09:00:00+02:00",
      ])
  }

  @Test func `nL is the last such weekday`() throws {
    #expect(
      try times("0 9 * * 5L,sunL", from: "2026-02-01", count: 2) == [
        "2026-02-22T09:00:00+01:00", "2026-02-27T09:00:00+01:00",
      ])
  }

  @Test func `days and their special kinds may stand in one list`() throws {
    #expect(
      try times("0 9 1,L * *", from: "2026-02-01T09:00", count: 3) == [
        "2026-02-28T09:00:00+01:00", "2026-03-01T09:00:00+01:00", "2026-03-31T09:00:00+02:00",
      ])
  }
}
