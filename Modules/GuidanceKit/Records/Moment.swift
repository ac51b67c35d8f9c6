/// A moment in time together with the calendar day it falls on in the service's zone.
///
/// Nothing below the tools reads a clock or knows a time zone: a tool makes the moment from `--now` or the clock and hands
/// it in.
public struct Moment: Hashable, Sendable, Comparable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var unixSeconds: Int64
  /// The calendar day in Europe/Brussels.
  public var day: CalendarDate

  /// Makes a moment from its seconds and its day.
  public init(unixSeconds: Int64, day: CalendarDate) {
    self.unixSeconds = unixSeconds
    self.day = day
  }

  /// The moment in UTC, for example `2026-02-02T05:00:00Z`.
  public var iso: String {
    var days = Int(unixSeconds / 86_400)
    var rest = Int(unixSeconds % 86_400)
    if rest < 0 {
      days -= 1
      rest += 86_400
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let date = CalendarDate(dayNumber: days)
    return "\(date.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Earlier moments come first.
  public static func < (left: Moment, right: Moment) -> Bool { left.unixSeconds < right.unixSeconds }
}
