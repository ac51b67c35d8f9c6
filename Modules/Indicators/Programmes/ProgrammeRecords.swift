public import GuidanceKit
public import Register

/// What figures rest on beside registered guidance: surveys, communities, trajectories, people, plans, agreements.
public struct ProgrammeRecords: Sendable {
  /// The advisers known; they are counted, never named.
  public var advisers: [Adviser] = []
  /// The surveys known.
  public var surveys: [Survey] = []
  /// The answers to the surveys of the school year.
  public var responses: [SurveyResponse] = []
  /// What was chosen to be evaluated.
  public var choices: [SurveyChoice] = []
  /// How many people took part in the sessions that surveys follow, by session code.
  public var headCounts: [SessionHeadCount] = []
  /// The learning communities known.
  public var communities: [PLG] = []
  /// Their members.
  public var members: [PLGMember] = []
  /// Their moments.
  public var sessions: [PLGSession] = []
  /// The trajectories known.
  public var trajectories: [Trajectory] = []
  /// Guidance that names a trajectory, up to the day, per day.
  public var trajectoryDays: [TrajectoryDay] = []
  /// Guidance of the school year up to the day that names mechanisms or a phase of the care continuum.
  public var designs: [DesignEntry] = []
  /// The people who carry change in their team.
  public var vivs: [VIV] = []
  /// The leaders, board members and VIVs on the roster.
  public var roster: [RosterEntry] = []
  /// The trainings followed.
  public var trainings: [TrainingAttendance] = []
  /// The countable results of projects.
  public var results: [ProjectResult] = []
  /// The milestones of projects.
  public var milestones: [ProjectMilestone] = []
  /// The budget lines of projects.
  public var budgets: [ProjectBudget] = []
  /// The totals that documents state.
  public var statedTotals: [StatedTotal] = []
  /// Euro received and spent of earmarked funds.
  public var accounts: [FundAccount] = []
  /// The themes chosen and declined.
  public var uptakes: [Uptake] = []
  /// The adjustments agreed.
  public var followUps: [FollowUp] = []
  /// The improvement plans of organisations with high needs.
  public var improvementPlans: [ImprovementPlan] = []
  /// What was reached indirectly.
  public var indirectReach: [IndirectReach] = []
  /// The examples of practice that are shared.
  public var practiceExamples: [PracticeExample] = []
  /// What was done with partners.
  public var partnerActivities: [PartnerActivity] = []

  /// Makes an empty set.
  public init() {}

  /// Reads everything from one state of the register.
  ///
  /// - Parameters:
  ///   - year: the school year of the designs.
  ///   - day: the last day of guidance that counts.
  public init(year: SchoolYear, day: CalendarDate, from snapshot: Snapshot) throws {
    try self.init(year: year, day: day, from: snapshot, RegistrationPass(snapshot))
  }

  /// Reads everything from one state of the register.
  ///
  /// - Parameter pass: the pass over the registrations in which others ask something too.
  init(year: SchoolYear, day: CalendarDate, from snapshot: Snapshot, _ pass: RegistrationPass) throws {
    let days = pass.trajectoryDays(through: day)
    let named = pass.designEntries(from: year.first, through: min(day, year.last))
    advisers = try snapshot.advisers().map(\.record)
    surveys = try snapshot.surveys().map(\.record)
    responses = try snapshot.surveyResponses(from: year.first, through: day).map(\.record)
    choices = try snapshot.surveyChoices().map(\.record)
    let ofYear = surveys.filter { year.contains($0.collectedOn) }
    headCounts = try snapshot.headCounts(ofSessions: Set(ofYear.compactMap(\.session)).sorted())
    communities = try snapshot.plgs().map(\.record)
    members = try snapshot.plgMembers().map(\.record)
    sessions = try snapshot.plgSessions().map(\.record)
    trajectories = try snapshot.trajectories().map(\.record)
    trajectoryDays = try days()
    designs = try named()
    vivs = try snapshot.vivs().map(\.record)
    roster = try snapshot.roster().map(\.record)
    trainings = try snapshot.trainingAttendances().map(\.record)
    results = try snapshot.projectResults().map(\.record)
    milestones = try snapshot.projectMilestones().map(\.record)
    budgets = try snapshot.projectBudgets().map(\.record)
    statedTotals = try snapshot.statedTotals().map(\.record)
    accounts = try snapshot.fundAccounts().map(\.record)
    uptakes = try snapshot.uptakes().map(\.record)
    followUps = try snapshot.followUps().map(\.record)
    improvementPlans = try snapshot.improvementPlans().map(\.record)
    indirectReach = try snapshot.indirectReaches().map(\.record)
    practiceExamples = try snapshot.practiceExamples().map(\.record)
    partnerActivities = try snapshot.partnerActivities().map(\.record)
  }
}
