/// An action of an improvement plan.
public struct ImprovementAction: Hashable, Sendable, Codable {
  /// The action.
  public var text: String
  /// The day by which it is due; `nil` when not said.
  public var dueOn: CalendarDate?

  /// Makes an action.
  public init(_ text: String, dueOn: CalendarDate? = nil) {
    self.text = text
    self.dueOn = dueOn
  }
}

/// A day on which an improvement plan was or will be monitored.
public struct MonitoringDay: Hashable, Sendable, Codable {
  /// The day.
  public var day: CalendarDate
  /// What is noted with it.
  public var note: String?

  /// Makes a monitoring day.
  public init(_ day: CalendarDate, note: String? = nil) {
    self.day = day
    self.note = note
  }
}

/// When something is due: on a day, or in the course of a month.
public enum DueDate: Hashable, Sendable, Codable {
  /// By a day.
  case day(CalendarDate)
  /// By the end of a month.
  case month(Month)

  /// Reads `2026-06-30` or `2026-06`; `nil` for anything else.
  public init?(iso: String) {
    if let day = CalendarDate(iso: iso) {
      self = .day(day)
    } else if let month = Month(iso) {
      self = .month(month)
    } else {
      return nil
    }
  }

  /// The day or the month as ISO 8601.
  public var iso: String {
    switch self {
    case .day(let day): day.iso
    case .month(let month): month.iso
    }
  }

  /// The last day on which it is not late.
  public var last: CalendarDate {
    switch self {
    case .day(let day): day
    case .month(let month): month.last
    }
  }
}

/// A number as a document expects it: exactly, between two bounds, at least or at most.
public struct CountRange: Hashable, Sendable, Codable {
  /// The least; `nil` when only a most is given.
  public let least: Int?
  /// The most; `nil` when only a least is given.
  public let most: Int?

  /// Makes a range; `nil` without bounds, or with a least above the most.
  public init?(least: Int?, most: Int?) {
    if least == nil && most == nil { return nil }
    if let least, let most, least > most { return nil }
    self.least = least
    self.most = most
  }
}
