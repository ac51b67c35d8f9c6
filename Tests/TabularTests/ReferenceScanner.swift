/// The grammar once more, one byte at a time and without regard for speed: what the scanner is held against.
enum ReferenceScanner {
  /// The cells of each row as bytes; `nil` when a quote is never closed.
  static func rows(_ bytes: [UInt8], delimiter: UInt8, quote: UInt8?) -> [[[UInt8]]]? {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var index = 0
    var isRowOpen = false
    while index < bytes.count {
      if !isRowOpen, let length = lineEnd(bytes, index) {
        rows.append([])
        index += length
        continue
      }
      isRowOpen = true
      guard let (cell, next) = cell(bytes, index, delimiter, quote) else { return nil }
      row.append(cell)
      index = next
      if index == bytes.count { break }
      if bytes[index] == delimiter {
        index += 1
        // A delimiter as the last byte: one more cell, empty.
        if index == bytes.count { row.append([]) }
      } else {
        index += lineEnd(bytes, index) ?? 1
        rows.append(row)
        row = []
        isRowOpen = false
      }
    }
    if isRowOpen { rows.append(row) }
    return rows
  }

  private static func lineEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    if bytes[index] == 0x0A { return 1 }
    guard bytes[index] == 0x0D else { return nil }
    return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
  }

  private static func cell(
    _ bytes: [UInt8], _ start: Int, _ delimiter: UInt8, _ quote: UInt8?
  ) -> (cell: [UInt8], next: Int)? {
    func ends(_ index: Int) -> Bool {
      index == bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D
    }
    var index = start
    if let quote, bytes[start] == quote {
      var content: [UInt8] = []
      index += 1
      while index < bytes.count {
        if bytes[index] != quote {
          content.append(bytes[index])
          index += 1
        } else if index + 1 < bytes.count, bytes[index + 1] == quote {
          content.append(quote)
          index += 2
        } else if ends(index + 1) {
          return (content, index + 1)
        } else {
          // Text behind the closing quote: the cell is taken as it stands, to its end.
          while !ends(index) || index == start { index += 1 }
          return (Array(bytes[start..<index]), index)
        }
      }
      return nil
    }
    while !ends(index) { index += 1 }
    return (Array(bytes[start..<index]), index)
  }
}
