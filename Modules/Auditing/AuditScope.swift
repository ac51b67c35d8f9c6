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

  /// The school year of which the yearly report is audited: the audited one, or the one that holds today when everything is; `nil`
  /// for a month, a week or other days.
  public func reportYear(today: CalendarDate) -> SchoolYear? {
    guard case .period(let period) = self else { return SchoolYear(containing: today) }
    let year = SchoolYear(containing: period.first)
    return period.first == year.first && period.last == year.last ? year : nil
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
