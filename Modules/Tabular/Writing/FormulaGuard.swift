/// Keeps a spreadsheet program from running a cell as a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front; so does a cell that
/// would look like such a guarded one. That makes the change reversible: ``restored(_:)`` gives back exactly what
/// ``guarded(_:)`` was given. A number such as `-5`, `+32,5` or `-1.234,5`, with or without a unit (`-18,3 %`, `-0,5 u`),
/// cannot do harm and stays as it is.
public enum FormulaGuard {
  /// The text as it may stand in a file that Excel opens.
  public static func guarded(_ text: String) -> String {
    isDangerous(Substring(text).utf8.drop { $0 == Byte.apostrophe }) ? "'" + text : text
  }

  /// The text as it was before ``guarded(_:)``.
  public static func restored(_ text: String) -> String {
    guard text.utf8.first == Byte.apostrophe, isDangerous(Substring(text).utf8.drop { $0 == Byte.apostrophe }) else {
      return text
    }
    return String(Substring(text.utf8.dropFirst()))
  }

  /// Whether the text, without apostrophes in front, begins as a formula and is no plain number.
  static func isDangerous(_ text: some Collection<UInt8>) -> Bool {
    switch text.first {
    case 0x3D, 0x40, Byte.tab, Byte.carriageReturn: true
    case 0x2B, 0x2D: !isNumber(text.dropFirst())
    default: false
    }
  }

  /// Whether the text is a number, with nothing behind it but a unit: a sign of percent, or one word of letters.
  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    let number = text.prefix { isDigit($0) || $0 == Byte.comma || $0 == point }
    return isPlainNumber(number) && isUnit(text.dropFirst(number.count))
  }

  /// Digits with at most one mark of decimals, and marks of thousands of another sign before it.
  private static func isPlainNumber(_ text: some Collection<UInt8>) -> Bool {
    guard text.contains(where: isDigit) else { return false }
    let marks = text.filter { !isDigit($0) }
    guard marks.count > 1, let last = marks.last else { return true }
    let groups = text.split(omittingEmptySubsequences: false) { !isDigit($0) }
    return marks.filter { $0 == last }.count == 1
      && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
      && groups.first.map { (1...3).contains($0.count) } == true
  }

  private static func isUnit(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    if Array(text) == [percent] { return true }
    let word: [UInt8]
    switch first {
    case Byte.space: word = Array(text.dropFirst())
    case 0xC2 where text.dropFirst().first == 0xA0: word = Array(text.dropFirst(2))
    default: return false
    }
    return word == [percent] || !word.isEmpty && word.allSatisfy { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static let point: UInt8 = 0x2E
  private static let percent: UInt8 = 0x25
}
