import GuidanceKit
import Indicators
import Register
import Testing

/// Indicator 1 by fund, education level, person, project and quality care, and what absences and changes do.
@Suite struct StaffingScopeTests {
  @Test func `each fund has a figure over all destinations, and what names none stays apart`() throws {
    let set = Example.figures(
      try Example.input(
        assignments: [
          Example.assignment("B1", "PBD-AAA", fte: 300), Example.assignment("B2", "PBD-BBB", fte: 100),
          Example.assignment("B1", "PBD-AAA", fte: 200, fund: "leerpunt"),
        ],
        time: [
          Example.time("2025-10", "PBD-AAA", 600, fund: "leerpunt"),
          Example.time("2025-10", "PBD-BBB", 400, fund: "regulier"),
          Example.time("2025-10", "PBD-AAA", 900),
        ]))
    #expect(try set["fte/fund/leerpunt/2025-2026"]?.share == share(600, 12_000))
    #expect(try set["fte/fund/regulier/2025-2026"]?.share == share(400, 24_000))
    #expect(set["fte/fund/regulier/2025-2026"]?.verdict == .noNorm, "a lower bound is not judged")
    #expect(set["hours/fund/niet-toewijsbaar/2025-2026"]?.numerator == 900)
    #expect(try set["fte-realised/fund/niet-toewijsbaar/2025-2026"]?.value == rational(900, 60_000))
    #expect(set["fte/fund/niet-toewijsbaar/2025-2026"] == nil, "nothing is planned for it")
  }

  @Test func `education levels follow from the organisations named, and what names several is not shared out`() throws {
    func level(_ adviser: String, _ level: String?, _ fte: Int) throws -> Assignment {
      var one = try Example.assignment(adviser, "PBD-AAA", fte: fte)
      one.educationLevel = level
      return one
    }
    func cell(_ types: [OrganisationType], _ minutes: Int, unknown: Bool = false) -> ActivityCell {
      ActivityCell(destination: "PBD-AAA", types: types, hasUnknownOrganisation: unknown, minutes: minutes)
    }
    var input = try Example.input(
      assignments: [level("B1", "SO", 100), level("B2", "(Bu)SO", 400), level("B3", nil, 200)],
      time: [Example.time("2025-10", "PBD-AAA", 1120)])
    // SO alone is the narrower level; SO with BuSO is (Bu)SO; SO with BaO, nothing, or an unknown one is neither.
    input.activity = [
      cell([.so], 600), cell([.buSO], 300), cell([.so, .buSO], 60), cell([.baO, .so], 120), cell([], 30),
      cell([.so], 10, unknown: true),
    ]
    let set = Example.figures(input)
    #expect(try set["fte/PBD-AAA/level/SO/2025-2026"]?.share == share(600, 6000))
    #expect(try set["fte/PBD-AAA/level/(Bu)SO/2025-2026"]?.share == share(360, 24_000))
    #expect(try set["fte/PBD-AAA/level/niet-toewijsbaar/2025-2026"]?.share == share(160, 12_000))
    #expect(set["hours/PBD-AAA/level/niet-toewijsbaar/2025-2026"]?.numerator == 160)
    guard case .registrations(let filter)? = set["fte/PBD-AAA/level/(Bu)SO/2025-2026"]?.evidence.queries.first else {
      Issue.record("no query")
      return
    }
    #expect(filter.withinTypes == [[.so, .buSO, .cdo]] && filter.outsideTypes == [[.so]])
    #expect(set["fte/PBD-BBB/level/SO/2025-2026"] == nil, "no assignment of that pillar names a level")
    input.assignments.removeLast()
    let without = Example.figures(input)
    #expect(without["fte/PBD-AAA/level/niet-toewijsbaar/2025-2026"] == nil, "nothing is planned for it")
    #expect(try without["fte-realised/PBD-AAA/level/niet-toewijsbaar/2025-2026"]?.value == rational(160, 60_000))
  }

