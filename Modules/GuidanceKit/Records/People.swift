/// A person who carries change in the team of an organisation (*Verbinding In Verandering*), by pseudonym.
public struct VIV: Hashable, Sendable, Codable {
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The person, as a pseudonym.
  public var person: String
  /// The kind of role.
  public var role: VIVKind
  /// Whether the role was given formally; `nil` when not said.
  public var formality: VIVFormality?
  /// Whether it lasts; `nil` when not said.
  public var permanence: VIVPermanence?
  /// Whether it is carried by several together; `nil` when not said.
  public var scale: VIVScale?
  /// The days on which it holds.
  public var validity: Validity

  /// Makes a role.
  public init(
    organisation: InstitutionNumber, person: String, role: VIVKind, formality: VIVFormality? = nil,
    permanence: VIVPermanence? = nil, scale: VIVScale? = nil, validity: Validity = Validity()
  ) {
    self.organisation = organisation
    self.person = person
    self.role = role
    self.formality = formality
    self.permanence = permanence
    self.scale = scale
    self.validity = validity
  }
}

/// A leader, board member or VIV on the roster of an organisation (*rooster*): the denominator of trainings.
public struct RosterEntry: Hashable, Sendable, Codable {
  /// The person, as a pseudonym.
  public var person: String
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The role.
  public var role: RosterRole
  /// Whether the person is involved in the plan; `nil` when not said.
  public var isInvolved: Bool?
  /// The days on which it holds.
  public var validity: Validity

  /// Makes an entry.
  public init(
    person: String, organisation: InstitutionNumber, role: RosterRole, isInvolved: Bool? = nil,
    validity: Validity = Validity()
  ) {
    self.person = person
    self.organisation = organisation
    self.role = role
    self.isInvolved = isInvolved
    self.validity = validity
  }
}

/// A training in one of the EEF guides, or a comparable one, that a person or an adviser followed (*opleiding*).
public struct TrainingAttendance: Hashable, Sendable, Codable {
  /// The person, as a pseudonym or the code of an adviser.
  public var person: String
  /// Which guide, or a comparable training.
  public var framework: TrainingFramework
  /// The day.
  public var date: CalendarDate

  /// Makes an attendance.
  public init(person: String, framework: TrainingFramework, date: CalendarDate) {
    self.person = person
    self.framework = framework
    self.date = date
  }
}
