public import GuidanceKit
public import Register

/// Everything the formulas look at, as values: the same input always gives the same figures.
public struct IndicatorInput: Sendable {
  /// What was asked.
  public var request: FigureRequest { didSet { norms = IndicatorInput.norms(plan, request) } }
  /// The plan in force, with the norms in force on the day.
  public var plan: Plan { didSet { norms = IndicatorInput.norms(plan, request) } }
  /// Every norm with its value and source; thousands of figures name some of them.
  private var norms: [String: NormEntry]
  /// The school calendar with its overrides.
  public var calendar: SchoolCalendar
  /// The organisations known.
  public var organisations: [Organisation]
  /// The advisers known; looked at for teams only.
  public var advisers: [Adviser]
  /// The assignments known.
  public var assignments: [Assignment]
  /// The absences known.
  public var absences: [Absence]
  /// The rounds of projects known.
  public var projects: [Project]
  /// The reach per phase of projects.
  public var projectPhases: [ProjectPhaseReach]
  /// Adviser-minutes of the school year up to the day; initiatives and target groups only where a rule derives classroom
  /// context from them.
  public var time: [TimeEntry]
  /// Adviser-minutes of the period up to the day, when the period is not a month or year; else they are found in
  /// ``time``.
  public var periodTime: [TimeEntry]
  /// The same as ``time`` with initiatives kept apart; `nil` when ``time`` keeps them apart itself.
  public var initiativeTime: [TimeEntry]?
  /// The same as ``periodTime`` with initiatives kept apart; `nil` when that keeps them apart itself.
  public var initiativePeriodTime: [TimeEntry]?
  /// The same as ``time`` with people kept apart; `nil` when ``time`` keeps them apart itself.
  public var adviserTime: [TimeEntry]?
  /// The same as ``periodTime`` with people kept apart; `nil` when that keeps them apart itself.
  public var adviserPeriodTime: [TimeEntry]?
  /// Minutes per organisation, from the plan's start up to the day.
  public var reach: [ReachEntry]
  /// The same for the school year with months kept apart, when they were asked for.
  public var monthlyReach: [ReachEntry] = []
  /// What each adviser registered with each organisation in the school year up to the day, when that was asked for.
  public var visits: [VisitCell] = []
  /// The last day up to ``day`` on which each adviser registered something, by code, when visits were asked for.
  public var lastRegistrationDays: [String: CalendarDate] = [:]
  /// Adviser-minutes of the school year up to the day, by what goals, actions and education levels are about.
  public var activity: [ActivityCell]
  /// Adviser-minutes of the school year up to the day on numbers that had ended and that no other took over.
  public var setAside: [SetAsideMinutes]
  /// Adviser-minutes of the school year up to the day with a name that could not be linked to a number, with their
  /// registrations.
  public var unlinked: (minutes: Int, registrations: Int)
  /// Numbers that registrations of the school year name and that no organisation has.
  public var unknownNumbers: [InstitutionNumber] = []
  /// Surveys, learning communities, trajectories and everything else that is not guidance registered.
  public var records: ProgrammeRecords

  /// Makes an input.
  public init(
    request: FigureRequest, plan: Plan, calendar: SchoolCalendar = SchoolCalendar(), organisations: [Organisation] = [],
    advisers: [Adviser] = [], assignments: [Assignment] = [], absences: [Absence] = [], projects: [Project] = [],
    projectPhases: [ProjectPhaseReach] = [], time: [TimeEntry] = [], periodTime: [TimeEntry] = [],
    initiativeTime: [TimeEntry]? = nil, initiativePeriodTime: [TimeEntry]? = nil,
    adviserTime: [TimeEntry]? = nil, adviserPeriodTime: [TimeEntry]? = nil,
    reach: [ReachEntry] = [], activity: [ActivityCell] = [], setAside: [SetAsideMinutes] = [],
    unlinked: (minutes: Int, registrations: Int) = (0, 0), records: ProgrammeRecords = ProgrammeRecords()
  ) {
    self.request = request
    self.plan = plan
    norms = IndicatorInput.norms(plan, request)
    self.calendar = calendar
    self.organisations = organisations
    self.advisers = advisers
    self.assignments = assignments
    self.absences = absences
    self.projects = projects
    self.projectPhases = projectPhases
    self.time = time
    self.periodTime = periodTime
    self.initiativeTime = initiativeTime
    self.initiativePeriodTime = initiativePeriodTime
    self.adviserTime = adviserTime
    self.adviserPeriodTime = adviserPeriodTime
    self.reach = reach
    self.activity = activity
    self.setAside = setAside
    self.unlinked = unlinked
    self.records = records
  }

  /// The time of people in the school year.
  var timeOfPeople: [TimeEntry] { adviserTime ?? time.filter { $0.adviser != nil } }

  /// The time of people in the period, when that is not a month or year.
  var periodTimeOfPeople: [TimeEntry] { adviserPeriodTime ?? periodTime.filter { $0.adviser != nil } }

  /// Whether anything is registered in the school year up to the day; if not, a share would say 0 % of what nobody
  /// knows.
  var hasTime: Bool { !time.isEmpty }

  /// Whether any guidance is registered since the plan's start.
  var hasReach: Bool { !reach.isEmpty || !time.isEmpty }

  /// Adviser-minutes of the school year with an organisation that is not known, by name or by number, with their
  /// registrations.
  var unknownOrganisation: (minutes: Int, registrations: Int) {
    activity.reduce((0, 0)) { sum, cell in
      cell.hasUnknownOrganisation ? (sum.0 + cell.minutes, sum.1 + cell.registrations) : sum
    }
  }

