/// The number of an enterprise in the Belgian register (*ondernemingsnummer*, KBO): ten digits, the first 0 or 1, of
/// which the last two are 97 minus the remainder of the first eight by 97.
///
/// - Source: Kruispuntbank van Ondernemingen.
public struct EnterpriseNumber: Hashable, Sendable, Comparable {
  /// The ten digits as an integer.
  public let value: Int64

  /// Creates a number from ten or nine digits; dots, spaces and `BE` in front are allowed, and nine digits get their
  /// zero.
  ///
  /// - Returns: `nil` when the digits are too many or too few, the first is above 1, or the check digits are wrong.
  public init?(_ text: String) {
    var cell = TextFolding.trimmed(text)[...]
    if cell.hasPrefix("BE") || cell.hasPrefix("be") { cell = cell.dropFirst(2) }
    let digits = String(cell.filter { $0 != "." && !$0.isWhitespace })
    guard digits.utf8.count == 10 || digits.utf8.count == 9, let number = DigitText.number(digits),
      number < 2_000_000_000, number >= 100, number % 100 == 97 - (number / 100) % 97
    else { return nil }
    value = Int64(number)
  }

  /// The number as written in documents: `0566.988.259`.
  public var text: String {
    let digits = self.digits
    return "\(digits.prefix(4)).\(digits.dropFirst(4).prefix(3)).\(digits.suffix(3))"
  }

  /// The ten digits.
  public var digits: String { DigitText.padded(Int(value), 10) }

  /// By value.
  public static func < (one: EnterpriseNumber, other: EnterpriseNumber) -> Bool { one.value < other.value }
}

extension EnterpriseNumber: CustomStringConvertible {
  /// The number as written in documents.
  public var description: String { text }
}

extension EnterpriseNumber: Codable {
  /// Reads ten digits.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "0566988259", EnterpriseNumber.init(_:))
  }

  /// Writes ten digits.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(digits, to: encoder)
  }
}
