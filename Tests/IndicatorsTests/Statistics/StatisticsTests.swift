import Foundation
import GuidanceKit
@testable import Indicators
import TestSupport
import Testing

/// Intervals and tests, held to what SciPy and statsmodels give (`scripts/reference-statistics`).
@Suite struct StatisticsTests {
  /// The rows of a stored table, without its header.
  private func rows(_ name: String) throws -> [[String]] {
    let url = repositoryRoot().appendingPathComponent("fixtures/reference/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    return lines.dropFirst().map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
  }

  private func shares(_ text: String) throws -> [Share] {
    try text.split(separator: " ").map { Share(try #require(Rational(String($0)))) }
  }

  /// Whether a bound is the stored number to the nearest millionth; the stored one has nine decimals.
  private func agrees(_ bound: Share, _ text: String) throws -> Bool {
    abs(Double(bound.numerator) - (try #require(Double(text))) * 1_000_000) < 0.501
  }

  @Test func `Wilson intervals are those of statsmodels and SciPy`() throws {
    let rows = try rows("wilson.csv")
    #expect(rows.count == 21)
    for row in rows {
      let share = try share(#require(Int(row[0])), #require(Int(row[1])))
      let interval = try #require(ScoreInterval.wilson(share))
      #expect(try agrees(interval.lower, row[2]), "\(row)")
      #expect(try agrees(interval.upper, row[3]), "\(row)")
    }
  }

  @Test func `Newcombe intervals are those of statsmodels`() throws {
    let rows = try rows("newcombe.csv")
    #expect(rows.count == 361)
    for row in rows {
      let numbers = row.compactMap(Int.init)
      let (one, other) = (try share(numbers[0], numbers[1]), try share(numbers[2], numbers[3]))
      let interval = try #require(ScoreInterval.newcombe(one, minus: other))
      #expect(try agrees(interval.lower, row[4]), "\(row)")
      #expect(try agrees(interval.upper, row[5]), "\(row)")
    }
  }

  @Test func `permutation tests are those of SciPy, with the chance as a fraction`() throws {
    let rows = try rows("permutation.csv")
    #expect(rows.count == 30)
    for row in rows {
      let test = try #require(PermutationTest(shares(row[0]), shares(row[1])))
      let (ways, splits) = (try #require(Int(row[3])), try #require(Int(row[4])))
      #expect(test.difference == Rational(row[2]), "\(row)")
      #expect(test.pValue.numerator == ways && test.pValue.denominator == splits, "\(row)")
      #expect(test.extent == .every(splits), "\(row)")
      if let p = Double(row[5]) { #expect(abs(Double(ways) / Double(splits) - p) < 1e-11, "\(row)") }
      #expect(test.interval?.lower.numerator == Int(row[6]), "\(row)")
      #expect(test.interval?.upper.numerator == Int(row[7]), "\(row)")
    }
  }

  @Test func `seven of ten, by pencil`() throws {
    // (0,7 + 3,8415/20) / (1 + 3,8415/10) = 0,6445; half of it 0,2477.
    let interval = try #require(ScoreInterval.wilson(share(7, 10)))
    #expect(NumberText(.dutch).percent(interval.lower) == "39,7 %")
    #expect(NumberText(.dutch).percent(interval.upper) == "89,2 %")
  }

  @Test func `a share that is none has no interval`() throws {
    #expect(ScoreInterval.wilson(try share(6, 5)) == nil)
    #expect(try ScoreInterval.newcombe(share(1, 5), minus: share(-1, 5)) == nil)
    #expect(PermutationTest([], [try share(1, 2)]) == nil)
    #expect(PermutationTest([try share(3, 2)], [try share(1, 2)]) == nil)
  }

  @Test func `four against four, by pencil`() throws {
    // All of the first group are above all of the second: one split of seventy to each side.
    let first = [try share(3, 4), try share(4, 5), try share(9, 10), try share(1, 1)]
    let second = [try share(1, 4), try share(1, 2), try share(2, 3), try share(1, 10)]
    let test = try #require(PermutationTest(first, second))
    #expect(test.pValue.numerator == 2 && test.pValue.denominator == 70)
    #expect(test.isSignificant() && !test.isSignificant(percent: 2))
    // Sums 69/20 and 91/60 over four: 29/60.
    #expect(test.difference == Rational(29, 60))
  }

  @Test func `the groups the other way round give the other sign and the same chance`() throws {
    for row in try rows("permutation.csv") {
      let (first, second) = (try shares(row[0]), try shares(row[1]))
      let one = try #require(PermutationTest(first, second))
      let other = try #require(PermutationTest(second, first))
      #expect(one.pValue == other.pValue)
      #expect(one.difference == other.difference.negated)
      #expect(one.interval?.lower.numerator == other.interval.map { -$0.upper.numerator })
    }
  }

  @Test func `the order of the schools changes nothing`() throws {
    for row in try rows("permutation.csv") {
      let (first, second) = (try shares(row[0]), try shares(row[1]))
      #expect(PermutationTest(first.reversed(), second.reversed()) == PermutationTest(first, second))
    }
  }

  @Test func `zero lies outside the interval exactly when the test rejects at five percent`() throws {
    for row in try rows("permutation.csv") {
      let test = try #require(PermutationTest(shares(row[0]), shares(row[1])))
      let interval = try #require(test.interval)
      let holdsZero = interval.lower.numerator <= 0 && 0 <= interval.upper.numerator
      #expect(holdsZero == !test.isSignificant(), "\(row)")
    }
  }

  @Test func `billions of splits are counted, not drawn`() throws {
    let first = try (0..<14).map { try share($0 % 5, 7) }
    let second = try (0..<14).map { try share($0 % 3, 5) }
    let test = try #require(PermutationTest(first, second))
    #expect(test.extent == .every(40_116_600))
    #expect(test.pValue.denominator == 40_116_600)
    #expect(test.interval != nil)
  }

  @Test func `too many splits are drawn from a fixed seed, and it says so`() throws {
    let first = try (0..<30).map { try share(5 + $0 % 5, 10) }
    let second = try (0..<30).map { try share(3 + $0 % 5, 10) }
    let test = try #require(PermutationTest(first, second))
    #expect(test.extent == .drawn(9_999))
    #expect(test.pValue.denominator == 10_000 && test.isSignificant() && test.interval == nil)
    #expect(test == PermutationTest(first, second))
  }

  @Test func `schools with any number of answers are compared exactly`() throws {
    let primes = [83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139]
    let first = try primes.prefix(6).map { try share($0 / 2, $0) }
    let second = try primes.suffix(6).map { try share($0 / 2, $0) }
    let test = try #require(PermutationTest(first, second))
    // (p - 1) / 2p grows with p, so the first six are the six smallest.
    #expect(test.pValue.numerator == 2 && test.pValue.denominator == 924)
    #expect(test.difference < .zero)
  }

  @Test func `wide numbers add, multiply and compare as numbers do`() {
    let top = WideNumber(.max)
    #expect(top + WideNumber(1) > top)
    #expect(top * 3 == top + top + top)
    #expect((top * .max) * .max > (top * .max) * (.max - 1))
    #expect(WideNumber(0) * 7 == WideNumber(0) && WideNumber(5) * 0 == WideNumber(0))
    #expect(CommonDenominator([4, 6, 10]).over(1) == WideNumber(60))
    #expect(CommonDenominator([4, 6, 10]).over(4) == WideNumber(15))
  }
}
