/// An adviser, counsellor or staff member of the service (*begeleider*), as one version of the facts.
public struct Adviser: Hashable, Sendable, Codable {
  /// The code by which sheets name the person.
  public var code: String
  /// The name; never printed in a report that leaves the house.
  public var name: String
  /// The function within the service.
  public var role: AdviserRole
  /// The teams, as codes of pillars or names as given.
  public var teams: [String]
  /// The days in service.
  public var validity: Validity

  /// Makes one version of an adviser.
  public init(code: String, name: String, role: AdviserRole, teams: [String] = [], validity: Validity = Validity()) {
    self.code = code
    self.name = name
    self.role = role
    self.teams = teams
    self.validity = validity
  }
}

/// The part of a person's time given to one destination in one school year (*opdracht*).
public struct Assignment: Hashable, Sendable, Codable {
  /// The adviser, by code.
  public var adviser: String
  /// The school year.
  public var schoolYear: SchoolYear
  /// Pillar, project or quality-care code.
  public var destination: String
  /// `regulier` or the code of one earmarked fund.
  public var fund: String
  /// The education level as the plan names it, when the sheet gives one.
  public var educationLevel: String?
  /// Full-time equivalents.
  public var fte: FTE
  /// The days on which it holds, within the school year.
  public var validity: Validity

  /// Makes an assignment.
  public init(
    adviser: String, schoolYear: SchoolYear, destination: String, fund: String = Assignment.regularFund,
    educationLevel: String? = nil, fte: FTE, validity: Validity = Validity()
  ) {
    self.adviser = adviser
    self.schoolYear = schoolYear
    self.destination = destination
    self.fund = fund
    self.educationLevel = educationLevel
    self.fte = fte
    self.validity = validity
  }

  /// The code of means that are not earmarked (*reguliere middelen*).
  public static let regularFund = "regulier"
}

/// Days on which (part of) an assignment is not worked (*afwezigheid*).
public struct Absence: Hashable, Sendable, Codable {
  /// The adviser, by code.
  public var adviser: String
  /// The first day.
  public var from: CalendarDate
  /// The last day.
  public var through: CalendarDate
  /// The part of the assignment that falls away, from 0 to 1.
  public var share: Share

  /// Makes an absence; both days inclusive.
  public init(adviser: String, from: CalendarDate, through: CalendarDate, share: Share) {
    self.adviser = adviser
    self.from = from
    self.through = through
    self.share = share
  }
}
