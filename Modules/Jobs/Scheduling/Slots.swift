public import Cron
public import GuidanceKit

/// The moments at which a job is to run.
public struct Slots: Sequence, IteratorProtocol {
  private enum Source {
    case cron(CronTimes, SchoolFilter?)
    case days(SchoolDates, TimeOfDay)
  }

  private var source: Source
  private let zone: Zone
  private let start: Instant

  /// The slots after a moment (not that moment itself), in order.
  ///
  /// - Parameter deadlines: those of the plan, for schedules that name one; without it such a schedule has no slots.
  public init(
    of schedule: JobSchedule, in zone: Zone, after start: Instant, calendar: SchoolCalendar, deadlines: [Deadline] = []
  ) {
    self.zone = zone
    self.start = start
    let day = CalendarDate(dayNumber: zone.wallTime(at: start).dayNumber)
    func days(_ rule: SchoolDates.Rule, _ time: TimeOfDay) -> Source {
      .days(SchoolDates(rule, from: day, calendar: calendar), time)
    }
    source =
      switch schedule {
      case .cron(let expression, let only):
        .cron(expression.times(after: start, in: zone), only.map { SchoolFilter(calendar, $0) })
      case .schoolDay(let number, let time): days(.nthOfMonth(number), time)
      case .weekly(let weekdays, let time, let only): days(.weekdays(Set(weekdays), only), time)
      case .beforeHoliday(let kinds, let number, let time): days(.beforeHolidays(Set(kinds), number), time)
      case .beforeDeadline(let code, let number, let time):
        days(.beforeDeadline(deadlines.first { $0.code == code }, number), time)
      }
  }

  /// The next slot; nothing after the last year of ``Cron/Zone/years``.
  public mutating func next() -> Instant? {
    switch source {
    case .cron(var times, var filter):
      defer { source = .cron(times, filter) }
      while let slot = times.next() {
        let day = CalendarDate(dayNumber: zone.wallTime(at: slot).dayNumber)
        if filter?.allows(day) ?? true { return slot }
      }
      return nil
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
  ///
  /// - Parameter deadlines: those of the plan, for schedules that name one.
  public func slots(after moment: Instant, calendar: SchoolCalendar, deadlines: [Deadline] = []) -> Slots {
    Slots(of: schedule, in: zone, after: moment, calendar: calendar, deadlines: deadlines)
  }

  /// The calendar day, on the wall of the job's zone, of a moment.
  public func day(of moment: Instant) -> CalendarDate {
    CalendarDate(dayNumber: zone.wallTime(at: moment).dayNumber)
  }
}
