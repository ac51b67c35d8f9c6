import Cron
import GuidanceKit

/// Whether days lie in the time of school; asked for one day after the other, so the last answer is kept.
struct SchoolFilter {
  private let calendar: SchoolCalendar
  private let only: JobSchedule.SchoolTime
  private var last: (day: CalendarDate, isAllowed: Bool)?

  init(_ calendar: SchoolCalendar, _ only: JobSchedule.SchoolTime) {
    self.calendar = calendar
    self.only = only
  }

  mutating func allows(_ day: CalendarDate) -> Bool {
    if let last, last.day == day { return last.isAllowed }
    let isAllowed: Bool
    switch only {
    case .schoolDays: isAllowed = calendar.isLessonDay(day)
    case .schoolWeeks:
      let monday = ISOWeek(containing: day).first
      isAllowed = (0..<7).contains { calendar.isLessonDay(monday.adding(days: $0)) }
    }
    last = (day, isAllowed)
    return isAllowed
  }
}

/// The days that a school-calendar schedule means, one after the other.
struct SchoolDates: IteratorProtocol {
  enum Rule {
    case nthOfMonth(Int)
    case weekdays(Set<Weekday>, JobSchedule.SchoolTime?)
    case beforeHolidays(Set<HolidayKind>, Int)
    case beforeDeadline(Deadline?, Int)
  }

  private let rule: Rule
  private let calendar: SchoolCalendar
  private var filter: SchoolFilter?
  private var day: CalendarDate
  private var month: Month
  /// Days found and still to be given, in order, of the school years before ``year``.
  private var found: [CalendarDate] = []
  private var year: SchoolYear
  /// Days after this one are outside the tables of the zones.
  private let last: CalendarDate

  init(_ rule: Rule, from day: CalendarDate, calendar: SchoolCalendar) {
    self.rule = rule
    self.calendar = calendar
    self.day = day
    month = Month(containing: day)
    // What lies at the end of a school year may be counted back from a day early in the next.
    year = SchoolYear(containing: day).previous
    last = CalendarDate(year: Zone.years.upperBound, month: 12, day: 31) ?? day
    if case .weekdays(_, let only?) = rule { filter = SchoolFilter(calendar, only) }
  }

  mutating func next() -> CalendarDate? {
    switch rule {
    case .nthOfMonth(let number):
      while month.first <= last {
        let found = nthSchoolDay(number)
        month = month.next
        if let found { return found }
      }
      return nil
    case .weekdays(let weekdays, _):
      while day <= last {
        let candidate = day
        day = day.adding(days: 1)
        guard weekdays.contains(candidate.weekday) else { continue }
        if filter?.allows(candidate) ?? true { return candidate }
      }
      return nil
    case .beforeHolidays(let kinds, let number):
      return nextBefore(number) { calendar, year in
        calendar.holidays(in: year).filter { kinds.contains($0.kind) }.map(\.first)
      }
    case .beforeDeadline(nil, _): return nil
    case .beforeDeadline(let deadline?, let number):
      return nextBefore(number) { _, year in deadline.days(from: year.first, through: year.last) }
    }
  }

  /// The next day that lies a number of days with lessons before one of the ends that a school year has.
  private mutating func nextBefore(
    _ number: Int, _ ends: (SchoolCalendar, SchoolYear) -> [CalendarDate]
  ) -> CalendarDate? {
    while found.isEmpty {
      guard year.first <= last else { return nil }
      found = Set(ends(calendar, year).compactMap { schoolDay(number, before: $0) }).filter { $0 >= day }.sorted()
      year = year.next
    }
    let first = found.removeFirst()
    // Two ends close to each other may mean the same day, also over the edge of a school year.
    day = first.adding(days: 1)
    return first
  }

  /// The n-th day with lessons before a day, counted back; nothing when there are not so many in two years.
  private func schoolDay(_ number: Int, before end: CalendarDate) -> CalendarDate? {
    var left = number
    for distance in 1...730 {
      let candidate = end.adding(days: -distance)
      guard calendar.isLessonDay(candidate) else { continue }
      left -= 1
      if left == 0 { return candidate }
    }
    return nil
  }

  private func nthSchoolDay(_ number: Int) -> CalendarDate? {
    let first = month.first
    let days = (0...first.days(until: month.last)).map { first.adding(days: $0) }
    let lessons = days.filter { calendar.isLessonDay($0) }
    // A month without lessons still owes its report, on its first working day.
    let counted = lessons.isEmpty ? days.filter { !$0.weekday.isWeekend } : lessons
    return number <= counted.count ? counted[number - 1] : nil
  }
}
