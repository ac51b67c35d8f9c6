import GuidanceKit

/// Helpers for the text of cells.
enum CellText {
  /// The longest piece of a cell that a message repeats, in characters.
  static let shownLength = 60

  /// The cell between quotes as messages show it: on one line, shortened in the middle of nowhere with three dots.
  static func shown(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > shownLength ? "\"\(line.prefix(shownLength - 1))…\"" : "\"\(line)\""
  }

  /// The text without white space at its ends; at once where plain signs stand there, as almost always.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, isPlain(first), isPlain(last) else {
      return TextFolding.trimmed(text)
    }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  /// A cell without what keeps Excel from taking it for a number: `'042531` and `="042531"` are 042531.
  static func withoutTextMark(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "'"):
      let rest = text.dropFirst()
      return rest.utf8.first.map { (0x30...0x39).contains($0) } ?? false ? String(rest) : text
    case UInt8(ascii: "="):
      guard text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 else { return text }
      return String(text.dropFirst(2).dropLast()).replacing("\"\"", with: "\"")
    default: return text
    }
  }

  /// The parts of a cell that holds several values, trimmed, without empty ones.
  static func parts(_ text: String, separators: String = ";") -> [String] {
    text.split { $0.isNewline || separators.contains($0) }.map { TextFolding.trimmed(String($0)) }.filter {
      !$0.isEmpty
    }
  }

  /// The whole number that digits alone write; `nil` for anything else or when it does not fit.
  static func digits(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }

  /// Names as a choice: `a`, `a of b`, `a, b of c`.
  static func choice(_ names: [String], _ language: Language) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + (language == .dutch ? " of " : " or ") + last
  }

  /// "Did you mean …?" as the end of a message, with the full stop of the sentence before it; empty without suggestions.
  static func suggestion(_ names: [String]) -> Label? {
    guard !names.isEmpty else { return nil }
    let quoted = names.map { "\"\($0)\"" }
    return Label(
      "Bedoelde u \(choice(quoted, .dutch))?", "Did you mean \(choice(quoted, .english))?")
  }
}
