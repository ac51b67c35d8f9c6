public import GuidanceKit
public import Indicators

/// The kinds of reports; the raw value is the command that makes one, and stands in `manifest.json`.
public enum ReportKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// The monthly report for director, coordinator and teams.
  case month
  /// The weekly overview.
  case week
  /// The assignments and progress of one adviser.
  case adviser
  /// What one adviser is asked to do in a school year: `adviser --assignments`.
  case assignments
  /// What was agreed after reports, and what became of it.
  case followup
  /// The progress of one pillar, for its team.
  case team
  /// What one school, centre or board received.
  case organisation
  /// The earmarked funds.
  case funds
  /// One survey, or all of a school year.
  case edbi
  /// The evaluation of the pilot with teachers who further the learning of pupils.
  case viv
  /// The professional learning communities and trajectories.
  case plg
  /// The projects.
  case projects
  /// The yearly report to the ministry.
  case year
}

/// What a report is asked for.
///
/// With the state of the register and the version of the program it decides every byte of the report.
public struct ReportRequest: Hashable, Sendable {
  /// Which report.
  public var kind: ReportKind
  /// Whom or what it is about, where its kind asks for one: the code of an adviser, pillar or survey, or the number of an
  /// institution.
  public var subject: String?
  /// The period it is about.
  public var period: Period
  /// The last day that counts, in the period.
  public var day: CalendarDate
  /// The state of knowledge as it was asked for, a day or a batch; `nil` for everything known.
  public var asOf: String?
  /// Who will read it.
  public var audience: Audience
  /// The language of its texts.
  public var language: Language
  /// The texts that people wrote beside the figures, by name; only the yearly report takes any.
  public var texts: [ReportText]

  /// Makes a request.
  ///
  /// - Parameter day: the last day that counts; cut to the end of the period, which is the default.
  public init(
    _ kind: ReportKind, subject: String? = nil, period: Period, day: CalendarDate? = nil, asOf: String? = nil,
    audience: Audience, language: Language, texts: [ReportText] = []
  ) {
    self.kind = kind
    self.subject = subject
    self.period = period
    self.day = min(day ?? period.last, period.last)
    self.asOf = asOf
    self.audience = audience
    self.language = language
    self.texts = texts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What it asks of the figures.
  public var figures: FigureRequest {
    let detail: FigureDetail =
      switch kind {
      case .organisation: .organisationMonths
      case .adviser: .visits
      case .month, .week, .assignments, .followup, .team, .funds, .edbi, .viv, .plg, .projects, .year: []
      }
    return FigureRequest(period: period, day: day, asOf: asOf, audience: audience, detail: detail)
  }
}
