import Cron
import Testing

/// Summer time begins on 29 March 2026 at 02:00 (then 03:00) and ends on 25 October 2026 at 03:00 (then 02:00).
struct ClockChangeTests {
  @Test func `a fixed time in the skipped hour runs once, right after it`() throws {
    #expect(
      try times("30 2 * * *", from: "2026-03-28T00:00", count: 3) == [
        "2026-03-28T02:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00",
      ])
  }

  @Test func `several fixed times in the skipped hour run once together`() throws {
    #expect(
      try times("0,20,40 2 * * *", from: "2026-03-29T00:00", count: 2) == [
        "2026-03-29T03:00:00+02:00", "2026-03-30T02:00:00+02:00",
      ])
    #expect(
      try times("0,30 2,3 * * *", from: "2026-03-29T00:00", count: 3) == [
        "2026-03-29T03:00:00+02:00", "2026-03-29T03:30:00+02:00", "2026-03-30T02:00:00+02:00",
      ])
  }

  @Test func `a fixed time in the repeated hour runs once, at its first occurrence`() throws {
    #expect(
      try times("30 2 * * *", from: "2026-10-24T12:00", count: 2) == [
        "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00",
      ])
  }

  @Test func `asked from within the repeated hour a fixed time does not run a second time`() throws {
    #expect(try times("30 2 * * *", from: "2026-10-25T00:30:01Z", count: 1) == ["2026-10-26T02:30:00+01:00"])
    #expect(try times("30 2 * * *", from: "2026-10-25T01:10:00Z", count: 1) == ["2026-10-26T02:30:00+01:00"])
    #expect(try times("0 3 * * *", from: "2026-10-25T01:10:00Z", count: 1) == ["2026-10-25T03:00:00+01:00"])
  }

  @Test func `a job every half hour follows real time over the skipped hour`() throws {
    #expect(
      try times("*/30 * * * *", from: "2026-03-29T01:00", count: 3) == [
        "2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00", "2026-03-29T03:30:00+02:00",
      ])
  }

  @Test func `a job every half hour follows real time over the repeated hour`() throws {
    #expect(
      try times("*/30 * * * *", from: "2026-10-25T01:30", count: 5) == [
        "2026-10-25T02:00:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:00:00+01:00",
        "2026-10-25T02:30:00+01:00", "2026-10-25T03:00:00+01:00",
      ])
  }

  @Test func `a star in the hour alone makes a job follow real time too`() throws {
    #expect(
      try times("15 * * * *", from: "2026-10-25T02:00", count: 3) == [
        "2026-10-25T02:15:00+02:00", "2026-10-25T02:15:00+01:00", "2026-10-25T03:15:00+01:00",
      ])
    #expect(
      try times("0 */2 * * *", from: "2026-03-29T00:00", count: 2) == [
        "2026-03-29T04:00:00+02:00", "2026-03-29T06:00:00+02:00",
      ])
  }

  @Test func `a star in the minute only loses the skipped hour of its job`() throws {
    #expect(
      try times("*/30 2 * * *", from: "2026-03-29T00:00", count: 1) == ["2026-03-30T02:00:00+02:00"])
  }

  @Test func `half an hour of clock change is handled alike`() throws {
    // Lord Howe: on 4 October 2026 at 02:00 the clock goes to 02:30.
    #expect(
      try times("15 2 * * *", from: "2026-10-04T00:00", count: 2, in: "Australia/Lord_Howe") == [
        "2026-10-04T02:30:00+11:00", "2026-10-05T02:15:00+11:00",
      ])
  }

  @Test func `a day dropped from the calendar is not caught up`() throws {
    // Samoa had no 30 December 2011.
    #expect(
      try times("0 9 * * *", from: "2011-12-29T08:00", count: 2, in: "Pacific/Apia") == [
        "2011-12-29T09:00:00-10:00", "2011-12-31T09:00:00+14:00",
      ])
  }
}

