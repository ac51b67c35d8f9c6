/// A day on which a schedule does not fire although it names that day, because its only times fall in the skipped hour.
public struct ClockChangeLoss: Hashable, Sendable {
  /// The day, `2026-03-29`.
  public let day: String
  /// Where the skipped wall time begins, `02:00`.
  public let from: String
  /// Where the wall goes on, `03:00`.
  public let until: String
}

extension CronExpression {
  /// The first day after a moment whose only times are skipped by a clock change; nothing when there is none in five years.
  ///
  /// Only jobs with a star in the minute or hour lose a day: ones with fixed times are caught up right after the skipped hour.
  public func loss(after instant: Instant, in zone: Zone) -> ClockChangeLoss? {
    guard !hasFixedTimes else { return nil }
    let end = instant.secondsSince1970 + 5 * 366 * Civil.secondsPerDay
    var minutes = WallMinutes(self)
    for (before, after) in zip(zone.stretches, zone.stretches.dropFirst()) {
      guard after.start > instant.secondsSince1970, after.start < end else { continue }
      let skipped = before.wallEnd..<after.wallStart.clamped(from: before.wallEnd)
      let day = WallTime(secondsSince1970: skipped.lowerBound).dayNumber
      let firstMinute = day * Civil.minutesPerDay
      let lastMinute = firstMinute + Civil.minutesPerDay
      let inside = skipped.lowerBound / 60..<skipped.upperBound / 60
      let first = minutes.next(from: firstMinute)
      guard inside.contains(first), minutes.next(from: inside.upperBound) >= lastMinute else { continue }
      let from = WallTime(secondsSince1970: skipped.lowerBound)
      let until = WallTime(secondsSince1970: skipped.upperBound)
      return ClockChangeLoss(
        day: String(from.iso.prefix(10)), from: String(from.iso.dropFirst(11).prefix(5)),
        until: String(until.iso.dropFirst(11).prefix(5)))
    }
    return nil
  }
}

extension Int {
  /// Itself, but not less than a bound: a range from the bound is then never upside down.
  fileprivate func clamped(from bound: Int) -> Int { Swift.max(self, bound) }
}
