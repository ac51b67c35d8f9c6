public import GuidanceKit

/// What was planned for a school year: assignments weighted by the school weeks they cover, less the absences that have
/// begun.
///
/// An assignment covers the school weeks whose first day of lessons lies in it. An absence takes away its share of each
/// day of lessons it holds; of absences on the same day the shares are added, up to the whole.
/// - Source: rules for indicator 1.
public struct PlannedStaffing: Sendable {
  /// One assignment with its weight.
  public struct Line: Hashable, Sendable {
    /// The assignment.
    public let assignment: Assignment
    /// FTE times the share of school weeks covered.
    public let unreduced: Rational
    /// The same, less absences.
    public let reduced: Rational
    /// FTE on the first day of lessons of the school year; none when it begins later.
    public let atStart: Rational
    /// FTE on the day; none when it has not begun or has ended.
    public let today: Rational
  }

  /// The assignments of the year.
  public let lines: [Line]
  /// The school weeks of the year.
  public let allWeeks: Int
  /// The school weeks begun by the day.
  public let elapsedWeeks: Int

  /// Weighs the assignments of a year.
  ///
  /// - Parameter day: absences that begin after it do not count yet.
  public init(
    assignments: [Assignment], absences: [Absence], year: SchoolYear, calendar: SchoolCalendar, day: CalendarDate
  ) {
    let weeks = PlannedStaffing.weeks(of: year, calendar)
    allWeeks = weeks.count
    elapsedWeeks = weeks.count { week in (week.first.map { $0 <= day }) ?? false }
    let begun = Dictionary(grouping: absences.filter { $0.from <= day }, by: \.adviser)
    let count = weeks.count
    let start = weeks.first?.first ?? year.first
    lines = assignments.filter { $0.schoolYear == year }.map { assignment in
      let covered = weeks.filter { week in week.first.map(assignment.validity.contains) ?? false }
      let present = PlannedStaffing.presentWeeks(covered, absences: begun[assignment.adviser] ?? [])
      func weighted(_ weeks: Rational) -> Rational {
        guard count > 0 else { return .zero }
        return assignment.fte.rational.multiplied(by: weeks)?.divided(by: Rational(count)) ?? .zero
      }
      func inForce(on day: CalendarDate) -> Rational {
        assignment.validity.contains(day) ? assignment.fte.rational : .zero
      }
      return Line(
        assignment: assignment, unreduced: weighted(Rational(covered.count)), reduced: weighted(present),
        atStart: inForce(on: start), today: inForce(on: day))
    }
  }

  /// The planned FTE of the assignments that match: before and after absences.
  public func planned(_ matches: (Assignment) -> Bool) -> (unreduced: Rational, reduced: Rational) {
    let planned = plan(matches)
    return (planned.unreduced, planned.reduced)
  }

  /// What some assignments add up to.
  struct Sum {
    /// Weighted by school weeks, before absences.
    var unreduced: Rational
    /// The same, less absences.
    var reduced: Rational
    /// FTE on the first day of lessons.
    var atStart: Rational
    /// FTE on the day.
    var today: Rational

    /// What absences take off.
    var lostToAbsences: Rational { unreduced.subtracting(reduced) ?? .zero }
    /// What assignments that began or ended in the course of the year add; below zero when they take off.
    var addedByChanges: Rational { unreduced.subtracting(atStart) ?? .zero }
  }

  /// What the assignments that match add up to.
  func plan(_ matches: (Assignment) -> Bool) -> Sum {
    let chosen = lines.filter { matches($0.assignment) }
    func sum(_ part: KeyPath<Line, Rational>) -> Rational {
      Rational.sum(chosen.lazy.map { $0[keyPath: part] }) ?? .zero
    }
    return Sum(
      unreduced: sum(\.unreduced), reduced: sum(\.reduced), atStart: sum(\.atStart), today: sum(\.today))
  }

  /// The share of the school year that has gone by, in school weeks; `nil` for a year without lessons.
  public var elapsed: Share? { Share(elapsedWeeks, of: allWeeks) }

  /// The days of lessons of each school week.
  private static func weeks(of year: SchoolYear, _ calendar: SchoolCalendar) -> [[CalendarDate]] {
    var weeks: [[CalendarDate]] = []
    var current: ISOWeek?
    for day in calendar.lessonDays(in: year) {
      let week = ISOWeek(containing: day)
      if week == current {
        weeks[weeks.count - 1].append(day)
      } else {
        weeks.append([day])
        current = week
      }
    }
    return weeks
  }

  /// The weeks in which an adviser is present, in parts of weeks.
  private static func presentWeeks(_ weeks: [[CalendarDate]], absences: [Absence]) -> Rational {
    guard !absences.isEmpty else { return Rational(weeks.count) }
    let parts = weeks.map { week -> Rational in
      let present = week.map { day -> Rational in
        let away = absences.lazy.filter { $0.from <= day && day <= $0.through }.map(\.share.rational)
        let share = min(Rational.sum(away) ?? .one, .one)
        return max(Rational.one.subtracting(share) ?? .zero, .zero)
      }
      return Rational.sum(present)?.divided(by: Rational(week.count)) ?? .zero
    }
    return Rational.sum(parts) ?? .zero
  }
}
