/// Keeps a spreadsheet program from running a cell as a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front; so does a cell that
/// would look like such a guarded one. That makes the change reversible: ``restored(_:)`` gives back exactly what
/// ``guarded(_:)`` was given. A plain number such as `-5` or `+32,5` cannot do harm and stays as it is.
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

  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var marks = 0
    var digits = 0
    for byte in text {
      switch byte {
      case 0x30...0x39: digits += 1
      case Byte.comma, 0x2E: marks += 1
      default: return false
      }
    }
    return digits > 0 && marks <= 1
  }
}
