/// Digits without Foundation: fixed width out, strict digits in.
enum DigitText {
  /// A number that is not negative, with zeros in front up to a width.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
  }

  /// The number written in exactly so many digits, or in at least one when no count is asked; `nil` for anything else.
  static func number(_ text: some StringProtocol, digits: Int? = nil) -> Int? {
    let bytes = text.utf8
    guard !bytes.isEmpty, digits == nil || bytes.count == digits else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, overSum) = product.addingReportingOverflow(Int(byte) - 48)
      guard !over, !overSum else { return nil }
      value = sum
    }
    return value
  }
}
