/// Checks that a stream of chunks is UTF-8 without NUL, and notes where it is not.
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
  /// The number of bytes seen.
  private(set) var offset = 0

  /// A sequence that a chunk broke off: where it began, how many bytes it still needs and what the next one may be.
  private var sequenceStart = 0
  private var needed = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  mutating func check(_ bytes: UnsafeRawBufferPointer) {
    guard let address = bytes.baseAddress else { return }
    let base = address.assumingMemoryBound(to: UInt8.self)
    let end = bytes.count
    var index = 0
    while index < end {
      if needed == 0 {
        while index &+ 8 <= end {
          let word = Lanes.load(base, index)
          // A lane's highest bit survives when the byte is 0 (it borrows) or above 0x7F.
          if ((word &- Lanes.ones) | word) & Lanes.highs != 0 { break }
          index &+= 8
        }
        guard index < end else { break }
      }
      take(base[index], at: offset + index)
      index += 1
    }
    offset += end
  }

  /// Ends the stream: a sequence that was broken off is wrong.
  mutating func finish() {
    if needed > 0 { note(sequenceStart) }
    needed = 0
  }

  private mutating func take(_ byte: UInt8, at place: Int) {
    if needed > 0 {
      if byte >= lowest && byte <= highest {
        needed -= 1
        lowest = 0x80
        highest = 0xBF
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
    case 0x01...0x7F: break
    case 0xC2...0xDF: needed = 1
    case 0xE0:
      needed = 2
      lowest = 0xA0
    case 0xED:
      needed = 2
      highest = 0x9F
    case 0xE1...0xEF: needed = 2
    case 0xF0:
      needed = 3
      lowest = 0x90
    case 0xF4:
      needed = 3
      highest = 0x8F
    case 0xF1...0xF3: needed = 3
    default: note(place)
    }
  }

  private mutating func note(_ place: Int) {
    wrongCount += 1
    if wrongOffsets.count < UTF8Checker.remembered { wrongOffsets.append(place) }
  }
}
