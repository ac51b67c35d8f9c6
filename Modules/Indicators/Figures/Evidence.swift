public import GuidanceKit
public import Register

/// How a figure was made, so that someone else can make it again.
public struct Evidence: Hashable, Sendable {
  /// The formula in words.
  public var formula: Label
  /// The values of the plan that were used, by name.
  public var parameters: [NormEntry]
  /// The numbers that went in, in the order of the formula.
  public var counts: [EvidenceCount]
  /// Where the facts behind it are found.
  public var queries: [EvidenceQuery]

  /// Makes the evidence of a figure.
  public init(
    formula: Label, parameters: [NormEntry] = [], counts: [EvidenceCount] = [], queries: [EvidenceQuery] = []
  ) {
    self.formula = formula
    self.parameters = parameters
    self.counts = counts
    self.queries = queries
  }

  /// The count with a key; `nil` when it did not go in.
  public func count(_ key: EvidenceCount.Key) -> EvidenceCount? { counts.first { $0.key == key } }
}

/// One number that went into a figure.
public struct EvidenceCount: Hashable, Sendable {
  /// What it is.
  public var key: Key
  /// The exact value.
  public var value: Rational
  /// What it counts; `nil` for weeks and other numbers without a unit of a figure.
  public var unit: Figure.Unit?

  /// Makes a number.
  public init(_ key: Key, _ value: Rational, _ unit: Figure.Unit? = nil) {
    self.key = key
    self.value = value
    self.unit = unit
  }

  /// Makes a whole number.
  public init(_ key: Key, _ value: Int, _ unit: Figure.Unit? = nil) {
    self.init(key, Rational(value), unit)
  }

  /// What a number is.
  ///
  /// The raw value is the key in `figures.json`.
  public enum Key: String, CaseIterable, Hashable, Sendable, Codable {
    case registeredMinutes = "registered_minutes"
    case minutesPerFTE = "minutes_per_fte"
    case plannedFTE = "planned_fte"
    case plannedFTEUnreduced = "planned_fte_unreduced"
    case realisedFTE = "realised_fte"
    case forecastFTE = "forecast_fte"
    case elapsedWeeks = "elapsed_school_weeks"
    case allWeeks = "all_school_weeks"
    case weeksLeft = "school_weeks_left"
    case yesMinutes = "yes_minutes"
    case noMinutes = "no_minutes"
    case unknownMinutes = "unknown_minutes"
    case derivedYesMinutes = "derived_yes_minutes"
    case derivedNoMinutes = "derived_no_minutes"
    case reached = "reached"
    case inScope = "in_scope"
    case needed = "needed"
    case stillNeeded = "still_needed"
    case onPace = "on_pace"
    case willMiss = "will_miss_at_this_pace"
    case minutesToGo = "minutes_to_go"
    case windowMinutes = "window_minutes"
    case integrationAsked = "integration_asked"
    case integrated = "integrated"
    case sessions = "sessions"
    case rows = "rows"
    case primarySchools = "primary_schools"
    case secondarySchools = "secondary_schools"

    /// The name people read.
    public var label: Label {
      switch self {
      case .registeredMinutes: Label("geregistreerde minuten", "registered minutes")
      case .minutesPerFTE: Label("geregistreerde minuten per VTE", "registered minutes per FTE")
      case .plannedFTE: Label("geplande VTE, na afwezigheden", "planned FTE, after absences")
      case .plannedFTEUnreduced: Label("geplande VTE, zonder afwezigheden", "planned FTE, before absences")
      case .realisedFTE: Label("gerealiseerde VTE", "realised FTE")
      case .forecastFTE: Label("vooruitzicht in VTE", "forecast in FTE")
      case .elapsedWeeks: Label("verstreken schoolweken", "school weeks gone by")
      case .allWeeks: Label("alle schoolweken", "all school weeks")
      case .weeksLeft: Label("resterende schoolweken", "school weeks left")
      case .yesMinutes: Label("minuten klasvloer: ja", "minutes in classroom context: yes")
      case .noMinutes: Label("minuten klasvloer: nee", "minutes in classroom context: no")
      case .unknownMinutes: Label("minuten klasvloer: onbekend", "minutes in classroom context: unknown")
      case .derivedYesMinutes: Label("waarvan ja afgeleid", "of which yes by derivation")
      case .derivedNoMinutes: Label("waarvan nee afgeleid", "of which no by derivation")
      case .reached: Label("bereikt", "reached")
      case .inScope: Label("te bereiken", "in scope")
      case .needed: Label("nodig voor de norm", "needed for the norm")
      case .stillNeeded: Label("nog nodig", "still needed")
      case .onPace: Label("bereikt of op schema", "reached or on schedule")
      case .willMiss: Label("mist de norm aan dit tempo", "will miss the norm at this pace")
      case .minutesToGo: Label("minuten te gaan", "minutes to go")
      case .windowMinutes: Label("minuten in het venster", "minutes in the window")
      case .integrationAsked: Label("meso en micro gevraagd", "meso and micro asked")
      case .integrated: Label("meso en micro begeleid", "guided on meso and micro level")
      case .sessions: Label("sessies", "sessions")
      case .rows: Label("rijen", "rows")
      case .primarySchools: Label("scholen basisonderwijs", "schools, primary")
      case .secondarySchools: Label("scholen secundair onderwijs", "schools, secondary")
      }
    }
  }
}

/// Where the facts behind a figure are found in the register.
public enum EvidenceQuery: Hashable, Sendable {
  /// Registrations.
  case registrations(RegistrationFilter)
  /// Assignments to some destinations in a school year; to any when none is named.
  case assignments(destinations: [String], schoolYear: SchoolYear)
  /// Absences of the people with such assignments, begun by a day.
  case absences(destinations: [String], schoolYear: SchoolYear, begunBy: CalendarDate)
  /// Phases of projects; `nil` does not narrow.
  case projectPhases(
    project: String?, round: Int, directness: ReachDirectness?, phase: ProjectPhase?, status: ReachStatus)
}
