/// What a clock on the wall shows: a date and a time without a zone.
///
/// In a zone with clock changes a wall time may come twice (the repeated hour) or not at all (the skipped hour);
/// ``Zone/instant(of:)`` says which instant is meant.
public struct WallTime: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00 as if the wall showed UTC; what comparing and adding work on.
  let seconds: Int

  /// The date and time that a number of seconds stands for.
  init(secondsSince1970 seconds: Int) {
    self.seconds = seconds
  }

  /// Makes a wall time, or nothing when there is no such date or time (30 February, 24:00).
  public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= Civil.length(ofMonth: month, year: year), (0...23).contains(hour), (0...59).contains(minute),
      (0...59).contains(second)
    else { return nil }
    seconds =
      Civil.dayNumber(year: year, month: month, day: day) * Civil.secondsPerDay + hour * 3_600 + minute * 60 + second
  }

  /// Makes the wall time of a day (numbered from 1970-01-01) and minutes after its midnight.
  public init(dayNumber: Int, minuteOfDay: Int) {
    seconds = dayNumber * Civil.secondsPerDay + minuteOfDay * 60
  }

  /// Days from 1970-01-01 to the date shown.
  public var dayNumber: Int { Civil.floorDivide(seconds, Civil.secondsPerDay) }

  /// Minutes after midnight, 0...1439.
  public var minuteOfDay: Int { secondOfDay / 60 }

  private var secondOfDay: Int { seconds - dayNumber * Civil.secondsPerDay }

  /// The date shown: year, month 1...12, day 1...31.
  public var date: (year: Int, month: Int, day: Int) { Civil.date(ofDay: dayNumber) }

  /// Hour 0...23.
  public var hour: Int { secondOfDay / 3_600 }

  /// Minute 0...59.
  public var minute: Int { secondOfDay / 60 % 60 }

  /// Second 0...59.
  public var second: Int { secondOfDay % 60 }

  /// Earlier on the wall comes first.
  public static func < (left: WallTime, right: WallTime) -> Bool { left.seconds < right.seconds }

  /// The time as text without a zone: `2026-10-25T02:30:00`.
  public var iso: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes `2026-10-25T02:30:00`.
  func append(to bytes: inout [UInt8]) {
    let day = dayNumber
    let (year, month, dayOfMonth) = Civil.date(ofDay: day)
    let time = seconds - day * Civil.secondsPerDay
    bytes.appendTwoDigits(year / 100)
    bytes.appendTwoDigits(year % 100)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(month)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(dayOfMonth)
    bytes.append(UInt8(ascii: "T"))
    bytes.appendTwoDigits(time / 3_600)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(time / 60 % 60)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(time % 60)
  }
}

extension [UInt8] {
  /// Writes 0...99 as two digits.
  mutating func appendTwoDigits(_ value: Int) {
    append(UInt8(truncatingIfNeeded: 48 + value / 10))
    append(UInt8(truncatingIfNeeded: 48 + value % 10))
  }
}
