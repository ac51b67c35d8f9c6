/// An exact quantity: a whole number or a fraction of two whole numbers, kept as counted.
///
/// Charts place fractions on an axis and tables hand them to spreadsheets; neither ever sees a rounded number. The unit is
/// that of the axis or the column the quantity stands in.
public struct Fraction: Hashable, Sendable, Comparable {
  /// What is divided.
  public let numerator: Int
  /// What it is divided by; always above zero.
  public let denominator: Int

  /// A whole number.
  public init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// A fraction; `nil` when the denominator is not above zero.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Equal in value: 1 of 2 equals 2 of 4.
  public static func == (left: Fraction, right: Fraction) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) == Int128(right.numerator) * Int128(left.denominator)
  }

  /// Hashes the value, so that equal fractions hash alike.
  public func hash(into hasher: inout Hasher) {
    var (larger, smaller) = (numerator.magnitude, denominator.magnitude)
    while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
    hasher.combine(numerator < 0)
    hasher.combine(numerator.magnitude / larger)
    hasher.combine(denominator.magnitude / larger)
  }

  /// Exact comparison, by cross-multiplication.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
  }

  /// The quantity in steps of `1 / scale`, rounded half away from zero: `scale: 100` gives hundredths.
  func rounded(scale: Int) -> Int {
    let product = Int128(numerator) * Int128(scale)
    let divisor = Int128(denominator)
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
    let doubled = remainder.magnitude * 2
    let step: Int128 = doubled >= divisor.magnitude ? (product < 0 ? -1 : 1) : 0
    return Int(clamping: quotient + step)
  }
}
