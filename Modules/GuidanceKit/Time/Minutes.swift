/// A duration in whole minutes: contact time only, without travel, preparation or follow-up.
public struct Minutes: Hashable, Sendable, Comparable {
  /// The number of minutes; negative only as a difference.
  public let value: Int

  /// Creates a duration.
  public init(_ value: Int) {
    self.value = value
  }

  /// Reads hours and minutes as `1:30`, or `-0:15` for a difference; minutes run from 00 to 59.
  ///
  /// `nil` for any other form.
  public init?(clock text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = DigitText.number(parts[0]),
      let minutes = DigitText.number(parts[1], digits: 2), minutes < 60
    else { return nil }
    let (product, over) = hours.multipliedReportingOverflow(by: 60)
    let (sum, overSum) = product.addingReportingOverflow(minutes)
    guard !over, !overSum else { return nil }
    value = isNegative ? -sum : sum
  }

  /// Hours and minutes as `1:30`.
  public var clock: String {
    let size = value.magnitude
    return (value < 0 ? "-" : "") + "\(size / 60):\(DigitText.padded(Int(size % 60), 2))"
  }

  /// Hours with one decimal: `1.234,5 u` in Dutch, `1,234.5 h` in English; half a tenth goes up.
  public func hoursText(_ language: Language = .dutch) -> String {
    NumberText(language).hours(self)
  }

  /// By length.
  public static func < (one: Minutes, other: Minutes) -> Bool { one.value < other.value }

  /// The sum.
  public static func + (one: Minutes, other: Minutes) -> Minutes { Minutes(one.value + other.value) }

  /// The difference.
  public static func - (one: Minutes, other: Minutes) -> Minutes { Minutes(one.value - other.value) }

  /// No time.
  public static let zero = Minutes(0)
}

extension Minutes: Codable {
  /// Reads a whole number of minutes.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int.self)
  }

  /// Writes a whole number of minutes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
