import GuidanceKit
import Testing

/// What a plan states against what its parts add up to.
@Suite struct PlanTotalsTests {
  private func fte(_ text: String) throws -> FTE { try #require(FTE(text)) }

  private func plan(claims: [StatedClaim]) throws -> Plan {
    let year = try Sample.year("2025-2026")
    var plan = try Sample.plan([])
    plan.funds = [
      EarmarkedFund(
        code: "fonds", label: Label("Fonds", "Fund"), pillars: ["A"],
        years: [FundYear(calendarYear: 2025, fte: try fte("0,5"))])
    ]
    plan.pillars = [
      Pillar(
        code: "A", service: .pbd, name: Label("A", "A"),
        staffing: [
          PillarStaffing(
            schoolYear: year, total: try fte("1,5"),
            byLevel: [LevelStaffing(level: "SO", fte: try fte("1")), LevelStaffing(level: "VO", fte: try fte("0,5"))],
            earmarked: [FundStaffing(fund: "fonds", fte: try fte("0,5"))])
        ]),
      Pillar(
        code: "B", service: .poc, name: Label("B", "B"),
        staffing: [
          PillarStaffing(schoolYear: year, total: try fte("0,25"))
        ]),
      Pillar(code: "C", service: .poc, name: Label("C", "C")),
    ]
    plan.claims = claims
    return plan
  }

  private func claim(
    _ subject: String, _ thousandths: Int, about isApproximate: Bool = false, parts: [Int] = [], place: String = "p1"
  ) -> StatedClaim {
    StatedClaim(
      subject: subject, label: Label("x", "y"), value: Quantity(thousandths: thousandths, unit: .fte),
      isApproximate: isApproximate, source: "plan", place: place,
      parts: parts.enumerated().map { ClaimPart(name: "deel \($0.offset + 1)", thousandths: $0.element) })
  }

  @Test func `sums per pillar, per service, of all pillars and of the earmarked part`() throws {
    let plan = try plan(claims: [])
    #expect(plan.recomputed("plan:fte/A/2025-2026")?.thousandths == 1500)
    #expect(plan.recomputed("plan:fte/PBD/2025-2026")?.thousandths == 1500)
    #expect(plan.recomputed("plan:fte/POC/2025-2026")?.thousandths == 250)
    #expect(plan.recomputed("plan:fte/pillars/2025-2026")?.thousandths == 1750)
    #expect(plan.recomputed("plan:earmarked/PBD/2025-2026")?.thousandths == 500)
    #expect(plan.recomputed("plan:earmarked/fonds/2025-2026")?.thousandths == 500)
  }

  @Test func `what the pillars cannot say stays unsaid`() throws {
    let plan = try plan(claims: [])
    for subject in [
      "plan:fte/C/2025-2026", "plan:fte/A/2026-2027", "plan:fte/onbekend/2025-2026", "plan:organisations/SO",
      "plan:fte/A", "plan:fte/A/ooit", "",
    ] {
      #expect(plan.recomputed(subject) == nil, "\(subject)")
    }
  }

  @Test func `a plan that agrees with itself has no contradictions`() throws {
    let plan = try plan(claims: [
      claim("plan:fte/pillars/2025-2026", 1750, parts: [1500, 250]), claim("plan:fte/pillars/2025-2026", 1750),
    ])
    #expect(plan.contradictions() == [])
  }

  @Test func `a claim is held against its parts, the pillars and the first claim about the same`() throws {
    let plan = try plan(claims: [
      claim("plan:fte/pillars/2025-2026", 1800, parts: [1500, 250]),
      claim("plan:kwaliteit", 1300), claim("plan:kwaliteit", 1200, parts: [500, 400, 300], place: "p2"),
    ])
    let found = plan.contradictions()
    #expect(found.map(\.stated.thousandths) == [1800, 1800, 1200])
    #expect(found.map(\.other.thousandths) == [1750, 1750, 1300])
    #expect(found.map(\.otherFrom.dutch) == ["som van deel 1 + deel 2", "som van de pijlers", "plan, p1"])
    #expect(found[2].statedAt.dutch == "plan, p2")
  }

  @Test func `what the plan calls approximate contradicts nothing`() throws {
    let plan = try plan(claims: [
      claim("plan:fte/pillars/2025-2026", 2000, about: true), claim("plan:fte/pillars/2025-2026", 1750),
    ])
    #expect(plan.contradictions() == [])
  }

  @Test func `levels and funds that do not add up are found`() throws {
    var plan = try plan(claims: [])
    plan.pillars[0].staffing[0].byLevel?[0].fte = try fte("0,9")
    plan.funds[0].years[0].fte = try fte("0,6")
    let found = plan.contradictions()
    #expect(found.map(\.subject) == ["plan:fte/A/2025-2026", "plan:earmarked/fonds/2025-2026"])
    #expect(found.map(\.stated.thousandths) == [1500, 600])
    #expect(found.map(\.other.thousandths) == [1400, 500])
  }

  @Test func `quantities print exactly, in both languages`() {
    func number(_ thousandths: Int, _ unit: Quantity.Unit) -> [String] {
      let quantity = Quantity(thousandths: thousandths, unit: unit)
      return [quantity.number(.dutch), quantity.number(.english)]
    }
    #expect(number(350, .fte) == ["0,35", "0.35"])
    #expect(number(18_000, .fte) == ["18,00", "18.00"])
    #expect(number(1_125, .fte) == ["1,125", "1.125"])
    #expect(number(53_000, .organisations) == ["53", "53"])
    #expect(number(1_500, .points) == ["1,5", "1.5"])
    #expect(number(-50, .euro) == ["-0,05", "-0.05"])
  }
}
