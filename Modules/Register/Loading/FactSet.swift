/// A set of numbers from 0 on, one bit each.
struct FactSet {
  private var words: [UInt64] = []

  @inline(__always)
  mutating func insert(_ id: Int) {
    let word = id >> 6
    if word >= words.count { grow(to: word) }
    words[word] |= 1 &<< UInt64(truncatingIfNeeded: id & 63)
  }

  func contains(_ id: Int) -> Bool {
    let word = id >> 6
    return word < words.count && words[word] & (1 &<< UInt64(truncatingIfNeeded: id & 63)) != 0
  }

  /// The numbers, upwards.
  var members: [Int] {
    words.indices.flatMap { word in
      (0..<64).filter { words[word] & (1 &<< UInt64($0)) != 0 }.map { word << 6 | $0 }
    }
  }

  private mutating func grow(to word: Int) {
    words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
  }
}
