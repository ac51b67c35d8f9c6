/// A day by which something must be done (*uiterste dag*), by its name: `vo-actieplannen`, 1 October of each year.
public struct Deadline: Hashable, Sendable, Codable {
  /// When it falls.
  public enum When: Hashable, Sendable, Codable {
    /// On the same day of each year; 29 February falls on the last day of February.
    case yearly(month: Int, day: Int)
    /// Once.
    case once(CalendarDate)

    /// Reads `10-01` (each year) or `2026-05-31` (once); nothing for any other text or a day that never comes.
    public init?(_ text: String) {
      if let date = CalendarDate(iso: text) {
        self = .once(date)
        return
      }
      // A leap year, so that 29 February is a day.
      guard text.utf8.count == 5, let day = CalendarDate(iso: "2028-\(text)") else { return nil }
      self = .yearly(month: day.month, day: day.day)
    }

    /// The text it was read from.
    public var text: String {
      switch self {
      case .yearly(let month, let day): "\(DigitText.padded(month, 2))-\(DigitText.padded(day, 2))"
      case .once(let date): date.iso
      }
    }
  }

  /// Its name: what schedules and plannings refer to.
  public var code: String
  /// When it falls.
  public var when: When

  /// Makes a deadline.
  public init(code: String, when: When) {
    self.code = code
    self.when = when
  }

  /// The days on which it falls within two days, both included, in order.
  public func days(from first: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
    guard first <= last else { return [] }
    switch when {
    case .once(let date): return first <= date && date <= last ? [date] : []
    case .yearly(let month, let day):
      return (first.year...last.year).compactMap { year in
        CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
      }.filter { first <= $0 && $0 <= last }
    }
  }
}
