/// An exact number: a fraction in lowest terms.
///
/// Results that do not fit are `nil`; nothing traps and nothing rounds.
public struct Rational: Hashable, Sendable {
  /// The number above the line; carries the sign.
  public let numerator: Int
  /// The number below the line, above zero, without a factor in common with the numerator.
  public let denominator: Int

  /// A whole number.
  public init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// A fraction, reduced; `nil` when the denominator is zero or the reduced fraction does not fit.
  public init?(_ numerator: Int, _ denominator: Int) {
    self.init(wide: Int128(numerator), Int128(denominator))
  }

  /// The value of a share.
  init(reducing share: Share) {
    let divisor = max(1, Rational.greatestCommonDivisor(share.numerator.magnitude, share.denominator.magnitude))
    // The divisor is at most the denominator, which is an Int.
    numerator = share.numerator / Int(divisor)
    denominator = share.denominator / Int(divisor)
  }

  private init?(wide numerator: Int128, _ denominator: Int128) {
    guard denominator != 0 else { return nil }
    // Dividing 128-bit numbers takes long, and nearly all fit in 64.
    let divisor: UInt128
    if let one = UInt(exactly: numerator.magnitude), let other = UInt(exactly: denominator.magnitude) {
      divisor = UInt128(Rational.greatestCommonDivisor(one, other))
    } else {
      divisor = Rational.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    }
    guard divisor != 0 else { return nil }
    let isNegative = (numerator < 0) != (denominator < 0)
    let top = numerator.magnitude / divisor
    let bottom = denominator.magnitude / divisor
    guard let below = Int(exactly: bottom), let size = Int128(exactly: top),
      let above = Int(exactly: isNegative ? -size : size)
    else { return nil }
    self.numerator = above
    self.denominator = below
  }

  /// The sum; `nil` when it does not fit.
  public func adding(_ other: Rational) -> Rational? {
    if denominator == 1, other.denominator == 1 {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Rational(sum)
    }
    // Two products of two 64-bit numbers may together need one bit more than 128 have.
    let (sum, overflow) = (Int128(numerator) * Int128(other.denominator))
      .addingReportingOverflow(Int128(other.numerator) * Int128(denominator))
    guard !overflow else { return nil }
    return Rational(wide: sum, Int128(denominator) * Int128(other.denominator))
  }

  /// The difference; `nil` when it does not fit.
  public func subtracting(_ other: Rational) -> Rational? {
    guard let negative = other.negated else { return nil }
    return adding(negative)
  }

  /// The product; `nil` when it does not fit.
  public func multiplied(by other: Rational) -> Rational? {
    Rational(wide: Int128(numerator) * Int128(other.numerator), Int128(denominator) * Int128(other.denominator))
  }

  /// The quotient; `nil` when it does not fit or the divisor is zero.
  public func divided(by other: Rational) -> Rational? {
    Rational(wide: Int128(numerator) * Int128(other.denominator), Int128(denominator) * Int128(other.numerator))
  }

  /// The number with the other sign; `nil` only for the smallest integer.
  public var negated: Rational? { Rational(wide: -Int128(numerator), Int128(denominator)) }

  /// The sum of many; `nil` when it does not fit.
  public static func sum(_ numbers: some Sequence<Rational>) -> Rational? {
    var sum = RationalSum()
    for number in numbers { sum.add(number) }
    return sum.total
  }

  /// The number times a power of ten, rounded to a whole number, halves away from zero; `nil` when it does not fit.
  public func rounded(places: Int) -> Int? {
    guard (0...18).contains(places) else { return nil }
    var factor: Int128 = 1
    for _ in 0..<places { factor *= 10 }
    let (scaled, overflow) = Int128(numerator).multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    let size = scaled.magnitude
    let whole = size / UInt128(denominator)
    let rest = size % UInt128(denominator)
    let up = rest * 2 >= UInt128(denominator) ? whole + 1 : whole
    guard let result = Int(exactly: up) else { return nil }
    return scaled < 0 ? -result : result
  }

  /// The largest whole number not above this one.
  public var floor: Int {
    let quotient = numerator / denominator
    return numerator < 0 && numerator % denominator != 0 ? quotient - 1 : quotient
  }

  /// The smallest whole number not below this one.
  public var ceiling: Int {
    let quotient = numerator / denominator
    return numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient
  }

  /// Nothing.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  private static func greatestCommonDivisor<T: BinaryInteger>(_ one: T, _ other: T) -> T {
    var (one, other) = (one, other)
    while other != 0 { (one, other) = (other, one % other) }
    return one
  }
}

extension Rational: Comparable {
  /// By value, cross-multiplied in twice the width.
  public static func < (one: Rational, other: Rational) -> Bool {
    if one.denominator == other.denominator { return one.numerator < other.numerator }
    return Int128(one.numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(one.denominator)
  }
}

extension Rational: CustomStringConvertible {
  /// The fraction: `7/3`, or `2` for a whole number.
  public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
}

extension Rational: Codable {
  /// Reads `7/3` or `2`.
  public init(from decoder: any Decoder) throws {
    self = try ISOCoding.decode(from: decoder, expected: "7/3", Rational.init(_:))
  }

  /// Writes `7/3` or `2`.
  public func encode(to encoder: any Encoder) throws {
    try ISOCoding.encode(description, to: encoder)
  }

  /// Reads `7/3` or `2`, with `-` in front when negative; `nil` for any other form.
  public init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let top = DigitText.number(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(isNegative ? -top : top)
      return
    }
    guard let bottom = DigitText.number(parts[1]) else { return nil }
    self.init(isNegative ? -top : top, bottom)
  }
}
