/// The values one file gives for the norms; `nil` where it says nothing.
///
/// Every parameter of the formulas that a source leaves open has its one home here, beside the targets a plan sets
/// itself.
public struct NormValues: Hashable, Sendable, Codable {
  /// `registered_hours_per_fte`: how much registered work makes one FTE, per school year.
  public var registeredPerFTE: [RegisteredTimePerFTE]?
  /// `fte_target`: how much of the planned FTE must be realised, in percent.
  public var fteTarget: Int?
  /// `means_target`: how many of those meant must be trained, in percent.
  public var meansTarget: Int?
  /// `means_due`: the day by which they must be.
  public var meansDue: CalendarDate?
  /// `reach_window`: which duration sets the length of a window.
  public var reachWindow: ReachWindowRule?
  /// `reach_hours`: from how many hours on an organisation is reached.
  public var reachHours: Int?
  /// `earlier_reach_hours`: above how many hours an organisation was reached by the earlier norm.
  public var earlierReachHours: Int?
  /// `shared_session`: what each organisation of one session gets.
  public var sharedSession: SharedSessionRule?
  /// `classroom_target`: how much guidance must take place in classroom context, in percent.
  public var classroomTarget: Int?
  /// `classroom_minimum`: what the government expects at least, in percent.
  public var classroomMinimum: Int?
  /// `classroom_rule`: how classroom context may be derived where it was not registered.
  public var classroomRule: ClassroomRule?
  /// `edbi_scale`: the answer scale of the surveys.
  public var edbiScale: AnswerScale?
  /// `edbi_strong`: from which share of agreement on an item is a strong point, in percent.
  public var edbiStrong: Int?
  /// `edbi_low`: up to which share of agreement an item is to be looked into, in percent.
  public var edbiLow: Int?
  /// `edbi_behaviour_items`: the items that ask what people do, by code or by the question as a team asked it.
  public var edbiBehaviourItems: [String]?
  /// `min_response`: the least response, in percent; a survey below it gives no score.
  public var minResponse: Int?
  /// `min_respondents`: the least number of respondents; a survey below it gives no score.
  public var minRespondents: Int?
  /// `min_schools`: the least number of schools per group for a test between groups.
  public var minSchools: Int?
  /// `min_cell`: the least number of respondents behind a printed cell.
  public var minCell: Int?
  /// `plg_size`: how many members a professional learning community has.
  public var plgSize: PLGMemberRange?
  /// `plg_sessions`: how many sessions follow the intake.
  public var plgSessions: Int?
  /// `plg_months`: within how many months.
  public var plgMonths: Int?
  /// `plg_session_phases`: the implementation phase of the intake and of each session.
  public var plgSessionPhases: PLGSessionPhases?
  /// `fund_reports`: how often earmarked funds are reported.
  public var fundReports: ReportingRhythm?
  /// `retention_months`: how long records are kept, per kind.
  public var retention: [RetentionTerm]?
  /// `century_pivot`: two-digit years below it are 20yy, the others 19yy; without it they are refused.
  public var centuryPivot: Int?
  /// `project_start_schools`: the least number of schools at the start of each project.
  public var projectStartSchools: Int?
  /// `project_direct_schools`: the least number of schools reached directly in a round.
  public var projectDirectSchools: Int?
  /// `project_indirect_schools`: the least number of schools reached indirectly over all projects.
  public var projectIndirectSchools: Int?
  /// `deadlines`: days by which something must be done, by their names.
  public var deadlines: [Deadline]?

  /// Makes an empty set.
  public init() {}
}

/// How much registered work makes one FTE in a school year (*geregistreerde uren per VTE*).
public struct RegisteredTimePerFTE: Hashable, Sendable, Codable {
  /// The school year, or `nil` for every year without a value of its own.
  public var schoolYear: SchoolYear?
  /// Minutes per FTE; more than none.
  public var minutes: Int

  /// Makes a value for one school year, or for all others.
  public init(schoolYear: SchoolYear?, minutes: Int) {
    self.schoolYear = schoolYear
    self.minutes = minutes
  }
}

/// What each organisation of one session gets, norm `shared_session`.
public enum SharedSessionRule: String, CaseIterable, Hashable, Sendable, Codable {
  /// Its full duration.
  case full
  /// An equal part of it.
  case split
}

/// The answer scale of the EDBI surveys, norm `edbi_scale`.
public struct AnswerScale: Hashable, Sendable, Codable {
  /// The labels, from the least to the most agreement; their number is the number of points.
  public var labels: [Label]
  /// The points that mean *(helemaal) eens*, counted from 1.
  public var agreeing: [Int]
  /// The code of "not applicable" in answers, when there is one.
  public var notApplicable: String?

  /// Makes a scale.
  public init(labels: [Label], agreeing: [Int], notApplicable: String? = nil) {
    self.labels = labels
    self.agreeing = agreeing
    self.notApplicable = notApplicable
  }

  /// The number of points.
  public var points: Int { labels.count }

  /// Five points of which the top two agree.
  public static let standard = AnswerScale(
    labels: [
      Label("helemaal oneens", "strongly disagree"), Label("oneens", "disagree"),
      Label("niet eens, niet oneens", "neither agree nor disagree"), Label("eens", "agree"),
      Label("helemaal eens", "strongly agree"),
    ], agreeing: [4, 5])
}

/// How many members a professional learning community has beside its guides.
public struct PLGMemberRange: Hashable, Sendable, Codable {
  /// The least.
  public var least: Int
  /// The most.
  public var most: Int

  /// Makes a range.
  public init(least: Int, most: Int) {
    self.least = least
    self.most = most
  }

  /// The sizes of the process as described.
  public static let standard = PLGMemberRange(least: PLGSize.allowed.lowerBound, most: PLGSize.allowed.upperBound)
}

/// The implementation phase of the intake and of each session of a learning community.
public struct PLGSessionPhases: Hashable, Sendable, Codable {
  /// The phase of the intake.
  public var intake: ImplementationPhase
  /// The phases of the sessions; the first is session 1.
  public var sessions: [ImplementationPhase]

  /// Makes the list.
  public init(intake: ImplementationPhase, sessions: [ImplementationPhase]) {
    self.intake = intake
    self.sessions = sessions
  }

  /// The phases of the process as described.
  public static let standard = PLGSessionPhases(PLGPhaseMap())

  /// The phases of a map of meetings.
  public init(_ map: PLGPhaseMap) {
    intake = map.phase(of: .intake)
    sessions = PLGMeeting.allCases.filter { $0 != .intake }.map(map.phase)
  }

  /// The same as a map of meetings; sessions the process does not know are left out.
  public var map: PLGPhaseMap {
    let meetings = PLGMeeting.allCases.filter { $0 != .intake }
    let pairs = [(PLGMeeting.intake, intake)] + zip(meetings, sessions)
    return PLGPhaseMap(moving: Dictionary(pairs) { _, last in last })
  }
}

/// How often a report is made.
public enum ReportingRhythm: String, CaseIterable, Hashable, Sendable, Codable {
  /// Every month.
  case monthly
  /// Every three months.
  case quarterly
  /// Every six months.
  case halfYearly = "half-yearly"
  /// Every year.
  case yearly
}

/// How long records of one kind are kept.
public struct RetentionTerm: Hashable, Sendable, Codable {
  /// The kind of records, by the name of its sheet, for example `registraties`.
  public var kind: String
  /// Months after the school year of the record.
  public var months: Int

  /// Makes a term.
  public init(kind: String, months: Int) {
    self.kind = kind
    self.months = months
  }
}
