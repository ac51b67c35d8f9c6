/// The official number of a school, centre or board (*instellingsnummer*): six digits, given by the Ministry of
/// Education.
///
/// The only safe key: names are not unique. Zeros in front belong to the number.
/// - Source: Vlaams Ministerie van Onderwijs en Vorming.
public struct InstitutionNumber: Hashable, Sendable, Comparable {
  /// The number as an integer, 1 to 999 999.
  public let value: Int32

  /// Creates a number from its value; `nil` outside 1 to 999 999.
  public init?(value: Int) {
    guard (1...999_999).contains(value) else { return nil }
    self.value = Int32(value)
  }

  /// Reads exactly six digits; `nil` for any other form.
  ///
  /// For cells of a sheet use ``parse(_:)``.
  public init?(_ digits: String) {
    guard let value = DigitText.number(digits, digits: 6) else { return nil }
    self.init(value: value)
  }

  /// The number as written: six digits.
  public var digits: String { DigitText.padded(Int(value), 6) }

  /// Reads a cell.
  ///
  /// Six digits, spaces at the ends allowed; five digits get the zero back that spreadsheets drop.
  ///
  /// - Returns: `nil` when it is no institution number. Fewer than five digits are refused: that is more than a lost
  ///   zero.
  public static func parse(_ text: some StringProtocol) -> ParsedInstitutionNumber? {
    let cell = TextFolding.trimmed(String(text))
    guard cell.utf8.count == 6 || cell.utf8.count == 5, let value = DigitText.number(cell),
      let number = InstitutionNumber(value: value)
    else { return nil }
    return ParsedInstitutionNumber(number: number, leadingZeroRestored: cell.utf8.count == 5)
  }

  /// By value.
  public static func < (one: InstitutionNumber, other: InstitutionNumber) -> Bool { one.value < other.value }
}

/// An institution number as read from a cell, and whether it was repaired.
public struct ParsedInstitutionNumber: Hashable, Sendable {
  /// The number.
  public let number: InstitutionNumber
  /// Whether the cell held five digits and got its zero back; worth a notice.
  public let leadingZeroRestored: Bool

  /// Creates a result.
  public init(number: InstitutionNumber, leadingZeroRestored: Bool) {
    self.number = number
    self.leadingZeroRestored = leadingZeroRestored
  }
}

extension InstitutionNumber: CustomStringConvertible {
  /// Six digits.
  public var description: String { digits }
}

extension InstitutionNumber: Codable {
  /// Reads six digits.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "042531", InstitutionNumber.init(_:))
  }

  /// Writes six digits.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(digits, to: encoder)
  }
}
