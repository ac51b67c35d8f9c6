/// A point in real time: whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let secondsSince1970: Int

  /// Makes the instant that lies a number of seconds after 1970-01-01T00:00:00Z.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Earlier comes first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  /// The instant a number of seconds later (earlier when negative).
  public func adding(seconds: Int) -> Instant {
    Instant(secondsSince1970: secondsSince1970 + seconds)
  }

  /// Seconds from this instant to a later one; negative when the other is earlier.
  public func seconds(to other: Instant) -> Int {
    other.secondsSince1970 - secondsSince1970
  }

  /// The instant in UTC as text: `2026-10-25T00:30:00Z`.
  public var iso: String {
    var bytes: [UInt8] = []
    WallTime(secondsSince1970: secondsSince1970).append(to: &bytes)
    bytes.append(UInt8(ascii: "Z"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes the whole seconds as one number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(secondsSince1970)
  }

  /// Decodes from one number of seconds.
  public init(from decoder: any Decoder) throws {
    secondsSince1970 = try decoder.singleValueContainer().decode(Int.self)
  }
}
