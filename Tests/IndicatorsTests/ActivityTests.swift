import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Goals and actions of the plan, and classroom context by initiative, adviser and team.
@Suite struct ActivityTests {
  private func plan() throws -> Plan {
    var plan = try Example.plan()
    plan.goals[0].reachBlocks[0].actions = [
      PlannedAction(focus: "visie", title: "Visie", initiatives: ["kennissessie", "intervisie"]),
      PlannedAction(focus: "data", title: nil, initiatives: []),
    ]
    plan.goals[0].spiderWeb = [.aims, .content]
    plan.goals[0].decreePoints = [2]
    plan.focusCategories = [FocusCategory(code: "visie", label: Label("Visie", "Vision"))]
    plan.initiatives = [Initiative(code: "kennissessie", label: Label("Kennissessie", "Knowledge session"))]
    return plan
  }

  private func cell(
    _ goal: String?, _ focus: String?, _ initiative: String?, _ types: [OrganisationType], _ minutes: Int
  ) -> ActivityCell {
    ActivityCell(
      destination: "PBD-AAA", goal: goal, focus: focus, initiative: initiative, types: types, minutes: minutes)
  }

  @Test func `an action saw activity when goal, focus, initiative and type of organisation fit`() throws {
    var input = try Example.input(plan: plan(), time: [Example.time("2025-10", "PBD-AAA", 225)])
    input.activity = [
      cell("PBD-AAA-meso", "visie", "kennissessie", [.so], 60), cell("PBD-AAA-meso", "visie", "modelling", [.so], 40),
      cell("PBD-AAA-meso", "data", nil, [.buSO], 30), cell("PBD-AAA-meso", "visie", "intervisie", [.so, .baO], 80),
      cell(nil, nil, nil, [], 15),
    ]
    let set = Example.figures(input)
    #expect(set["activity/action/PBD-AAA-1-a/1/2025-2026"]?.numerator == 140)
    #expect(set["activity/action/PBD-AAA-1-a/2/2025-2026"]?.numerator == 0, "the block reaches SO only")
    #expect(try set["activity/actions/total/2025-2026"]?.share == share(1, 2))
    #expect(
      set["activity/actions-without/total/2025-2026"]?.evidence.members.map(\.text)
        == ["activity/action/PBD-AAA-1-a/2/2025-2026"])
    #expect(set["activity/goal/PBD-AAA-meso/2025-2026"]?.numerator == 210)
    #expect(set["activity/goal/niet-toewijsbaar/2025-2026"]?.numerator == 15)
    #expect(try set["activity/goals/total/2025-2026"]?.share == share(1, 4))
    #expect(try set["activity/goals/PBD-AAA/2025-2026"]?.share == share(1, 2))
    #expect(set["activity/goals-without/total/2025-2026"]?.numerator == 3)
  }

  @Test func `focus and initiative add up to all hours, components and points follow the goal`() throws {
    var input = try Example.input(plan: plan(), time: [Example.time("2025-10", "PBD-AAA", 225)])
    input.activity = [
      cell("PBD-AAA-meso", "visie", "kennissessie", [.so], 60), cell("PBD-AAA-micro", "materiaal", nil, [.so], 100),
      cell(nil, nil, nil, [], 65),
    ]
    let set = Example.figures(input)
    func minutes(_ id: String) -> Int? { set["activity/\(id)/2025-2026"]?.numerator }
    #expect(minutes("focus/visie") == 60 && minutes("focus/materiaal") == 100)
    #expect(minutes("focus/niet-toewijsbaar") == 65)
    #expect(minutes("initiative/kennissessie") == 60 && minutes("initiative/niet-toewijsbaar") == 165)
    #expect(minutes("PBD-AAA/focus/visie") == 60 && minutes("PBD-BBB/focus/visie") == 0)
    #expect(minutes("spider-web/leerdoelen") == 60 && minutes("spider-web/leerinhoud") == 60)
    #expect(minutes("spider-web/tijd") == 0)
    #expect(minutes("decree/2") == 60 && minutes("decree/1") == 0)
  }

  @Test func `without any registration nothing is said of goals`() throws {
    let set = Example.figures(try Example.input(plan: plan()))
    #expect(set["activity/goals/total/2025-2026"]?.verdict == .noData)
    #expect(set["activity/goals-without/total/2025-2026"]?.numerator == nil)
  }

  @Test func `the facts behind an action, a level and a goal are those the register finds`() throws {
    let register = try Register.forTests()
    try register.load([try plan()])
    try register.load(try Example.organisations())
    try register.load([Adviser(code: "B1", name: "Een", role: .adviser)])
    var assignment = try Example.assignment("B1", "PBD-AAA", fte: 500)
    assignment.educationLevel = "(Bu)SO"
    try register.load([assignment])
    func registration(_ id: String, _ minutes: Int, _ organisations: [String], _ goal: String?, _ focus: String?) throws
      -> Registration
    {
      Registration(
        sheetID: id, date: try date("2025-10-06"), minutes: minutes,
        organisations: organisations.map { OrganisationReference(given: $0, number: InstitutionNumber($0)) },
        destination: "PBD-AAA", goal: goal, adviser: "B1", form: .physical, focus: focus,
        initiative: focus.map { _ in "kennissessie" })
    }
    try register.load([
      try registration("R1", 60, ["000011"], "PBD-AAA-meso", "visie"),
      try registration("R2", 50, ["000011", "000015"], "PBD-AAA-meso", "visie"),
      try registration("R3", 40, ["000015"], "PBD-AAA-meso", "visie"),
      try registration("R4", 30, ["000012", "Wie?"], nil, nil),
      try registration("R5", 20, ["000013", "000012"], nil, nil),
    ])
    try register.read { snapshot in
      let set = try IndicatorReport(Example.request(), from: snapshot, version: "0.0.0").figures
      func check(_ id: String, _ minutes: Int, _ lines: [Int]) throws {
        let figure = try #require(set[id], "\(id)")
        #expect(figure.evidence.count(.registeredMinutes)?.value == Rational(minutes), "\(id)")
        let query = try #require(figure.evidence.queries.first)
        #expect(try query.facts(in: snapshot).map(\.origin.line) == lines, "\(id)")
      }
      try check("activity/action/PBD-AAA-1-a/1/2025-2026", 110, [2, 3])
      try check("fte/PBD-AAA/level/(Bu)SO/2025-2026", 80, [2, 6])
      try check("fte-realised/PBD-AAA/level/niet-toewijsbaar/2025-2026", 120, [3, 4, 5])
      try check("activity/goal/niet-toewijsbaar/2025-2026", 50, [5, 6])
    }
  }

  @Test func `classroom context is also given per initiative, adviser and team, with unknown and derived apart`() throws
  {
    let rule = ClassroomRule(cases: [.init(initiatives: ["klasobservatie"], answer: .yes)])
    var input = try Example.input(
      plan: Example.plan { $0.classroomRule = rule },
      time: [
        Example.time("2026-01", "PBD-AAA", 30, .yes, initiative: "kennissessie"),
        Example.time("2026-01", "PBD-AAA", 50, .no, initiative: "kennissessie"),
        Example.time("2026-01", "PBD-BBB", 20, .unknown, initiative: "klasobservatie"),
        Example.time("2026-01", "PBD-BBB", 100, .unknown), Example.time("2026-01", "POC-CCC", 70, .yes),
      ])
    for (index, adviser) in ["B1", "B2", "B2", "B3", "B1"].enumerated() { input.time[index].adviser = adviser }
    input.advisers = [
      Adviser(code: "B1", name: "Een", role: .adviser, teams: ["PBD-AAA", "Team Twee"]),
      Adviser(code: "B2", name: "Twee", role: .adviser, teams: ["PBD-AAA"]),
      Adviser(code: "B3", name: "Drie", role: .adviser),
    ]
    let set = Example.figures(input)
    #expect(try set["classroom/initiative/kennissessie/2026-01"]?.share == share(30, 80))
    #expect(try set["classroom/initiative/niet-toewijsbaar/2025-2026"]?.share == share(0, 100))
    #expect(try set["classroom/adviser/B1/2026-01"]?.share == share(30, 30), "guidance by the POC is apart")
    #expect(try set["classroom/team/PBD-AAA/2026-01"]?.share == share(50, 100))
    #expect(try set["classroom/team/Team-Twee/2026-01"]?.share == share(30, 30))
    #expect(try set["classroom-unknown/total/2026-01"]?.share == share(100, 200))
    #expect(try set["classroom-derived/total/2026-01"]?.share == share(20, 200))
    #expect(set["classroom-unknown/PBD-AAA/2025-10"]?.verdict == .noData)
    #expect(try set["classroom-unknown/initiative/niet-toewijsbaar/2026-01"]?.share == share(100, 100))
    #expect(try set["classroom-derived/initiative/klasobservatie/2026-01"]?.share == share(20, 20))
    #expect(try set["classroom-derived/team/PBD-AAA/2026-01"]?.share == share(20, 100))
    #expect(try set["classroom-unknown/adviser/B3/2025-2026"]?.share == share(100, 100))
    #expect(set["classroom-unknown/adviser/B3/2026-01"] == nil, "of one person the year says enough")
    input.request.audience = .team
    #expect(Example.figures(input)["classroom/team/PBD-AAA/2026-01"] == nil, "a team may be one person")
  }
}
