import GuidanceKit

/// The pauses between days of contact, in school weeks.
struct ContactGaps {
  /// The pauses in order; the last may still be running.
  let weeks: [Int]

  /// - Parameters:
  ///   - days: the days of contact, in any order; two on one day are one.
  ///   - until: the day to which the pause after the last contact runs; `nil` when no further contact is due.
  init(_ days: some Sequence<CalendarDate>, until: CalendarDate?, calendar: SchoolCalendar) {
    var stops = Set(days).sorted()
    if let until, let last = stops.last, until > last { stops.append(until) }
    weeks = zip(stops, stops.dropFirst()).map { before, after in
      // The week of the first contact is no pause; that of the second is the end of one.
      calendar.schoolWeeks(from: before.adding(days: 1), through: after)
    }
  }

  /// The longest; `nil` without two stops.
  var longest: Int? { weeks.max() }

  /// Those above one and a half times the weeks intended.
  func tooLong(for interval: Int) -> Int { weeks.count { 2 * $0 > 3 * interval } }
}

extension CalendarDate {
  /// The same day so many months later; the last of the month where that has no such day.
  func adding(months: Int) -> CalendarDate {
    let (year, month, day) = (parts.year, parts.month, parts.day)
    let index = year * 12 + month - 1 + months
    for last in stride(from: day, through: 1, by: -1) {
      if let date = CalendarDate(year: index / 12, month: index % 12 + 1, day: last) { return date }
    }
    return self
  }
}
