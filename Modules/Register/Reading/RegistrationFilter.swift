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
  /// Adviser codes; a row that several advisers register together matches each of them.
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
  /// Initiatives; the empty text stands for a registration that does not say.
  public var initiatives: [String]
  /// Focus categories; the empty text stands for a registration that does not say.
  public var focus: [String]
  /// Only registrations that name a goal, or only those that do not.
  public var hasGoal: Bool?
  /// Only registrations whose organisations are all known and all of types in one of these sets.
  public var withinTypes: [[OrganisationType]]
  /// Only registrations for which that holds for none of these sets.
  public var outsideTypes: [[OrganisationType]]
  /// Only registrations that say their working level, or only those that do not.
  public var hasLevel: Bool?
  /// Only registrations with an organisation, or only those without.
  public var hasContact: Bool?
  /// Only registrations with at least one organisation of one of these types; what is not known has no type.
  public var types: [OrganisationType]
  /// Only registrations with at least one organisation that could not be linked to a number.
  public var hasUnlinkedOrganisation: Bool
  /// Trajectories, by code.
  public var trajectories: [String] = []
  /// Phases of the care continuum.
  public var carePhases: [CareContinuumPhase] = []
  /// Only registrations that name one of these mechanisms.
  public var mechanisms = MechanismSet(bits: 0)

  /// Makes a filter; without arguments it takes every registration.
  public init(
    from: CalendarDate? = nil, through: CalendarDate? = nil, destinations: [String] = [], goals: [String] = [],
    advisers: [String] = [], organisations: [InstitutionNumber] = [], classroom: [ClassroomContext] = [],
    levels: [WorkingLevel] = [], places: [Place] = [], funds: [String] = [], initiatives: [String] = [],
    focus: [String] = [], hasGoal: Bool? = nil, withinTypes: [[OrganisationType]] = [],
    outsideTypes: [[OrganisationType]] = [], hasLevel: Bool? = nil, hasContact: Bool? = nil,
    types: [OrganisationType] = [], hasUnlinkedOrganisation: Bool = false
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
    self.focus = focus
    self.hasGoal = hasGoal
    self.withinTypes = withinTypes
    self.outsideTypes = outsideTypes
    self.hasLevel = hasLevel
    self.hasContact = hasContact
    self.types = types
    self.hasUnlinkedOrganisation = hasUnlinkedOrganisation
  }
}

extension RegistrationFilter {
  /// SQL for the sum of adviser-minutes over `registration AS f`: a row that several advisers register together counts for
  /// each of them, or for those asked for.
  var adviserMinutes: (sql: String, arguments: [String]) {
    guard !advisers.isEmpty else { return (Self.allAdviserMinutes, []) }
    let chosen = Self.chosen(advisers)
    return (
      """
      sum(f.minutes * ((f.adviser_id IN \(chosen)) + (
        SELECT count(*) FROM registration_adviser AS more WHERE more.fact_id = f.id AND more.adviser_id IN \(chosen))))
      """, advisers + advisers
    )
  }

  /// SQL for the sum of adviser-minutes over `registration AS f`, whoever the advisers are.
  static let allAdviserMinutes = "sum(f.minutes * (1 + coalesce(f.further_advisers, 0)))"

  /// SQL for registrations once for each of their advisers, who is `worker_id`.
  static let perAdviser = """
    (SELECT r.*, r.adviser_id AS worker_id FROM registration AS r
      UNION ALL
      SELECT r.*, more.adviser_id FROM registration AS r JOIN registration_adviser AS more ON more.fact_id = r.id
      WHERE r.further_advisers IS NOT NULL)
    """

  private static func chosen(_ advisers: [String]) -> String {
    "(SELECT id FROM adviser WHERE code IN (\(advisers.map { _ in "?" }.joined(separator: ", "))))"
  }

