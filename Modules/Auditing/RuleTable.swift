import GuidanceKit

/// Every rule, by code.
///
/// A new rule is a file under `Rules` and a line here.
public enum RuleTable {
  /// The rules in the order of their codes.
  public static let all: [any AuditRule] = [
    DAT001DuplicateRegistration(),
    DAT002SessionWithoutCode(),
    DAT003FreeDay(),
    DAT004Future(),
    FTE001PlanAgainstAssignments(),
    FTE002MoreThanFullTime(),
    KLV001UnknownClassroom(),
    KLV002ForgottenClassroom(),
    ORG001UnknownOrganisation(),
    ORG002EndedOrganisation(),
    PAR001MissingNorm(),
    PAR002NoPlan(),
    PLN001GoalOfOtherPillar(),
    PLN002OutsideReach(),
    PLN003PlanContradictsItself(),
    PLN004TermNotForRegistration(),
    PLN005UnusedInitiative(),
    PLN006OrganisationCount(),
    PLN007QualityCare(),
    PRJ001StatedTotal(),
    PRJ002PartsOfTotal(),
    PRJ003DifferentCounts(),
    PRJ004FewSchoolsAtStart(),
    PRJ005DirectReach(),
    PRJ006IndirectReach(),
    PRJ007FactSheetsTogether(),
  ]

  /// The rule with this code, whatever its case.
  public static func rule(_ code: String) -> (any AuditRule)? { all.first { folded($0.code) == folded(code) } }

  /// The codes that look most like one that does not exist.
  public static func suggestions(for code: String) -> [String] { nearest(to: code, in: all.map(\.code)) }
}
