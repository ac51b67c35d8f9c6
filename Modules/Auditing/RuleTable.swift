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
    EDB001TooFewResponses(),
    EDB002CoreItemMissing(),
    EDB003MixedScale(),
    EDB004StraightLining(),
    EDB005LowWithoutFollowUp(),
    EDB006LowWithoutOpenAnswers(),
    EDB007LongSurveyOfOneLevel(),
    EDB008NoBehaviourItem(),
    EDB009NoMotivatedChoice(),
    EDB010ChosenNotSurveyed(),
    FTE001PlanAgainstAssignments(),
    FTE002MoreThanFullTime(),
    KLV001UnknownClassroom(),
    KLV002ForgottenClassroom(),
    ORG001UnknownOrganisation(),
    ORG002EndedOrganisation(),
    PAR001MissingNorm(),
    PAR002NoPlan(),
    PLG001Size(),
    PLG002MissingGuide(),
    PLG003SessionsMissing(),
    PLG004OutsideMonths(),
    PLG005LongGap(),
    PLG006FreeDay(),
    PLG007PhaseSkipped(),
    PLG008Unbalanced(),
    PLG009NoSustainingPlan(),
    PLG010GuideOfTwo(),
    PLG011UnsaidSession(),
    PLG012TrajectoryGap(),
    PLG013NoInterval(),
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
    VIV001PilotWithoutVIV(),
    VIV002RoleWithoutDates(),
    VIV003EvaluationNear(),
    VIV004ContradictoryRole(),
  ]

  /// The rule with this code, whatever its case.
  public static func rule(_ code: String) -> (any AuditRule)? { all.first { folded($0.code) == folded(code) } }

  /// The codes that look most like one that does not exist.
  public static func suggestions(for code: String) -> [String] { nearest(to: code, in: all.map(\.code)) }
}
