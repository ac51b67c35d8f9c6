import GuidanceKit
import Testing

@Suite struct ReachRuleTests {
  private func matches(_ rule: ReachRule, _ organisation: Organisation, _ first: String, _ last: String) throws -> Bool
  {
    rule.matches(organisation, from: try Sample.date(first), through: try Sample.date(last))
  }

  @Test func `a rule without types means every school, every centre, or both`() {
    #expect(ReachRule(types: [], kind: .school, targetPercent: 100).acceptedTypes == [.baO, .buBaO, .so, .buSO, .cdo])
    #expect(ReachRule(types: [], kind: .centre, targetPercent: 100).acceptedTypes == [.vo])
    #expect(
      ReachRule(types: [], kind: .schoolOrCentre, targetPercent: 100).acceptedTypes == [
        .baO, .buBaO, .so, .buSO, .cdo, .vo,
      ])
  }

  @Test func `the kinds agree with what the types say of themselves`() {
    #expect(Set(ReachKind.school.types) == Set(OrganisationType.allCases.filter(\.isSchool)))
    #expect(Set(ReachKind.centre.types) == Set(OrganisationType.allCases.filter(\.isCentre)))
    let all = ReachKind.allCases.flatMap(\.types)
    #expect(Set(all) == Set(OrganisationType.allCases))
  }

  @Test func `types decide, whatever the kind says`() throws {
    let rule = ReachRule(types: [.vo], kind: .school, targetPercent: 100)
    #expect(try matches(rule, Sample.organisation(.vo), "2025-09-01", "2026-08-31"))
    #expect(try !matches(rule, Sample.organisation(.so), "2025-09-01", "2026-08-31"))
  }

  @Test func `a CLB or support centre is no centre unless it is named`() throws {
    let centre = ReachRule(types: [], kind: .centre, targetPercent: 100)
    #expect(try !matches(centre, Sample.organisation(.clb), "2025-09-01", "2026-08-31"))
    #expect(try !matches(centre, Sample.organisation(.lsc), "2025-09-01", "2026-08-31"))
  }

  @Test func `an organisation that ended before or started after does not match`() throws {
    let rule = ReachRule.types(.so)
    let ended = try Sample.organisation(.so, validity: Sample.validity(nil, "2025-08-31"))
    let later = try Sample.organisation(.so, validity: Sample.validity("2026-09-01", nil))
    #expect(try !matches(rule, ended, "2025-09-01", "2026-08-31"))
    #expect(try matches(rule, ended, "2025-08-31", "2026-08-31"))
    #expect(try !matches(rule, later, "2025-09-01", "2026-08-31"))
    #expect(try matches(rule, later, "2025-09-01", "2026-09-01"))
  }

  @Test func `one of the qualifiers on one day is enough`() throws {
    let rule = ReachRule.types(.so, qualifiers: [.startingLeader, .newPolicyCycle])
    let school = try Sample.organisation(
      .so,
      qualifiers: [
        QualifierPeriod(.dual), QualifierPeriod(.newPolicyCycle, validity: Sample.validity("2026-01-10", "2026-01-10")),
      ])
    #expect(try matches(rule, school, "2025-09-01", "2026-08-31"))
    #expect(try matches(rule, school, "2026-01-10", "2026-01-10"))
    #expect(try !matches(rule, school, "2026-01-11", "2026-08-31"))
    #expect(try !matches(rule, Sample.organisation(.so), "2025-09-01", "2026-08-31"))
  }

  @Test func `a qualifier counts only while the organisation exists`() throws {
    let rule = ReachRule.types(.so, qualifiers: [.dual])
    let school = try Sample.organisation(
      .so, qualifiers: [QualifierPeriod(.dual, validity: Sample.validity("2026-02-01", nil))],
      validity: Sample.validity(nil, "2026-01-31"))
    #expect(try !matches(rule, school, "2025-09-01", "2026-08-31"))
  }

  @Test func `named organisations match by name, alias or number, whatever case and accents`() throws {
    func rule(_ named: String...) -> ReachRule {
      ReachRule(types: [.clb], kind: .centre, named: named, targetPercent: 100)
    }
    let clb = try Sample.organisation(.clb, name: "PCLB Limbürg", number: "012345")
    let day = try Sample.date("2026-01-01")
    #expect(rule("pclb  limburg").matches(clb, from: day, through: day))
    #expect(rule("PCLB Antwerpen", "de school").matches(clb, from: day, through: day))
    #expect(rule("012345").matches(clb, from: day, through: day))
    #expect(!rule("PCLB Antwerpen").matches(clb, from: day, through: day))
  }

  @Test func `names that no organisation has are listed with their block`() throws {
    let rule = ReachRule(types: [.clb], kind: .centre, named: ["School", "PCLB Gent"], targetPercent: 100)
    let plan = try Sample.plan([Sample.block("P-1-a", years: 1, rule)])
    let unknown = plan.unknownNamedOrganisations(among: [try Sample.organisation(.clb), try Sample.organisation(.so)])
    #expect(unknown.map { "\($0.block) \($0.name)" } == ["P-1-a PCLB Gent"])
  }

  @Test func `the target of a block is the highest of the rules that match`() throws {
    let block = Sample.block(
      "a", years: 1, ReachRule(types: [.so], kind: .school, targetPercent: 50),
      ReachRule(types: [.so], kind: .school, qualifiers: [.highNeeds], targetPercent: 100))
    let day = try Sample.date("2026-01-01")
    let plain = try Sample.organisation(.so)
    let high = try Sample.organisation(.so, qualifiers: [QualifierPeriod(.highNeeds)])
    #expect(block.targetPercent(for: plain, from: day, through: day) == 50)
    #expect(block.targetPercent(for: high, from: day, through: day) == 100)
    #expect(block.targetPercent(for: try Sample.organisation(.vo), from: day, through: day) == nil)
  }
}
