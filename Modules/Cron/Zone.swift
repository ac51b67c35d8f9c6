/// A timezone as a table of the moments at which its distance to UTC changes, read once.
///
/// Everything after that is arithmetic: finding a row is a binary search, and a row gives the whole answer.
public struct Zone: Hashable, Sendable {
  /// The name in the IANA list, such as `Europe/Brussels`.
  public let identifier: String

  /// The stretches of time with one distance to UTC, in order, without holes.
  let stretches: [Stretch]

  /// A stretch of time during which the clock on the wall runs at one distance to UTC.
  struct Stretch: Hashable, Sendable {
    /// Where it begins and ends (not included), in seconds since 1970 UTC.
    let start: Int
    let end: Int
    /// What the wall shows minus UTC, in seconds.
    let offset: Int
    /// The first wall second that a fixed-time job may still run in: later than all that earlier stretches have shown.
    ///
    /// Lies before `start + offset` when wall time was skipped (those jobs are caught up), after it when wall time is
    /// repeated (those jobs have run already).
    let firstFreshWall: Int

    var wallStart: Int { start + offset }
    var wallEnd: Int { end + offset }
  }

  /// The first and last year in which times are computed; outside them there are none.
  public static let years = 1970...2100

  /// Clock changes of this many seconds or more are a new clock rather than summer time: nothing is caught up or held back.
  ///
  /// Source: cron.c of Debian, which treats only changes of less than three hours as a daylight-saving change.
  static let largestClockChange = 3 * 3_600

  static let firstSecond = Civil.dayNumber(year: years.lowerBound, month: 1, day: 1) * Civil.secondsPerDay
  static let endSecond = Civil.dayNumber(year: years.upperBound + 1, month: 1, day: 1) * Civil.secondsPerDay

  /// Makes a zone from its changes.
  ///
  /// - Parameters:
  ///   - firstOffset: seconds east of UTC before the first change.
  ///   - changes: instants in order, with the seconds east of UTC from then on.
  init(identifier: String, firstOffset: Int, changes: [(at: Int, offset: Int)]) {
    self.identifier = identifier
    var stretches: [Stretch] = []
    var offset = firstOffset
    // A day of margin on both sides, so that wall times at the edges have a stretch to stand in.
    var start = Zone.firstSecond - Civil.secondsPerDay
    var fresh = start + offset
    let effective = changes.filter { $0.at > start && $0.at < Zone.endSecond }
    for (index, change) in (effective + [(at: Zone.endSecond + Civil.secondsPerDay, offset: 0)]).enumerated() {
      let isLast = index == effective.count
      if !isLast && change.offset == offset { continue }
      stretches.append(Stretch(start: start, end: change.at, offset: offset, firstFreshWall: fresh))
      if isLast { break }
      fresh =
        abs(change.offset - offset) >= Zone.largestClockChange
        ? change.at + change.offset : max(fresh, change.at + offset)
      start = change.at
      offset = change.offset
    }
    self.stretches = stretches
  }

  /// Coordinated universal time.
  public static let utc = Zone(identifier: "UTC", firstOffset: 0, changes: [])

  /// The row that holds an instant; the nearest one for instants outside ``years``.
  func stretchIndex(at seconds: Int) -> Int {
    var low = 0
    var high = stretches.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if stretches[middle].start <= seconds { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// What the wall shows minus UTC at an instant, in seconds.
  public func offset(at instant: Instant) -> Int {
    stretches[stretchIndex(at: instant.secondsSince1970)].offset
  }

  /// What the wall shows at an instant.
  public func wallTime(at instant: Instant) -> WallTime {
    WallTime(secondsSince1970: instant.secondsSince1970 + offset(at: instant))
  }

  /// The instant at which the wall shows a time.
  ///
  /// In the repeated hour that is the first one; for a time in the skipped hour it is the moment right after that hour. At
  /// those moments cron runs a job with a fixed time.
  public func instant(of wall: WallTime) -> Instant {
    for stretch in stretches where wall.seconds < stretch.wallEnd {
      return Instant(secondsSince1970: max(wall.seconds - stretch.offset, stretch.start))
    }
    let last = stretches[stretches.count - 1]
    return Instant(secondsSince1970: wall.seconds - last.offset)
  }

  /// An instant on this zone's wall with its distance to UTC: `2026-10-25T02:30:00+02:00`.
  public func iso(_ instant: Instant) -> String {
    var bytes: [UInt8] = []
    appendISO(instant, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes what ``iso(_:)`` gives to a buffer; for long lists, where a string for each line would be most of the work.
  public func appendISO(_ instant: Instant, to bytes: inout [UInt8]) {
    let offset = offset(at: instant)
    WallTime(secondsSince1970: instant.secondsSince1970 + offset).append(to: &bytes)
    bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let distance = abs(offset)
    bytes.appendTwoDigits(distance / 3_600)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(distance / 60 % 60)
    // Only before 1972 did a zone keep a distance with seconds (Monrovia).
    if distance % 60 != 0 {
      bytes.append(UInt8(ascii: ":"))
      bytes.appendTwoDigits(distance % 60)
    }
  }
}
