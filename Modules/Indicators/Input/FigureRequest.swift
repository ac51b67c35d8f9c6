public import GuidanceKit

/// What someone asks of the figures: about which time, as seen on which day, for whom.
public struct FigureRequest: Hashable, Sendable {
  /// The month, week, school year or days the report is about.
  public var period: Period
  /// Up to and including this day registrations count; the end of the period unless the report is made before it.
  public var day: CalendarDate
  /// The state of knowledge as it was asked for, a day or a batch; `nil` for everything known.
  public var asOf: String?
  /// Who will read it.
  public var audience: Audience
  /// Figures beside those that are always made.
  public var detail: FigureDetail

  /// Makes a request.
  ///
  /// - Parameter day: the last day that counts; cut to the end of the period, which is the default.
  public init(
    period: Period, day: CalendarDate? = nil, asOf: String? = nil, audience: Audience = .coordinator,
    detail: FigureDetail = []
  ) {
    self.period = period
    self.day = min(day ?? period.last, period.last)
    self.asOf = asOf
    self.audience = audience
    self.detail = detail
  }

  /// The school year that the cumulative figures are about.
  public var schoolYear: SchoolYear { SchoolYear(containing: day) }

  /// Whether figures of one person may be among the answers: for the coordinator and the director only.
  public var showsIndividuals: Bool { audience == .coordinator || audience == .director }
}

/// Who reads a report; the raw value is typed with `--audience`.
///
/// Figures of one adviser, and of teams that may have few of them, are made for the coordinator and the director only.
/// The audience travels along so that a report and its figures say for whom they were made, and so that one suppression
/// set serves each audience.
public enum Audience: String, CaseIterable, Hashable, Sendable, Codable {
  /// The data coordinator.
  case coordinator
  /// The director.
  case director
  /// A team of the service.
  case team
  /// A school, centre or board.
  case organisation
  /// Anyone.
  case `public`
  /// The government.
  case ministry

  /// Whether it is outside the service: no row and no person is shown to it.
  public var isOutside: Bool {
    switch self {
    case .coordinator, .director, .team: false
    case .organisation, .public, .ministry: true
    }
  }
}
