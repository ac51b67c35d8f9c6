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
    var members: [Int] = []
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        members.append(index << 6 | rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
    return members
  }

  private mutating func grow(to word: Int) {
    words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
  }
}
