/// Counts, without listing them, the ways to take some of many numbers whose sum is at least or at most a given one.
///
/// The numbers are cut in two halves; the sums of each half are sorted by how many numbers went in, and the halves are
/// laid against each other. So billions of ways are counted from some thousands of sums.
struct SubsetCount {
  /// How many ways there are, and how many of them reach or do not pass the sum.
  struct Tails: Hashable {
    var total: Int
    var atLeast: Int
    var atMost: Int
  }

  /// The sums of one half are at most so many.
  static let mostSums = 1 << 14

  private let left: [[WideNumber]]
  private let right: [[WideNumber]]
  private let taken: Int

  /// Prepares the sums of any `taken` of the values; ask ``isFeasible(_:of:)`` first.
  init(_ taken: Int, of values: [WideNumber]) {
    self.taken = taken
    left = SubsetCount.sums(values[..<(values.count / 2)], most: taken)
    right = SubsetCount.sums(values[(values.count / 2)...], most: taken)
  }

  /// Whether the sums of the halves are few enough.
  static func isFeasible(_ taken: Int, of count: Int) -> Bool {
    let half = count - count / 2
    var ways = 1
    var sums = 1
    for size in stride(from: 1, through: min(taken, half), by: 1) {
      ways = ways * (half - size + 1) / size
      sums += ways
      if sums > mostSums { return false }
    }
    return true
  }

  func tails(of sum: WideNumber) -> Tails {
    var tails = Tails(total: 0, atLeast: 0, atMost: 0)
    for size in 0...taken where size < left.count && taken - size < right.count {
      let (small, large) = (left[size], right[taken - size])
      tails.total += small.count * large.count
      var below = large.count
      var notAbove = large.count
      for number in small {
        while below > 0, number + large[below - 1] >= sum { below -= 1 }
        while notAbove > 0, number + large[notAbove - 1] > sum { notAbove -= 1 }
        tails.atLeast += large.count - below
        tails.atMost += notAbove
      }
    }
    return tails
  }

  /// The sums of all choices of at most so many values, by how many went in, each list sorted.
  private static func sums(_ values: ArraySlice<WideNumber>, most: Int) -> [[WideNumber]] {
    var result: [[WideNumber]] = [[WideNumber(0)]]
    for value in values {
      var next = result
      for (size, sums) in result.enumerated() where size < most {
        if next.count == size + 1 { next.append([]) }
        next[size + 1] += sums.map { $0 + value }
      }
      result = next
    }
    return result.map { $0.sorted() }
  }
}
