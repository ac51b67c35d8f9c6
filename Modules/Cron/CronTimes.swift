/// The times at which an expression fires, one after the other, without end but for the last year of the zone's table.
public struct CronTimes: Sequence, IteratorProtocol, Sendable {
  private let expression: CronExpression
  private let zone: Zone
  private var wall: WallMinutes
  private var index: Int
  private var stretch: Zone.Stretch
  /// The first wall minute that may fire next.
  private var from: Int

  fileprivate init(_ expression: CronExpression, in zone: Zone, after instant: Instant) {
    self.expression = expression
    self.zone = zone
    // Kept within the table, with room, so that no arithmetic below can overflow.
    let seconds = Swift.min(Swift.max(instant.secondsSince1970, Zone.firstSecond - 1), Zone.endSecond)
    index = zone.stretchIndex(at: seconds)
    stretch = zone.stretches[index]
    from = Civil.floorDivide(seconds + stretch.offset, 60) + 1
    wall = WallMinutes(expression)
  }

  /// The next time; nothing after ``Zone/years``.
  public mutating func next() -> Instant? {
    while true {
      let lower = expression.hasFixedTimes ? stretch.firstFreshWall : stretch.wallStart
      let minute = wall.next(from: Swift.max(from, Civil.floorDivide(lower + 59, 60)))
      if minute * 60 < stretch.wallEnd {
        // A time in the skipped hour lies before the stretch and is caught up at its start.
        let fired = Swift.max(minute * 60 - stretch.offset, stretch.start)
        guard fired < Zone.endSecond else { return nil }
        from = Civil.floorDivide(fired + stretch.offset, 60) + 1
        return Instant(secondsSince1970: fired)
      }
      guard index + 1 < zone.stretches.count else { return nil }
      index += 1
      stretch = zone.stretches[index]
      // What was skipped over so far has fired or was not there; the wall may now show it again.
      from = Int.min
    }
  }
}

extension CronExpression {
  /// The times after an instant (not that instant itself), in order.
  public func times(after instant: Instant, in zone: Zone) -> CronTimes {
    CronTimes(self, in: zone, after: instant)
  }

  /// The first time after an instant (not that instant itself); nothing after ``Zone/years``.
  public func next(after instant: Instant, in zone: Zone) -> Instant? {
    var times = times(after: instant, in: zone)
    return times.next()
  }
}

/// Finds matching minutes on the wall, without any zone: minutes since 1970-01-01T00:00 as the wall shows them.
struct WallMinutes: Sendable {
  private let minutes: UInt64
  private let hours: UInt32
  private let months: UInt16
  private let days: DayRule
  private let firstMinute: Int
  private let firstHour: Int

  /// The month looked at last: its days that match (bits 1...31) and the day number of its day 0.
  private var year = 0
  private var month = 0
  private var dayZero = Int.min / 2
  private var length = 0
  private var matching: UInt32 = 0

  init(_ expression: CronExpression) {
    minutes = expression.minutes
    hours = expression.hours
    months = expression.months
    days = expression.days
    firstMinute = minutes.trailingZeroBitCount
    firstHour = hours.trailingZeroBitCount
  }

  /// The first matching minute at or after the given one.
  ///
  /// There always is one: an expression that never comes true was refused when it was read.
  mutating func next(from start: Int) -> Int {
    let start = Swift.max(start, Self.earliest)
    let day = Civil.floorDivide(start, Civil.minutesPerDay)
    let minuteOfDay = start - day * Civil.minutesPerDay
    enter(monthOf: day)
    if matching >> UInt32(day - dayZero) & 1 == 1, let found = next(inDayFrom: minuteOfDay) {
      return day * Civil.minutesPerDay + found
    }
    return dayAfter(day) * Civil.minutesPerDay + firstHour * 60 + firstMinute
  }

  private static let earliest = Zone.firstSecond / 60 - 2 * Civil.minutesPerDay

  private func next(inDayFrom minuteOfDay: Int) -> Int? {
    let hour = minuteOfDay / 60
    if hours >> UInt32(hour) & 1 == 1 {
      let minute = minuteOfDay - hour * 60
      let rest = minutes >> UInt64(minute)
      if rest != 0 { return minuteOfDay + rest.trailingZeroBitCount }
    }
    let rest = hours >> UInt32(hour + 1)
    guard rest != 0 else { return nil }
    return (hour + 1 + rest.trailingZeroBitCount) * 60 + firstMinute
  }

  /// The first matching day after the given one, which lies in the month looked at.
  private mutating func dayAfter(_ day: Int) -> Int {
    var rest = matching & ~(UInt32.max >> UInt32(31 - (day - dayZero)))
    while rest == 0 {
      dayZero += length
      month += 1
      if month == 13 {
        month = 1
        year += 1
      }
      look()
      rest = matching
    }
    return dayZero + rest.trailingZeroBitCount
  }

  private mutating func enter(monthOf day: Int) {
    if day > dayZero && day <= dayZero + length { return }
    let date = Civil.date(ofDay: day)
    year = date.year
    month = date.month
    dayZero = day - date.day
    look()
  }

  /// Works out the matching days of the month just entered.
  private mutating func look() {
    length = Civil.length(ofMonth: month, year: year)
    matching = months >> UInt16(month) & 1 == 1 ? days.days(year: year, month: month) : 0
  }
}
