import Cron
import GuidanceKit
import Testing

@testable import Jobs

struct SlotTests {
  private func slots(_ schedule: JobSchedule, from: String, count: Int) throws -> [String] {
    let zone = try brussels()
    let start = try #require(zone.instant(iso: from))
    return Slots(of: schedule, in: zone, after: start, calendar: SchoolCalendar()).prefix(count).map(zone.iso)
  }

  private let six: TimeOfDay

  init() throws {
    six = try #require(TimeOfDay("06:00"))
  }

  @Test func `the first school day of each month of 2026 is as on the calendar`() throws {
    // Christmas holiday until 4 January; 1 February and 1 March are Sundays; Easter holiday 6 to 19 April, so 1 April has lessons;
    // 1 May is a free Friday; July and August have their first weekday; autumn holiday from 2 to 8 November.
    #expect(
      try slots(.schoolDay(1, at: six), from: "2026-01-01", count: 12) == [
        "2026-01-05T06:00:00+01:00", "2026-02-02T06:00:00+01:00", "2026-03-02T06:00:00+01:00",
        "2026-04-01T06:00:00+02:00", "2026-05-04T06:00:00+02:00", "2026-06-01T06:00:00+02:00",
        "2026-07-01T06:00:00+02:00", "2026-08-03T06:00:00+02:00", "2026-09-01T06:00:00+02:00",
        "2026-10-01T06:00:00+02:00", "2026-11-09T06:00:00+01:00", "2026-12-01T06:00:00+01:00",
      ])
  }

  @Test func `a school day that a month does not have gives no slot in it`() throws {
    // The 15th of March was the 20th; April has 12 (1-3, 20-24, 27-30). May: 4-8, 11-13, 18-22, 26, then the 27th.
    #expect(
      try slots(.schoolDay(15, at: six), from: "2026-03-25", count: 2) == [
        "2026-05-27T06:00:00+02:00", "2026-06-19T06:00:00+02:00",
      ])
  }

  @Test func `the slot of today counts until it has passed`() throws {
    #expect(try slots(.schoolDay(1, at: six), from: "2026-02-02T05:59", count: 1) == ["2026-02-02T06:00:00+01:00"])
    #expect(try slots(.schoolDay(1, at: six), from: "2026-02-02T06:00", count: 1) == ["2026-03-02T06:00:00+01:00"])
  }

  @Test func `mondays in school weeks pass over the holidays`() throws {
    // Krokus holiday 16 to 22 February 2026; Easter Monday 6 April begins the Easter holiday.
    #expect(
      try slots(.weekly([.monday], at: six, only: .schoolWeeks), from: "2026-02-09T12:00", count: 2) == [
        "2026-02-23T06:00:00+01:00", "2026-03-02T06:00:00+01:00",
      ])
    // Whit Monday 25 May has no lessons, but its week has.
    #expect(
      try slots(.weekly([.monday], at: six, only: .schoolWeeks), from: "2026-05-18T12:00", count: 1) == [
        "2026-05-25T06:00:00+02:00"
      ])
    #expect(
      try slots(.weekly([.monday], at: six, only: .schoolDays), from: "2026-05-18T12:00", count: 1) == [
        "2026-06-01T06:00:00+02:00"
      ])
  }

  @Test func `a school slot in the skipped hour comes right after it`() throws {
    let half = try #require(TimeOfDay("02:30"))
    #expect(
      try slots(.weekly([.sunday], at: half, only: nil), from: "2026-03-23", count: 2) == [
        "2026-03-29T03:00:00+02:00", "2026-04-05T02:30:00+02:00",
      ])
  }
}

struct CatchUpPlanTests {
  private func plan(_ catchUp: String, schedule: String = "\"0 6 * * *\"", after: String, now: String) throws
    -> CatchUpPlan
  {
    let job = try job(steps: "  - {id: a, run: [\"true\"]}", more: "catch_up: \(catchUp)", schedule: schedule)
    let zone = try brussels()
    return CatchUpPlan(
      job, after: try #require(zone.instant(iso: after)), now: try #require(zone.instant(iso: now)),
      calendar: SchoolCalendar())
  }

  private func text(_ plan: CatchUpPlan) throws -> [String] {
    let zone = try brussels()
    return plan.run.map { String(zone.iso($0.slot).prefix(10)) + ($0.isCaughtUp ? " later" : "") }
  }

  @Test func `all missed slots run, the oldest first, and the one of now is on time`() throws {
    let plan = try plan("all", after: "2026-02-01T06:00", now: "2026-02-04T06:05")
    #expect(try text(plan) == ["2026-02-02 later", "2026-02-03 later", "2026-02-04"])
    #expect(plan.skippedCount == 0 && plan.skipped == nil)
  }

  @Test func `latest runs only the last`() throws {
    let plan = try plan("latest", after: "2026-02-01T06:00", now: "2026-02-04T12:00")
    #expect(try text(plan) == ["2026-02-04 later"])
    #expect(plan.skippedCount == 2)
    #expect(try brussels().iso(try #require(plan.skipped)) == "2026-02-03T06:00:00+01:00")
  }

  @Test func `none runs only a slot that is less than an hour old`() throws {
    #expect(try text(plan("none", after: "2026-02-01T06:00", now: "2026-02-04T06:59")) == ["2026-02-04"])
    let late = try plan("none", after: "2026-02-01T06:00", now: "2026-02-04T12:00")
    #expect(try text(late).isEmpty)
    #expect(late.skippedCount == 3)
    #expect(try brussels().iso(try #require(late.skipped)) == "2026-02-04T06:00:00+01:00")
  }

  @Test func `after a summer at most twelve are caught up`() throws {
    let plan = try plan("all", after: "2026-06-30T06:00", now: "2026-08-31T12:00")
    #expect(plan.run.count == 12)
    #expect(try text(plan).first == "2026-08-20 later")
    #expect(plan.skippedCount == 50)
    #expect(try brussels().iso(try #require(plan.skipped)) == "2026-08-19T06:00:00+02:00")
  }

  @Test func `nothing missed is nothing to do`() throws {
    let plan = try plan("all", after: "2026-02-04T06:00", now: "2026-02-04T06:00")
    #expect(plan.run.isEmpty && plan.skipped == nil)
  }
}
