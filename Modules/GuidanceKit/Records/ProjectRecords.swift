/// A funded project in one round (*project*).
public struct Project: Hashable, Sendable, Codable {
  /// The code of the project, the same in every round.
  public var id: String
  /// The full name.
  public var name: String?
  /// The round, from 1.
  public var round: Int
  /// Who applied for it.
  public var applicant: String?
  /// The partners.
  public var partners: [String]
  /// The education levels, as given.
  public var educationLevel: String?
  /// Whether this round extends an earlier one; `nil` when not said.
  public var isExtension: Bool?
  /// The public document that says so.
  public var source: String?

  /// Makes a project round.
  public init(
    id: String, name: String? = nil, round: Int, applicant: String? = nil, partners: [String] = [],
    educationLevel: String? = nil, isExtension: Bool? = nil, source: String? = nil
  ) {
    self.id = id
    self.name = name
    self.round = round
    self.applicant = applicant
    self.partners = partners
    self.educationLevel = educationLevel
    self.isExtension = isExtension
    self.source = source
  }
}

/// How many schools one phase of a project reached or expects to reach (*projectfase*).
public struct ProjectPhaseReach: Hashable, Sendable, Codable {
  /// The project's code.
  public var project: String
  /// The round, from 1.
  public var round: Int
  /// The phase of the three-stage rocket.
  public var phase: ProjectPhase
  /// Whether schools take part themselves or are informed.
  public var directness: ReachDirectness
  /// Schools for primary education; `nil` when the source does not mention them.
  public var primarySchools: Int?
  /// Schools for secondary education; `nil` when the source does not mention them.
  public var secondarySchools: Int?
  /// Whether the numbers are a plan or a result.
  public var status: ReachStatus
  /// The public document that says so.
  public var source: String?

  /// Makes one row of a project's reach.
  public init(
    project: String, round: Int, phase: ProjectPhase, directness: ReachDirectness, primarySchools: Int?,
    secondarySchools: Int?, status: ReachStatus, source: String? = nil
  ) {
    self.project = project
    self.round = round
    self.phase = phase
    self.directness = directness
    self.primarySchools = primarySchools
    self.secondarySchools = secondarySchools
    self.status = status
    self.source = source
  }
}

/// Whether a project's numbers are a plan or a result.
public enum ReachStatus: String, CaseIterable, Hashable, Sendable, Codable {
  /// Planned (*verwacht*).
  case expected = "verwacht"
  /// Realised (*bereikt*).
  case reached = "bereikt"
}

/// A total that a document states, kept as a claim beside what the rows add up to (*opgegeven totaal*).
public struct StatedTotal: Hashable, Sendable, Codable {
  /// The document that states it.
  public var source: String
  /// Where in the document.
  public var place: String
  /// The figure it is about, as a figure id.
  public var subject: String
  /// The value, exact as written.
  public var value: Rational
  /// Whether the document itself says "about".
  public var isApproximate: Bool

  /// Makes a claim.
  public init(source: String, place: String, subject: String, value: Rational, isApproximate: Bool = false) {
    self.source = source
    self.place = place
    self.subject = subject
    self.value = value
    self.isApproximate = isApproximate
  }

  /// Whether a number agrees with the claim.
  ///
  /// "About 150" agrees with whatever rounds to it: half a unit of its last digit that is not
  /// zero, but never more than 50 either way.
  public func agrees(with number: Rational) -> Bool {
    guard isApproximate else { return number == value }
    var unit = 1
    while unit < 100, value.denominator == 1, value.numerator != 0, value.numerator.isMultiple(of: unit * 10) {
      unit *= 10
    }
    guard let difference = number.subtracting(value), let margin = Rational(unit, 2) else { return false }
    return difference <= margin && (margin.negated.map { difference >= $0 } ?? false)
  }
}
