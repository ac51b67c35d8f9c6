import GuidanceKit
import Indicators
import Register

/// What assignments of one school year come to, each for the part of its school weeks that it covers.
struct AssignedFTE {
  private let year: SchoolYear
  private let calendar: SchoolCalendar

  init(_ year: SchoolYear, _ calendar: SchoolCalendar) {
    self.year = year
    self.calendar = calendar
  }

  /// The sum, before absences: they lower what can be realised, not what was assigned.
  func sum(_ assignments: [Fact<Assignment>]) -> Rational {
    PlannedStaffing(
      assignments: assignments.map(\.record), absences: [], year: year, calendar: calendar, day: year.last
    ).planned { _ in true }.unreduced
  }
}

extension Rational {
  /// Full-time equivalents as printed, with two decimals, or three where two would hide something.
  var fteText: Label {
    let exactInTwo = rounded(places: 2).flatMap { Rational($0, 100) } == self
    let places = exactInTwo ? 2 : 3
    return Label(NumberText(.dutch).decimal(self, places: places), NumberText(.english).decimal(self, places: places))
  }
}

extension AuditFacts {
  /// The sheet that some assignments came from, as the source of a figure.
  func source(of assignments: [Fact<Assignment>]) -> Label {
    let names = fileNames(of: assignments)
    let count = assignments.count
    return Label(
      "\(names), \(count) \(count == 1 ? "opdracht" : "opdrachten")",
      "\(names), \(count) \(count == 1 ? "assignment" : "assignments")")
  }
}
