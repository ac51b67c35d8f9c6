import Cron
import Testing

/// A zone read by name; the tests stop when the machine has no zone data.
func zone(_ identifier: String = "Europe/Brussels") throws -> Zone {
  try Zone(identifier: identifier)
}

/// The next times of an expression after a moment, as text with the distance to UTC.
func times(_ expression: String, from: String, count: Int, in identifier: String = "Europe/Brussels") throws -> [String]
{
  let zone = try zone(identifier)
  let start = try #require(zone.instant(iso: from))
  return try CronExpression(expression).times(after: start, in: zone).prefix(count).map(zone.iso)
}

/// Small, seeded and the same on every machine, so that a failing case can be run again.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
