public import Cron
public import GuidanceKit

/// The moments at which a job is to run.
public struct Slots: Sequence, IteratorProtocol {
  private enum Source {
    case cron(CronTimes)
    case days(SchoolDates, TimeOfDay)
  }

  private var source: Source
  private let zone: Zone
  private let start: Instant

  /// The slots after a moment (not that moment itself), in order.
  public init(of schedule: JobSchedule, in zone: Zone, after start: Instant, calendar: SchoolCalendar) {
    self.zone = zone
    self.start = start
    switch schedule {
    case .cron(let expression):
      source = .cron(expression.times(after: start, in: zone))
    case .schoolDay(let number, let time):
      let day = CalendarDate(dayNumber: zone.wallTime(at: start).dayNumber)
      source = .days(SchoolDates(.nthOfMonth(number), from: day, calendar: calendar), time)
    case .weekly(let weekdays, let time, let only):
      let day = CalendarDate(dayNumber: zone.wallTime(at: start).dayNumber)
      source = .days(SchoolDates(.weekdays(Set(weekdays), only), from: day, calendar: calendar), time)
    }
  }

  /// The next slot; nothing after the last year of ``Cron/Zone/years``.
  public mutating func next() -> Instant? {
    switch source {
    case .cron(var times):
      let slot = times.next()
      source = .cron(times)
      return slot
    case .days(var dates, let time):
      defer { source = .days(dates, time) }
      while let day = dates.next() {
        let slot = zone.instant(of: WallTime(dayNumber: day.dayNumber, minuteOfDay: time.minuteOfDay))
        if slot > start { return slot }
      }
      return nil
    }
  }
}

extension Job {
  /// The slots after a moment (not that moment itself), in order.
  public func slots(after moment: Instant, calendar: SchoolCalendar) -> Slots {
    Slots(of: schedule, in: zone, after: moment, calendar: calendar)
  }

  /// The calendar day, on the wall of the job's zone, of a moment.
  public func day(of moment: Instant) -> CalendarDate {
    CalendarDate(dayNumber: zone.wallTime(at: moment).dayNumber)
  }
}

/// The days that a school-calendar schedule means, one after the other.
struct SchoolDates: IteratorProtocol {
  enum Rule {
    case nthOfMonth(Int)
    case weekdays(Set<Weekday>, JobSchedule.SchoolTime?)
  }

  private let rule: Rule
  private let calendar: SchoolCalendar
  private var day: CalendarDate
  private var month: Month
  /// Days after this one are outside the tables of the zones.
  private let last: CalendarDate

  init(_ rule: Rule, from day: CalendarDate, calendar: SchoolCalendar) {
    self.rule = rule
    self.calendar = calendar
    self.day = day
    month = Month(containing: day)
    last = CalendarDate(year: Zone.years.upperBound, month: 12, day: 31) ?? day
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
    case .weekdays(let weekdays, let only):
      while day <= last {
        let candidate = day
        day = day.adding(days: 1)
        guard weekdays.contains(candidate.weekday) else { continue }
        if matches(candidate, only) { return candidate }
      }
      return nil
    }
  }

  private func nthSchoolDay(_ number: Int) -> CalendarDate? {
    let first = month.first
    let days = (0...first.days(until: month.last)).map { first.adding(days: $0) }
    let lessons = days.filter { calendar.isLessonDay($0) }
    // A month without lessons still owes its report, on its first working day.
    let counted = lessons.isEmpty ? days.filter { !$0.weekday.isWeekend } : lessons
    return number <= counted.count ? counted[number - 1] : nil
  }

  private func matches(_ day: CalendarDate, _ only: JobSchedule.SchoolTime?) -> Bool {
    switch only {
    case nil: true
    case .schoolDays: calendar.isLessonDay(day)
    case .schoolWeeks:
      (0..<7).contains { calendar.isLessonDay(ISOWeek(containing: day).first.adding(days: $0)) }
    }
  }
}
