/// A school year: 1 September to 31 August, written `2025-2026`.
public struct SchoolYear: Hashable, Sendable, Comparable {
  /// The year in which it starts, 1 to 9998.
  public let startYear: Int

  /// The school year that starts in a year; years outside 1 to 9998 become the nearest inside.
  public init(startYear: Int) {
    self.startYear = min(max(startYear, 1), 9998)
  }

  /// Reads `2025-2026`; `nil` for any other form or for years that do not follow each other.
  public init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = DigitText.number(parts[0], digits: 4),
      let end = DigitText.number(parts[1], digits: 4), end == start + 1, start >= 1
    else { return nil }
    startYear = start
  }

  /// The school year that holds a date.
  public init(containing date: CalendarDate) {
    let parts = date.parts
    self.init(startYear: parts.month >= 9 ? parts.year : parts.year - 1)
  }

  /// The year in which it ends.
  public var endYear: Int { startYear + 1 }

  /// 1 September.
  public var first: CalendarDate { CalendarDate(year: startYear, month: 9, day: 1) ?? .earliest }

  /// 31 August.
  public var last: CalendarDate { CalendarDate(year: endYear, month: 8, day: 31) ?? .latest }

  /// The school year as `2025-2026`.
  public var iso: String { "\(DigitText.padded(startYear, 4))-\(DigitText.padded(endYear, 4))" }

  /// The twelve months from September to August.
  public var months: [Month] {
    (0..<12).compactMap { offset in
      let month = 9 + offset
      return month <= 12 ? Month(year: startYear, month: month) : Month(year: endYear, month: month - 12)
    }
  }

  /// The school year after.
  public var next: SchoolYear { SchoolYear(startYear: startYear + 1) }

  /// The school year before.
  public var previous: SchoolYear { SchoolYear(startYear: startYear - 1) }

  /// Whether a date lies in the school year.
  public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }

  /// By time.
  public static func < (one: SchoolYear, other: SchoolYear) -> Bool { one.startYear < other.startYear }
}

extension SchoolYear: CustomStringConvertible {
  /// The school year as `2025-2026`.
  public var description: String { iso }
}

extension SchoolYear: Codable {
  /// Reads the school year as `2025-2026`.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "2025-2026", SchoolYear.init(_:))
  }

  /// Writes the school year as `2025-2026`.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(iso, to: encoder)
  }
}
