/// Eight bytes looked at in one go ("SIMD within a register"): what makes the scanner fast without unsafe intrinsics.
///
/// `Lanes.zeros` is exact for every lane, unlike the better known subtract-and-mask trick, whose lanes above a true zero
/// may lie.
enum Lanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080
  static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// The highest bit of every lane that is zero.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { ~(((word & lows) &+ lows) | word | lows) }

  @inline(__always)
  static func load(_ base: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}

/// Finds the next of four bytes.
struct FourBytes {
  let first: UInt8
  let second: UInt8
  let third: UInt8
  let fourth: UInt8
  private let firstLanes: UInt64
  private let secondLanes: UInt64
  private let thirdLanes: UInt64
  private let fourthLanes: UInt64

  init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
    firstLanes = Lanes.repeating(first)
    secondLanes = Lanes.repeating(second)
    thirdLanes = Lanes.repeating(third)
    fourthLanes = Lanes.repeating(fourth)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte == first || byte == second || byte == third || byte == fourth
  }

  /// Which lanes of a word hold one of the four bytes: their highest bits.
  @inline(__always)
  func hits(_ word: UInt64) -> UInt64 {
    Lanes.zeros(word ^ firstLanes) | Lanes.zeros(word ^ secondLanes) | Lanes.zeros(word ^ thirdLanes)
      | Lanes.zeros(word ^ fourthLanes)
  }

  /// Copies `count` bytes and tells whether one of the four is among them, in one pass.
  ///
  /// The last step overlaps the one before it, so that short cells need no loop over single bytes.
  @inline(__always)
  func copy(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(target)
    if count >= 8 {
      var found: UInt64 = 0
      var index = 0
      while index &+ 8 <= count {
        let word = from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        found |= hits(word)
        to.storeBytes(of: word, toByteOffset: index, as: UInt64.self)
        index &+= 8
      }
      let word = from.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      found |= hits(word)
      to.storeBytes(of: word, toByteOffset: count &- 8, as: UInt64.self)
      return found != 0
    }
    if count >= 4 {
      let low = from.loadUnaligned(as: UInt32.self)
      let high = from.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      to.storeBytes(of: low, as: UInt32.self)
      to.storeBytes(of: high, toByteOffset: count &- 4, as: UInt32.self)
      return hits(UInt64(low) | UInt64(high) &<< 32) != 0
    }
    var found = false
    for index in 0..<count {
      target[index] = source[index]
      found = found || contains(source[index])
    }
    return found
  }

  /// The index of the next of the four bytes at or after `start`, or `end` when there is none.
  @inline(__always)
  func next(in base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let hits = hits(Lanes.load(base, index))
      if hits != 0 { return index &+ (hits.trailingZeroBitCount &>> 3) }
      index &+= 8
    }
    while index < end {
      if contains(base[index]) { return index }
      index &+= 1
    }
    return end
  }
}
