/// The name a mistyped one may have meant.
///
/// The same measure as the kit's for names in sheets; repeated here because this module stands on libyaml alone.
enum Nearest {
  /// The nearest of the candidates, or `nil` when none is near: at most a third of the longer name may differ.
  static func name(to text: String, in candidates: [String]) -> String? {
    let wanted = folded(text)
    guard !wanted.isEmpty else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = folded(candidate)
      let distance = distance(wanted, other)
      guard distance <= max(1, max(wanted.count, other.count) / 3), distance < best?.distance ?? .max else { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The end of a message: `; bedoelde u …?` when a candidate is near, else a full stop.
  static func hint(for text: String, in candidates: [String], prefix: String = "") -> YAMLText {
    guard let name = name(to: text, in: candidates) else { return YAMLText(".", ".") }
    return YAMLText("; bedoelde u \(prefix)\(name)?", "; did you mean \(prefix)\(name)?")
  }

  private static func folded(_ text: String) -> [Character] {
    text.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours, each counted once.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in 1...one.count {
      var row = [i] + Array(repeating: 0, count: other.count)
      for j in 1...other.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1))
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
