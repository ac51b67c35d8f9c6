public import GuidanceKit

/// The exact test of whether two groups of units, each with a share, differ in their mean share by more than chance.
///
/// Every way to split the units into groups of the same sizes is as likely when the groups do not differ. The chance of a
/// difference of means as large as the one seen, or larger, to one side is the part of the splits that show it; twice the
/// smaller of both sides is the p-value. Nothing is rounded and nothing is drawn, unless ``extent`` says so.
public struct PermutationTest: Hashable, Sendable {
  /// How many splits were looked at.
  public enum Extent: Hashable, Sendable {
    /// All there are.
    case every(Int)
    /// So many drawn from a fixed seed, because there are too many to count; the split seen counts as one more.
    case drawn(Int)
  }

  /// The mean share of the first group minus that of the second, as a part of one; exact where two integers hold it, else
  /// in whole millionths.
  public let difference: Rational
  /// The chance, between 0 and 1, of a difference as large by splitting at random; two-sided.
  public let pValue: Share
  /// Over which splits the chance was counted.
  public let extent: Extent
  /// The differences that the test does not reject at 2,5 % on either side, in whole millionths.
  ///
  /// From -1 to 1 when there are too few splits to reject any; `nil` when splits were drawn.
  public let interval: ShareRange?

  /// The seed of the draws.
  static let seed: UInt64 = 20_252_030
  static let draws = 9_999

  /// Tests two groups.
  ///
  /// - Returns: `nil` when a group is empty or a share lies below zero or above one.
  public init?(_ first: [Share], _ second: [Share]) {
    guard !first.isEmpty, !second.isEmpty,
      (first + second).allSatisfy({ 0...$0.denominator ~= $0.numerator })
    else { return nil }
    let groups = ShareGroups(first, second)
    difference = groups.difference
    if SubsetCount.isFeasible(groups.size, of: first.count + second.count) {
      let tails = groups.tails(shiftedBy: 0)
      extent = .every(tails.total)
      pValue = PermutationTest.twoSided(tails)
      interval = groups.interval
    } else {
      extent = .drawn(PermutationTest.draws)
      pValue = PermutationTest.twoSided(groups.drawnTails(PermutationTest.draws, seed: PermutationTest.seed))
      interval = nil
    }
  }

  /// Whether the chance is at most so many percent.
  public func isSignificant(percent: Int = 5) -> Bool { pValue.isAtMost(percent: percent) }

  private static func twoSided(_ tails: SubsetCount.Tails) -> Share {
    let ways = min(tails.total, 2 * min(tails.atLeast, tails.atMost))
    return Share(ways, of: tails.total) ?? Share(Rational.one)
  }
}

/// Two groups of shares brought to one denominator.
private struct ShareGroups {
  private let first: [Share]
  private let second: [Share]
  private let common: CommonDenominator

  init(_ first: [Share], _ second: [Share]) {
    self.first = first
    self.second = second
    common = CommonDenominator((first + second).map(\.denominator))
  }

  /// The size of the smaller group: the subsets of that size are the fewest.
  var size: Int { min(first.count, second.count) }

  var difference: Rational {
    func mean(_ shares: [Share]) -> Rational? {
      Rational.sum(shares.lazy.map(\.rational))?.divided(by: Rational(shares.count))
    }
    if let one = mean(first), let other = mean(second), let exact = one.subtracting(other) { return exact }
    func near(_ shares: [Share]) -> Double {
      shares.reduce(0) { $0 + Double($1.numerator) / Double($1.denominator) } / Double(shares.count)
    }
    let scale = ScoreInterval.millionths
    return Rational(Int(((near(first) - near(second)) * Double(scale)).rounded()), scale) ?? .zero
  }

  /// The shares times the common denominator, as whole numbers, the first group's lowered by so many millionths.
  ///
  /// One is added to each, so that none is below zero; it changes no comparison of sums of equally many.
  private func values(shiftedBy shift: Int) -> (first: [WideNumber], second: [WideNumber]) {
    let scale = UInt64(ScoreInterval.millionths)
    let whole = common.over(1)
    func values(_ shares: [Share], plus: UInt64) -> [WideNumber] {
      shares.map { common.over($0.denominator) * UInt64($0.numerator) * scale + whole * plus }
    }
    return (values(first, plus: UInt64(ScoreInterval.millionths - shift)), values(second, plus: scale))
  }

  /// The splits in which the first group's sum is at least, or at most, the one seen.
  func tails(shiftedBy shift: Int) -> SubsetCount.Tails {
    let (one, other) = values(shiftedBy: shift)
    let isSecondSmaller = other.count < one.count
    let small = isSecondSmaller ? other : one
    let seen = small.reduce(WideNumber(0), +)
    var tails = SubsetCount(small.count, of: one + other).tails(of: seen)
    // A large sum of the second group is a small one of the first.
    if isSecondSmaller { swap(&tails.atLeast, &tails.atMost) }
    return tails
  }

  func drawnTails(_ draws: Int, seed: UInt64) -> SubsetCount.Tails {
    let (one, other) = values(shiftedBy: 0)
    var all = one + other
    let seen = one.reduce(WideNumber(0), +)
    var source = SplitMix(state: seed)
    var tails = SubsetCount.Tails(total: 1, atLeast: 1, atMost: 1)
    for _ in 0..<draws {
      var sum = WideNumber(0)
      for index in one.indices {
        all.swapAt(index, index + source.next(below: all.count - index))
        sum = sum + all[index]
      }
      tails.total += 1
      if sum >= seen { tails.atLeast += 1 }
      if sum <= seen { tails.atMost += 1 }
    }
    return tails
  }

  /// The shifts that neither side rejects at 2,5 %.
  var interval: ShareRange? {
    let scale = ScoreInterval.millionths
    // More than 2,5 % of the splits, in whole numbers.
    func isKept(_ ways: Int, of total: Int) -> Bool { ways > total / 40 }
    let lower = ShareGroups.first(in: -scale...scale) { shift in
      let tails = tails(shiftedBy: shift)
      return isKept(tails.atLeast, of: tails.total)
    }
    let pastUpper = ShareGroups.first(in: -scale...scale) { shift in
      let tails = tails(shiftedBy: shift)
      return !isKept(tails.atMost, of: tails.total)
    }
    guard let from = Share(lower, of: scale), let to = Share(pastUpper - 1, of: scale) else { return nil }
    return ShareRange(lower: from, upper: to)
  }

  /// The first number for which something holds that, once it holds, holds for all larger ones; the one past the end when
  /// it holds for none.
  private static func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound + 1)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Steele, Lea and Flood's small generator: the same numbers from the same seed everywhere.
private struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
