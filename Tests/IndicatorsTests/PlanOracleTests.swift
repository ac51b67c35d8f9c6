import Foundation
import GuidanceKit
import Indicators
import Register
import TestSupport
import Testing

/// Goals, actions, reach by part, need, classroom context by part, hours and projects by a second program
/// (`Tests/Oracles/plan.py`), over random small databases.
@Suite struct PlanOracleTests {
  /// Indicators of which every figure must be known to the oracle.
  private static let whole: Set<String> = [
    "activity", "reach-integrated", "reach-will-miss", "reach-uncontacted", "reach-earlier", "intensity",
    "project", "project-expected", "project-achieved", "project-start", "project-extensions", "stated",
  ]

  private func compare(_ register: Register, _ path: String, _ day: CalendarDate, batch: Int? = nil) throws -> Int {
    let script = repositoryRoot().appendingPathComponent("Tests/Oracles/plan.py").path
    let data = try #require(OracleTests.run([script, path, day.iso] + (batch.map { ["\($0)"] } ?? [])))
    let expected = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let request = FigureRequest(period: .schoolYear(SchoolYear(containing: day)), day: day)
    let set = try register.read(asOf: batch.map(AsOf.batch) ?? .now) {
      try IndicatorReport(request, from: $0, version: "0.0.0").figures
    }
    for (id, value) in expected {
      let figure = try #require(set[id], "\(id) on \(day)")
      #expect(figure.value == (value as? [Int]).flatMap { Rational($0[0], $0[1]) }, "\(id) on \(day)")
    }
    for figure in set.figures where Self.whole.contains(figure.id.indicator) {
      // A point of the decree without goals, a pillar without organisations: there is nothing to compute.
      let isEmpty = figure.numerator == nil || figure.value == .zero
      #expect(expected[figure.id.text] != nil || isEmpty, "\(figure.id) on \(day)")
    }
    return expected.count
  }

  @Test(
    .enabled(if: OracleTests.hasPython, "python3 computes the figures a second time"), arguments: UInt64(101)...108)
  func `agree exactly over random small databases, now and as of a batch`(seed: UInt64) throws {
    var random = RandomPlanDatabase(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.path("proef.sqlite")
    let register = try Register(path: path, mode: .creating)
    try random.fill(register)
    let last = try register.read { try $0.lastBatch() }
    #expect(try compare(register, path, random.base.day(within: 400)) > 300)
    _ = try compare(register, path, random.base.day(within: 400), batch: last - random.base.roll(3))
  }

  @Test(arguments: UInt64(121)...123)
  func `another order of the rows changes nothing, as of today equals now, and undo restores every figure`(
    seed: UInt64
  ) throws {
    func figures(_ register: Register, _ asOf: AsOf = .now) throws -> String {
      try register.read(asOf: asOf) {
        try IndicatorReport(FigureRequest(period: .schoolYear(Example.year)), from: $0, version: "0.0.0").figures.hash
      }
    }
    let hashes = try [false, true].map { isReversed in
      var random = RandomPlanDatabase(seed: seed)
      let register = try Register.forTests()
      try random.fill(register, isReversed: isReversed)
      let before = try figures(register)
      #expect(try figures(register, .day(date("2026-08-31"))) == before)
      let batch = try #require(
        register.load([try random.project(number: 7, round: 2)], file: "nog.csv").batch)
      #expect(try figures(register) != before)
      try register.undo(
        batch: batch, reason: "proef", at: Moment(unixSeconds: 1_770_200_000, day: date("2026-02-04")), actor: "proef",
        programVersion: "0.0.0")
      #expect(try figures(register) == before)
      return before
    }
    #expect(hashes[0] == hashes[1])
  }
}

/// The random database of ``OracleTests`` with goals, actions, teams, levels, projects and stated totals.
struct RandomPlanDatabase {
  var base: RandomDatabase

  init(seed: UInt64) { base = RandomDatabase(seed: seed) }

  private static let focus = ["visie", "data", "materiaal"]
  private static let initiatives = ["kennissessie", "intervisie", "modelling"]

