public import Cron
public import GuidanceKit

/// When a job runs.
public enum JobSchedule: Hashable, Sendable {
  /// By a cron expression, perhaps only while there is school.
  case cron(CronExpression, only: SchoolTime? = nil)
  /// On the n-th day with lessons of each month; in July and August, which have none, on the n-th weekday.
  case schoolDay(Int, at: TimeOfDay)
  /// On days of the week, perhaps only while there is school.
  case weekly([Weekday], at: TimeOfDay, only: SchoolTime?)
  /// So many days with lessons before a holiday: 1 is the last one before it.
  case beforeHoliday([HolidayKind], schoolDays: Int, at: TimeOfDay)
  /// So many days with lessons before a deadline of the plan: 1 is the last one before it.
  case beforeDeadline(String, schoolDays: Int, at: TimeOfDay)

  /// The holidays that are meant when none is named: those of a week or more.
  public static let longHolidays: [HolidayKind] = [.autumn, .christmas, .carnival, .easter, .summer]

  /// What limits a schedule to the time of school.
  public enum SchoolTime: String, CaseIterable, Sendable {
    /// Weeks with at least one day of lessons.
    case schoolWeeks = "school_weeks"
    /// Days with lessons.
    case schoolDays = "school_days"
  }

  /// The schedule in words.
  public var label: Label {
    switch self {
    case .cron(let expression, nil): return Label(expression.text, expression.text)
    case .cron(let expression, .schoolDays?):
      return Label("\(expression.text) op schooldagen", "\(expression.text) on school days")
    case .cron(let expression, .schoolWeeks?):
      return Label("\(expression.text) in schoolweken", "\(expression.text) in school weeks")
    case .schoolDay(let number, let time):
      return Label(
        "\(number)e schooldag van de maand, \(time.text)",
        "\(Self.ordinal(number)) school day of the month, \(time.text)")
    case .beforeHoliday(let kinds, let days, let time):
      let isUsual = kinds == Self.longHolidays
      let dutch = isUsual ? "elke vakantie" : kinds.map(\.label.dutch).joined(separator: ", ")
      let english = isUsual ? "each holiday" : kinds.map(\.label.english).joined(separator: ", ")
      return Label(
        days == 1
          ? "laatste schooldag voor \(dutch), \(time.text)" : "\(days) schooldagen voor \(dutch), \(time.text)",
        days == 1
          ? "last school day before \(english), \(time.text)"
          : "\(days) school days before \(english), \(time.text)")
    case .beforeDeadline(let code, let days, let time):
      return Label(
        days == 1
          ? "laatste schooldag voor de termijn \(code), \(time.text)"
          : "\(days) schooldagen voor de termijn \(code), \(time.text)",
        days == 1
          ? "last school day before the deadline \(code), \(time.text)"
          : "\(days) school days before the deadline \(code), \(time.text)")
    case .weekly(let days, let time, let only):
      let dutch = days.count == 7 ? "elke dag" : days.map(\.label.dutch).joined(separator: ", ")
      let english = days.count == 7 ? "every day" : days.map(\.label.english).joined(separator: ", ")
      switch only {
      case nil: return Label("\(dutch), \(time.text)", "\(english), \(time.text)")
      case .schoolWeeks:
        return Label("\(dutch) in schoolweken, \(time.text)", "\(english) in school weeks, \(time.text)")
      case .schoolDays: return Label("\(dutch) met les, \(time.text)", "\(english) with lessons, \(time.text)")
      }
    }
  }
}

extension JobSchedule {
  private static func ordinal(_ number: Int) -> String {
    [1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd"][number] ?? "\(number)th"
  }
}

/// A time on the wall, to the minute.
public struct TimeOfDay: Hashable, Sendable {
  /// Minutes after midnight, 0...1439.
  public let minuteOfDay: Int

  /// Reads `06:00`; nothing for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    minuteOfDay = hour * 60 + minute
  }

  /// The time as `06:00`.
  public var text: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minuteOfDay / 60)):\(two(minuteOfDay % 60))"
  }
}
