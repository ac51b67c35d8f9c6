public import GuidanceKit

/// Everything that decides a planning of one school year: what must take place, with whom, when it can and what is wished.
///
/// A pure value: the same problem and seed give the same planning. It is kept with the planning as JSON, so that a plan can be
/// checked and replanned without the files it was made from.
public struct PlanningProblem: Hashable, Sendable, Codable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// The days on which moments may fall: days with lessons, by date.
  public var days: [CalendarDate]
  /// The days just before a holiday, in which nothing is planned with pleasure.
  public var lastWeekDays: [CalendarDate]
  /// The minutes of the day at which a moment may begin.
  public var starts: [Int]
  /// Guides, experts, organisations, rooms and people who cannot be in two places.
  public var resources: [PlanResource]
  /// What moments belong to.
  public var subjects: [PlanSubject]
  /// The moments to plan.
  public var moments: [PlanMoment]
  /// What must come before what.
  public var links: [PlanLink]
  /// Moments that are better held on one day, as lists of indices of moments.
  public var gatherings: [[Int]]
  /// Where moments take place, and travel between.
  public var travel: TravelTimes
  /// How much each wish weighs.
  public var weights: WishWeights
  /// Days on which something is due; they take no time of anyone.
  public var deadlines: [PlanDeadline]
  /// The causes that replanning added, by which their closures are known in a next planning.
  public var causes: [Cause] {
    get { addedCauses ?? [] }
    set { addedCauses = newValue.isEmpty ? nil : newValue }
  }
  /// `nil` for none, as in plannings that were kept before causes were.
  private var addedCauses: [Cause]?

  /// Makes a problem.
  public init(
    schoolYear: SchoolYear, days: [CalendarDate], lastWeekDays: [CalendarDate] = [], starts: [Int],
    resources: [PlanResource] = [], subjects: [PlanSubject] = [], moments: [PlanMoment] = [], links: [PlanLink] = [],
    gatherings: [[Int]] = [], travel: TravelTimes = TravelTimes(), weights: WishWeights = WishWeights(),
    deadlines: [PlanDeadline] = []
  ) {
    self.schoolYear = schoolYear
    self.days = days
    self.lastWeekDays = lastWeekDays
    self.starts = starts
    self.resources = resources
    self.subjects = subjects
    self.moments = moments
    self.links = links
    self.gatherings = gatherings
    self.travel = travel
    self.weights = weights
    self.deadlines = deadlines
  }
}

/// Someone or something that a moment needs.
public struct PlanResource: Hashable, Sendable, Codable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Who leads the moment (*begeleider*).
    case guide = "begeleider"
    /// Who comes along (*expert*).
    case expert
    /// A school or other organisation (*instelling*).
    case organisation = "instelling"
    /// A room (*lokaal*).
    case room = "lokaal"
    /// Someone who takes part in moments of several communities (*deelnemer*).
    case person = "deelnemer"
  }

  /// What it is.
  public var kind: Kind
  /// Its code or number.
  public var code: String
  /// The name shown; the code for people.
  public var name: String
  /// The hours of the week on which it is there.
  public var hours: WeekHours
  /// Days on which it is not there.
  public var closures: [Closure]
  /// How many moments a day at most; `nil` for no limit.
  public var perDay: Int?
  /// How many moments an ISO week at most; `nil` for no limit.
  public var perWeek: Int?
  /// The place it sets out from, as an index of places; travel of guides counts from there.
  public var home: Int?

  /// Makes a resource.
  public init(
    _ kind: Kind, _ code: String, name: String? = nil, hours: WeekHours = .schoolHours, closures: [Closure] = [],
    perDay: Int? = nil, perWeek: Int? = nil, home: Int? = nil
  ) {
    self.kind = kind
    self.code = code
    self.name = name ?? code
    self.hours = hours
    self.closures = closures
    self.perDay = perDay
    self.perWeek = perWeek
    self.home = home
  }

  /// Whether it can be at one moment at a time; an organisation may receive two guides at once.
  public var isExclusive: Bool { kind != .organisation }
}

