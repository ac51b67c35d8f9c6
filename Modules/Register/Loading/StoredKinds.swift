import GuidanceKit

/// What each kind of records is stored as: a kind that is added stands here and with its own record.
enum StoredKinds {
  /// The type of the records of a kind.
  static func record(of kind: RecordKind) -> any Storable.Type {
    switch kind {
    case .plan: Plan.self
    case .norms: NormsAmendment.self
    case .calendarOverride: CalendarOverride.self
    case .organisation: Organisation.self
    case .adviser: Adviser.self
    case .assignment: Assignment.self
    case .absence: Absence.self
    case .registration: Registration.self
    case .project: Project.self
    case .projectPhase: ProjectPhaseReach.self
    case .statedTotal: StatedTotal.self
    case .trajectory: Trajectory.self
    case .uptake: Uptake.self
    case .plg: PLG.self
    case .plgMember: PLGMember.self
    case .plgSession: PLGSession.self
    case .viv: VIV.self
    case .roster: RosterEntry.self
    case .training: TrainingAttendance.self
    case .survey: Survey.self
    case .surveyResponse: SurveyResponse.self
    case .projectResult: ProjectResult.self
    case .projectMilestone: ProjectMilestone.self
    case .projectBudget: ProjectBudget.self
    case .fundAccount: FundAccount.self
    case .followUp: FollowUp.self
    case .practiceExample: PracticeExample.self
    case .partnerActivity: PartnerActivity.self
    case .improvementPlan: ImprovementPlan.self
    case .indirectReach: IndirectReach.self
    case .freeDay: FreeDay.self
    case .surveyChoice: SurveyChoice.self
    case .institutionAlias: InstitutionAlias.self
    }
  }

  /// The layout of a kind's table.
  static func layout(_ kind: RecordKind) -> (columns: [String], sides: [SideTable]) {
    let record = record(of: kind)
    return (record.columns, record.sides)
  }
}
