public import GuidanceKit
public import Register

/// What the register knows that bears on the planning of a school year.
public struct PlanningRecords: Sendable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// The school calendar with the decisions loaded.
  public var calendar: SchoolCalendar
  /// The organisations in being in the year.
  public var organisations: [Organisation] = []
  /// The advisers in service in the year.
  public var advisers: [Adviser] = []
  /// Whole absences in the year.
  public var absences: [Absence] = []
  /// Days that organisations chose.
  public var freeDays: [FreeDay] = []
  /// The communities whose intake is in the year, or not agreed yet.
  public var communities: [PLG] = []
  /// The members of communities.
  public var members: [PLGMember] = []
  /// Sessions of communities in the year.
  public var sessions: [PLGSession] = []
  /// The trajectories that hold in the year.
  public var trajectories: [Trajectory] = []
  /// Days on which a trajectory had contact, by code.
  public var contacts: [String: [CalendarDate]] = [:]
  /// Surveys with a day in the year.
  public var surveys: [Survey] = []
  /// Initiatives and trajectories chosen to be evaluated this year.
  public var choices: [SurveyChoice] = []
  /// Themes chosen with raised frequency this year.
  public var uptakes: [Uptake] = []

  /// Nothing but a calendar.
  public init(_ schoolYear: SchoolYear, calendar: SchoolCalendar = SchoolCalendar()) {
    self.schoolYear = schoolYear
    self.calendar = calendar
  }

  /// Reads what is known.
  ///
  /// - Throws: when the register cannot be read.
  public init(_ snapshot: Snapshot, schoolYear year: SchoolYear) throws {
    schoolYear = year
    calendar = SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record))
    // In the order in which they became known: a plan must not change because something gets another name.
    organisations = try snapshot.organisations().sorted { $0.id < $1.id }.map(\.record)
      .filter { $0.validity.overlaps(year.first, year.last) }
    advisers = try snapshot.advisers().sorted { $0.id < $1.id }.map(\.record)
      .filter { $0.validity.overlaps(year.first, year.last) }
    absences = try snapshot.absences().map(\.record).filter {
      $0.from <= year.last && $0.through >= year.first && $0.share.numerator == $0.share.denominator
    }
    freeDays = try snapshot.freeDays().map(\.record).filter { year.contains($0.day) }
    communities = try snapshot.plgs().map(\.record).filter { $0.intake.map(year.contains) ?? true }
    let codes = Set(communities.map(\.code))
    members = try snapshot.plgMembers().map(\.record).filter { codes.contains($0.plg) }
    sessions = try snapshot.plgSessions().map(\.record).filter { codes.contains($0.plg) && year.contains($0.date) }
    trajectories = try snapshot.trajectories().map(\.record).filter { $0.validity.overlaps(year.first, year.last) }
    surveys = try snapshot.surveys().map(\.record).filter { year.contains($0.collectedOn) }
    choices = try snapshot.surveyChoices().map(\.record).filter { $0.schoolYear == year }
    uptakes = try snapshot.uptakes().map(\.record).filter { $0.schoolYear == year }
    var filter = RegistrationFilter()
    filter.from = year.first
    filter.through = year.last
    var contacts: [String: [CalendarDate]] = [:]
    try snapshot.eachRegistration(matching: filter) { fact in
      if let code = fact.record.trajectory { contacts[code, default: []].append(fact.record.date) }
    }
    self.contacts = contacts
  }
}
