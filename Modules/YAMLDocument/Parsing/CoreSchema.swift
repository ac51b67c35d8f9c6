/// Which type a plain scalar has.
///
/// - Source: YAML 1.2.2, §10.3.2.
enum CoreSchema {
  static func tag(of text: String) -> YAMLScalar.Tag {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "false", "False", "FALSE": return .bool
    case ".nan", ".NaN", ".NAN": return .float
    default: break
    }
    let bytes = Array(text.utf8)
    if isInt(bytes) { return .int }
    return isFloat(bytes) ? .float : .string
  }

  /// The whole number, or `nil` when it does not fit 64 bits.
  static func int(_ text: String) -> Int? {
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
    return Int(text)
  }

  static func double(_ text: String) -> Double? {
    switch text {
    case ".nan", ".NaN", ".NAN": return .nan
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    default: return Double(text)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isInt(_ bytes: [UInt8]) -> Bool {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      let rest = bytes.dropFirst(2)
      if bytes[1] == UInt8(ascii: "o") { return rest.allSatisfy { isDigit($0) && $0 < UInt8(ascii: "8") } }
      if bytes[1] == UInt8(ascii: "x") { return rest.allSatisfy(isHexDigit) }
    }
    let digits = withoutSign(bytes[...])
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?` or `[-+]? \.inf`.
  private static func isFloat(_ bytes: [UInt8]) -> Bool {
    let body = withoutSign(bytes[...])
    if [".inf", ".Inf", ".INF"].contains(String(decoding: body, as: UTF8.self)) { return true }
    let whole = body.prefix(while: isDigit)
    var rest = body.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      guard !whole.isEmpty || !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    } else if whole.isEmpty {
      return false
    }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    let exponent = withoutSign(rest.dropFirst())
    return !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }

  private static func withoutSign(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