  /// The school year of the cumulative figures.
  public var schoolYear: SchoolYear { request.schoolYear }

  /// The last day that counts.
  public var day: CalendarDate { request.day }

  /// The norms with these names, with their values and sources.
  func parameters(_ names: [String]) -> [NormEntry] {
    names.compactMap { norms[$0] }
  }

  /// By name; a norm of a school year also without the year.
  private static func norms(_ plan: Plan, _ request: FigureRequest) -> [String: NormEntry] {
    let year = "[\(request.schoolYear.iso)]"
    var norms: [String: NormEntry] = [:]
    for entry in plan.norms.entries(schoolYears: [request.schoolYear]) {
      let name = entry.name.hasSuffix(year) ? String(entry.name.dropLast(year.count)) : entry.name
      if norms[name] == nil { norms[name] = entry }
    }
    return norms
  }
}

/// Adviser-minutes that are alike in all that the indicators on time ask about.
public struct TimeEntry: Hashable, Sendable {
  /// The month.
  public var month: Month
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The fund; `nil` when the registrations do not say, or when it was not asked.
  public var fund: String?
  /// The working level; `nil` when the registrations do not say, or when it was not asked.
  public var level: WorkingLevel?
  /// Whether it took place in classroom context, as registered.
  public var classroom: ClassroomContext
  /// The initiative; `nil` when the registrations do not say, or when it was not asked.
  public var initiative: String?
  /// The target groups.
  public var targetGroups: [String]
  /// The adviser who registered; `nil` when figures of one person are not asked for.
  public var adviser: String?
  /// Whether organisations were named: work without contact counts as time, not as guidance.
  public var hasContact: Bool
  /// Adviser-minutes: a session by two advisers counts twice.
  public var minutes: Int
  /// The registrations behind it; one by several advisers counts with the first of them.
  public var registrations: Int
  /// The registrations behind it, one by several advisers once for each when they are kept apart.
  public var participations: Int

  /// Makes an entry.
  public init(
    month: Month, destination: String, fund: String? = nil, level: WorkingLevel? = nil,
    classroom: ClassroomContext = .unknown, initiative: String? = nil, targetGroups: [String] = [],
    adviser: String? = nil, hasContact: Bool = true, minutes: Int, registrations: Int = 1, participations: Int? = nil
  ) {
    self.month = month
    self.destination = destination
    self.fund = fund
    self.level = level
    self.classroom = classroom
    self.initiative = initiative
    self.targetGroups = targetGroups
    self.adviser = adviser
    self.hasContact = hasContact
    self.minutes = minutes
    self.registrations = registrations
    self.participations = participations ?? registrations
  }
}

extension TimeEntry {
  /// The same minutes with only month, destination, fund and level kept apart: far fewer entries for figures that ask
  /// no more.
  static func merged(_ entries: [TimeEntry]) -> [TimeEntry] {
    struct Key: Hashable {
      var month: Month
      var destination: String
      var fund: String?
      var level: WorkingLevel?
    }
    var places: [Key: Int] = [:]
    var merged: [TimeEntry] = []
    for entry in entries {
      let key = Key(month: entry.month, destination: entry.destination, fund: entry.fund, level: entry.level)
      if let place = places[key] {
        merged[place].minutes += entry.minutes
        merged[place].registrations += entry.registrations
      } else {
        places[key] = merged.count
        merged.append(
          TimeEntry(
            month: entry.month, destination: entry.destination, fund: entry.fund, level: entry.level,
            minutes: entry.minutes, registrations: entry.registrations))
      }
    }
    return merged
  }
}

/// Minutes that reached one organisation; a session by several advisers counts once.
public struct ReachEntry: Hashable, Sendable {
  /// The first day of the stretch the minutes are from; no stretch crosses the start of a window or school year.
  public var first: CalendarDate
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The number that was registered, when that one had ended by then and ``organisation`` took over.
  public var endedNumber: InstitutionNumber?
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The working level; `nil` when the registrations do not say, or when it was not asked.
  public var level: WorkingLevel?
  /// The place; `nil` when the registrations do not say, or when it was not asked.
  public var place: Place?
  /// Over how many organisations the sessions were shared, 1 or more.
  public var organisationCount: Int
  /// The minutes of the sessions, whole, whatever the number of organisations.
  public var minutes: Int
  /// The sessions behind it.
  public var sessions: Int
  /// The part of ``minutes`` that counts when destinations are added up: a session booked on several counts with one.
  public var minutesOnce: Int
  /// The sessions behind ``minutesOnce``.
  public var sessionsOnce: Int

  /// Makes an entry.
  public init(
    first: CalendarDate, organisation: InstitutionNumber, endedNumber: InstitutionNumber? = nil, destination: String,
    level: WorkingLevel? = nil,
    place: Place? = nil, organisationCount: Int = 1, minutes: Int, sessions: Int = 1, minutesOnce: Int? = nil,
    sessionsOnce: Int? = nil
  ) {
    self.first = first
    self.organisation = organisation
    self.endedNumber = endedNumber
    self.destination = destination
    self.level = level
    self.place = place
    self.organisationCount = max(1, organisationCount)
    self.minutes = minutes
    self.sessions = sessions
    self.minutesOnce = minutesOnce ?? minutes
    self.sessionsOnce = sessionsOnce ?? sessions
  }
}
