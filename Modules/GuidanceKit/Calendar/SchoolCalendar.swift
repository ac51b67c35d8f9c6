/// The Flemish school calendar: holidays by rule, with the decisions that left the rule, and days chosen locally.
///
/// - Source: Vlaamse overheid, regeling schoolvakanties; checked against the published years 2022-2023 to 2028-2029.
public struct SchoolCalendar: Hashable, Sendable, Codable {
  /// The overrides in force, the known ones first; of two about one holiday the later in the list decides.
  public let overrides: [CalendarOverride]

  /// Creates a calendar.
  ///
  /// - Parameters:
  ///   - overrides: decisions loaded as data; one about the same holiday and year goes before a known one.
  ///   - known: decisions the program knows; pass none for the bare rule.
  public init(overrides: [CalendarOverride] = [], known: [CalendarOverride] = CalendarOverride.known) {
    self.overrides = known + overrides
  }

  /// All holidays of a school year by first day, summer last.
  ///
  /// Fixed days are listed also when they fall in a holiday or a weekend.
  public func holidays(in year: SchoolYear) -> [Holiday] {
    var holidays = HolidayRule(year: year).holidays
    for override in overrides where override.schoolYear == year {
      switch override.effect {
      case .moves(let kind):
        holidays.removeAll { $0.kind == kind }
        holidays.append(
          Holiday(kind: kind, first: override.first, last: override.last, label: override.reason, isOverride: true))
      case .frees:
        holidays.append(
          Holiday(kind: .extra, first: override.first, last: override.last, label: override.reason, isOverride: true))
      case .opens: break
      }
    }
    return holidays.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  /// The holidays that a day falls in, often none.
  public func holidays(on date: CalendarDate) -> [Holiday] {
    holidays(in: SchoolYear(containing: date)).filter { $0.contains(date) }
  }

  /// Whether there are lessons on a day, before days chosen locally.
  ///
  /// - Parameter type: of the organisation; in adult education (VO) the day after Ascension is a day like any other.
  public func isLessonDay(_ date: CalendarDate, for type: OrganisationType? = nil) -> Bool {
    YearDays(self, SchoolYear(containing: date), type).isLessonDay(date)
  }

  /// Whether there are lessons on a day in an organisation that chose free days of its own.
  ///
  /// On a half free day there are.
  public func isLessonDay(_ date: CalendarDate, for type: OrganisationType? = nil, without local: LocalFreeDays) -> Bool
  {
    isLessonDay(date, for: type) && local.part(on: date) != .full
  }

  /// All days with lessons in a school year, by date.
  public func lessonDays(in year: SchoolYear, for type: OrganisationType? = nil) -> [CalendarDate] {
    let days = YearDays(self, year, type)
    return days.candidates.filter(days.isLessonDay)
  }

  /// The weeks of a school year with at least one day of lessons, by date.
  public func schoolWeeks(in year: SchoolYear) -> [ISOWeek] {
    firstLessonDaysOfWeeks(in: year).map(ISOWeek.init(containing:))
  }

  /// The number of school weeks between two days, both included.
  ///
  /// A week belongs to the days that hold its first day of lessons. So a week counts as soon as it has begun, and the
  /// weeks of consecutive stretches add up to those of the whole.
  public func schoolWeeks(from first: CalendarDate, through last: CalendarDate) -> Int {
    guard first <= last else { return 0 }
    var year = SchoolYear(containing: first)
    let end = SchoolYear(containing: last)
    var count = 0
    while year <= end {
      count += firstLessonDaysOfWeeks(in: year).count { first <= $0 && $0 <= last }
      guard year.next > year else { break }
      year = year.next
    }
    return count
  }

  /// The first day with lessons in a school year: 1 September, or the Monday after a weekend, unless an override says
  /// else.
  ///
  /// - Returns: 1 September when overrides leave no lessons at all.
  public func firstLessonDay(in year: SchoolYear) -> CalendarDate {
    let days = YearDays(self, year, nil)
    return days.candidates.first(where: days.isLessonDay) ?? year.first
  }

  /// The last day with lessons in a school year: 30 June, or the Friday before a weekend, unless an override says else.
  ///
  /// - Returns: 30 June when overrides leave no lessons at all.
  public func lastLessonDay(in year: SchoolYear) -> CalendarDate {
    let days = YearDays(self, year, nil)
    return days.candidates.last(where: days.isLessonDay) ?? year.last.adding(days: -62)
  }

  /// The day of a month on which the report over the month before is due: the first day with lessons; in July and
  /// August the first working day.
  public func reportingDay(for month: Month) -> CalendarDate {
    let days = (0...(month.first.days(until: month.last))).map { month.first.adding(days: $0) }
    let year = YearDays(self, SchoolYear(containing: month.first), nil)
    let workingDay = days.first { !$0.weekday.isWeekend } ?? month.first
    return days.first(where: year.isLessonDay) ?? workingDay
  }

  /// The first day of lessons of each school week, by date.
  private func firstLessonDaysOfWeeks(in year: SchoolYear) -> [CalendarDate] {
    var result: [CalendarDate] = []
    var week = Int.min
    for day in lessonDays(in: year) {
      // Day 0 was a Thursday, so Mondays are the days whose number plus three divides by seven.
      let monday = day.dayNumber - (day.weekday.rawValue - 1)
      if monday != week { result.append(day) }
      week = monday
    }
    return result
  }
}

/// The free and open days of one school year, worked out once.
private struct YearDays {
  let first: CalendarDate
  let last: CalendarDate
  private let free: [ClosedRange<CalendarDate>]
  private let open: [ClosedRange<CalendarDate>]

  init(_ calendar: SchoolCalendar, _ year: SchoolYear, _ type: OrganisationType?) {
    first = year.first
    last = year.last
    free = calendar.holidays(in: year)
      .filter { !(type == .vo && $0.kind == .dayAfterAscension) }
      .map { $0.first...$0.last }
    open = calendar.overrides.filter { $0.effect == .opens }.map { $0.first...$0.last }
  }

  /// The weekdays of the year.
  var candidates: [CalendarDate] {
    (0...first.days(until: last)).lazy.map { first.adding(days: $0) }.filter { !$0.weekday.isWeekend }
  }

  func isLessonDay(_ date: CalendarDate) -> Bool {
    guard !date.weekday.isWeekend else { return false }
    return !free.contains { $0.contains(date) } || open.contains { $0.contains(date) }
  }
}
