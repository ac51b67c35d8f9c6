/// Sums by a key of one word: a table of its own, for the loops that pass every registration.
struct PackedSums: Sendable {
  /// Minutes and how many they come from.
  struct Sum: Sendable {
    var minutes = 0
    /// All records that were added up.
    var count: Int32 = 0
    /// Those of them that stand for a registration rather than for a further adviser.
    var registrations: Int32 = 0

    mutating func add(_ other: Sum) {
      minutes += other.minutes
      count &+= other.count
      registrations &+= other.registrations
    }
  }

  /// A key beside its sum, so that both are in reach of the processor at once.
  private struct Place {
    // 0 stands for a free place: whatever is packed has something in it.
    var key: UInt64 = 0
    var sum = Sum()
  }

  /// How many keys have a sum.
  private(set) var count = 0
  private var places: [Place] = []

  @inline(__always)
  mutating func add(_ sum: Sum, at key: UInt64) {
    if count * 2 >= places.count { grow() }
    let place = PackedSums.place(of: key, in: places)
    if places[place].key == 0 {
      places[place].key = key
      count += 1
    }
    places[place].sum.add(sum)
  }

  mutating func merge(_ other: PackedSums) {
    if count == 0 { self = other } else { other.forEach { add($1, at: $0) } }
  }

  func forEach(_ body: (UInt64, Sum) -> Void) {
    for place in places where place.key != 0 { body(place.key, place.sum) }
  }

  /// Where a key stands, or the free place where it belongs.
  @inline(__always)
  private static func place(of key: UInt64, in places: [Place]) -> Int {
    let mask = places.count - 1
    // Fibonacci hashing: the high bits of the product depend on all bits of the key.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while places[place].key != 0, places[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    var larger = [Place](repeating: Place(), count: max(1 << 10, places.count * 2))
    for old in places where old.key != 0 { larger[PackedSums.place(of: old.key, in: larger)] = old }
    places = larger
  }
}

/// A key of sums that mostly fits in one word.
protocol PackableKey: Hashable, Sendable {
  /// The key in one word that is not 0; `nil` when it does not fit.
  var packed: UInt64? { get }
  /// The key that was packed.
  init(packed: UInt64)
}

/// Sums by a key; those few whose key does not fit in one word are kept beside the others.
struct KeyedSums<Key: PackableKey>: Sendable {
  private var packed = PackedSums()
  private var others: [Key: PackedSums.Sum] = [:]

  @inline(__always)
  mutating func add(_ sum: PackedSums.Sum, at key: Key) {
    if let word = key.packed { packed.add(sum, at: word) } else { others[key, default: PackedSums.Sum()].add(sum) }
  }

  mutating func merge(_ other: KeyedSums) {
    packed.merge(other.packed)
    others.merge(other.others) { one, other in
      var sum = one
      sum.add(other)
      return sum
    }
  }

  /// The keys with their sums, in no order.
  var all: [(key: Key, sum: PackedSums.Sum)] {
    var all = others.map { (key: $0.key, sum: $0.value) }
    all.reserveCapacity(all.count + packed.count)
    packed.forEach { all.append((Key(packed: $0), $1)) }
    return all
  }
}
