/// Sums by a key of one word: a table of its own, for the one loop that passes every registration.
struct PackedSums {
  /// Minutes and how many they come from.
  struct Sum {
    var minutes = 0
    var count = 0
  }

  /// How many keys have a sum.
  private(set) var count = 0
  // 0 stands for a free place: no key is 0, for no organisation has that number.
  private var keys = [UInt64](repeating: 0, count: 1 << 12)
  private var sums = [Sum](repeating: Sum(), count: 1 << 12)

  mutating func add(_ minutes: Int, at key: UInt64) {
    var place = PackedSums.place(of: key, in: keys)
    if keys[place] == 0 {
      if count * 2 >= keys.count {
        grow()
        place = PackedSums.place(of: key, in: keys)
      }
      keys[place] = key
      count += 1
    }
    sums[place].minutes += minutes
    sums[place].count += 1
  }

  func forEach(_ body: (UInt64, Sum) -> Void) {
    for place in keys.indices where keys[place] != 0 { body(keys[place], sums[place]) }
  }

  /// Where a key stands, or the free place where it belongs.
  private static func place(of key: UInt64, in keys: [UInt64]) -> Int {
    let mask = keys.count - 1
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    var (keys, sums) = (
      [UInt64](repeating: 0, count: keys.count * 2), [Sum](repeating: Sum(), count: self.keys.count * 2)
    )
    forEach { key, sum in
      let place = PackedSums.place(of: key, in: keys)
      keys[place] = key
      sums[place] = sum
    }
    (self.keys, self.sums) = (keys, sums)
  }
}