  /// SQL over `registration AS f`; codes are compared as bound values.
  ///
  /// - Parameter organisations: SQL that holds for an `organisation_version AS o` that is current.
  func condition(organisations live: String) -> (sql: String, arguments: [String]) {
    var parts: [String] = []
    var values: [String] = []
    /// A column among codes; the empty text among them stands for NULL.
    func among(_ column: String, _ table: String, _ codes: [String]) {
      guard !codes.isEmpty else { return }
      let named = codes.filter { !$0.isEmpty }
      let marks = named.map { _ in "?" }.joined(separator: ", ")
      let isOne = "f.\(column) IN (SELECT id FROM \(table) WHERE code IN (\(marks)))"
      parts.append(named.count < codes.count ? "(f.\(column) IS NULL OR \(isOne))" : isOne)
      values += named
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
    if !advisers.isEmpty {
      let chosen = Self.chosen(advisers)
      parts.append(
        """
        (f.adviser_id IN \(chosen) OR (f.further_advisers IS NOT NULL AND EXISTS (
          SELECT 1 FROM registration_adviser AS more WHERE more.fact_id = f.id AND more.adviser_id IN \(chosen))))
        """)
      values += advisers + advisers
    }
    among("classroom_id", "classroom_context", classroom.map(\.rawValue))
    among("level_id", "working_level", levels.map(\.rawValue))
    among("place_id", "place", places.map(\.rawValue))
    among("initiative_id", "initiative", initiatives)
    among("focus_id", "focus", focus)
    among("fund_id", "fund", funds)
    if !organisations.isEmpty {
      let list = organisations.map { "\($0.value)" }.joined(separator: ", ")
      parts.append(RegistrationFilter.names(oneOf: list))
    }
    if !types.isEmpty { parts.append(RegistrationFilter.names(oneOf: RegistrationFilter.numbers(of: types, live))) }
    if !withinTypes.isEmpty {
      parts.append("(\(withinTypes.map { RegistrationFilter.isWithin($0, live) }.joined(separator: " OR ")))")
    }
    parts += outsideTypes.map { "NOT \(RegistrationFilter.isWithin($0, live))" }
    if let hasGoal { parts.append("f.goal_id IS \(hasGoal ? "NOT " : "")NULL") }
    if let hasLevel { parts.append("f.level_id IS \(hasLevel ? "NOT " : "")NULL") }
    if let hasContact { parts.append("f.organisation_count \(hasContact ? "> 0" : "= 0")") }
    if hasUnlinkedOrganisation {
      parts.append(
        """
        (f.organisation_given IS NOT NULL OR (f.organisation_count > 1 AND EXISTS (
          SELECT 1 FROM registration_organisation AS more WHERE more.fact_id = f.id AND more.given IS NOT NULL)))
        """)
    }
    if !trajectories.isEmpty {
      parts.append("f.trajectory IN (\(trajectories.map { _ in "?" }.joined(separator: ", ")))")
      values += trajectories
    }
    among("care_phase_id", "care_phase", carePhases.map(\.rawValue))
    if !mechanisms.isEmpty { parts.append("f.mechanisms & \(mechanisms.bits) <> 0") }
    return (parts.map { " AND \($0)" }.joined(), values)
  }

  /// SQL that holds for a registration with at least one organisation of a list.
  private static func names(oneOf list: String) -> String {
    """
    (f.organisation_number IN (\(list)) OR (f.organisation_count > 1 AND EXISTS (
      SELECT 1 FROM registration_organisation AS more
      WHERE more.fact_id = f.id AND more.organisation_number IN (\(list)))))
    """
  }

  /// SQL that holds for a registration whose organisations are all known and of some types; never NULL.
  private static func isWithin(_ types: [OrganisationType], _ live: String) -> String {
    let list = numbers(of: types, live)
    return """
      (f.organisation_number IS NOT NULL AND f.organisation_number IN (\(list)) AND NOT EXISTS (
        SELECT 1 FROM registration_organisation AS more WHERE more.fact_id = f.id
          AND (more.organisation_number IS NULL OR more.organisation_number NOT IN (\(list)))))
      """
  }

  private static func numbers(of types: [OrganisationType], _ live: String) -> String {
    let ids = types.map { "\(Vocabulary.id($0))" }.joined(separator: ", ")
    return "SELECT o.organisation_number FROM organisation_version AS o WHERE o.type_id IN (\(ids)) AND \(live)"
  }
}

extension RegistrationFilter {
  /// How many advisers of a registration are meant: all, or those asked for.
  ///
  /// A row that several advisers register together is as many adviser-minutes for each of them.
  public func adviserCount(_ registration: Registration) -> Int {
    let all = [registration.adviser] + registration.coAdvisers
    return advisers.isEmpty ? all.count : all.count(where: advisers.contains)
  }

  /// Whether a registration matches, by the same rules as a search in the register.
  ///
  /// - Parameter type: the type of an organisation; `nil` for one that is not known.
  public func matches(_ registration: Registration, type: (InstitutionNumber) -> OrganisationType?) -> Bool {
    func isAmong<Value: Equatable>(_ list: [Value], _ value: Value?) -> Bool {
      guard !list.isEmpty else { return true }
      return value.map(list.contains) ?? false
    }
    if let from, registration.date < from { return false }
    if let through, registration.date > through { return false }
    guard isAmong(destinations, registration.destination), isAmong(goals, registration.goal),
      advisers.isEmpty || ([registration.adviser] + registration.coAdvisers).contains(where: advisers.contains),
      isAmong(classroom, registration.classroom),
      isAmong(levels, registration.level), isAmong(places, registration.place),
      isAmong(initiatives, registration.initiative ?? ""), isAmong(focus, registration.focus ?? ""),
      isAmong(funds, registration.fund ?? "")
    else { return false }
    if let hasGoal, hasGoal != (registration.goal != nil) { return false }
    if let hasLevel, hasLevel != (registration.level != nil) { return false }
    if let hasContact, hasContact != !registration.organisations.isEmpty { return false }
    return matches(registration.organisations, type: type)
  }

  private func matches(_ named: [OrganisationReference], type: (InstitutionNumber) -> OrganisationType?) -> Bool {
    let numbers = named.map(\.number)
    if hasUnlinkedOrganisation, !numbers.contains(nil) { return false }
    if !organisations.isEmpty, !numbers.contains(where: { $0.map(organisations.contains) ?? false }) { return false }
    guard !types.isEmpty || !withinTypes.isEmpty || !outsideTypes.isEmpty else { return true }
    let known = numbers.map { $0.flatMap(type) }
    func isWithin(_ set: [OrganisationType]) -> Bool {
      !known.isEmpty && known.allSatisfy { $0.map(set.contains) ?? false }
    }
    if !types.isEmpty, !known.contains(where: { $0.map(types.contains) ?? false }) { return false }
    if !withinTypes.isEmpty, !withinTypes.contains(where: isWithin) { return false }
    return !outsideTypes.contains(where: isWithin)
  }
}
