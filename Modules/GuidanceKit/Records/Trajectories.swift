/// A guidance trajectory with an organisation (*begeleidingstraject*).
///
/// - Source: rules of the records, §2.
public struct Trajectory: Hashable, Sendable, Codable {
  /// The code by which registrations and surveys name it.
  public var code: String
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The pillar, by code.
  public var destination: String
  /// The theme.
  public var theme: String?
  /// The fixed adviser (*regisseur*), by code.
  public var adviser: String
  /// Weeks between two contacts, as the school chose them; a long trajectory has one.
  public var interval: Int?
  /// Whether it is a short or a long one.
  public var length: TrajectoryLength
  /// The dated phases, over its cycles.
  public var phases: PhaseHistory
  /// The days on which it holds.
  public var validity: Validity

  /// Makes a trajectory.
  public init(
    code: String, organisation: InstitutionNumber, destination: String, theme: String? = nil, adviser: String,
    interval: Int? = nil, length: TrajectoryLength, phases: PhaseHistory = PhaseHistory([]),
    validity: Validity = Validity()
  ) {
    self.code = code
    self.organisation = organisation
    self.destination = destination
    self.theme = theme
    self.adviser = adviser
    self.interval = interval
    self.length = length
    self.phases = phases
    self.validity = validity
  }
}

/// Whether an organisation chose its theme with raised frequency, or declined (*keuzetraject*).
public struct Uptake: Hashable, Sendable, Codable {
  /// The organisation.
  public var organisation: InstitutionNumber
  /// The school year.
  public var schoolYear: SchoolYear
  /// The theme chosen; `nil` when it declined.
  public var theme: String?
  /// The fixed adviser (*regisseur*), by code.
  public var adviser: String?
  /// Why it declined; `nil` when it chose a theme.
  public var declinedBecause: String?
  /// Whether it was evaluated; `nil` when not said.
  public var isEvaluated: Bool?

  /// Makes a choice.
  public init(
    organisation: InstitutionNumber, schoolYear: SchoolYear, theme: String? = nil, adviser: String? = nil,
    declinedBecause: String? = nil, isEvaluated: Bool? = nil
  ) {
    self.organisation = organisation
    self.schoolYear = schoolYear
    self.theme = theme
    self.adviser = adviser
    self.declinedBecause = declinedBecause
    self.isEvaluated = isEvaluated
  }
}
