extension Zone {
  /// Reads a moment as people and programs write it: `2026-02-02`, `2026-02-02T06:00`, `2026-02-02 06:00:30`, and with a
  /// distance to UTC `2026-02-02T05:00Z` or `2026-02-02T06:00:00+01:00`.
  ///
  /// Without a distance it is wall time in this zone: the first one in the repeated hour, right after the skipped hour for a
  /// time in it.
  /// - Returns: nothing when it is not such a text, the date does not exist, or the year lies outside ``years``.
  public func instant(iso text: String) -> Instant? {
    var reader = ISOReader(bytes: Array(text.utf8))
    guard let wall = reader.wallTime(), let distance = reader.distance() else { return nil }
    guard Zone.years.contains(wall.date.year) else { return nil }
    switch distance {
    case .none: return instant(of: wall)
    case .some(let seconds): return Instant(secondsSince1970: wall.seconds - seconds)
    }
  }
}

/// Reads the digits of an ISO 8601 moment; every function gives nothing when the text is something else.
private struct ISOReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func wallTime() -> WallTime? {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"), let day = number(digits: 2)
    else { return nil }
    guard skip("T") || skip("t") || skip(" ") else { return WallTime(year: year, month: month, day: day) }
    guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else { return nil }
    var second = 0
    if skip(":") {
      guard let value = number(digits: 2) else { return nil }
      second = value
    }
    return WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  /// The distance to UTC in seconds; an inner nothing when the text ends without one.
  mutating func distance() -> Int?? {
    if position == bytes.count { return .some(.none) }
    if skip("Z") || skip("z") { return position == bytes.count ? .some(0) : nil }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2), hours <= 18 else { return nil }
    _ = skip(":")
    guard let minutes = number(digits: 2), minutes <= 59, position == bytes.count else { return nil }
    return .some(sign * (hours * 3_600 + minutes * 60))
  }

  private mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}
