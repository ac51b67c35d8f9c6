/// A stretch of whole days a figure is about.
public enum Period: Hashable, Sendable {
  /// A month, `2026-01`.
  case month(Month)
  /// A week, `2026-W05`.
  case week(ISOWeek)
  /// A school year, `2025-2026`.
  case schoolYear(SchoolYear)
  /// Any days, first and last included: `2026-01-05..2026-01-16`, or one day `2026-01-05`.
  case days(ClosedRange<CalendarDate>)

  /// Reads a period in any of its forms; days also as `2026-01-05/2026-01-16`.
  ///
  /// `nil` for any other text.
  public init?(_ iso: String) {
    if let month = Month(iso) {
      self = .month(month)
    } else if let week = ISOWeek(iso) {
      self = .week(week)
    } else if let year = SchoolYear(iso) {
      self = .schoolYear(year)
    } else if let day = CalendarDate(iso: iso) {
      self = .days(day...day)
    } else {
      // Both forms put a date of ten signs at each end.
      let separator = iso.dropFirst(10).dropLast(10)
      guard separator == ".." || separator == "/", let first = CalendarDate(iso: String(iso.prefix(10))),
        let last = CalendarDate(iso: String(iso.suffix(10))), first <= last
      else { return nil }
      self = .days(first...last)
    }
  }

  /// The first day.
  public var first: CalendarDate {
    switch self {
    case .month(let month): month.first
    case .week(let week): week.first
    case .schoolYear(let year): year.first
    case .days(let days): days.lowerBound
    }
  }

  /// The last day.
  public var last: CalendarDate {
    switch self {
    case .month(let month): month.last
    case .week(let week): week.last
    case .schoolYear(let year): year.last
    case .days(let days): days.upperBound
    }
  }

  /// The period as typed in commands and figure ids.
  public var iso: String {
    switch self {
    case .month(let month): month.iso
    case .week(let week): week.iso
    case .schoolYear(let year): year.iso
    case .days(let days):
      days.lowerBound == days.upperBound ? days.lowerBound.iso : "\(days.lowerBound.iso)..\(days.upperBound.iso)"
    }
  }

  /// Whether a date lies in the period.
  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  /// First day to last day.
  public var range: ClosedRange<CalendarDate> { first...last }
}

extension Period: CustomStringConvertible {
  /// The period as typed.
  public var description: String { iso }
}

extension Period: Codable {
  /// Reads the period as typed.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "2026-01, 2026-W05 or 2025-2026", Period.init(_:))
  }

  /// Writes the period as typed.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(iso, to: encoder)
  }
}