/// What moments belong to: a community, a school group, a trajectory, a team.
public struct PlanSubject: Hashable, Sendable, Codable {
  /// The kinds, as the database names them.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A professional learning community.
    case plg
    /// A guidance trajectory.
    case trajectory = "traject"
    /// A survey with EDBI.
    case survey = "bevraging"
    /// Monitoring of an organisation with high needs.
    case monitoring = "opvolging"
    /// A report that is due.
    case report = "rapport"
    /// A meeting of a team of the service.
    case meeting = "overleg"
    /// The joint moments of the communities of a school group.
    case schoolGroup = "scholengroep"
    /// The pilot with VIVs in one organisation.
    case viv
    /// Another day on which something is due.
    case deadline = "termijn"
  }

  /// The kind.
  public var kind: Kind
  /// Its code.
  public var code: String
  /// The name shown.
  public var name: String
  /// The school group it belongs to.
  public var schoolGroup: String?
  /// The organisation, by number.
  public var organisation: InstitutionNumber?
  /// The weekdays wished; empty for no wish.
  public var weekdays: [Weekday]
  /// Whether the morning is wished (`true`) or the afternoon (`false`).
  public var wishesMorning: Bool?
  /// Meetings that exist already, in which moments fit best: a weekday and the minute at which it begins.
  public var meetings: [StandingMeeting]

  /// Makes a subject.
  public init(
    _ kind: Kind, _ code: String, name: String? = nil, schoolGroup: String? = nil,
    organisation: InstitutionNumber? = nil, weekdays: [Weekday] = [], wishesMorning: Bool? = nil,
    meetings: [StandingMeeting] = []
  ) {
    self.kind = kind
    self.code = code
    self.name = name ?? code
    self.schoolGroup = schoolGroup
    self.organisation = organisation
    self.weekdays = weekdays
    self.wishesMorning = wishesMorning
    self.meetings = meetings
  }
}

/// A meeting that is held every week.
public struct StandingMeeting: Hashable, Sendable, Codable {
  /// The weekday.
  public var weekday: Weekday
  /// The minute at which it begins.
  public var start: Int

  /// Makes a meeting.
  public init(_ weekday: Weekday, _ start: Int) {
    self.weekday = weekday
    self.start = start
  }
}

/// One moment to plan.
public struct PlanMoment: Hashable, Sendable, Codable {
  /// The subject, by index.
  public var subject: Int
  /// The number within the subject; see ``PlanNumbers``.
  public var number: Int
  /// What it is for.
  public var purpose: String
  /// How long it takes.
  public var minutes: Int
  /// Who and what it needs, by index; the first guide leads.
  public var resources: [Int]
  /// Where it takes place, as an index of places; `nil` for at a distance.
  public var place: Int?
  /// The first day on which it may fall.
  public var earliest: CalendarDate
  /// The last day on which it may fall.
  public var latest: CalendarDate
  /// The day and time that must not move.
  public var fixed: Slot?
  /// The day after which each day later costs; for sources that must come before the plan.
  public var by: CalendarDate?
  /// The place in the four phases of implementation, when it has one.
  public var phase: ImplementationPhase?

  /// Makes a moment.
  public init(
    subject: Int, number: Int, purpose: String, minutes: Int, resources: [Int], place: Int? = nil,
    earliest: CalendarDate, latest: CalendarDate, fixed: Slot? = nil, by: CalendarDate? = nil,
    phase: ImplementationPhase? = nil
  ) {
    self.subject = subject
    self.number = number
    self.purpose = purpose
    self.minutes = minutes
    self.resources = resources
    self.place = place
    self.earliest = earliest
    self.latest = latest
    self.fixed = fixed
    self.by = by
    self.phase = phase
  }
}

