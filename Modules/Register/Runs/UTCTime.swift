import GuidanceKit

/// A moment in real time as the database keeps it: whole seconds, as text `2026-02-02T05:00:00Z`.
///
/// Sorting the text sorts the moments.
public struct UTCTime: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let unixSeconds: Int

  /// Makes a moment from its seconds since 1970-01-01T00:00:00Z.
  public init(unixSeconds: Int) {
    self.unixSeconds = unixSeconds
  }

  /// Reads `2026-02-02T05:00:00Z`; nothing for any other text.
  public init?(iso: String) {
    let bytes = Array(iso.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
      let date = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = UTCTime.number(bytes[11..<13]), let minute = UTCTime.number(bytes[14..<16]),
      let second = UTCTime.number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    unixSeconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// The moment as text: `2026-02-02T05:00:00Z`.
  public var iso: String {
    var days = unixSeconds / 86_400
    var rest = unixSeconds % 86_400
    if rest < 0 {
      days -= 1
      rest += 86_400
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(CalendarDate(dayNumber: days).iso)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// Earlier comes first.
  public static func < (left: UTCTime, right: UTCTime) -> Bool { left.unixSeconds < right.unixSeconds }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}

extension UTCTime: Codable {
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = UTCTime(iso: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected 2026-02-02T05:00:00Z")
    }
    self = time
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