  private mutating func plan() throws -> Plan {
    let isSplit = base.roll(2) == 0
    var plan = try Example.plan { if isSplit { $0.sharedSession = .split } }
    plan.focusCategories = Self.focus.map { FocusCategory(code: $0, label: Label($0, $0)) }
    plan.initiatives = Self.initiatives.map { Initiative(code: $0, label: Label($0, $0)) }
    plan.funds = [EarmarkedFund(code: "leerpunt", label: Label("Leerpunt", "Leerpunt"), pillars: ["PBD-BBB"])]
    for index in plan.goals.indices {
      plan.goals[index].reachBlocks[0].actions = (0..<(1 + base.roll(3))).map { _ in
        PlannedAction(
          focus: base.pick(Self.focus), title: nil,
          initiatives: base.roll(2) == 0 ? [] : [base.pick(Self.initiatives)])
      }
      plan.goals[index].spiderWeb = SpiderWebComponent.allCases.filter { _ in base.roll(4) == 0 }
      plan.goals[index].decreePoints = [1 + base.roll(4)]
    }
    return plan
  }

  private static let goals = ["PBD-AAA-meso", "PBD-AAA-micro", "PBD-BBB-meso", "POC-CCC-meso"]

  private mutating func registrations() throws -> [Registration] {
    try (base.registrations(70) + base.sessions(8)).map { one in
      var one = one
      one.goal = base.roll(4) == 0 ? nil : base.pick(Self.goals)
      one.focus = base.roll(5) == 0 ? nil : base.pick(Self.focus)
      one.initiative = base.roll(4) == 0 ? nil : base.pick(Self.initiatives)
      return one
    }
  }

  mutating func project(number: Int, round: Int) throws -> ProjectPhaseReach {
    ProjectPhaseReach(
      project: "p\(number)", round: round, phase: base.pick(ProjectPhase.allCases),
      directness: base.pick(ReachDirectness.allCases), primarySchools: base.roll(3) == 0 ? nil : base.roll(20),
      secondarySchools: base.roll(3) == 0 ? nil : base.roll(20), status: base.pick(ReachStatus.allCases))
  }

  mutating func fill(_ register: Register, isReversed: Bool = false) throws {
    func ordered<T>(_ list: [T]) -> [T] { isReversed ? list.reversed() : list }
    try register.load([try plan()])
    try register.load(
      ordered(
        (1...7).map {
          Project(id: "p\($0)", name: "Project \($0)", round: 1 + $0 % 2, isExtension: [nil, true, false][$0 % 3])
        }
          + [Project(id: "spelkracht", name: "Spelkracht", round: 1)]))
    var organisations = try base.organisations()
    // A school with high needs all year, so that there is something to hold guidance against.
    organisations[1].qualifiers.append(QualifierPeriod(.highNeeds, validity: Validity()))
    try register.load(ordered(organisations))
    try register.load(
      ordered(
        ["B1", "B2", "B3", "B4"].enumerated().map { index, code in
          Adviser(code: code, name: code, role: .adviser, teams: [["Een"], ["Een", "Twee"], [], ["Twee"]][index])
        }))
    var first = try Example.assignment("B1", "PBD-AAA", fte: 500)
    first.educationLevel = "(Bu)SO"
    var second = try Example.assignment("B2", "PBD-AAA", fte: 300)
    second.educationLevel = "(Bu)BaO"
    try register.load(ordered([first, second, try Example.assignment("B3", "PBD-BBB", fte: 300)]))
    try register.load(ordered(try registrations()), file: "registraties.csv")
    // Of rows that are the same record only one may stand, so each has a project, phase and kind of its own.
    var rows: [[String]: ProjectPhaseReach] = [:]
    for _ in 0..<24 {
      let row = try project(number: 1 + base.roll(6), round: 1 + base.roll(2))
      rows[[row.project, "\(row.round)", row.phase.rawValue, "\(row.directness)", "\(row.status)"]] = row
    }
    let sorted = rows.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    try register.load(ordered(sorted), file: "fasen.csv")
    try register.load(
      ordered(
        (0..<8).map { index in
          StatedTotal(
            source: "Bron \(index % 3)", place: "plaats \(index)",
            subject: ["project/total/direct/round-1", "project/p1/all/basis/round-2", "elders:iets/anders"][index % 3],
            value: Rational(10 + base.roll(40)), isApproximate: base.roll(2) == 0)
        }))
  }
}
