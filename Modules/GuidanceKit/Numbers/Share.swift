/// An exact share: a part of a whole, as two integers, never a rounded number.
///
/// Kept as counted, not reduced, because reports show both numbers. Two shares are equal when their values are.
public struct Share: Sendable, Codable {
  /// The part.
  public let numerator: Int
  /// The whole, above zero.
  public let denominator: Int

  /// Creates a share; `nil` when the whole is zero or less, for then there is nothing to have a share of.
  public init?(numerator: Int, denominator: Int) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Creates a share, as spoken: `Share(312, of: 600)`.
  public init?(_ numerator: Int, of denominator: Int) {
    self.init(numerator: numerator, denominator: denominator)
  }

  /// Creates a share from an exact number.
  public init(_ rational: Rational) {
    numerator = rational.numerator
    denominator = rational.denominator
  }

  /// The share as a reduced number.
  public var rational: Rational { Rational(reducing: self) }

  /// Whether the share is at least so many percent.
  ///
  /// Exact: 69.6 % does not reach 70.
  public func reaches(percent: Int) -> Bool {
    Int128(numerator) * 100 >= Int128(percent) * Int128(denominator)
  }

  /// Whether the share is at most so many percent.
  ///
  /// Exact: 60.4 % is not at most 60.
  public func isAtMost(percent: Int) -> Bool {
    Int128(numerator) * 100 <= Int128(percent) * Int128(denominator)
  }

  private enum CodingKeys: String, CodingKey {
    case numerator, denominator
  }

  /// Reads `{numerator, denominator}`; refuses a whole of zero or less.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let numerator = try container.decode(Int.self, forKey: .numerator)
    let denominator = try container.decode(Int.self, forKey: .denominator)
    guard let share = Share(numerator: numerator, denominator: denominator) else {
      throw DecodingError.dataCorruptedError(
        forKey: .denominator, in: container, debugDescription: "found \(denominator), expected a number above 0")
    }
    self = share
  }
}

extension Share: Comparable {
  /// By value, cross-multiplied in twice the width, so that nothing overflows.
  public static func < (one: Share, other: Share) -> Bool {
    Int128(one.numerator) * Int128(other.denominator) < Int128(other.numerator) * Int128(one.denominator)
  }

  /// Equal values: 1 of 2 equals 2 of 4.
  public static func == (one: Share, other: Share) -> Bool {
    Int128(one.numerator) * Int128(other.denominator) == Int128(other.numerator) * Int128(one.denominator)
  }
}

extension Share: Hashable {
  /// Hashes the value, so that equal shares hash alike.
  public func hash(into hasher: inout Hasher) {
    rational.hash(into: &hasher)
  }
}

extension Share: CustomStringConvertible {
  /// Part and whole: `312/600`.
  public var description: String { "\(numerator)/\(denominator)" }
}