/// The numbers of moments within a subject.
public enum PlanNumbers {
  /// The intake; sessions are 1 to 6.
  public static let intake = 0
  /// Consultations of internal guides are 101 and 102.
  public static let consultation = 100
  /// Feedback in the school group is 201.
  public static let feedback = 200
  /// The harvest moment is 301.
  public static let harvest = 300
}

/// One moment must come before another, with days between them.
public struct PlanLink: Hashable, Sendable, Codable {
  /// The first moment, by index.
  public var before: Int
  /// The moment after it, by index.
  public var after: Int
  /// The fewest days between them.
  public var least: Int
  /// The most days between them; `nil` for no limit.
  public var most: Int?
  /// The number of days wished between them; `nil` for no wish.
  public var ideal: Int?

  /// Makes a link.
  public init(_ before: Int, _ after: Int, least: Int, most: Int? = nil, ideal: Int? = nil) {
    self.before = before
    self.after = after
    self.least = least
    self.most = most
    self.ideal = ideal
  }
}

/// A day on which something is due.
public struct PlanDeadline: Hashable, Sendable, Codable {
  /// What it is for.
  public var kind: PlanSubject.Kind
  /// Its code.
  public var code: String
  /// Its number within the code.
  public var number: Int
  /// What is due.
  public var title: String
  /// The day.
  public var day: CalendarDate

  /// Makes a deadline.
  public init(_ kind: PlanSubject.Kind, _ code: String, _ number: Int = 1, title: String, day: CalendarDate) {
    self.kind = kind
    self.code = code
    self.number = number
    self.title = title
    self.day = day
  }
}

/// Travel between places, in minutes.
public struct TravelTimes: Hashable, Sendable, Codable {
  /// A place: the number of an organisation or a code, and its province.
  public struct Place: Hashable, Sendable, Codable {
    /// The number or code.
    public var code: String
    /// The province, when known.
    public var province: String?

    /// Makes a place.
    public init(_ code: String, province: String? = nil) {
      self.code = code
      self.province = province
    }
  }

  /// Minutes between two places that a file gives; both directions.
  public struct Given: Hashable, Sendable, Codable {
    /// One place, by index.
    public var one: Int
    /// The other, by index.
    public var other: Int
    /// The minutes.
    public var minutes: Int

    /// Makes an entry.
    public init(_ one: Int, _ other: Int, minutes: Int) {
      self.one = one
      self.other = other
      self.minutes = minutes
    }
  }

  /// The places.
  public var places: [Place]
  /// Minutes that a file gives.
  public var given: [Given]
  /// Minutes between two places of one province.
  public var withinProvince: Int
  /// Minutes between two places of different or unknown provinces.
  public var acrossProvinces: Int

  /// Makes travel times.
  public init(places: [Place] = [], given: [Given] = [], withinProvince: Int = 40, acrossProvinces: Int = 75) {
    self.places = places
    self.given = given
    self.withinProvince = withinProvince
    self.acrossProvinces = acrossProvinces
  }

  /// The minutes by province alone.
  public func byProvince(_ one: Int, _ other: Int) -> Int {
    if one == other { return 0 }
    guard let province = places[one].province, province == places[other].province else { return acrossProvinces }
    return withinProvince
  }
}

/// How much each wish weighs; 0 leaves a wish out.
public struct WishWeights: Hashable, Sendable, Codable {
  /// For each day that a gap differs from the ideal.
  public var spacing = 10
  /// For a weekday that was not wished.
  public var weekday = 60
  /// For a part of the day that was not wished.
  public var part = 30
  /// For a moment outside the meetings that exist.
  public var meeting = 80
  /// For each further day on which a guide goes to one school group for the same session.
  public var gathering = 100
  /// For each pair of moments of one guide in one week.
  public var balance = 20
  /// For each minute that a guide travels.
  public var travel = 1
  /// For a moment in the last week before a holiday.
  public var beforeHoliday = 60
  /// For each day that a session on sources comes late.
  public var early = 5
  /// For a moment that moves when replanning; far above all others.
  public var move = 0

  /// The usual weights.
  public init() {}
}
