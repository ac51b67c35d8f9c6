/// Excel's own first line, `sep=;`, which names the delimiter and is no row of the table.
enum SeparatorLine {
  /// Reads such a line at the beginning of `bytes`, also between quotes.
  ///
  /// - Returns: the delimiter and the length of the line with its line end; `nil` when the text begins otherwise.
  static func read(_ bytes: UnsafeRawBufferPointer) -> (delimiter: Delimiter, length: Int, end: LineEnd)? {
    var index = 0
    let isQuoted = bytes.first == Byte.doubleQuote
    if isQuoted { index += 1 }
    for letter in "sep=".utf8 {
      guard index < bytes.count, bytes[index] | 0x20 == letter | 0x20 else { return nil }
      index += 1
    }
    guard bytes[index - 1] == 0x3D, index < bytes.count, let delimiter = Delimiter(sign: bytes[index]) else {
      return nil
    }
    index += 1
    if isQuoted {
      guard index < bytes.count, bytes[index] == Byte.doubleQuote else { return nil }
      index += 1
    }
    guard index < bytes.count else { return (delimiter, index, .none) }
    switch bytes[index] {
    case Byte.lineFeed: return (delimiter, index + 1, .lf)
    case Byte.carriageReturn:
      let isPair = index + 1 < bytes.count && bytes[index + 1] == Byte.lineFeed
      return (delimiter, index + (isPair ? 2 : 1), isPair ? .crlf : .cr)
    default: return nil
    }
  }
}
