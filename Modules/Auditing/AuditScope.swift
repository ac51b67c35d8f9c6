public import GuidanceKit

/// Which days an audit looks at.
///
/// Plans, projects and stated totals carry no day and are looked at in every scope.
public enum AuditScope: Hashable, Sendable {
  /// All that is known.
  case everything
  /// One month, week, school year or run of days.
  case period(Period)

  /// The scope as kept with a run: `2026-01`, or `alles`.
  public var code: String {
    switch self {
    case .everything: "alles"
    case .period(let period): period.iso
    }
  }

  /// The scope in words.
  public func text(_ language: Language) -> String {
    switch self {
    case .everything: language == .dutch ? "alle gegevens" : "all data"
    case .period(let period): NumberText(language).period(period)
    }
  }

  /// The first day; `nil` for all.
  public var first: CalendarDate? {
    if case .period(let period) = self { return period.first }
    return nil
  }

  /// The last day; `nil` for all.
  public var last: CalendarDate? {
    if case .period(let period) = self { return period.last }
    return nil
  }
}
