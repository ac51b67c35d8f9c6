import GuidanceKit
import Indicators
import Testing

/// School year 2025-2026 has 38 school weeks; by 31 January 2026 half of them, 19, have begun.
@Suite struct StaffingTests {
  @Test func `realised over planned, with pace and forecast`() throws {
    // 0.5 FTE is 500 h, 30 000 min. Registered: 16 500 min, 55 %. Half the year is over: pace 110 %, forecast 0.55 FTE.
    let set = Example.figures(
      try Example.input(
        assignments: [Example.assignment("B1", "PBD-AAA", fte: 500)],
        time: [Example.time("2025-10", "PBD-AAA", 12_000), Example.time("2026-01", "PBD-AAA", 4_500)]))
    let figure = try #require(set["fte/PBD-AAA/2025-2026"])
    #expect(figure.numerator == 16_500 && figure.denominator == 30_000)
    #expect(try figure.pace == share(11, 10))
    #expect(try figure.forecast == share(11, 10))
    #expect(figure.verdict == .running(until: try date("2026-08-31")))
    #expect(figure.n == 2)
    #expect(figure.evidence.count(.elapsedWeeks)?.value == Rational(19))
    #expect(figure.evidence.count(.allWeeks)?.value == Rational(38))
    #expect(try figure.evidence.count(.realisedFTE)?.value == rational(275, 1000))
    #expect(try figure.evidence.count(.forecastFTE)?.value == rational(55, 100))
    #expect(try set["fte-realised/PBD-AAA/2025-2026"]?.forecast == share(55, 100))
    #expect(try set["fte-planned/PBD-AAA/2025-2026"]?.value == rational(1, 2))
    #expect(figure.evidence.parameters.map(\.name) == ["registered_hours_per_fte[2025-2026]", "fte_target"])
    #expect(figure.evidence.parameters.first?.value?.dutch == "1000 u")
  }

  @Test func `an assignment for part of the year weighs by its school weeks`() throws {
    // From Monday 2 February 19 of 38 weeks are left: 1 FTE weighs 0.5.
    let set = Example.figures(
      try Example.input(assignments: [
        Example.assignment("B1", "PBD-AAA", fte: 1000, from: "2026-02-02"),
        Example.assignment("B2", "PBD-AAA", fte: 200, through: "2026-02-01"),
        Example.assignment("B2", "PBD-AAA", fte: 200, from: "2026-02-02"),
      ]))
    #expect(try set["fte-planned/PBD-AAA/2025-2026"]?.value == rational(7, 10))
  }

  @Test func `assignments of another school year do not count`() throws {
    var other = try Example.assignment("B1", "PBD-AAA", fte: 1000)
    other.schoolYear = Example.year.next
    let set = Example.figures(try Example.input(assignments: [other]))
    #expect(set["fte-planned/PBD-AAA/2025-2026"]?.value == .zero)
    #expect(set["fte/PBD-AAA/2025-2026"]?.verdict == .noData)
  }

  @Test func `an absence lowers the plan once it has begun, and the unreduced figure stays beside it`() throws {
    // Away from Monday 2 February: 19 of 38 weeks.
    let away = Absence(
      adviser: "B1", from: try date("2026-02-02"), through: try date("2026-08-31"), share: try share(1, 1))
    let assignments = [try Example.assignment("B1", "PBD-AAA", fte: 1000)]
    let time = [try Example.time("2025-10", "PBD-AAA", 15_000)]
    let before = Example.figures(
      try Example.input(assignments: assignments, absences: [away], time: time))
    #expect(before["fte-planned/PBD-AAA/2025-2026"]?.value == .one)
    #expect(before["fte-unreduced/PBD-AAA/2025-2026"] == nil)
    let after = Example.figures(
      try Example.input("2026-02", assignments: assignments, absences: [away], time: time))
    #expect(try after["fte-planned/PBD-AAA/2025-2026"]?.value == rational(1, 2))
    #expect(after["fte-planned-unreduced/PBD-AAA/2025-2026"]?.value == .one)
    #expect(try after["fte/PBD-AAA/2025-2026"]?.share == share(1, 2))
    #expect(try after["fte-unreduced/PBD-AAA/2025-2026"]?.share == share(1, 4))
  }

