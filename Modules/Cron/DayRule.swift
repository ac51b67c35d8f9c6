/// Which days of a month an expression means: its day-of-month and day-of-week fields together.
struct DayRule: Hashable, Sendable {
  /// Days 1...31 as bits.
  var days: UInt32 = 0
  /// `L`: the last day of the month.
  var lastDay = false
  /// `LW`: the last Monday to Friday of the month.
  var lastWeekday = false
  /// `nW` as bit n: the Monday to Friday nearest to the n-th, within the month.
  var nearestWeekdays: UInt32 = 0
  /// Weekdays as bits, from 0 for Sunday to 6.
  var weekdays: UInt8 = 0
  /// `n#k` as bit `n * 8 + k`, and `nL` as bit `n * 8 + 6`.
  var nthWeekdays: UInt64 = 0
  /// Whether a field starts with a star: then a day must match both fields, otherwise one of them is enough.
  ///
  /// Source: Debian's cron, which looks at the first character only, so `*/2` counts as a star.
  var daysStar = false
  var weekdaysStar = false

  /// The bit in ``nthWeekdays`` that stands for the last such weekday of the month.
  static let last = 6

  /// The days of a month that match, as bits 1...31.
  func days(year: Int, month: Int) -> UInt32 {
    let length = Civil.length(ofMonth: month, year: year)
    let first = Civil.weekday(ofDay: Civil.dayNumber(year: year, month: month, day: 1))
    let byDay = matchesByDay(length: length, firstWeekday: first)
    let byWeekday = matchesByWeekday(length: length, firstWeekday: first)
    return daysStar || weekdaysStar ? byDay & byWeekday : byDay | byWeekday
  }

  private func matchesByDay(length: Int, firstWeekday: Int) -> UInt32 {
    var result = days & Self.mask(length)
    if lastDay { result |= 1 << UInt32(length) }
    if lastWeekday {
      result |= 1 << UInt32(Self.nearestWeekday(to: length, length: length, firstWeekday: firstWeekday))
    }
    var rest = nearestWeekdays & Self.mask(length)
    while rest != 0 {
      let day = rest.trailingZeroBitCount
      rest &= rest - 1
      result |= 1 << UInt32(Self.nearestWeekday(to: day, length: length, firstWeekday: firstWeekday))
    }
    return result
  }

  private func matchesByWeekday(length: Int, firstWeekday: Int) -> UInt32 {
    var result: UInt32 = 0
    for day in 1...length {
      let weekday = (firstWeekday + day - 1) % 7
      let nth = (day + 6) / 7
      if weekdays >> UInt8(weekday) & 1 == 1
        || nthWeekdays >> UInt64(weekday * 8 + nth) & 1 == 1
        || day + 7 > length && nthWeekdays >> UInt64(weekday * 8 + Self.last) & 1 == 1
      {
        result |= 1 << UInt32(day)
      }
    }
    return result
  }

  /// The Monday to Friday nearest to a day without leaving the month.
  private static func nearestWeekday(to day: Int, length: Int, firstWeekday: Int) -> Int {
    switch (firstWeekday + day - 1) % 7 {
    case 6: day == 1 ? 3 : day - 1
    case 0: day == length ? day - 2 : day + 1
    default: day
    }
  }

  /// Bits 1...length.
  private static func mask(_ length: Int) -> UInt32 {
    (UInt32.max >> UInt32(31 - length)) & ~1
  }

  /// Whether any day ever matches in the given months (bits 1...12).
  ///
  /// Twenty-eight years hold every year there can be: common and leap, beginning on each weekday.
  func occurs(inMonths months: UInt16) -> Bool {
    for year in 2000..<2028 {
      for month in 1...12 where months >> UInt16(month) & 1 == 1 && days(year: year, month: month) != 0 {
        return true
      }
    }
    return false
  }
}