struct ZoneTests {
  @Test func `wall times are the first in the repeated hour and right after the skipped one`() throws {
    let brussels = try zone()
    func instant(_ hour: Int, _ minute: Int, _ month: Int, _ day: Int) throws -> String {
      let wall = try #require(WallTime(year: 2026, month: month, day: day, hour: hour, minute: minute))
      return brussels.iso(brussels.instant(of: wall))
    }
    #expect(try instant(2, 30, 3, 29) == "2026-03-29T03:00:00+02:00")
    #expect(try instant(2, 30, 10, 25) == "2026-10-25T02:30:00+02:00")
    #expect(try instant(6, 0, 2, 2) == "2026-02-02T06:00:00+01:00")
  }

  @Test func `an instant is read with and without its distance to UTC`() throws {
    let brussels = try zone()
    let expected = try #require(brussels.instant(iso: "2026-02-02T05:00:00Z"))
    #expect(expected.secondsSince1970 == 1_770_008_400)
    #expect(expected.iso == "2026-02-02T05:00:00Z")
    for text in [
      "2026-02-02T06:00", "2026-02-02 06:00", "2026-02-02T06:00:00", "2026-02-02T06:00+01:00",
      "2026-02-02T06:00:00+0100",
      "2026-02-02T00:00-05:00",
    ] {
      #expect(brussels.instant(iso: text) == expected, "\(text)")
    }
    #expect(brussels.instant(iso: "2026-02-02").map(brussels.iso) == "2026-02-02T00:00:00+01:00")
  }

  @Test(arguments: [
    "", "morgen", "2026-02-30", "2026-13-01", "2026-02-02T24:00", "2026-02-02T06", "2026-02-02T06:00+1", "2026-2-2",
    "2026-02-02T06:00:00Zx", "9999-01-01", "1969-12-31", "2026-02-02T06:00 +01:00",
  ])
  func `what is not a moment is not read`(text: String) throws {
    #expect(try zone().instant(iso: text) == nil)
  }

  @Test(arguments: ["Europe/Brussel", "CET", "GMT+3", "", "europe/brussels", "+02:00"])
  func `a name that is not in the list is refused`(name: String) {
    #expect(throws: ZoneError.unknown(name)) { try Zone(identifier: name) }
  }

  @Test func `zone errors say what was found and expected in both languages`() {
    #expect(
      ZoneError.unknown("Brussel").dutch
        == "\"Brussel\" is geen tijdzone; verwacht een naam uit de IANA-lijst, zoals Europe/Brussels of UTC.")
    #expect(ZoneError.unknown("Brussel").english.contains("\"Brussel\" is not a timezone"))
    #expect(ZoneError.dataMissing.dutch.contains("Europe/Brussels"))
    #expect(ZoneError.dataMissing.english.contains("Europe/Brussels"))
  }

  @Test func `UTC has no clock changes`() throws {
    let utc = try zone("UTC")
    #expect(utc == .utc)
    #expect(utc.offset(at: Instant(secondsSince1970: 1_783_000_000)) == 0)
    #expect(utc.iso(Instant(secondsSince1970: 0)) == "1970-01-01T00:00:00+00:00")
  }

  @Test func `an impossible wall time is not made`() {
    #expect(WallTime(year: 2026, month: 2, day: 29) == nil)
    #expect(WallTime(year: 2026, month: 1, day: 1, hour: 24) == nil)
    #expect(WallTime(year: 2028, month: 2, day: 29)?.iso == "2028-02-29T00:00:00")
  }
}

struct ClockChangeLossTests {
  @Test func `a star job that only fires in the skipped hour loses that day`() throws {
    let brussels = try zone()
    let start = try #require(brussels.instant(iso: "2026-01-01"))
    let loss = try CronExpression("*/30 2 * * *").loss(after: start, in: brussels)
    #expect(loss?.day == "2026-03-29" && loss?.from == "02:00" && loss?.until == "03:00")
  }

  @Test(arguments: ["30 2 * * *", "*/30 2,3 * * *", "0 * * * *", "*/30 2 1 * *", "*/5 8-18 * * 1-5"])
  func `other jobs lose no day`(expression: String) throws {
    let brussels = try zone()
    let start = try #require(brussels.instant(iso: "2026-01-01"))
    #expect(try CronExpression(expression).loss(after: start, in: brussels) == nil)
  }
}