  @Test func `an absence counts by days of lessons and for its share`() throws {
    func planned(_ absences: [(String, String, Int, Int)]) throws -> Rational {
      let records = try absences.map {
        Absence(adviser: "B1", from: try date($0.0), through: try date($0.1), share: try share($0.2, $0.3))
      }
      let staffing = PlannedStaffing(
        assignments: [try Example.assignment("B1", "PBD-AAA", fte: 1000)], absences: records, year: Example.year,
        calendar: SchoolCalendar(), day: try date("2026-01-31"))
      return staffing.planned { _ in true }.reduced
    }
    // One Wednesday is a fifth of one of 38 weeks; half of it a tenth.
    #expect(try planned([("2026-01-07", "2026-01-07", 1, 1)]) == rational(38 * 5 - 1, 38 * 5))
    #expect(try planned([("2026-01-07", "2026-01-07", 1, 2)]) == rational(38 * 10 - 1, 38 * 10))
    // The week of 11 November 2025, a Tuesday, has four days of lessons.
    #expect(try planned([("2025-11-10", "2025-11-10", 1, 1)]) == rational(38 * 4 - 1, 38 * 4))
    // A holiday takes nothing away.
    #expect(try planned([("2025-12-22", "2026-01-04", 1, 1)]) == .one)
    // Two absences at once take away no more than the whole.
    #expect(
      try planned([("2026-01-07", "2026-01-07", 1, 1), ("2026-01-05", "2026-01-11", 1, 2)])
        == rational(38 * 10 - 6, 38 * 10))
  }

  @Test func `an absence outside the assignment takes nothing from it`() throws {
    let away = Absence(
      adviser: "B1", from: try date("2025-09-01"), through: try date("2026-02-01"), share: try share(1, 1))
    let staffing = PlannedStaffing(
      assignments: [try Example.assignment("B1", "PBD-AAA", fte: 1000, from: "2026-02-02")], absences: [away],
      year: Example.year, calendar: SchoolCalendar(), day: try date("2026-03-31"))
    let planned = staffing.planned { _ in true }
    #expect(planned.unreduced == planned.reduced)
    #expect(try planned.reduced == rational(1, 2))
  }

  @Test func `without the factor hours and planned FTE are shown and no percentage is given`() throws {
    let set = Example.figures(
      try Example.input(
        plan: Example.plan(hoursPerFTE: nil), assignments: [Example.assignment("B1", "PBD-AAA", fte: 500)],
        time: [Example.time("2025-10", "PBD-AAA", 600)]))
    let figure = try #require(set["fte/PBD-AAA/2025-2026"])
    #expect(figure.numerator == nil && figure.denominator == nil && figure.pace == nil)
    guard case .notComputable(let reason) = figure.verdict else {
      Issue.record("\(figure.verdict)")
      return
    }
    #expect(reason.dutch.contains("registered_hours_per_fte"))
    #expect(figure.evidence.count(.registeredMinutes)?.value == Rational(600))
    #expect(try figure.evidence.count(.plannedFTE)?.value == rational(1, 2))
    #expect(set["hours/PBD-AAA/2025-2026"]?.numerator == 600)
    #expect(try set["fte-planned/PBD-AAA/2025-2026"]?.value == rational(1, 2))
    #expect(set["fte-realised/PBD-AAA/2025-2026"]?.numerator == nil)
  }

  @Test func `regular and earmarked means are apart, and what names no fund is shared out to none`() throws {
    let set = Example.figures(
      try Example.input(
        assignments: [
          Example.assignment("B1", "PBD-AAA", fte: 300),
          Example.assignment("B1", "PBD-AAA", fte: 200, fund: "leerpunt"),
        ],
        time: [
          Example.time("2025-10", "PBD-AAA", 600, fund: "leerpunt"), Example.time("2025-10", "PBD-AAA", 900),
        ]))
    #expect(try set["fte/PBD-AAA/leerpunt/2025-2026"]?.share == share(600, 12_000))
    #expect(try set["fte/PBD-AAA/regulier/2025-2026"]?.share == share(0, 18_000))
    #expect(set["hours/PBD-AAA/niet-toewijsbaar/2025-2026"]?.numerator == 900)
    #expect(set["hours/PBD-AAA/leerpunt/2025-2026"]?.numerator == 600)
    #expect(try set["fte/total/leerpunt/2025-2026"]?.share == share(600, 12_000))
  }

  @Test func `quality care, projects and work without contact count as time`() throws {
    let set = Example.figures(
      try Example.input(
        assignments: [
          Example.assignment("B1", "bereik", fte: 250), Example.assignment("B2", "PBD-AAA", fte: 500),
          Example.assignment("B3", "POC-CCC", fte: 100),
        ],
        time: [
          Example.time("2025-10", "bereik", 300, hasContact: false), Example.time("2025-10", "spelkracht", 60),
          Example.time("2025-10", "PBD-AAA", 1000), Example.time("2025-10", "POC-CCC", 40),
        ]))
    #expect(try set["fte/bereik/2025-2026"]?.share == share(300, 15_000))
    #expect(try set["fte/kwaliteitszorg/2025-2026"]?.share == share(300, 15_000))
    #expect(try set["fte/PBD/2025-2026"]?.share == share(1000, 30_000))
    #expect(try set["fte/POC/2025-2026"]?.share == share(40, 6_000))
    #expect(try set["fte/total/2025-2026"]?.share == share(1400, 51_000))
    #expect(set["hours/spelkracht/2025-2026"]?.numerator == 60)
    guard case .notComputable = set["fte/spelkracht/2025-2026"]?.verdict else {
      Issue.record("hours without an assignment have no percentage")
      return
    }
    #expect(set["fte/impact/2025-2026"] == nil, "nobody was given it and nobody worked on it")
  }

  @Test func `after the year the verdict is final, and the norm comes from the plan`() throws {
    let assignments = [try Example.assignment("B1", "PBD-AAA", fte: 100)]
    func verdict(_ minutes: Int, _ plan: Plan) throws -> Figure.Verdict? {
      Example.figures(
        try Example.input(
          "2025-2026", plan: plan, assignments: assignments, time: [Example.time("2025-10", "PBD-AAA", minutes)])
      )["fte/PBD-AAA/2025-2026"]?.verdict
    }
    #expect(try verdict(6000, Example.plan()) == .met)
    #expect(try verdict(5999, Example.plan()) == .notMet)
    #expect(try verdict(5700, Example.plan { $0.fteTarget = 95 }) == .met)
  }

  @Test func `planned minutes that are a fraction stay exact`() throws {
    // 1 FTE over 1 of 38 weeks, 1000 h: 60 000 / 38 min. 100 min of it is 3800 / 60 000.
    let set = Example.figures(
      try Example.input(
        assignments: [Example.assignment("B1", "PBD-AAA", fte: 1000, from: "2026-01-05", through: "2026-01-11")],
        time: [Example.time("2026-01", "PBD-AAA", 100)]))
    let figure = try #require(set["fte/PBD-AAA/2025-2026"])
    #expect(try figure.share == share(3800, 60_000))
    #expect(figure.numerator == 1900 && figure.denominator == 30_000)
  }

  @Test func `hours are given per month and per level`() throws {
    let set = Example.figures(
      try Example.input(time: [
        Example.time("2025-10", "PBD-AAA", 100, level: .micro), Example.time("2026-01", "PBD-AAA", 60, level: .meso),
        Example.time("2026-01", "PBD-AAA", 30),
      ]))
    #expect(set["hours/PBD-AAA/2026-01"]?.numerator == 90)
    #expect(set["hours/PBD-AAA/2025-10"]?.numerator == 100)
    #expect(set["hours/PBD-AAA/2025-12"]?.numerator == 0)
    #expect(set["hours/PBD-AAA/2026-02"] == nil, "a month that has not begun")
    #expect(set["hours/PBD-AAA/niveau/micro/2025-2026"]?.numerator == 100)
    #expect(set["hours/PBD-AAA/niveau/onbekend/2025-2026"]?.numerator == 30)
  }
}
