/// Checks that a stream of chunks is UTF-8 without NUL, and notes where it is not and what else its bytes could mean.
///
/// Eight plain ASCII bytes pass in one step; the rest goes through the table of well-formed sequences of the Unicode
/// standard (table 3-7), so overlong forms, surrogates and code points above U+10FFFF are refused too.
struct UTF8Checker {
  /// How many places are remembered; later ones are only counted.
  static let remembered = 20

  /// The offsets of the first wrong bytes, ascending.
  private(set) var wrongOffsets: [Int] = []
  /// The number of wrong bytes.
  private(set) var wrongCount = 0
  /// How many of the wrong bytes are NUL.
  private(set) var nulCount = 0
  /// The number of signs of more than one byte that are sound.
  private(set) var multiByteCount = 0
  /// The number of bytes seen.
  private(set) var offset = 0
  /// Signs that look like UTF-8 that was encoded once more.
  private(set) var doubles = DoubleEncodingFinder()
  /// What the bytes above 0x7F would be in a single-byte encoding.
  private(set) var singles = SingleByteEvidence()

  /// A sequence that a chunk broke off: where it began, its value so far, how many bytes it still needs and what the next
  /// one may be.
  private var sequenceStart = 0
  private var value: UInt32 = 0
  private var needed = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  mutating func check(_ bytes: UnsafeRawBufferPointer) {
    guard let address = bytes.baseAddress else { return }
    let base = address.assumingMemoryBound(to: UInt8.self)
    let end = bytes.count
    var index = 0
    while index < end {
      if needed == 0 && !singles.isWaiting {
        let start = index
        while index &+ 8 <= end {
          let word = Lanes.load(base, index)
          // A lane's highest bit survives when the byte is 0 (it borrows) or above 0x7F.
          if ((word &- Lanes.ones) | word) & Lanes.highs != 0 { break }
          index &+= 8
        }
        if index > start {
          doubles.reset()
          singles.pass(base[start], base[index &- 1])
        }
        guard index < end else { break }
      }
      take(base[index], at: offset + index)
      singles.take(base[index], at: offset + index)
      index += 1
    }
    offset += end
  }

  /// Ends the stream: a sequence that was broken off is wrong.
  mutating func finish() {
    if needed > 0 { note(sequenceStart) }
    needed = 0
    singles.finish()
  }

  private mutating func take(_ byte: UInt8, at place: Int) {
    if needed > 0 {
      if byte >= lowest && byte <= highest {
        needed -= 1
        value = value << 6 | UInt32(byte & 0x3F)
        lowest = 0x80
        highest = 0xBF
        if needed == 0 {
          multiByteCount += 1
          doubles.take(value, at: sequenceStart)
        }
        return
      }
      // The sequence is broken; this byte may begin another.
      note(sequenceStart)
      needed = 0
    }
    lowest = 0x80
    highest = 0xBF
    sequenceStart = place
    switch byte {
    case 0x01...0x7F: doubles.reset()
    case 0xC2...0xDF:
      needed = 1
      value = UInt32(byte & 0x1F)
    case 0xE0...0xEF:
      needed = 2
      value = UInt32(byte & 0x0F)
      if byte == 0xE0 { lowest = 0xA0 }
      if byte == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      value = UInt32(byte & 0x07)
      if byte == 0xF0 { lowest = 0x90 }
      if byte == 0xF4 { highest = 0x8F }
    default:
      if byte == 0 { nulCount += 1 }
      note(place)
    }
  }

  private mutating func note(_ place: Int) {
    wrongCount += 1
    doubles.reset()
    if wrongOffsets.count < UTF8Checker.remembered { wrongOffsets.append(place) }
  }
}
