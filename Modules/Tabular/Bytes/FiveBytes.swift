/// Finds the next of five bytes.
struct FiveBytes {
  private let four: FourBytes
  private let fifth: UInt8
  private let fifthLanes: UInt64

  init(_ four: FourBytes, _ fifth: UInt8) {
    self.four = four
    self.fifth = fifth
    fifthLanes = Lanes.repeating(fifth)
  }

  /// The index of the next of the five bytes at or after `start`, or `end` when there is none.
  @inline(__always)
  func next(in base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = Lanes.load(base, index)
      let hits = four.hits(word) | Lanes.zeros(word ^ fifthLanes)
      if hits != 0 { return index &+ (hits.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end {
      if four.contains(base[index]) || base[index] == fifth { return index }
      index &+= 1
    }
    return end
  }
}
