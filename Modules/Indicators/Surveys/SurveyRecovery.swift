/// Which withheld cells of a set of tables can be worked out from the cells that are shown.
///
/// Two ways are tried, the same that a reader with all tables has. By the equations: each whole is the sum of its parts, and
/// several sums together can fix a cell that no single one fixes. By what fits: numbers of answers are whole and not below what a
/// cell must have, so that five cells with one answer at least and five together have one each.
struct SurveyRecovery {
  private let isHidden: [Bool]
  private let answers: [Int]
  /// The withheld cells of each sum that has any, the whole first when it is one.
  private let rows: [(cells: [Int], hasWhole: Bool, total: Int)]

  /// - Parameters:
  ///   - isHidden: the cells that are withheld.
  ///   - answers: the answers of each cell, which add up as the families say.
  init(isHidden: [Bool], answers: [Int], families: [SurveySuppression.Family]) {
    self.isHidden = isHidden
    self.answers = answers
    rows = families.compactMap { family in
      let parts = family.parts.filter { isHidden[$0] }
      let hasWhole = isHidden[family.whole]
      guard hasWhole || !parts.isEmpty else { return nil }
      // What the parts that are withheld add up to, less the whole when that is withheld too.
      let sum = parts.reduce(0) { $0 + answers[$1] }
      return ((hasWhole ? [family.whole] : []) + parts, hasWhole, hasWhole ? sum - answers[family.whole] : sum)
    }
  }

  /// The withheld cells that can be worked out.
  var found: Set<Int> { solved.union(fitted) }

  // MARK: By the equations

  private static let prime: UInt64 = 2_147_483_647

  private static func times(_ one: UInt64, _ other: UInt64) -> UInt64 { one * other % prime }

  private static func inverse(_ value: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = times(result, base) }
      base = times(base, base)
      exponent >>= 1
    }
    return result
  }

  /// Puts a number in its place in numbers that fall.
  private static func insert(_ number: Int, into numbers: inout [Int]) {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] > number { low = middle + 1 } else { high = middle }
    }
    numbers.insert(number, at: low)
  }

  /// The cells that every solution of the equations gives the same value.
  ///
  /// One difference between two solutions is drawn: cells that may be chosen freely get a number each, the others follow. Where it
  /// is nought the cell cannot differ. Counting goes on modulo a prime, so that nothing rounds or grows; that a cell which can
  /// differ comes out at nought by chance has odds of one in two milliards, and then one cell too many is withheld.
  private var solved: Set<Int> {
    var uses: [Int: Int] = [:]
    for row in rows { for cell in row.cells { uses[cell, default: 0] += 1 } }
    // Cells that few sums have are taken out first, which keeps the sums short.
    let order = uses.keys.sorted { (uses[$0] ?? 0, $0) < (uses[$1] ?? 0, $1) }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var pivots: [Int: [Int: UInt64]] = [:]
    for row in rows.sorted(by: { $0.cells.count < $1.cells.count }) {
      var factors: [Int: UInt64] = [:]
      for (place, cell) in row.cells.enumerated() {
        factors[rank[cell] ?? 0] = place == 0 && row.hasWhole ? SurveyRecovery.prime - 1 : 1
      }
      // From great to small, so that the smallest is at hand; one that has come to nought meanwhile is passed over.
      var columns = factors.keys.sorted(by: >)
      while let first = columns.popLast() {
        guard let factor = factors[first] else { continue }
        guard let pivot = pivots[first] else {
          let scale = SurveyRecovery.inverse(factor)
          pivots[first] = factors.mapValues { SurveyRecovery.times($0, scale) }
          break
        }
        for (column, value) in pivot {
          let minus = SurveyRecovery.prime - SurveyRecovery.times(value, factor)
          let before = factors[column]
          let left = ((before ?? 0) + minus) % SurveyRecovery.prime
          factors[column] = left == 0 ? nil : left
          if before == nil { SurveyRecovery.insert(column, into: &columns) }
        }
      }
    }
    var difference = [UInt64](repeating: 0, count: order.count)
    var state: UInt64 = 88_172_645_463_325_252
    for column in order.indices.reversed() {
      if let pivot = pivots[column] {
        let sum = pivot.reduce(UInt64(0)) { sum, term in
          term.key == column
            ? sum : (sum + SurveyRecovery.times(term.value, difference[term.key])) % SurveyRecovery.prime
        }
        difference[column] = (SurveyRecovery.prime - sum) % SurveyRecovery.prime
      } else {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        difference[column] = 1 + (state >> 33) % (SurveyRecovery.prime - 1)
      }
    }
    return Set(order.indices.filter { difference[$0] == 0 }.map { order[$0] })
  }

  // MARK: By what fits

  /// The cells for which one whole number only fits every sum.
  private var fitted: Set<Int> {
    let most = 1 << 40
    var lower = answers.map { min($0, 1) }
    var upper = [Int](repeating: most, count: answers.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for row in rows {
        // The whole counts against its parts: its bounds change places and sign.
        var (least, greatest) = (0, 0)
        for (place, cell) in row.cells.enumerated() {
          let isWhole = place == 0 && row.hasWhole
          least += isWhole ? -upper[cell] : lower[cell]
          greatest += isWhole ? -lower[cell] : upper[cell]
        }
        for (place, cell) in row.cells.enumerated() {
          let isWhole = place == 0 && row.hasWhole
          let others =
            isWhole ? (least + upper[cell], greatest + lower[cell]) : (least - lower[cell], greatest - upper[cell])
          let range =
            isWhole ? (others.0 - row.total, others.1 - row.total) : (row.total - others.1, row.total - others.0)
          let (from, to) = (max(lower[cell], range.0), min(upper[cell], range.1))
          guard from != lower[cell] || to != upper[cell] else { continue }
          hasChanged = true
          least += isWhole ? upper[cell] - to : from - lower[cell]
          greatest += isWhole ? lower[cell] - from : to - upper[cell]
          (lower[cell], upper[cell]) = (from, to)
        }
      }
    }
    return Set(answers.indices.filter { isHidden[$0] && lower[$0] == upper[$0] })
  }
}
