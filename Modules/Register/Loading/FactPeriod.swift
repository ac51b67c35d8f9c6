import GRDB
import GuidanceKit

/// When a fact says something about the days of a period.
enum FactPeriod {
  /// What in a fact says which days it is about, by the columns of its table.
  private enum Shape {
    /// The day itself.
    case day(String)
    /// A school year, by the calendar year in which it begins.
    case schoolYear(String)
    /// A calendar year.
    case calendarYear(String)
    /// From a day through another; without one there is no bound.
    case span(String, String)
    /// From a day on.
    case from(String)
    /// The day on which the survey that it answers was collected, by the survey's code.
    case survey(String)

    init?(_ columns: Set<String>) {
      for column in ["date", "collected_on", "agreed_on", "day", "shared_on"] where columns.contains(column) {
        self = .day(column)
        return
      }
      if columns.contains("school_year") {
        self = .schoolYear("school_year")
      } else if columns.contains("calendar_year") {
        self = .calendarYear("calendar_year")
      } else if columns.isSuperset(of: ["first_day", "last_day"]) {
        self = .span("first_day", "last_day")
      } else if columns.isSuperset(of: ["valid_from", "valid_through"]) {
        self = .span("valid_from", "valid_through")
      } else if let column = ["valid_from", "first_day"].first(where: columns.contains) {
        self = .from(column)
      } else if columns.contains("survey") {
        self = .survey("survey")
      } else {
        return nil
      }
    }
  }

  /// SQL that holds for a fact that says something about a day of the period; `nil` for facts without days.
  ///
  /// A period that cannot be read is taken to hold every day: better refused than changed.
  static func condition(_ alias: String, _ columns: Set<String>, within period: String) -> String? {
    let days = days(of: period)
    let (first, last) = (days.lowerBound.iso, days.upperBound.iso)
    switch Shape(columns) {
    case .day(let column): return "\(alias).\(column) BETWEEN '\(first)' AND '\(last)'"
    case .schoolYear(let column):
      let years = schoolYears(days)
      return "\(alias).\(column) BETWEEN \(years.lowerBound) AND \(years.upperBound)"
    case .calendarYear(let column):
      return "\(alias).\(column) BETWEEN \(days.lowerBound.parts.year) AND \(days.upperBound.parts.year)"
    case .span(let from, let through):
      return "coalesce(\(alias).\(from), '') <= '\(last)' AND coalesce(\(alias).\(through), '9999') >= '\(first)'"
    case .from(let column): return "coalesce(\(alias).\(column), '') <= '\(last)'"
    case .survey(let column): return "\(alias).\(column) IN (\(surveys(collectedIn: days)))"
    case nil: return nil
    }
  }

  /// SQL for the codes of the surveys that were collected on one of the days.
  private static func surveys(collectedIn days: ClosedRange<CalendarDate>) -> String {
    """
    SELECT answered.code FROM main.survey AS answered
    WHERE answered.collected_on BETWEEN '\(days.lowerBound.iso)' AND '\(days.upperBound.iso)'
      AND \(Live.condition("answered", .survey))
    """
  }

  /// The same for a record that is read, by the places of its columns.
  static func test(_ columns: [String], within period: String, in db: Database) throws -> ((SpoolView) -> Bool)? {
    let days = days(of: period)
    let (first, last) = (days.lowerBound.iso, days.upperBound.iso)
    func place(_ column: String) -> Int { columns.firstIndex(of: column) ?? 0 }
    func text(_ item: SpoolView, _ place: Int) -> String? {
      if case .text(let bytes) = item.value(at: place) { return String(decoding: bytes, as: UTF8.self) }
      return nil
    }
    func number(_ item: SpoolView, _ place: Int) -> Int? {
      if case .integer(let number) = item.value(at: place) { return Int(number) }
      return nil
    }
    switch Shape(Set(columns)) {
    case .day(let column):
      let place = place(column)
      return { item in text(item, place).map { $0 >= first && $0 <= last } ?? false }
    case .schoolYear(let column):
      let (place, years) = (place(column), schoolYears(days))
      return { item in number(item, place).map(years.contains) ?? false }
    case .calendarYear(let column):
      let (place, years) = (place(column), days.lowerBound.parts.year...days.upperBound.parts.year)
      return { item in number(item, place).map(years.contains) ?? false }
    case .span(let from, let through):
      let (start, end) = (place(from), place(through))
      return { item in (text(item, start) ?? "") <= last && (text(item, end) ?? "9999") >= first }
    case .from(let column):
      let place = place(column)
      return { item in (text(item, place) ?? "") <= last }
    case .survey(let column):
      let (place, codes) = (place(column), try String.fetchSet(db, sql: surveys(collectedIn: days)))
      return { item in text(item, place).map(codes.contains) ?? false }
    case nil: return nil
    }
  }

  private static func schoolYears(_ days: ClosedRange<CalendarDate>) -> ClosedRange<Int> {
    SchoolYear(containing: days.lowerBound).startYear...SchoolYear(containing: days.upperBound).startYear
  }

  private static func days(of period: String) -> ClosedRange<CalendarDate> {
    if let month = Month(period) { return month.first...month.last }
    if let year = SchoolYear(period) { return year.first...year.last }
    return .earliest ... .latest
  }
}
