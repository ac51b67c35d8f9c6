/// Adds up many exact numbers.
///
/// Fractions with one denominator are added as whole numbers: sums of thousands have few denominators, and bringing
/// each of them in lowest terms takes long.
public struct RationalSum: Sendable {
  /// The whole numbers; nearly all are.
  private var whole = 0
  private var parts: [(denominator: Int, numerator: Int)] = []
  private var rest: Rational? = .zero

  /// Begins with nothing.
  public init() {}

  /// Adds a number.
  public mutating func add(_ number: Rational) {
    if number.denominator == 1 {
      let (sum, overflow) = whole.addingReportingOverflow(number.numerator)
      if overflow { rest = nil } else { whole = sum }
      return
    }
    for place in parts.indices where parts[place].denominator == number.denominator {
      let (sum, overflow) = parts[place].numerator.addingReportingOverflow(number.numerator)
      if overflow { rest = nil } else { parts[place].numerator = sum }
      return
    }
    if parts.count < 16 {
      parts.append((number.denominator, number.numerator))
    } else {
      rest = rest?.adding(number)
    }
  }

  /// The sum; `nil` when it, or what it was on the way, does not fit.
  public var total: Rational? {
    parts.reduce(rest?.adding(Rational(whole))) { total, part in
      total.flatMap { total in Rational(part.numerator, part.denominator).flatMap(total.adding) }
    }
  }
}
