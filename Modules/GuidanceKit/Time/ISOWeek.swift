/// A week of ISO 8601, Monday to Sunday, written `2026-W05`.
///
/// Week 1 is the week that holds 4 January.
public struct ISOWeek: Hashable, Sendable, Comparable {
  /// The year the week is numbered in; it differs from the calendar year at some turns of the year.
  public let year: Int
  /// The number of the week, 1 to 52 or 53.
  public let week: Int

  /// Creates a week; `nil` when the year has no such week.
  public init?(year: Int, week: Int) {
    guard (1...9999).contains(year), (1...ISOWeek.weeks(in: year)).contains(week) else { return nil }
    self.year = year
    self.week = week
  }

  /// Reads `2026-W05`; `nil` for any other form.
  public init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = DigitText.number(parts[0], digits: 4), parts[1].hasPrefix("W"),
      let week = DigitText.number(parts[1].dropFirst(), digits: 2)
    else { return nil }
    self.init(year: year, week: week)
  }

  /// The week that holds a date.
  public init(containing date: CalendarDate) {
    let thursday = date.adding(days: 4 - date.weekday.rawValue)
    let parts = thursday.parts
    let newYear = CalendarDate(year: parts.year, month: 1, day: 1) ?? .earliest
    year = parts.year
    week = newYear.days(until: thursday) / 7 + 1
  }

  /// The Monday of the week.
  public var first: CalendarDate { ISOWeek.firstMonday(of: year).adding(days: 7 * (week - 1)) }

  /// The Sunday of the week.
  public var last: CalendarDate { first.adding(days: 6) }

  /// The week after.
  public var next: ISOWeek { ISOWeek(containing: first.adding(days: 7)) }

  /// The week before.
  public var previous: ISOWeek { ISOWeek(containing: first.adding(days: -7)) }

  /// The seven days from Monday to Sunday.
  public var days: [CalendarDate] { (0..<7).map { first.adding(days: $0) } }

  /// The week as `2026-W05`.
  public var iso: String { "\(DigitText.padded(year, 4))-W\(DigitText.padded(week, 2))" }

  /// The number of weeks in a year: 52 or 53.
  public static func weeks(in year: Int) -> Int {
    firstMonday(of: year).days(until: firstMonday(of: year + 1)) / 7 == 53 ? 53 : 52
  }

  /// By time.
  public static func < (one: ISOWeek, other: ISOWeek) -> Bool { (one.year, one.week) < (other.year, other.week) }

  private static func firstMonday(of year: Int) -> CalendarDate {
    guard let fourth = CalendarDate(year: year, month: 1, day: 4) else { return .latest }
    return fourth.adding(days: 1 - fourth.weekday.rawValue)
  }
}

extension ISOWeek: CustomStringConvertible {
  /// The week as `2026-W05`.
  public var description: String { iso }
}

extension ISOWeek: Codable {
  /// Reads the week as `2026-W05`.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "2026-W05", ISOWeek.init(_:))
  }

  /// Writes the week as `2026-W05`.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(iso, to: encoder)
  }
}
