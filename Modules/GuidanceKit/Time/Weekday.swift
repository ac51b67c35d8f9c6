/// A day of the week, numbered as ISO 8601 does: Monday is 1.
public enum Weekday: Int, CaseIterable, Hashable, Sendable, Codable, Comparable {
  /// Maandag.
  case monday = 1
  /// Dinsdag.
  case tuesday
  /// Woensdag.
  case wednesday
  /// Donderdag.
  case thursday
  /// Vrijdag.
  case friday
  /// Zaterdag.
  case saturday
  /// Zondag.
  case sunday

  /// The name people read, in lower case as in running text.
  public var label: Label {
    switch self {
    case .monday: Label("maandag", "Monday")
    case .tuesday: Label("dinsdag", "Tuesday")
    case .wednesday: Label("woensdag", "Wednesday")
    case .thursday: Label("donderdag", "Thursday")
    case .friday: Label("vrijdag", "Friday")
    case .saturday: Label("zaterdag", "Saturday")
    case .sunday: Label("zondag", "Sunday")
    }
  }

  /// Whether it is Saturday or Sunday.
  public var isWeekend: Bool { self >= .saturday }

  /// By place in the week.
  public static func < (one: Weekday, other: Weekday) -> Bool { one.rawValue < other.rawValue }
}