  @Test func `figures of one adviser are there for the coordinator, and for nobody outside`() throws {
    var input = try Example.input(
      assignments: [
        Example.assignment("B1", "PBD-AAA", fte: 500), Example.assignment("B1", "bereik", fte: 100),
        Example.assignment("B2", "PBD-AAA", fte: 400),
      ])
    var entries = try [
      Example.time("2025-10", "PBD-AAA", 6000), Example.time("2025-11", "PBD-AAA", 1500),
      Example.time("2025-10", "bereik", 600),
    ]
    for index in entries.indices { entries[index].adviser = "B1" }
    input.time = entries
    let set = Example.figures(input)
    #expect(try set["fte/adviser/B1/2025-2026"]?.share == share(8100, 36_000))
    #expect(try set["fte/adviser/B1/PBD-AAA/2025-2026"]?.share == share(7500, 30_000))
    // 19 of 38 weeks: the pace is twice the share.
    #expect(try set["fte/adviser/B1/PBD-AAA/2025-2026"]?.pace == share(1, 2))
    #expect(try set["fte/adviser/B2/2025-2026"]?.share == share(0, 24_000))
    #expect(set["fte/adviser/B1/2025-2026"]?.verdict == .noNorm, "the target is one of pillars")
    for audience in [Audience.team, .organisation, .public, .ministry] {
      input.request.audience = audience
      #expect(!Example.figures(input).figures.contains { $0.id.text.contains("B1") || $0.id.scope.first == "adviser" })
    }
  }

  @Test func `projects and destinations of quality care have names of their own beside the old ones`() throws {
    let set = Example.figures(
      try Example.input(
        assignments: [
          Example.assignment("B1", "impact", fte: 100), Example.assignment("B1", "spelkracht", fte: 200),
        ],
        time: [Example.time("2025-10", "impact", 300), Example.time("2025-10", "spelkracht", 60)]))
    #expect(try set["fte/care/impact/2025-2026"]?.share == share(300, 6000))
    #expect(set["fte/care/impact/2025-2026"]?.value == set["fte/impact/2025-2026"]?.value)
    #expect(try set["fte/project/spelkracht/2025-2026"]?.share == share(60, 12_000))
  }

  @Test func `what absences and assignments that change in the year do is told apart`() throws {
    // 1 FTE from 2 February: 19 of 38 weeks, 0.5. 0.4 FTE up to then: 0.2. At the start 0.4 was assigned.
    let set = Example.figures(
      try Example.input(
        "2026-02",
        assignments: [
          Example.assignment("B1", "PBD-AAA", fte: 1000, from: "2026-02-02"),
          Example.assignment("B2", "PBD-AAA", fte: 400, through: "2026-02-01"),
        ],
        absences: [
          // A whole week of 0.4 FTE: 0.4 / 38.
          Absence(adviser: "B2", from: date("2026-01-05"), through: date("2026-01-11"), share: share(1, 1))
        ], time: [Example.time("2025-10", "PBD-AAA", 60)]))
    #expect(try set["fte-planned-unreduced/PBD-AAA/2025-2026"]?.value == rational(7, 10))
    #expect(try set["fte-effect-changes/PBD-AAA/2025-2026"]?.value == rational(3, 10))
    #expect(try set["fte-effect-absences/PBD-AAA/2025-2026"]?.value == rational(4, 380))
    #expect(try set["fte-assigned/PBD-AAA/2025-2026"]?.value == rational(1, 1))
    #expect(set["fte-effect-changes/PBD-BBB/2025-2026"] == nil, "nothing changed there")
    let less = Example.figures(
      try Example.input(assignments: [Example.assignment("B2", "PBD-AAA", fte: 400, through: "2026-02-01")]))
    #expect(try less["fte-effect-changes/PBD-AAA/2025-2026"]?.value == rational(-2, 10))
  }

  @Test func `a year in which nothing is registered has no data, not 0 percent`() throws {
    let set = Example.figures(try Example.input(assignments: [Example.assignment("B1", "PBD-AAA", fte: 400)]))
    #expect(set["fte/PBD-AAA/2025-2026"]?.verdict == .noData && set["fte/PBD-AAA/2025-2026"]?.numerator == nil)
    #expect(set["reach/PBD-AAA/2025-2026"]?.verdict == .noData && set["reach/PBD-AAA/2025-2026"]?.numerator == nil)
    #expect(set["reach/PBD-AAA/000011/2025-2026"]?.numerator == nil)
    #expect(set["hours/total/2026-01"]?.verdict == .noData)
    #expect(try set["fte-planned/PBD-AAA/2025-2026"]?.value == rational(2, 5), "what was planned is known")
  }
}
