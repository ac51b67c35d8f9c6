public import GuidanceKit
public import Register

/// How a figure was made, so that someone else can make it again.
///
/// A value whose parts are shared by its copies until one is changed: figures are sorted and grouped in large numbers.
public struct Evidence: Hashable, Sendable {
  private var parts: Parts

  /// The formula in words.
  public var formula: Label {
    get { parts.content.formula }
    set { change { $0.formula = newValue } }
  }
  /// What must be said with it, such as why there is no verdict; `nil` when nothing must.
  public var note: Label? {
    get { parts.content.note }
    set { change { $0.note = newValue } }
  }
  /// What must be said with the verdict that the norm is not reached, such as how much is unknown; `nil` when nothing must.
  public var remark: Label? {
    get { parts.content.remark }
    set { change { $0.remark = newValue } }
  }
  /// Where the facts are found that the formula leaves out on purpose; ``counts`` says how many they are.
  public var leftOut: [EvidenceQuery] {
    get { parts.content.leftOut }
    set { change { $0.leftOut = newValue } }
  }
  /// The values of the plan that were used, by name.
  public var parameters: [NormEntry] {
    get { parts.parameters }
    set { change { $0.parameters = newValue } }
  }
  /// The numbers that went in, in the order of the formula.
  public var counts: [EvidenceCount] {
    get { parts.content.counts }
    set { change { $0.counts = newValue } }
  }
  /// Where the facts behind it are found.
  public var queries: [EvidenceQuery] {
    get { parts.content.queries }
    set { change { $0.queries = newValue } }
  }
  /// The figures it lists, such as that of each organisation that will miss the norm.
  public var members: [FigureID] {
    get { parts.content.members }
    set { change { $0.members = newValue } }
  }

  /// Makes the evidence of a figure.
  public init(
    formula: Label, parameters: [NormEntry] = [], counts: [EvidenceCount] = [], queries: [EvidenceQuery] = [],
    members: [FigureID] = [], leftOut: [EvidenceQuery] = []
  ) {
    parts = .known(
      Known(
        Content(
          formula: formula, parameters: parameters, counts: counts, queries: queries, members: members,
          leftOut: leftOut)))
  }

  /// The evidence of a pair of pillar and organisation, worked out when it is asked for: there may be a hundred thousand
  /// of them, and most are only counted.
  init(_ pair: ReachPair, _ maker: PairEvidence) { parts = .pair(pair, maker) }

  /// The same evidence with something that must be said with it.
  func noting(_ note: Label?) -> Evidence {
    var evidence = self
    evidence.note = note
    return evidence
  }

  /// The count with a key; `nil` when it did not go in.
  public func count(_ key: EvidenceCount.Key) -> EvidenceCount? { counts.first { $0.key == key } }

  private mutating func change(_ body: (inout Content) -> Void) {
    var content = parts.content
    body(&content)
    parts = .known(Known(content))
  }

  /// Everything in it, worked out once for who looks at several of its parts.
  var content: Content { parts.content }

  /// The same, worked out once for who looks at several of its parts.
  var workedOut: Evidence {
    var evidence = self
    evidence.parts = .known(Known(parts.content))
    return evidence
  }

  /// What stands in evidence.
  struct Content: Hashable {
    var formula: Label
    var note: Label?
    var remark: Label?
    var parameters: [NormEntry]
    var counts: [EvidenceCount]
    var queries: [EvidenceQuery]
    var members: [FigureID]
    var leftOut: [EvidenceQuery] = []
  }

  private final class Known: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  private enum Parts: Hashable, Sendable {
    case known(Known)
    case pair(ReachPair, PairEvidence)

    var parameters: [NormEntry] {
      switch self {
      case .known(let known): known.content.parameters
      case .pair(_, let maker): maker.parameters
      }
    }

    /// What stands in it; made anew each time of a pair.
    var content: Content {
      switch self {
      case .known(let known): known.content
      case .pair(let pair, let maker): maker.content(pair)
      }
    }

    static func == (one: Parts, other: Parts) -> Bool {
      switch (one, other) {
      case (.known(let one), .known(let other)) where one === other: true
      case (.pair(let one, let maker), .pair(let other, let otherMaker)) where one === other && maker === otherMaker:
        true
      default: one.content == other.content
      }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(content) }
  }
}

/// Which assignments are meant; an empty list does not narrow.
public struct AssignmentFilter: Hashable, Sendable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// Pillar, project or quality-care codes.
  public var destinations: [String]
  /// Funds.
  public var funds: [String]
  /// Adviser codes.
  public var advisers: [String]
  /// Education levels as sheets write them; the empty text stands for an assignment that names none.
  public var educationLevels: [String]
  /// Whether no assignment at all is meant.
  public var isNone: Bool

  /// Makes a filter.
  public init(
    schoolYear: SchoolYear, destinations: [String] = [], funds: [String] = [], advisers: [String] = [],
    educationLevels: [String] = [], isNone: Bool = false
  ) {
    self.schoolYear = schoolYear
    self.destinations = destinations
    self.funds = funds
    self.advisers = advisers
    self.educationLevels = educationLevels
    self.isNone = isNone
  }

  /// Whether an assignment is meant.
  public func includes(_ assignment: Assignment) -> Bool {
    func isAmong(_ list: [String], _ value: String) -> Bool { list.isEmpty || list.contains(value) }
    return !isNone && assignment.schoolYear == schoolYear && isAmong(destinations, assignment.destination)
      && isAmong(funds, assignment.fund) && isAmong(advisers, assignment.adviser)
      && isAmong(educationLevels, assignment.educationLevel ?? "")
  }
}

/// Where the facts behind a figure are found in the register.
public enum EvidenceQuery: Hashable, Sendable {
  /// Records of one kind, such as the answers to a survey.
  case records(RecordSelection)

  /// Registrations.
  case registrations(RegistrationFilter)
  /// Assignments.
  case assignments(AssignmentFilter)
  /// Absences of the people with such assignments, begun by a day.
  case absences(of: AssignmentFilter, begunBy: CalendarDate)
  /// Organisations.
  case organisations([InstitutionNumber])
  /// Phases of projects; `nil` does not narrow.
  case projectPhases(
    project: String?, round: Int, directness: ReachDirectness?, phase: ProjectPhase?, status: ReachStatus)
}
