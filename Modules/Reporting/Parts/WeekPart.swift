import Documents
import GuidanceKit

/// The days of a week and what was free in it.
struct WeekDays: Sendable {
  /// The first and the last day, Monday and Sunday.
  let first: CalendarDate
  let last: CalendarDate
  /// The holidays that a weekday falls in, in order; a holiday may begin before the week and end after it.
  let holidays: [Holiday]
  /// The weekdays with lessons.
  let lessonDays: Int

  init(_ period: Period, calendar: SchoolCalendar) {
    (first, last) = (period.first, period.last)
    let days = (0...max(0, period.first.days(until: period.last))).map { period.first.adding(days: $0) }
    let weekdays = days.filter { !$0.weekday.isWeekend }
    lessonDays = weekdays.count { calendar.isLessonDay($0) }
    var found: [Holiday] = []
    for holiday in weekdays.flatMap({ calendar.holidays(on: $0) }) where !found.contains(holiday) {
      found.append(holiday)
    }
    holidays = found
  }

  /// Whether there were no lessons at all.
  var isFree: Bool { lessonDays == 0 }

  /// From Monday to Sunday, in words.
  func span(_ language: Language) -> String {
    let number = NumberText(language)
    return language == .dutch
      ? "maandag \(number.date(first)) tot en met zondag \(number.date(last))"
      : "Monday \(number.date(first)) to Sunday \(number.date(last))"
  }

  /// The names of what was free: `kerstvakantie`; nothing in an ordinary week.
  func names(_ language: Language) -> [String] {
    var names: [String] = []
    // A single free day inside a longer holiday is part of it.
    let longest = holidays.filter { one in
      !holidays.contains { other in other != one && other.first <= one.first && one.last <= other.last }
    }
    for holiday in longest where !names.contains(holiday.label[language]) { names.append(holiday.label[language]) }
    return names
  }
}
