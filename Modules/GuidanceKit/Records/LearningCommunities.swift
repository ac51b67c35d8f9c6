/// A professional learning community of one organisation (*professionele leergemeenschap*).
///
/// The days are those agreed; what was held stands in its sessions.
/// - Source: rules of the records, §2; Leercollectief basis verhoogd.
public struct PLG: Hashable, Sendable, Codable {
  /// The code by which members and sessions name it.
  public var code: String
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The school group, by name or number as given.
  public var schoolGroup: String?
  /// The theme.
  public var theme: String
  /// The internal guide, as a pseudonym.
  public var internalGuide: String?
  /// The process guide, as a pseudonym.
  public var processGuide: String?
  /// The day of the intake.
  public var intake: CalendarDate?
  /// The days of the consultations between internal guides.
  public var consultations: [CalendarDate]
  /// The day of the harvest moment.
  public var harvest: CalendarDate?
  /// What it wants to reach, by term.
  public var goals: [PLGGoal]
  /// What it agreed to do.
  public var actions: [PLGAction]
  /// The sources it used.
  public var sources: [String]
  /// The dated phases, over its cycles.
  public var phases: PhaseHistory
  /// Whether there is a plan to make it last; `nil` when not said.
  public var hasSustainingPlan: Bool?

  /// Makes a community.
  public init(
    code: String, organisation: InstitutionNumber, schoolGroup: String? = nil, theme: String,
    internalGuide: String? = nil, processGuide: String? = nil, intake: CalendarDate? = nil,
    consultations: [CalendarDate] = [], harvest: CalendarDate? = nil, goals: [PLGGoal] = [],
    actions: [PLGAction] = [], sources: [String] = [], phases: PhaseHistory = PhaseHistory([]),
    hasSustainingPlan: Bool? = nil
  ) {
    self.code = code
    self.organisation = organisation
    self.schoolGroup = schoolGroup
    self.theme = theme
    self.internalGuide = internalGuide
    self.processGuide = processGuide
    self.intake = intake
    self.consultations = consultations
    self.harvest = harvest
    self.goals = goals
    self.actions = actions
    self.sources = sources
    self.phases = phases
    self.hasSustainingPlan = hasSustainingPlan
  }
}

/// A member of a learning community with a role (*PLG-lid*).
public struct PLGMember: Hashable, Sendable, Codable {
  /// The community, by code.
  public var plg: String
  /// The person, as a pseudonym.
  public var person: String
  /// The role.
  public var role: PLGRole
  /// The days on which it holds.
  public var validity: Validity

  /// Makes a member.
  public init(plg: String, person: String, role: PLGRole, validity: Validity = Validity()) {
    self.plg = plg
    self.person = person
    self.role = role
    self.validity = validity
  }
}

/// A moment of a learning community: intake, session, consultation or harvest moment (*PLG-sessie*).
public struct PLGSession: Hashable, Sendable, Codable {
  /// The community, by code.
  public var plg: String
  /// Which moment it is.
  public var moment: PLGMoment
  /// The day.
  public var date: CalendarDate
  /// Whether it was held; `nil` when not said.
  public var isHeld: Bool?
  /// How many members were present.
  public var present: Int?
  /// The reflection.
  public var reflection: String?
  /// The actions agreed.
  public var actions: String?
  /// The sources read.
  public var sources: String?

  /// Makes a session.
  public init(
    plg: String, moment: PLGMoment, date: CalendarDate, isHeld: Bool? = nil, present: Int? = nil,
    reflection: String? = nil, actions: String? = nil, sources: String? = nil
  ) {
    self.plg = plg
    self.moment = moment
    self.date = date
    self.isHeld = isHeld
    self.present = present
    self.reflection = reflection
    self.actions = actions
    self.sources = sources
  }
}
