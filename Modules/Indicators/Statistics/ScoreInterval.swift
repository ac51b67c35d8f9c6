public import GuidanceKit

/// 95 % intervals of shares of people.
///
/// An interval is an estimate and not a count, so it is worked out in floating point, with the four operations and the
/// square root only: those give the same bits on every machine. Its bounds are then kept as whole millionths.
public enum ScoreInterval {
  /// The quantile of the normal distribution that leaves 2,5 % on either side.
  static let quantile = 1.959963984540054

  /// The bounds are whole numbers of these.
  public static let millionths = 1_000_000

  /// The Wilson score interval of a share, without correction for continuity.
  ///
  /// - Returns: `nil` for a share below zero or above one, of which there is no such interval.
  /// - Source: Wilson, Journal of the American Statistical Association 22 (1927).
  public static func wilson(_ share: Share) -> ShareRange? {
    bounds(share).map { range($0.lower, $0.upper) }
  }

  /// Newcombe's hybrid score interval of the first share minus the second (his method 10).
  ///
  /// - Returns: `nil` when one of both lies below zero or above one.
  /// - Source: Newcombe, Statistics in Medicine 17 (1998).
  public static func newcombe(_ first: Share, minus second: Share) -> ShareRange? {
    guard let one = bounds(first), let other = bounds(second) else { return nil }
    let difference = one.value - other.value
    let below = square(one.value - one.lower) + square(other.upper - other.value)
    let above = square(one.upper - one.value) + square(other.value - other.lower)
    return range(difference - below.squareRoot(), difference + above.squareRoot())
  }

  private static func bounds(_ share: Share) -> (value: Double, lower: Double, upper: Double)? {
    guard 0...share.denominator ~= share.numerator else { return nil }
    let n = Double(share.denominator)
    let value = Double(share.numerator) / n
    let squared = quantile * quantile
    let centre = (value + squared / (2 * n)) / (1 + squared / n)
    let spread = (value * (1 - value) / n + squared / (4 * n * n)).squareRoot()
    let half = quantile * spread / (1 + squared / n)
    // The bounds of nobody and of everybody are exact; the sum of rounded numbers need not be.
    let lower = share.numerator == 0 ? 0 : max(0, centre - half)
    let upper = share.numerator == share.denominator ? 1 : min(1, centre + half)
    return (value, lower, upper)
  }

  private static func square(_ number: Double) -> Double { number * number }

  private static func range(_ lower: Double, _ upper: Double) -> ShareRange {
    ShareRange(lower: share(lower), upper: share(upper))
  }

  private static func share(_ number: Double) -> Share {
    let scaled = (number * Double(millionths)).rounded()
    return Share(Int(scaled), of: millionths) ?? Share(Rational.zero)
  }
}
