/// What a cell needs to know of its dialect to give its content: which signs escape which.
struct CellRules: Hashable, Sendable {
  /// The first sign of the delimiter, its first byte in the lowest eight bits.
  let delimiterSign: UInt32
  /// The quote; 0 when there is none.
  let quote: UInt8
  let escape: Dialect.Escape
  /// Whether the cell stands in a row that is wrapped in quotes, so that every quote in it is doubled once more.
  private(set) var isWrapped = false

  /// No quotes and no escapes.
  static let plain = CellRules(Dialect(quote: .none))

  init(_ dialect: Dialect) {
    quote = dialect.quote.byte ?? 0
    escape = dialect.escape
    let length = CellRules.signLength(dialect.delimiter.byte)
    let mask: UInt64 = (1 << (8 * UInt64(length))) - 1
    delimiterSign = UInt32(truncatingIfNeeded: dialect.delimiter.packed & mask)
  }

  /// The same rules for the cells of a wrapped row.
  var wrapped: CellRules {
    var rules = self
    rules.isWrapped = true
    return rules
  }

  /// How many bytes the delimiter's first sign has.
  var signLength: Int { CellRules.signLength(UInt8(truncatingIfNeeded: delimiterSign)) }

  /// How many bytes at `index` only take the meaning of the one behind them away.
  func escapeLength(_ raw: UnsafeRawBufferPointer, at index: Int, isQuoted: Bool) -> Int {
    guard isWrapped else { return isEscape(raw, at: index, isQuoted: isQuoted) ? 1 : 0 }
    guard index + 1 < raw.count, raw[index] == quote, raw[index + 1] == quote else { return 0 }
    let isDoubled = isQuoted && index + 3 < raw.count && raw[index + 2] == quote && raw[index + 3] == quote
    return isDoubled ? 3 : 1
  }

  /// Whether the byte at `index` only takes the meaning of the one behind it away.
  func isEscape(_ raw: UnsafeRawBufferPointer, at index: Int, isQuoted: Bool) -> Bool {
    guard index + 1 < raw.count else { return false }
    let byte = raw[index]
    let next = raw[index + 1]
    if isQuoted {
      if byte == quote && next == quote { return escape.doublesQuotes }
      return byte == Byte.backslash && escape.usesBackslash && (next == quote || next == Byte.backslash)
    }
    guard byte == Byte.backslash && escape.usesBackslash else { return false }
    if quote != 0 { return next == quote }
    switch next {
    case Byte.backslash, Byte.lineFeed, Byte.carriageReturn: return true
    default: return isDelimiterSign(raw, at: index + 1)
    }
  }

  func isDelimiterSign(_ raw: UnsafeRawBufferPointer, at index: Int) -> Bool {
    guard index + signLength <= raw.count else { return false }
    for offset in 0..<signLength where raw[index + offset] != UInt8(truncatingIfNeeded: delimiterSign >> (8 * offset)) {
      return false
    }
    return true
  }

  private static func signLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }
}
