/// One piece of guidance as an adviser registered it (*registratie*): who, when, how long, for whom, on what.
///
/// - Source: rules of the records, §2. Travel, preparation and follow-up are never part of ``minutes``.
public struct Registration: Hashable, Sendable, Codable {
  /// The sheet's own id, when it has one.
  public var sheetID: String?
  /// The day.
  public var date: CalendarDate
  /// The moment it started, in minutes after midnight, when the sheet gives one.
  public var startMinute: Int?
  /// Whole minutes of guidance.
  public var minutes: Int
  /// The organisations guided, in the order of the sheet; empty for work without contact.
  public var organisations: [OrganisationReference]
  /// Pillar, project or quality-care code.
  public var destination: String
  /// The operational goal, by code.
  public var goal: String?
  /// The adviser who registers, by code.
  public var adviser: String
  /// The advisers who guided along and are registered in the same row, by code; each worked all of ``minutes``.
  public var coAdvisers: [String]
  /// How contact was held.
  public var form: ContactForm
  /// Where it took place.
  public var place: Place?
  /// At which level the work was done.
  public var level: WorkingLevel?
  /// The focus category, by the plan's code.
  public var focus: String?
  /// The professionalisation initiative, by the plan's code.
  public var initiative: String?
  /// The target groups, by the plan's codes.
  public var targetGroups: [String]
  /// How many people took part, when given.
  public var headCount: Int?
  /// How many of each target group took part, when the sheet counts them apart; together they are ``headCount``.
  public var headCounts: [GroupCount]
  /// Whether it took place in classroom context; `unknown` when the cell is empty.
  public var classroom: ClassroomContext
  /// The EEF mechanisms used.
  public var mechanisms: MechanismSet
  /// The implementation phase.
  public var phase: ImplementationPhase?
  /// The phase of the care continuum.
  public var carePhase: CareContinuumPhase?
  /// The guidance trajectory, by code.
  public var trajectory: String?
  /// The code that ties the registrations of one session by several advisers.
  public var session: String?
  /// `regulier`, an earmarked fund's code, or `nil` when the registration does not say.
  public var fund: String?
  /// What was done, in the adviser's words.
  public var description: String?

  /// Makes a registration; what a sheet may leave out has a default.
  public init(
    sheetID: String? = nil, date: CalendarDate, startMinute: Int? = nil, minutes: Int,
    organisations: [OrganisationReference] = [], destination: String, goal: String? = nil, adviser: String,
    form: ContactForm, place: Place? = nil, level: WorkingLevel? = nil, focus: String? = nil, initiative: String? = nil,
    targetGroups: [String] = [], headCount: Int? = nil, classroom: ClassroomContext = .unknown,
    mechanisms: MechanismSet = MechanismSet(bits: 0), phase: ImplementationPhase? = nil,
    carePhase: CareContinuumPhase? = nil, trajectory: String? = nil, session: String? = nil, fund: String? = nil,
    description: String? = nil, coAdvisers: [String] = [], headCounts: [GroupCount] = []
  ) {
    self.sheetID = sheetID
    self.date = date
    self.startMinute = startMinute
    self.minutes = minutes
    self.organisations = organisations
    self.destination = destination
    self.goal = goal
    self.adviser = adviser
    self.form = form
    self.place = place
    self.level = level
    self.focus = focus
    self.initiative = initiative
    self.targetGroups = targetGroups
    self.headCount = headCount
    self.classroom = classroom
    self.mechanisms = mechanisms
    self.phase = phase
    self.carePhase = carePhase
    self.trajectory = trajectory
    self.session = session
    self.fund = fund
    self.description = description
    self.coAdvisers = coAdvisers
    self.headCounts = headCounts
  }
}

/// How many people of one target group took part.
public struct GroupCount: Hashable, Sendable, Codable {
  /// The target group, by the plan's code.
  public var group: String
  /// How many people.
  public var people: Int

  /// Makes a count.
  public init(_ group: String, _ people: Int) {
    self.group = group
    self.people = people
  }
}

/// An organisation as a sheet names it, with its number when that could be established without guessing.
public struct OrganisationReference: Hashable, Sendable, Codable {
  /// The text in the cell.
  public var given: String
  /// The number, or `nil` when the text names no known organisation or more than one.
  public var number: InstitutionNumber?

  /// Makes a reference.
  public init(given: String, number: InstitutionNumber?) {
    self.given = given
    self.number = number
  }
}
