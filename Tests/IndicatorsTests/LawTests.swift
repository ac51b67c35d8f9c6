import GuidanceKit
import Indicators
import Testing

/// What must hold whatever the data are, tried on data from a fixed seed.
@Suite struct LawTests {
  /// A small generator of numbers that always gives the same ones.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  private static let months = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01"]
  private static let destinations = ["PBD-AAA", "PBD-BBB", "POC-CCC", "bereik", "spelkracht"]

  private func entry(_ dice: inout Dice) throws -> ReachEntry {
    try Example.reach(
      Self.months[dice.roll(5)], 11 + dice.roll(4), Self.destinations[dice.roll(3)], 30 + dice.roll(400),
      level: [nil, .meso, .micro][dice.roll(3)], place: [nil, .atSchool, .remote][dice.roll(3)], of: 1 + dice.roll(3))
  }

  private func time(_ dice: inout Dice) throws -> TimeEntry {
    try Example.time(
      Self.months[dice.roll(5)], Self.destinations[dice.roll(5)], 1 + dice.roll(400),
      [.yes, .no, .unknown][dice.roll(3)], fund: [nil, "regulier", "leerpunt"][dice.roll(3)],
      hasContact: dice.roll(4) > 0)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `adding a registration never lowers reach`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var entries: [ReachEntry] = []
    var before: [FigureID: Figure] = [:]
    for _ in 0..<25 {
      entries.append(try entry(&dice))
      let set = Example.figures(try Example.input(reach: entries))
      for figure in set.figures where figure.id.indicator.hasPrefix("reach") || figure.id.indicator == "presence" {
        let earlier = before[figure.id]
        if let old = earlier?.value, let new = figure.value {
          // Those who are missed and those never contacted can only become fewer.
          let isLack = ["reach-will-miss", "reach-uncontacted"].contains(figure.id.indicator)
          #expect(isLack ? new <= old : new >= old, "\(figure.id)")
        }
        if earlier?.verdict == .met { #expect(figure.verdict == .met, "\(figure.id)") }
        before[figure.id] = figure
      }
    }
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `parts add to the whole`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let entries = try (0..<80).map { _ in try time(&dice) }
    let set = Example.figures(
      try Example.input(
        assignments: [
          Example.assignment("B1", "PBD-AAA", fte: 700), Example.assignment("B1", "bereik", fte: 300),
          Example.assignment("B2", "PBD-BBB", fte: 450, fund: "leerpunt", from: "2025-11-03"),
        ],
        absences: [
          Absence(adviser: "B1", from: date("2025-10-06"), through: date("2025-12-24"), share: share(1, 3))
        ], time: entries))
    func sum(_ indicator: String, _ scopes: [String]) throws -> Rational {
      var total = Rational.zero
      for scope in scopes {
        let part = try #require(set["\(indicator)/\(scope)/2025-2026"]?.value, "\(indicator)/\(scope)")
        total = try #require(total.adding(part))
      }
      return total
    }
    for indicator in ["hours", "fte-planned", "fte-planned-unreduced", "fte-realised"] {
      let whole = try sum(indicator, ["total"])
      #expect(try sum(indicator, Self.destinations) == whole)
      #expect(try sum(indicator, ["PBD", "POC", "kwaliteitszorg", "spelkracht"]) == whole)
    }
    #expect(
      try sum("hours", ["total/leerpunt", "total/regulier", "total/niet-toewijsbaar"]) == sum("hours", ["total"]))
    let months = try Self.months.map { try #require(set["hours/total/\($0)"]?.numerator) }
    #expect(months.reduce(0, +) == set["hours/total/2025-2026"]?.numerator)
  }

  @Test(arguments: [UInt64(21), 22, 23])
  func `the types of a pillar add to the pillar, and pillars to the headline`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let entries = try (0..<60).map { _ in try entry(&dice) }
    let set = Example.figures(try Example.input(reach: entries))
    let types = ["SO", "BuSO"].compactMap { set["reach/PBD-AAA/\($0)/2025-2026"] }
    #expect(types.reduce(0) { $0 + ($1.numerator ?? 0) } == set["reach/PBD-AAA/2025-2026"]?.numerator)
    #expect(types.reduce(0) { $0 + ($1.denominator ?? 0) } == set["reach/PBD-AAA/2025-2026"]?.denominator)
    let pillars = ["PBD-AAA", "PBD-BBB", "POC-CCC"].compactMap { set["reach/\($0)/2025-2026"] }
    #expect(pillars.reduce(0) { $0 + ($1.numerator ?? 0) } == set["reach/total/2025-2026"]?.numerator)
    #expect(pillars.reduce(0) { $0 + ($1.denominator ?? 0) } == set["reach/total/2025-2026"]?.denominator)
  }

  @Test(arguments: [UInt64(31), 32, 33])
  func `the classroom share lies in its range, and knowing more only narrows it`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var entries = try (0..<40).map { _ in try time(&dice) }
    var range: ShareRange?
    for index in entries.indices {
      let set = Example.figures(try Example.input(time: entries))
      let figure = try #require(set["classroom/total/2025-2026"])
      let now = try #require(figure.range)
      #expect(now.lower <= now.upper && figure.share == now.lower)
      if let range { #expect(range.lower <= now.lower && now.upper <= range.upper) }
      range = now
      if entries[index].classroom == .unknown { entries[index].classroom = index.isMultiple(of: 2) ? .yes : .no }
    }
  }

  @Test func `absences never raise what is planned, and never take more than there is`() throws {
    var dice = Dice(state: 41)
    let assignments = [try Example.assignment("B1", "PBD-AAA", fte: 800, from: "2025-10-01", through: "2026-05-20")]
    var absences: [Absence] = []
    var last = Rational.one
    for _ in 0..<12 {
      let first = Example.year.first.adding(days: dice.roll(300))
      absences.append(
        Absence(
          adviser: "B1", from: first, through: first.adding(days: dice.roll(60)), share: try share(1 + dice.roll(4), 4))
      )
      let staffing = PlannedStaffing(
        assignments: assignments, absences: absences, year: Example.year, calendar: SchoolCalendar(),
        day: Example.year.last)
      let planned = staffing.planned { _ in true }
      #expect(.zero <= planned.reduced && planned.reduced <= planned.unreduced && planned.reduced <= last)
      last = planned.reduced
    }
  }
}
