import GuidanceKit
import Testing

/// Small plans for tests, made by hand.
enum Sample {
  static func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

  static func year(_ iso: String) throws -> SchoolYear { try #require(SchoolYear(iso)) }

  /// A plan of one pillar `P`, from 1 September 2025 to 31 August 2030, with one goal per list of blocks.
  static func plan(
    _ blocks: [ReachBlock], level: WorkingLevel = .meso, norms: NormValues = NormValues()
  ) throws -> Plan {
    try plan(
      goals: [OperationalGoal(code: "P-1", pillar: "P", level: level, title: Label("d", "g"), reachBlocks: blocks)],
      norms: norms)
  }

  static func plan(goals: [OperationalGoal], norms: NormValues = NormValues()) throws -> Plan {
    let period = try #require(PlanPeriod(first: date("2025-09-01"), last: date("2030-08-31")))
    return Plan(
      code: "proef", title: Label("Proef", "Sample"), organisation: "Proefdienst", services: [], period: period,
      norms: Norms(norms), pillars: [Pillar(code: "P", service: .pbd, name: Label("Pijler", "Pillar"))], goals: goals)
  }

  /// A reach block of some years with the rules given.
  static func block(_ id: String, years: Int, _ rules: ReachRule...) -> ReachBlock {
    ReachBlock(
      id: id, educationLevel: "", rules: rules, targetGroups: [], durationYears: years, hasShortInitiatives: true,
      hasLongTrajectories: false, evaluatesShortTerm: true, evaluatesLongTerm: false, focusCategories: [], actions: [])
  }

  static func organisation(
    _ type: OrganisationType, name: String = "School", number: String = "042531",
    qualifiers: [QualifierPeriod] = [], validity: Validity = Validity()
  ) throws -> Organisation {
    Organisation(
      number: try #require(InstitutionNumber.parse(number)).number, name: name, type: type, aliases: ["De School"],
      qualifiers: qualifiers, validity: validity)
  }

  static func validity(_ from: String?, _ through: String?) throws -> Validity {
    Validity(from: try from.map(date), through: try through.map(date))
  }
}

extension ReachRule {
  /// Any school or centre of the types, to be reached in full.
  static func types(
    _ types: OrganisationType..., kind: ReachKind = .school, qualifiers: [OrganisationQualifier] = []
  ) -> ReachRule {
    ReachRule(types: types, kind: kind, qualifiers: qualifiers, targetPercent: 100)
  }
}
