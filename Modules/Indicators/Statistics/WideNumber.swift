/// A whole number of any size, zero or more: what exact sums of shares with many different denominators need.
struct WideNumber: Hashable, Comparable {
  /// The digits in base 2^64, the smallest first, without zeros at the end.
  private var digits: [UInt64]

  init(_ value: UInt64) {
    digits = value == 0 ? [] : [value]
  }

  /// The sum.
  static func + (one: WideNumber, other: WideNumber) -> WideNumber {
    let (long, short) = one.digits.count >= other.digits.count ? (one, other) : (other, one)
    var result = long
    var carry: UInt64 = 0
    for index in long.digits.indices {
      if index >= short.digits.count && carry == 0 { break }
      let (sum, over) = long.digits[index].addingReportingOverflow(index < short.digits.count ? short.digits[index] : 0)
      let (whole, overAgain) = sum.addingReportingOverflow(carry)
      result.digits[index] = whole
      carry = (over ? 1 : 0) + (overAgain ? 1 : 0)
    }
    if carry > 0 { result.digits.append(carry) }
    return result
  }

  /// The product with a number of one digit.
  static func * (one: WideNumber, factor: UInt64) -> WideNumber {
    guard factor > 0 else { return WideNumber(0) }
    var result = one
    var carry: UInt64 = 0
    for index in one.digits.indices {
      let (high, low) = one.digits[index].multipliedFullWidth(by: factor)
      let (sum, over) = low.addingReportingOverflow(carry)
      result.digits[index] = sum
      carry = high + (over ? 1 : 0)
    }
    if carry > 0 { result.digits.append(carry) }
    return result
  }

  static func < (one: WideNumber, other: WideNumber) -> Bool {
    if one.digits.count != other.digits.count { return one.digits.count < other.digits.count }
    for index in one.digits.indices.reversed() where one.digits[index] != other.digits[index] {
      return one.digits[index] < other.digits[index]
    }
    return false
  }
}

/// Denominators brought to the smallest number that all of them divide.
struct CommonDenominator {
  /// The highest power of each prime among the denominators.
  private let powers: [UInt64: Int]

  init(_ denominators: some Sequence<Int>) {
    var powers: [UInt64: Int] = [:]
    for denominator in denominators {
      for (prime, power) in CommonDenominator.factors(denominator) { powers[prime] = max(powers[prime] ?? 0, power) }
    }
    self.powers = powers
  }

  /// The common denominator over one of the denominators it was made of.
  func over(_ denominator: Int) -> WideNumber {
    let own = CommonDenominator.factors(denominator)
    var result = WideNumber(1)
    for (prime, power) in powers.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<max(0, power - (own[prime] ?? 0)) { result = result * prime }
    }
    return result
  }

  private static func factors(_ number: Int) -> [UInt64: Int] {
    var rest = UInt64(max(1, number))
    var result: [UInt64: Int] = [:]
    var prime: UInt64 = 2
    while prime * prime <= rest {
      while rest.isMultiple(of: prime) {
        result[prime, default: 0] += 1
        rest /= prime
      }
      prime += 1
    }
    if rest > 1 { result[rest, default: 0] += 1 }
    return result
  }
}
