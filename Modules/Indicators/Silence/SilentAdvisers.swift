public import GuidanceKit
public import Register

/// Who has not registered anything for some school weeks.
///
/// A week counts when all its days of lessons lie behind, the adviser was in service on one of them and not wholly away on
/// all of them. So nobody is silent for a holiday, a long absence, or the week that is still going on.
/// - Source: rules for reports, the weekly list for the coordinator.
public struct SilentAdvisers: Sendable {
  /// One adviser who is silent.
  public struct Entry: Hashable, Sendable {
    /// The adviser.
    public var adviser: Adviser
    /// The day of the last registration; `nil` when there is none since the plan began.
    public var lastRegistration: CalendarDate?
    /// The school weeks since then in which something could have been registered.
    public var weeks: Int
    /// The FTE of the assignments in force on the day.
    public var fte: Rational
    /// Whether an absence holds on the day.
    public var isAway: Bool
  }

  /// The silent ones, the longest silence first, then by code.
  public let entries: [Entry]
  /// How many advisers are in service on the day.
  public let inService: Int
  /// Whether any assignment of the school year is known; without one nothing can be said of anyone's FTE.
  public let hasAssignments: Bool
  /// The day it is seen from.
  public let day: CalendarDate
  /// The least number of weeks.
  public let weeks: Int

  /// Finds them in one state of the register.
  ///
  /// - Parameters:
  ///   - weeks: the least number of school weeks of silence, 1 or more.
  ///   - day: seen from this day; later registrations do not count.
  /// - Throws: errors of the register.
  public init(weeks: Int, on day: CalendarDate, from snapshot: Snapshot) throws {
    self.init(
      weeks: weeks, on: day, advisers: try snapshot.advisers().map(\.record),
      lastDays: try snapshot.lastRegistrationDays(through: day),
      assignments: try snapshot.assignments().map(\.record), absences: try snapshot.absences().map(\.record),
      calendar: SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
      start: try snapshot.plan(inForceOn: day)?.period.first)
  }

  /// Finds them among values.
  ///
  /// - Parameters:
  ///   - lastDays: the last day on which each adviser registered something, by code.
  ///   - start: silence is counted from this day at the earliest; from the school year's first day when `nil`.
  public init(
    weeks: Int, on day: CalendarDate, advisers: [Adviser], lastDays: [String: CalendarDate], assignments: [Assignment],
    absences: [Absence], calendar: SchoolCalendar, start: CalendarDate?
  ) {
    let start = start ?? SchoolYear(containing: day).first
    let present = advisers.filter { $0.validity.contains(day) }
    let lessons = SilentAdvisers.weeks(calendar, from: start, through: day)
    let away = Dictionary(grouping: absences, by: \.adviser)
    let assigned = Dictionary(
      grouping: assignments.filter {
        $0.schoolYear == SchoolYear(containing: day) && $0.validity.contains(day)
      }, by: \.adviser)
    entries = present.compactMap { adviser -> Entry? in
      let last = lastDays[adviser.code].flatMap { $0 < start ? nil : $0 }
      let absences = away[adviser.code] ?? []
      let count = lessons.count { week in
        guard let end = week.last, last.map({ ISOWeek(containing: $0) < ISOWeek(containing: end) }) ?? true else {
          return false
        }
        return week.contains { day in
          adviser.validity.contains(day)
            && !absences.contains { $0.from <= day && day <= $0.through && $0.share.rational >= .one }
        }
      }
      guard count >= max(1, weeks) else { return nil }
      return Entry(
        adviser: adviser, lastRegistration: last, weeks: count,
        fte: Rational.sum((assigned[adviser.code] ?? []).lazy.map(\.fte.rational)) ?? .zero,
        isAway: absences.contains { $0.from <= day && day <= $0.through })
    }.sorted { one, other in
      one.weeks != other.weeks
        ? one.weeks > other.weeks : one.adviser.code.utf8.lexicographicallyPrecedes(other.adviser.code.utf8)
    }
    inService = present.count
    hasAssignments = assignments.contains { $0.schoolYear == SchoolYear(containing: day) }
    self.day = day
    self.weeks = weeks
  }

  /// The days of lessons of each school week that lies behind.
  private static func weeks(
    _ calendar: SchoolCalendar, from start: CalendarDate, through day: CalendarDate
  ) -> [[CalendarDate]] {
    guard start <= day else { return [] }
    var weeks: [[CalendarDate]] = []
    var year = SchoolYear(containing: start)
    while year <= SchoolYear(containing: day) {
      for lesson in calendar.lessonDays(in: year) where lesson >= start {
        if let last = weeks.last?.last, ISOWeek(containing: last) == ISOWeek(containing: lesson) {
          weeks[weeks.count - 1].append(lesson)
        } else {
          weeks.append([lesson])
        }
      }
      guard year.next > year else { break }
      year = year.next
    }
    return weeks.filter { ($0.last ?? day) <= day }
  }
}
