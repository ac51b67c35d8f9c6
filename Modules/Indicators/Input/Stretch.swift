import GuidanceKit

/// A stretch of time that figures are made for: the school year, one of its months, or the period asked for.
struct Stretch: Sendable {
  var iso: String
  var first: CalendarDate
  var last: CalendarDate
  /// The month, when it is one; else the whole school year or the period.
  private var month: Month?
  private var isYear: Bool

  init(_ year: SchoolYear) {
    (iso, first, last, month, isYear) = (year.iso, year.first, year.last, nil, true)
  }

  init(_ month: Month) {
    (iso, first, last, self.month, isYear) = (month.iso, month.first, month.last, month, false)
  }

  init(_ period: Period) {
    (iso, first, last, month, isYear) = (period.iso, period.first, period.last, nil, false)
  }

  /// The months of the school year that have begun by the day, and the period when it is neither a month nor the year.
  static func stretches(of input: IndicatorInput) -> [Stretch] {
    let months = input.schoolYear.months.filter { $0.first <= input.day }.map { Stretch($0) }
    switch input.request.period {
    case .month, .schoolYear: return months
    case .week, .days: return months + [Stretch(input.request.period)]
    }
  }

  /// The time registered in the stretch.
  func entries(of input: IndicatorInput) -> [TimeEntry] {
    if isYear { return input.time }
    if let month { return input.time.filter { $0.month == month } }
    return input.periodTime
  }

  /// The same with initiatives kept apart.
  func initiativeEntries(of input: IndicatorInput) -> [TimeEntry] {
    if isYear { return input.initiativeTime ?? input.time }
    if let month { return (input.initiativeTime ?? input.time).filter { $0.month == month } }
    return input.initiativePeriodTime ?? input.periodTime
  }

  /// The same with people kept apart.
  func adviserEntries(of input: IndicatorInput) -> [TimeEntry] {
    if isYear { return input.timeOfPeople }
    if let month { return input.timeOfPeople.filter { $0.month == month } }
    return input.periodTimeOfPeople
  }

  /// Whether anything at all is registered in the stretch.
  func hasTime(in input: IndicatorInput) -> Bool {
    if isYear { return !input.time.isEmpty }
    if let month { return input.time.contains { $0.month == month } }
    return !input.periodTime.isEmpty
  }
}
