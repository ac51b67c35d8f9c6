import Cron
import Foundation
import Testing

/// The next times of random expressions over the years of the plan, against Debian's cron as `DebianOracle` follows it.
struct LongOracleTests {
  private let zone = TimeZone(identifier: "Europe/Brussels")

  @Test func `of random expressions the next fifty times in 2025-2030 are those of Debian's cron`() throws {
    let foundation = try #require(zone)
    let zone = try Zone(identifier: "Europe/Brussels")
    let count = ProcessInfo.processInfo.environment["LEERSPOOR_LONG"] == nil ? 400 : 10_000
    var random = SplitMix64(state: 2030)
    let first = try #require(zone.instant(iso: "2025-01-01")).secondsSince1970 / 60
    let last = try #require(zone.instant(iso: "2031-01-01")).secondsSince1970 / 60 - 1
    let days = CalendarDays(first: first / 1_440 - 2, last: last / 1_440 + 2, in: foundation)
    var compared = 0
    while compared < count {
      let text = OracleTests.randomExpression(using: &random)
      let start = Int.random(in: first...last - 1_440 * 30, using: &random)
      guard let expression = try? CronExpression(text) else { continue }
      compared += 1
      let expected = days.fires(DebianOracle(text), after: start, through: last, atMost: 50)
      let from = Instant(secondsSince1970: start * 60)
      let found = expression.times(after: from, in: zone).prefix(50).map { $0.secondsSince1970 / 60 }
        .prefix { $0 <= last }
      #expect(Array(found) == expected, "\(text) from \(zone.iso(from))")
    }
  }
}

/// Days of some years with their distance to UTC, so that only days of a clock change need be looked at minute by minute.
private struct CalendarDays {
  private struct Entry {
    let number: Int
    let day: DebianOracle.Day
    /// Minutes before UTC at the start of the day on the wall.
    let offset: Int
    let hasChange: Bool
  }

  private let entries: [Entry]
  private let zone: TimeZone

  init(first: Int, last: Int, in zone: TimeZone) {
    self.zone = zone
    func offset(_ minute: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60))) / 60
    }
    entries = (first...last).map { number in
      // Brussels lies at most two hours ahead: these moments lie before the first change of the day and after the last.
      let before = offset(number * 1_440 - 180)
      let after = offset(number * 1_440 + 1_440)
      return Entry(number: number, day: DebianOracle.day(number), offset: before, hasChange: before != after)
    }
  }

  func fires(_ oracle: DebianOracle, after start: Int, through end: Int, atMost count: Int) -> [Int] {
    var result: [Int] = []
    let minutes = oracle.minute.sorted()
    let hours = oracle.hour.sorted()
    for entry in entries where (entry.number + 2) * 1_440 > start {
      guard result.count < count, (entry.number - 1) * 1_440 <= end else { break }
      let midnight = entry.number * 1_440 - entry.offset
      var fired: [Int] = []
      if entry.hasChange {
        let next = entries.first { $0.number == entry.number + 1 }?.offset ?? entry.offset
        fired = oracle.fires(after: midnight - 1, through: (entry.number + 1) * 1_440 - next - 1, in: zone)
      } else if oracle.matches(entry.day) {
        for hour in hours { fired += minutes.map { midnight + hour * 60 + $0 } }
      }
      result += fired.filter { $0 > start && $0 <= end }
    }
    return Array(result.prefix(count))
  }
}
