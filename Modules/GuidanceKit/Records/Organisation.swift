/// A school, centre, board, CLB, support centre or boarding school, as one version of its facts (*instelling*).
///
/// - Source: rules of the records, §2; the key is the `instellingsnummer`, never the name, because names are not unique.
public struct Organisation: Hashable, Sendable, Codable {
  /// The official number, six digits.
  public var number: InstitutionNumber
  /// The name as given in the sheet.
  public var name: String
  /// What kind of organisation it is.
  public var type: OrganisationType
  /// The governing board (*bestuur*), by name or number as given.
  public var board: String?
  /// The school group (*scholengemeenschap*), by name or number as given.
  public var schoolGroup: String?
  /// The province.
  public var province: String?
  /// Other spellings under which the organisation occurs in sheets.
  public var aliases: [String]
  /// The dated qualifiers that decide which goals reach it.
  public var qualifiers: [QualifierPeriod]
  /// The fixed adviser of a high-needs organisation (*regisseur*), by code.
  public var coordinator: String?
  /// The days on which the organisation exists under this number.
  public var validity: Validity
  /// The number that took over when this one ended.
  public var successor: InstitutionNumber?

  /// Makes one version of an organisation.
  public init(
    number: InstitutionNumber, name: String, type: OrganisationType, board: String? = nil, schoolGroup: String? = nil,
    province: String? = nil, aliases: [String] = [], qualifiers: [QualifierPeriod] = [], coordinator: String? = nil,
    validity: Validity = Validity(), successor: InstitutionNumber? = nil
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.board = board
    self.schoolGroup = schoolGroup
    self.province = province
    self.aliases = aliases
    self.qualifiers = qualifiers
    self.coordinator = coordinator
    self.validity = validity
    self.successor = successor
  }
}

/// A qualifier of an organisation and the days on which it holds.
public struct QualifierPeriod: Hashable, Sendable, Codable {
  /// The qualifier.
  public var qualifier: OrganisationQualifier
  /// The days on which it holds.
  public var validity: Validity

  /// Makes a dated qualifier.
  public init(_ qualifier: OrganisationQualifier, validity: Validity = Validity()) {
    self.qualifier = qualifier
    self.validity = validity
  }
}

/// A run of days, open at either end when the bound is absent; both bounds are inclusive.
public struct Validity: Hashable, Sendable, Codable {
  /// The first day, or `nil` when it always held.
  public var from: CalendarDate?
  /// The last day, or `nil` when it has not ended.
  public var through: CalendarDate?

  /// Makes a run of days; both bounds inclusive.
  public init(from: CalendarDate? = nil, through: CalendarDate? = nil) {
    self.from = from
    self.through = through
  }

  /// Whether the day lies within.
  public func contains(_ day: CalendarDate) -> Bool {
    if let from, day < from { return false }
    if let through, day > through { return false }
    return true
  }

  /// Whether any day of the given run lies within.
  public func overlaps(_ first: CalendarDate, _ last: CalendarDate) -> Bool {
    if let from, last < from { return false }
    if let through, first > through { return false }
    return first <= last
  }
}
