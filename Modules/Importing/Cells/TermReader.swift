public import GuidanceKit

/// Reads the entries of a closed list, by code, label or known spelling.
public struct TermReader<T: Term>: Sendable {
  private let index: TermIndex<T>

  /// Makes a reader for a list.
  public init(_ type: T.Type = T.self) {
    index = TermIndex(type)
  }

  /// Reads a cell that is not empty.
  public func read(_ cell: String) -> CellReading<T> {
    if let term = index[TextFolding.trimmed(cell)] { return CellReading(term) }
    return CellReading(refused: TermMessages.unknown(T.self, cell))
  }
}

/// The messages about closed lists.
enum TermMessages {
  /// How many entries of a list a message names.
  static let listed = 8

  static func unknown<T: Term>(_ type: T.Type, _ cell: String) -> CellRemark {
    let suggestions = Label(
      T.suggestions(for: cell, language: .dutch).joined(separator: "\u{0}"),
      T.suggestions(for: cell, language: .english).joined(separator: "\u{0}"))
    let dutch = T.allCases.map { $0.label.dutch }
    let english = T.allCases.map { $0.label.english }
    if T.self == ClassroomContext.self, ["-1", "0", "1"].contains(TextFolding.trimmed(cell)) {
      return CellRemark(
        .termUnknown, found: cell, Label("staat niet in de lijst", "is not in the list"),
        expected: Label("ja, nee of onbekend", "ja (yes), nee (no) or onbekend (unknown)"),
        cure: Label(
          "Een databank als Access schrijft 0 voor nee en -1 of 1 voor ja; vervang ze in het blad",
          "A database such as Access writes 0 for no and -1 or 1 for yes; replace them in the sheet"))
    }
    return unknown(
      .termUnknown, cell, names: (dutch, english),
      suggestions: (
        suggestions.dutch.split(separator: "\u{0}").map(String.init),
        suggestions.english.split(separator: "\u{0}").map(String.init)
      ))
  }

  static func unknown(
    _ code: ProblemCode, _ cell: String, names: (dutch: [String], english: [String]),
    suggestions: (dutch: [String], english: [String])
  ) -> CellRemark {
    func text(_ names: [String], _ suggestions: [String], _ language: Language) -> String {
      let isDutch = language == .dutch
      let fault = isDutch ? "staat niet in de lijst" : "is not in the list"
      let some = names.prefix(listed).joined(separator: ", ") + (names.count > listed ? ", …" : "")
      let all = names.count > listed ? some : CellText.choice(names, language)
      var message = "\(CellText.shown(cell)) \(fault); " + (isDutch ? "verwacht \(all)." : "expected \(all).")
      if let meant = CellText.suggestion(suggestions) { message += " " + meant[language] }
      return message
    }
    return CellRemark(
      code,
      Label(text(names.dutch, suggestions.dutch, .dutch), text(names.english, suggestions.english, .english)))
  }
}
