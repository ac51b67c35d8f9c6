public import GuidanceKit
public import Register

/// Surveys, communities, trajectories, people, plans and agreements, each with the place it came from.
public struct ProgrammeFacts: Sendable {
  /// The absences.
  public var absences: [Fact<Absence>] = []
  /// The surveys.
  public var surveys: [Fact<Survey>] = []
  /// What was chosen to be evaluated.
  public var choices: [Fact<SurveyChoice>] = []
  /// The learning communities.
  public var communities: [Fact<PLG>] = []
  /// Their members.
  public var members: [Fact<PLGMember>] = []
  /// Their moments.
  public var sessions: [Fact<PLGSession>] = []
  /// The trajectories.
  public var trajectories: [Fact<Trajectory>] = []
  /// The people who carry change in their team.
  public var vivs: [Fact<VIV>] = []
  /// The leaders, board members and VIVs on the roster.
  public var roster: [Fact<RosterEntry>] = []
  /// The trainings followed.
  public var trainings: [Fact<TrainingAttendance>] = []
  /// The countable results of projects.
  public var results: [Fact<ProjectResult>] = []
  /// The milestones of projects.
  public var milestones: [Fact<ProjectMilestone>] = []
  /// The budget lines of projects.
  public var budgets: [Fact<ProjectBudget>] = []
  /// Euro received and spent of earmarked funds.
  public var accounts: [Fact<FundAccount>] = []
  /// The themes chosen and declined.
  public var uptakes: [Fact<Uptake>] = []
  /// The adjustments agreed.
  public var followUps: [Fact<FollowUp>] = []
  /// The improvement plans of organisations with high needs.
  public var improvementPlans: [Fact<ImprovementPlan>] = []
  /// What was reached indirectly.
  public var indirectReach: [Fact<IndirectReach>] = []
  /// The examples of practice that are shared.
  public var practiceExamples: [Fact<PracticeExample>] = []
  /// What was done with partners.
  public var partnerActivities: [Fact<PartnerActivity>] = []
  /// The days that organisations give free themselves.
  public var freeDays: [Fact<FreeDay>] = []
  /// The names that stand for an institution by decision.
  public var aliases: [Fact<InstitutionAlias>] = []

  /// Makes an empty set.
  public init() {}

  /// Reads everything from one state of the register.
  init(_ snapshot: Snapshot) throws {
    absences = try snapshot.absences()
    surveys = try snapshot.surveys()
    choices = try snapshot.surveyChoices()
    communities = try snapshot.plgs()
    members = try snapshot.plgMembers()
    sessions = try snapshot.plgSessions()
    trajectories = try snapshot.trajectories()
    vivs = try snapshot.vivs()
    roster = try snapshot.roster()
    trainings = try snapshot.trainingAttendances()
    results = try snapshot.projectResults()
    milestones = try snapshot.projectMilestones()
    budgets = try snapshot.projectBudgets()
    accounts = try snapshot.fundAccounts()
    uptakes = try snapshot.uptakes()
    followUps = try snapshot.followUps()
    improvementPlans = try snapshot.improvementPlans()
    indirectReach = try snapshot.indirectReaches()
    practiceExamples = try snapshot.practiceExamples()
    partnerActivities = try snapshot.partnerActivities()
    freeDays = try snapshot.freeDays()
    aliases = try snapshot.institutionAliases()
  }
}
