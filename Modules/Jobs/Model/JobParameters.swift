public import GuidanceKit

/// The logical periods a run is about, reckoned from the day of its slot.
public struct JobParameters: Hashable, Sendable {
  /// Which period, seen from the one that holds the slot.
  public enum Choice: String, CaseIterable, Sendable {
    /// The period before.
    case previous
    /// The period that holds the slot.
    case current
  }

  /// The month, `{{ month }}`.
  public var month: Choice?
  /// The ISO week, `{{ week }}`.
  public var week: Choice?
  /// The school year, `{{ school_year }}`.
  public var schoolYear: Choice?

  /// The names of all parameters there are.
  public static let known = ["month", "week", "school_year"]

  /// The names that may stand between braces in this job.
  public var names: [String] {
    zip(JobParameters.known, [month, week, schoolYear]).compactMap { $0.1 == nil ? nil : $0.0 }
  }

  /// Periods that someone asks for; those left out follow from the day.
  public struct Asked: Hashable, Sendable {
    /// The month.
    public var month: Month?
    /// The ISO week.
    public var week: ISOWeek?
    /// The school year.
    public var schoolYear: SchoolYear?

    /// Asks for periods.
    public init(month: Month? = nil, week: ISOWeek? = nil, schoolYear: SchoolYear? = nil) {
      self.month = month
      self.week = week
      self.schoolYear = schoolYear
    }
  }

  /// The values for a run.
  ///
  /// - Parameters:
  ///   - day: the day of the slot.
  ///   - asked: the periods that were asked for, instead of those that follow from the day.
  public func values(on day: CalendarDate, about asked: Asked = Asked()) -> [String: String] {
    var values: [String: String] = [:]
    if let month {
      let own = Month(containing: day)
      values["month"] = (asked.month ?? (month == .previous ? own.previous : own)).iso
    }
    if let week {
      let own = ISOWeek(containing: day)
      values["week"] = (asked.week ?? (week == .previous ? own.previous : own)).iso
    }
    if let schoolYear {
      let own = SchoolYear(containing: day)
      values["school_year"] = (asked.schoolYear ?? (schoolYear == .previous ? own.previous : own)).iso
    }
    return values
  }
}
