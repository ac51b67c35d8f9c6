/// A month of a year, written `2026-01`.
public struct Month: Hashable, Sendable, Comparable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int

  /// Creates a month; `nil` when there is no such month.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads `2026-01`; `nil` for any other form.
  public init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = DigitText.number(parts[0], digits: 4),
      let month = DigitText.number(parts[1], digits: 2)
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The month that holds a date.
  public init(containing date: CalendarDate) {
    let parts = date.parts
    year = parts.year
    month = parts.month
  }

  /// The first day of the month.
  public var first: CalendarDate { CalendarDate(year: year, month: month, day: 1) ?? .earliest }

  /// The last day of the month.
  public var last: CalendarDate { first.adding(days: CalendarDate.days(inMonth: month, of: year) - 1) }

  /// The month after; December 9999 stays itself.
  public var next: Month { Month(containing: last.adding(days: 1)) }

  /// The month before; January of year 1 stays itself.
  public var previous: Month { Month(containing: first.adding(days: -1)) }

  /// The month as `2026-01`.
  public var iso: String { "\(DigitText.padded(year, 4))-\(DigitText.padded(month, 2))" }

  /// The name of the month, in lower case in Dutch.
  public var name: Label { Month.names[month - 1] }

  /// By time.
  public static func < (one: Month, other: Month) -> Bool { (one.year, one.month) < (other.year, other.month) }

  static let names = [
    Label("januari", "January"), Label("februari", "February"), Label("maart", "March"), Label("april", "April"),
    Label("mei", "May"), Label("juni", "June"), Label("juli", "July"), Label("augustus", "August"),
    Label("september", "September"), Label("oktober", "October"), Label("november", "November"),
    Label("december", "December"),
  ]
}

extension Month: CustomStringConvertible {
  /// The month as `2026-01`.
  public var description: String { iso }
}

extension Month: Codable {
  /// Reads the month as `2026-01`.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "2026-01", Month.init(_:))
  }

  /// Writes the month as `2026-01`.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(iso, to: encoder)
  }
}
