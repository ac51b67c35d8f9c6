import Cron
import Foundation
import Testing

struct OracleTests {
  /// A random expression that can be read, with more stars and fewer rare days than chance would give.
  static func randomExpression(using random: inout SplitMix64) -> String {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func item(_ range: ClosedRange<Int>) -> String {
      let low = number(range)
      switch number(0...5) {
      case 0: return "\(low)-\(number(low...range.upperBound))"
      case 1: return "*/\(number(1...max(1, range.upperBound / 2)))"
      case 2:
        let high = number(low...range.upperBound)
        return "\(low)-\(high)/\(number(1...7))"
      default: return "\(low)"
      }
    }
    func list(_ range: ClosedRange<Int>, starIn stars: Int) -> String {
      number(0...9) < stars ? "*" : (0...number(0...2)).map { _ in item(range) }.joined(separator: ",")
    }
    func day() -> String {
      switch number(0...9) {
      case 0: "L"
      case 1: "LW,\(number(1...31))"
      case 2: "\(number(1...31))W"
      default: list(1...31, starIn: 6)
      }
    }
    func weekday() -> String {
      let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      switch number(0...9) {
      case 0: return "\(number(0...7))#\(number(1...5))"
      case 1: return "\(names[number(0...6)])L,\(number(0...7))"
      case 2: return names[number(0...6)]
      default: return list(0...7, starIn: 6)
      }
    }
    let month = number(0...9) < 8 ? "*" : "jan,\(item(1...12))"
    return "\(list(0...59, starIn: 2)) \(list(0...23, starIn: 3)) \(day()) \(month) \(weekday())"
  }

  @Test(arguments: [
    ("Europe/Brussels", "2026-03-27T12:00:00Z"), ("Europe/Brussels", "2026-10-23T12:00:00Z"),
    ("Europe/Brussels", "2028-02-27T12:00:00Z"), ("America/New_York", "2026-03-07T01:00:00Z"),
    ("Australia/Lord_Howe", "2026-04-03T12:00:00Z"), ("Pacific/Apia", "2011-12-29T00:00:00Z"),
  ])
  func `random expressions fire when Debian's cron does, minute by minute`(name: String, start: String) throws {
    var random = SplitMix64(state: 2026)
    let zone = try zone(name)
    let foundation = try #require(TimeZone(identifier: name))
    let from = try #require(zone.instant(iso: start))
    let window = 3 * 1_440
    for _ in 0..<150 {
      let text = Self.randomExpression(using: &random)
      guard let expression = try? CronExpression(text) else { continue }
      let first = from.secondsSince1970 / 60
      let expected = DebianOracle(text).fires(after: first, through: first + window, in: foundation)
      let end = from.adding(seconds: window * 60)
      let found = expression.times(after: from, in: zone).prefix { $0 <= end }.map { $0.secondsSince1970 / 60 }
      #expect(found == expected, "\(text) in \(name) from \(start)")
    }
  }

  @Test func `asked from any minute the next time is the first later one`() throws {
    var random = SplitMix64(state: 25)
    let zone = try zone()
    for start in ["2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"] {
      let from = try #require(zone.instant(iso: start))
      for _ in 0..<40 {
        let text = Self.randomExpression(using: &random)
        guard let expression = try? CronExpression(text) else { continue }
        let all = Array(expression.times(after: from, in: zone).prefix(400))
        for minute in stride(from: 0, to: 8 * 60, by: 7) {
          let moment = from.adding(seconds: minute * 60 + minute % 60)
          #expect(
            expression.next(after: moment, in: zone) == all.first { $0 > moment } || all.allSatisfy { $0 <= moment },
            "\(text) from \(zone.iso(moment))")
        }
      }
    }
  }

  @Test func `random days agree with a plain calendar over the years of the plan`() throws {
    var random = SplitMix64(state: 99)
    let first = try #require(WallTime(year: 2025, month: 1, day: 1)).dayNumber
    let last = try #require(WallTime(year: 2030, month: 12, day: 31)).dayNumber
    let days = (first...last).map { (number: $0, day: DebianOracle.day($0)) }
    let from = Instant(secondsSince1970: first * 86_400 - 1)
    for _ in 0..<120 {
      let fields = Self.randomExpression(using: &random).split(separator: " ").dropFirst(2).joined(separator: " ")
      guard let expression = try? CronExpression("0 12 \(fields)") else { continue }
      let oracle = DebianOracle("0 12 \(fields)")
      let expected = days.filter { oracle.matches($0.day) }.map(\.number)
      let found = expression.times(after: from, in: .utc).prefix { $0.secondsSince1970 < (last + 1) * 86_400 }
      #expect(found.map { $0.secondsSince1970 / 86_400 } == expected, "\(fields)")
    }
  }
}
