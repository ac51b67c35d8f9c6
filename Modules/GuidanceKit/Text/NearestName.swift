/// Finds the names that a mistyped text may have meant.
public enum NearestName {
  /// The names nearest to a text, best first, for "bedoelde u …?".
  ///
  /// Counts insertions, deletions, replacements and swaps of neighbours on folded text. A name is offered when at most
  /// a third of the longer text differs, or when one text begins with the other (three letters or more). Of words of two
  /// letters no letter may differ: `5A` is no mistyped `ja`.
  /// - Parameters:
  ///   - text: what was typed.
  ///   - candidates: the names that exist; equal distances keep this order.
  ///   - limit: how many to give back at most.
  public static func nearest(to text: String, in candidates: [String], limit: Int = 3) -> [String] {
    let wanted = Array(TextFolding.folded(text).unicodeScalars)
    guard !wanted.isEmpty, limit > 0 else { return [] }
    var found: [(distance: Int, order: Int, name: String)] = []
    var seen: Set<String> = []
    for (order, name) in candidates.enumerated() where seen.insert(name).inserted {
      let other = Array(TextFolding.folded(name).unicodeScalars)
      guard !other.isEmpty else { continue }
      let bound = max(wanted.count, other.count) / 3
      let distance = editDistance(wanted, other)
      if distance <= bound {
        found.append((distance, order, name))
      } else if min(wanted.count, other.count) >= 3, other.starts(with: wanted) || wanted.starts(with: other) {
        found.append((bound + 1, order, name))
      }
    }
    found.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    return found.prefix(limit).map(\.name)
  }

  /// The number of single-letter edits between two texts; swapping two neighbours counts once.
  public static func distance(_ one: String, _ other: String) -> Int {
    editDistance(Array(one.unicodeScalars), Array(other.unicodeScalars))
  }

  private static func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in 1...one.count {
      var row = [i] + Array(repeating: 0, count: other.count)
      for j in 1...other.count {
        let same = one[i - 1] == other[j - 1]
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[other.count]
  }
}
