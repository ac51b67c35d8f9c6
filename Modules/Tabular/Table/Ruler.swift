/// Lines that programs draw above, between and below the rows of a table: `+----+---+`, `|---|:-:|`, `├────┼───┤`,
/// `===  ====`.
enum Ruler {
  /// Whether a row is such a line: nothing but the signs of lines, and a stroke of two signs at least in every cell with
  /// anything in it.
  static func matches(_ record: Record) -> Bool {
    var strokes = 0
    for index in 0..<record.count {
      guard !record[index].isQuoted, let stroke = Ruler.strokes(in: record[index].rawBytes) else { return false }
      strokes += stroke
    }
    return strokes >= 3
  }

  /// The bytes with which such a line may begin.
  static let initials: [UInt8] = [0x2D, 0x2B, 0x3D, 0x3A, Byte.bar, 0xE2]

  /// The signs of strokes in a cell; `nil` when it holds something else, or signs that stand alone.
  private static func strokes(in bytes: UnsafeRawBufferPointer) -> Int? {
    var (strokes, signs) = (0, 0)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x2D, 0x3D: strokes += 1
      case 0x2B, 0x3A, Byte.bar: signs += 1
      case Byte.space, Byte.tab: break
      case 0xE2:
        // U+2500 to U+257F: box drawings.
        guard index + 2 < bytes.count, bytes[index + 1] == 0x94 || bytes[index + 1] == 0x95 else { return nil }
        let isStroke = bytes[index + 1] == 0x94 ? [0x80, 0x81].contains(bytes[index + 2]) : bytes[index + 2] == 0x90
        if isStroke { strokes += 1 } else { signs += 1 }
        index += 2
      default: return nil
      }
      index += 1
    }
    return strokes >= 2 || strokes + signs == 0 ? strokes : nil
  }
}
