/// Something in a text of a user that cannot be taken over: where it stands, what was found, what to do.
public struct MarkdownProblem: Hashable, Sendable {
  /// The file as the user named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1; `nil` when it concerns the line as a whole.
  public let column: Int?
  /// In Dutch.
  public let dutch: String
  /// In English.
  public let english: String

  /// The whole line as shown: `inleiding.md:12:5: …`.
  public func text(_ language: DocumentLanguage) -> String {
    let place = column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
    return "\(place): \(language == .dutch ? dutch : english)"
  }
}

/// Why a text of a user was refused: all that is wrong with it, in the order of the lines.
public struct MarkdownError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong; never empty.
  public let problems: [MarkdownProblem]

  /// The Dutch lines.
  public var description: String { problems.map { $0.text(.dutch) }.joined(separator: "\n") }
}

/// What a text may hold at most, so that none keeps a report waiting.
///
/// The parser takes time that grows with the square of some texts made for that; within these limits the worst that
/// the tests know takes a few seconds, and a hundred pages of ordinary text a hundredth of one.
enum MarkdownLimits {
  /// Bytes of the text.
  static let bytes = 256 * 1_024
  /// Lines of the text.
  static let lines = 10_000
  /// Bars in a line, and with them columns of a table.
  static let bars = 50
  /// Lists and quotations inside one another.
  static let depth = 16
}
