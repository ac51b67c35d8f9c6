public import GuidanceKit

/// Which registrations are meant; what is `nil` or empty does not narrow.
public struct RegistrationFilter: Hashable, Sendable, Codable {
  /// The first day.
  public var from: CalendarDate?
  /// The last day.
  public var through: CalendarDate?
  /// Pillar, project or quality-care codes.
  public var destinations: [String]
  /// Goal codes.
  public var goals: [String]
  /// Adviser codes.
  public var advisers: [String]
  /// Organisations guided.
  public var organisations: [InstitutionNumber]
  /// Classroom contexts.
  public var classroom: [ClassroomContext]
  /// Working levels.
  public var levels: [WorkingLevel]
  /// Places.
  public var places: [Place]
  /// Funds; the empty text stands for a registration that does not say.
  public var funds: [String]
  /// Initiatives.
  public var initiatives: [String]
  /// Only registrations that say their working level, or only those that do not.
  public var hasLevel: Bool?
  /// Only registrations with an organisation, or only those without.
  public var hasContact: Bool?
  /// Only registrations with at least one organisation that could not be linked to a number.
  public var hasUnlinkedOrganisation: Bool

  /// Makes a filter; without arguments it takes every registration.
  public init(
    from: CalendarDate? = nil, through: CalendarDate? = nil, destinations: [String] = [], goals: [String] = [],
    advisers: [String] = [], organisations: [InstitutionNumber] = [], classroom: [ClassroomContext] = [],
    levels: [WorkingLevel] = [], places: [Place] = [], funds: [String] = [], initiatives: [String] = [],
    hasLevel: Bool? = nil, hasContact: Bool? = nil, hasUnlinkedOrganisation: Bool = false
  ) {
    self.from = from
    self.through = through
    self.destinations = destinations
    self.goals = goals
    self.advisers = advisers
    self.organisations = organisations
    self.classroom = classroom
    self.levels = levels
    self.places = places
    self.funds = funds
    self.initiatives = initiatives
    self.hasLevel = hasLevel
    self.hasContact = hasContact
    self.hasUnlinkedOrganisation = hasUnlinkedOrganisation
  }

  /// SQL over `registration AS f`; codes are compared as bound values.
  var condition: (sql: String, arguments: [String]) {
    var parts: [String] = []
    var values: [String] = []
    func among(_ column: String, _ table: String, _ codes: [String]) {
      guard !codes.isEmpty else { return }
      let marks = codes.map { _ in "?" }.joined(separator: ", ")
      parts.append("f.\(column) IN (SELECT id FROM \(table) WHERE code IN (\(marks)))")
      values += codes
    }
    if let from {
      parts.append("f.date >= ?")
      values.append(from.iso)
    }
    if let through {
      parts.append("f.date <= ?")
      values.append(through.iso)
    }
    among("destination_id", "destination", destinations)
    among("goal_id", "goal", goals)
    among("adviser_id", "adviser", advisers)
    among("classroom_id", "classroom_context", classroom.map(\.rawValue))
    among("level_id", "working_level", levels.map(\.rawValue))
    among("place_id", "place", places.map(\.rawValue))
    among("initiative_id", "initiative", initiatives)
    let named = funds.filter { !$0.isEmpty }
    if named.count < funds.count {
      let marks = named.map { _ in "?" }.joined(separator: ", ")
      parts.append("(f.fund_id IS NULL OR f.fund_id IN (SELECT id FROM fund WHERE code IN (\(marks))))")
      values += named
    } else {
      among("fund_id", "fund", named)
    }
    if !organisations.isEmpty {
      let list = organisations.map { "\($0.value)" }.joined(separator: ", ")
      parts.append(
        """
        (f.organisation_number IN (\(list)) OR (f.organisation_count > 1 AND EXISTS (
          SELECT 1 FROM registration_organisation AS more
          WHERE more.fact_id = f.id AND more.organisation_number IN (\(list)))))
        """)
    }
    if let hasLevel { parts.append("f.level_id IS \(hasLevel ? "NOT " : "")NULL") }
    if let hasContact { parts.append("f.organisation_count \(hasContact ? "> 0" : "= 0")") }
    if hasUnlinkedOrganisation {
      parts.append(
        """
        (f.organisation_given IS NOT NULL OR (f.organisation_count > 1 AND EXISTS (
          SELECT 1 FROM registration_organisation AS more WHERE more.fact_id = f.id AND more.given IS NOT NULL)))
        """)
    }
    return (parts.map { " AND \($0)" }.joined(), values)
  }
}
