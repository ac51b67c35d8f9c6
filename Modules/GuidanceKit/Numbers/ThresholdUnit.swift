/// What the value of a threshold of the audit counts.
public enum ThresholdUnit: String, CaseIterable, Hashable, Sendable {
  /// Percent.
  case percent
  /// Minutes.
  case minutes
  /// Calendar days.
  case days
  /// School weeks.
  case schoolWeeks = "school_weeks"
  /// Things.
  case count
  /// Thousandths of one, such as of a full-time equivalent.
  case thousandths
  /// A day of the year, as a month and two digits for the day: 704 is 4 July.
  case dayOfYear = "day_of_year"
}
