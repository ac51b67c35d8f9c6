/// Whom a reach block must reach, and how much of them (*bereik*).
public struct ReachRule: Hashable, Sendable, Codable {
  /// The types of organisation; empty means any type of ``kind``.
  public var types: [OrganisationType]
  /// The kind of organisation.
  ///
  /// Decides only where ``types`` is empty.
  public var kind: ReachKind
  /// Dated qualifiers of which the organisation must have at least one; empty means none is asked.
  public var qualifiers: [OrganisationQualifier]
  /// The names or numbers of the only organisations meant; empty means all.
  public var named: [String]
  /// How much of them must be reached, in percent.
  public var targetPercent: Int
  /// The limit in the plan's own words.
  public var wording: String?

  /// Makes a rule.
  public init(
    types: [OrganisationType], kind: ReachKind, qualifiers: [OrganisationQualifier] = [], named: [String] = [],
    targetPercent: Int, wording: String? = nil
  ) {
    self.types = types
    self.kind = kind
    self.qualifiers = qualifiers
    self.named = named
    self.targetPercent = targetPercent
    self.wording = wording
  }

  /// The types an organisation may have: those given, or all of the kind.
  ///
  /// CLB, support centres, boarding schools and boards are meant only where a block names them by kind or type.
  public var acceptedTypes: [OrganisationType] { types.isEmpty ? kind.types : types }

  /// Whether the organisation matches on any day from `first` through `last`.
  ///
  /// The organisation must exist on that day, be of an accepted type, be one of the named ones where names are given,
  /// and have one of the qualifiers where qualifiers are given.
  public func matches(_ organisation: Organisation, from first: CalendarDate, through last: CalendarDate) -> Bool {
    guard acceptedTypes.contains(organisation.type), isNamed(organisation) else { return false }
    let validity = organisation.validity
    guard validity.overlaps(first, last) else { return false }
    guard !qualifiers.isEmpty else { return true }
    let from = validity.from.map { max($0, first) } ?? first
    let through = validity.through.map { min($0, last) } ?? last
    return organisation.qualifiers.contains { period in
      qualifiers.contains(period.qualifier) && period.validity.overlaps(from, through)
    }
  }

  /// Whether the rule names no organisations, or this one by number, name or alias.
  func isNamed(_ organisation: Organisation) -> Bool {
    guard !named.isEmpty else { return true }
    let spellings = Set(([organisation.name] + organisation.aliases).map { TextFolding.folded($0) })
    return named.contains { $0 == organisation.number.digits || spellings.contains(TextFolding.folded($0)) }
  }
}

/// The kind of organisation a reach block speaks of.
public enum ReachKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Schools: BaO, BuBaO, SO, BuSO and CDO.
  case school
  /// Centres for adult education (*centrum*).
  case centre = "centrum"
  /// Schools and centres for adult education.
  case schoolOrCentre = "school/centrum"
  /// Boards (*schoolbestuur*).
  case board = "schoolbestuur"
  /// Pupil guidance centres (*CLB*).
  case pupilGuidanceCentre = "clb"
  /// Learning support centres (*leersteuncentrum*).
  case supportCentre = "leersteuncentrum"
  /// Boarding schools (*internaat*).
  case boardingSchool = "internaat"

  /// The types of organisation of this kind.
  ///
  /// - Source: rules for reach, §4: a school is BaO, BuBaO, SO, BuSO or CDO, a centre is VO; others only where a block
  ///   names them.
  public var types: [OrganisationType] {
    switch self {
    case .school: [.baO, .buBaO, .so, .buSO, .cdo]
    case .centre: [.vo]
    case .schoolOrCentre: [.baO, .buBaO, .so, .buSO, .cdo, .vo]
    case .board: [.bestuur]
    case .pupilGuidanceCentre: [.clb]
    case .supportCentre: [.lsc]
    case .boardingSchool: [.int]
    }
  }
}
