import GuidanceKit
import Register
import Testing

@testable import Auditing

@Suite struct StaffingRuleTests {
  private let year = SchoolYear(startYear: 2025)

  private func plan(_ total: Int, levels: [(String, Int)]? = nil, data: Int = 0) throws -> Plan {
    try samplePlan(staffing: [
      PillarStaffing(
        schoolYear: year, total: FTE(thousandths: total),
        byLevel: levels?.map { LevelStaffing(level: $0.0, fte: FTE(thousandths: $0.1)) },
        earmarked: data == 0 ? [] : [FundStaffing(fund: "data", fte: FTE(thousandths: data))])
    ])
  }

  private func assign(
    _ thousandths: Int, _ adviser: String = "B01", fund: String = Assignment.regularFund, level: String? = nil,
    validity: Validity = Validity()
  ) -> Assignment {
    Assignment(
      adviser: adviser, schoolYear: year, destination: "PBD-NED", fund: fund, educationLevel: level,
      fte: FTE(thousandths: thousandths), validity: validity)
  }

  @Test func `a pillar with too little assigned is found with both figures and both sources`() throws {
    let found = try audit("FTE001", plan: plan(600), assignments: [assign(200), assign(350, "B02")])
    #expect(found.map(\.message.dutch) == ["PBD-NED in totaal, 2025-2026: 0,55 VTE toegewezen, het plan zegt 0,60."])
    #expect(found.first?.statements.map(\.source.dutch) == ["opdrachten.csv, 2 opdrachten", "Proefplan"])
    #expect(found.first?.places == ["opdrachten.csv:2", "opdrachten.csv:3"])
  }

  @Test func `assignments that give the plan's figures are in order`() throws {
    let levels = [("(Bu)BaO", 200), ("(Bu)SO", 400)]
    let found = try audit(
      "FTE001", plan: plan(600, levels: levels, data: 100),
      assignments: [
        assign(200, level: "(Bu)BaO"), assign(300, "B02", level: "(Bu)SO"),
        assign(100, "B03", fund: "data", level: "(Bu)SO"),
      ])
    #expect(found.isEmpty)
  }

  @Test func `levels that are swapped are found though the total is right`() throws {
    let found = try audit(
      "FTE001", plan: plan(600, levels: [("(Bu)BaO", 200), ("(Bu)SO", 400)]),
      assignments: [assign(400, level: "(Bu)BaO"), assign(200, "B02", level: "(Bu)SO")])
    #expect(found.map { $0.subject[2] } == ["level/(Bu)BaO", "level/(Bu)SO"])
  }

  @Test func `a total that differs names its levels in the same finding`() throws {
    let found = try audit(
      "FTE001", plan: plan(600, levels: [("(Bu)SO", 600)]), assignments: [assign(550, level: "(Bu)SO")])
    #expect(found.count == 1)
    #expect(found.first?.message.dutch.hasSuffix("het plan zegt 0,60; per niveau: (Bu)SO 0,55 tegen 0,60.") == true)
  }

  @Test func `an earmarked fund is held against the plan by itself`() throws {
    let found = try audit(
      "FTE001", plan: plan(600, data: 300), assignments: [assign(400), assign(200, "B02", fund: "data")])
    #expect(found.map { $0.subject[2] } == ["fund/data"])
    #expect(found.first?.message.dutch.contains("0,20 VTE toegewezen, het plan zegt 0,30") == true)
  }

  @Test func `half a year of school weeks counts for half`() throws {
    // 2025-2026 has 38 school weeks, 19 of them from September through January.
    let half = Validity(from: try day("2025-09-01"), through: try day("2026-01-31"))
    #expect(try audit("FTE001", plan: plan(300), assignments: [assign(600, validity: half)]).isEmpty)
  }

  @Test func `without assignments in the year nothing is compared`() throws {
    #expect(try audit("FTE001", plan: plan(600)).isEmpty)
  }

  @Test func `more than one full post is found with its parts`() throws {
    let found = try audit("FTE002", assignments: [assign(600), assign(300, fund: "data"), assign(150, level: "VO")])
    #expect(found.count == 1)
    #expect(
      found.first?.message.dutch.hasPrefix("B01 heeft in 2025-2026 opdrachten voor 1,05 VTE: 0,60 PBD-NED") == true)
  }

  @Test func `exactly one full post, or two that follow each other, is in order`() throws {
    let first = Validity(through: try day("2026-01-31"))
    let then = Validity(from: try day("2026-02-01"))
    #expect(try audit("FTE002", assignments: [assign(600), assign(400, fund: "data")]).isEmpty)
    #expect(try audit("FTE002", assignments: [assign(800, validity: first), assign(900, validity: then)]).isEmpty)
    let overlap = Validity(from: try day("2026-01-31"))
    let found = try audit("FTE002", assignments: [assign(800, validity: first), assign(900, validity: overlap)])
    #expect(found.first?.message.dutch.contains("1,70 VTE vanaf 31 januari 2026") == true)
  }
}
