public import GuidanceKit

/// A stretch of a day, in minutes after midnight; the end is not part of it.
public struct DayStretch: Hashable, Sendable, Codable {
  /// The first minute.
  public var from: Int
  /// The minute after the last.
  public var to: Int

  /// Makes a stretch.
  public init(_ from: Int, _ to: Int) {
    self.from = from
    self.to = to
  }

  /// Whether a moment lies in it whole.
  public func holds(_ start: Int, _ minutes: Int) -> Bool { from <= start && start + minutes <= to }

  /// Whether a moment lies in it partly or whole.
  public func touches(_ start: Int, _ minutes: Int) -> Bool { start < to && from < start + minutes }
}

/// The hours of a week on which something can take place: a list of stretches for each weekday, Monday first.
public struct WeekHours: Hashable, Sendable, Codable {
  /// Seven lists, Monday first.
  public var days: [[DayStretch]]

  /// Makes hours from a list for each weekday named; the others have none.
  public init(_ hours: [Weekday: [DayStretch]]) {
    days = Weekday.allCases.map { hours[$0] ?? [] }
  }

  /// The stretches of a weekday.
  public subscript(weekday: Weekday) -> [DayStretch] { days[weekday.rawValue - 1] }

  /// Mornings from half past eight to noon and afternoons from one to half past four; on Wednesday the morning only.
  public static let schoolHours: WeekHours = {
    let morning = DayStretch(510, 720)
    let afternoon = DayStretch(780, 990)
    let whole = [morning, afternoon]
    return WeekHours([.monday: whole, .tuesday: whole, .wednesday: [morning], .thursday: whole, .friday: whole])
  }()
}

/// Days, or a part of each, on which someone or something is not there.
public struct Closure: Hashable, Sendable, Codable {
  /// The first day.
  public var first: CalendarDate
  /// The last day.
  public var last: CalendarDate
  /// The part of each day; `nil` for whole days.
  public var part: DayStretch?
  /// Why, as shown.
  public var reason: String

  /// Makes a closure.
  public init(_ first: CalendarDate, _ last: CalendarDate, part: DayStretch? = nil, reason: String) {
    self.first = first
    self.last = last
    self.part = part
    self.reason = reason
  }

  /// Whether a moment falls in it.
  public func blocks(_ day: CalendarDate, _ start: Int, _ minutes: Int) -> Bool {
    guard first <= day, day <= last else { return false }
    return part?.touches(start, minutes) ?? true
  }
}

/// A day and the minute at which something begins.
public struct Slot: Hashable, Sendable, Codable, Comparable {
  /// The day.
  public var day: CalendarDate
  /// Minutes after midnight.
  public var start: Int

  /// Makes a slot.
  public init(_ day: CalendarDate, _ start: Int) {
    self.day = day
    self.start = start
  }

  /// By time.
  public static func < (one: Slot, other: Slot) -> Bool { (one.day, one.start) < (other.day, other.start) }
}

/// Minutes after midnight as people write them.
public enum ClockText {
  /// `13:30`.
  public static func text(_ minute: Int) -> String {
    Minutes(minute).clock.count == 4 ? "0\(Minutes(minute).clock)" : Minutes(minute).clock
  }

  /// Reads `13:30`; `nil` for anything else or a time that does not exist.
  public static func minute(_ text: String) -> Int? {
    guard let value = Minutes(clock: text)?.value, (0..<1440).contains(value) else { return nil }
    return value
  }
}
