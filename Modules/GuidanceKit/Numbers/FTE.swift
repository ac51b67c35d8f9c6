/// Full-time equivalents, in thousandths, so that 0.35 is 0.35.
public struct FTE: Hashable, Sendable, Comparable {
  /// Thousandths of one full-time job.
  public let thousandths: Int

  /// Creates an amount from thousandths.
  public init(thousandths: Int) {
    self.thousandths = thousandths
  }

  /// Reads `0,35`, `0.35` or `1`; up to three decimals, one sign for the decimals, no sign for thousands, not negative.
  ///
  /// `nil` for any other form.
  public init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard parts.count <= 2, let whole = DigitText.number(parts[0]) else { return nil }
    var rest = 0
    if parts.count == 2 {
      guard parts[1].utf8.count <= 3, let decimals = DigitText.number(parts[1]) else { return nil }
      rest = decimals
      for _ in parts[1].utf8.count..<3 { rest *= 10 }
    }
    let (scaled, over) = whole.multipliedReportingOverflow(by: 1000)
    let (sum, overSum) = scaled.addingReportingOverflow(rest)
    guard !over, !overSum else { return nil }
    thousandths = sum
  }

  /// At least two decimals, a third when needed: `0,35` in Dutch, `0.35` in English.
  public func text(_ language: Language) -> String {
    NumberText(language).decimal(rational, places: thousandths.isMultiple(of: 10) ? 2 : 3)
  }

  /// The amount as an exact number.
  public var rational: Rational { Rational(thousandths, 1000) ?? .zero }

  /// By size.
  public static func < (one: FTE, other: FTE) -> Bool { one.thousandths < other.thousandths }

  /// The sum.
  public static func + (one: FTE, other: FTE) -> FTE { FTE(thousandths: one.thousandths + other.thousandths) }

  /// The difference.
  public static func - (one: FTE, other: FTE) -> FTE { FTE(thousandths: one.thousandths - other.thousandths) }

  /// Nothing.
  public static let zero = FTE(thousandths: 0)
}

extension FTE: Codable {
  /// Reads thousandths.
  public init(from decoder: any Decoder) throws {
    thousandths = try decoder.singleValueContainer().decode(Int.self)
  }

  /// Writes thousandths.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(thousandths)
  }
}
