/// A date in the Gregorian calendar, without clock or zone: a date in a sheet is the date in Europe/Brussels.
///
/// Kept as one day number, so that comparing, subtracting and grouping cost one integer operation.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01, which is day 0.
  public var dayNumber: Int { Int(days) }

  private let days: Int32

  /// The first date that can be written with four digits, 0001-01-01.
  public static let earliest = CalendarDate(dayNumber: -719_162)
  /// The last date that can be written with four digits, 9999-12-31.
  public static let latest = CalendarDate(dayNumber: 2_932_896)

  /// The date of a day number; one outside the years 1 to 9999 becomes the nearest date inside.
  public init(dayNumber: Int) {
    days = Int32(min(max(dayNumber, -719_162), 2_932_896))
  }

  /// The date with a year (1 to 9999), month and day; `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    // Days from the civil calendar, counted in eras of 400 years that start on 1 March.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
  }

  /// The date written as `2026-01-31`; `nil` for any other form or a day that does not exist.
  public init?(iso: String) {
    var digits: (year: Int, month: Int, day: Int) = (0, 0, 0)
    var place = 0
    for byte in iso.utf8 {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        let digit = Int(byte) - 48
        switch place {
        case 0..<4: digits.year = digits.year * 10 + digit
        case 5..<7: digits.month = digits.month * 10 + digit
        default: digits.day = digits.day * 10 + digit
        }
      }
      place += 1
      if place > 10 { return nil }
    }
    guard place == 10 else { return nil }
    self.init(year: digits.year, month: digits.month, day: digits.day)
  }

  /// The number of days in a month of a year; 0 for a month that does not exist.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 0
    }
  }

  /// Whether a year has 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Year, month and day in one go, for code that needs all three.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year, 1 to 9999.
  public var year: Int { parts.year }
  /// The month, 1 to 12.
  public var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  public var day: Int { parts.day }

  /// The day of the week.
  public var weekday: Weekday {
    // Day 0 was a Thursday; the shift keeps the remainder positive for all dates.
    let index = (Int(days) + 3 + 7 * 110_000) % 7
    return Weekday.allCases[index]
  }

  /// The date a number of days later, or earlier when negative; stops at the earliest and latest date.
  public func adding(days count: Int) -> CalendarDate {
    let (sum, overflow) = dayNumber.addingReportingOverflow(count)
    guard !overflow else { return count > 0 ? .latest : .earliest }
    return CalendarDate(dayNumber: sum)
  }

  /// The number of days from this date to another; negative when the other is earlier.
  public func days(until other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// The date as `2026-01-31`.
  public var iso: String {
    let (year, month, day) = parts
    return "\(DigitText.padded(year, 4))-\(DigitText.padded(month, 2))-\(DigitText.padded(day, 2))"
  }

  /// By time.
  public static func < (one: CalendarDate, other: CalendarDate) -> Bool { one.days < other.days }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as `2026-01-31`.
  public var description: String { iso }
}

extension CalendarDate: Codable {
  /// Reads the date as `2026-01-31`.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "2026-01-31", CalendarDate.init(iso:))
  }

  /// Writes the date as `2026-01-31`.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(iso, to: encoder)
  }
}
