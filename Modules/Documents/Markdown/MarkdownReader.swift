/// A text that someone wrote in Markdown, as parts of a page.
public struct MarkdownDocument: Hashable, Sendable {
  /// The heading it starts with, if it starts with one.
  public var title: String?
  /// The level of that heading, 1 to 6.
  public var titleLevel: Int?
  /// The anchor of that heading, to which links in the text lead.
  public var titleAnchor: String?
  /// What stands before the next heading.
  public var blocks: [Block]
  /// The parts under the other headings.
  public var sections: [Section]

  /// Whether nothing is left to show.
  public var isEmpty: Bool { title == nil && blocks.isEmpty && sections.isEmpty }
}

/// Reads the texts that people write beside the figures: CommonMark with the tables of GitHub.
///
/// What comes out is text and nothing else: raw HTML is shown as it was typed (comments are left out, for authors keep notes
/// in them), pictures are refused, and an address leads to the web, to a mailbox or to a heading, or is refused.
public enum MarkdownReader {
  /// Reads a text.
  ///
  /// A paragraph `Tabel: …` (or `Table: …`) right before a table is its caption; without one the heading above it is.
  /// - Parameters:
  ///   - text: the text; a byte order mark in front is passed over.
  ///   - file: the file as problems name it.
  ///   - language: the language of the document, for the words that this module adds.
  ///   - id: begins every anchor of the text, so that several can stand in one page: lower case letters, digits and hyphens.
  ///   - anchors: the anchors of the page around it, to which links may lead too.
  /// - Throws: ``MarkdownError`` with everything that is wrong.
  public static func read(
    _ text: String, file: String, language: DocumentLanguage, id: String, anchors: Set<String> = []
  ) throws -> MarkdownDocument {
    // GitHub's reader takes these three as ends of lines.
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    if let problem = beyondLimits(text, lines, file) { throw MarkdownError(problems: [problem]) }
    switch MarkdownNode.read(text) {
    case .failure(let place):
      throw MarkdownError(problems: [
        MarkdownProblem(
          file: file, line: place.line, column: nil,
          dutch: "lijsten, citaten of opmaak liggen te diep in elkaar; hoogstens \(MarkdownLimits.depth) diep. Maak de "
            + "tekst vlakker.",
          english: "lists, quotations or marks lie too deep inside one another; at most \(MarkdownLimits.depth) deep. "
            + "Make the text flatter.")
      ])
    case .success(let root):
      var builder = MarkdownBuilder(text: text, file: file, language: language, id: id, anchors: anchors)
      let document = builder.document(root)
      guard builder.problems.isEmpty else { throw MarkdownError(problems: builder.problems) }
      return document
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: ``MarkdownError``; also when the bytes are no UTF-8, with the line of the first that is not.
  public static func read(
    bytes: [UInt8], file: String, language: DocumentLanguage, id: String, anchors: Set<String> = []
  ) throws -> MarkdownDocument {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw MarkdownError(problems: [noUnicode(bytes, file)])
    }
    return try read(text, file: file, language: language, id: id, anchors: anchors)
  }

  private static func noUnicode(_ bytes: [UInt8], _ file: String) -> MarkdownProblem {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let place = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return MarkdownProblem(
      file: file, line: place + 1, column: nil,
      dutch: "deze regel is geen UTF-8; bewaar het bestand als UTF-8 (in Kladblok: Opslaan als, codering UTF-8).",
      english: "this line is not UTF-8; save the file as UTF-8 (in Notepad: Save as, encoding UTF-8).")
  }

  private static func beyondLimits(
    _ text: String, _ lines: [Substring.UnicodeScalarView], _ file: String
  ) -> MarkdownProblem? {
    if text.utf8.count > MarkdownLimits.bytes {
      return MarkdownProblem(
        file: file, line: 1, column: nil,
        dutch: "de tekst telt \(text.utf8.count) bytes; hoogstens \(MarkdownLimits.bytes). Verdeel ze over bestanden.",
        english: "the text has \(text.utf8.count) bytes; at most \(MarkdownLimits.bytes). Divide it over files.")
    }
    // A carriage return with its line feed ends one line, not two; counted as two the limit is still far away.
    if lines.count > MarkdownLimits.lines * 2 {
      return MarkdownProblem(
        file: file, line: MarkdownLimits.lines + 1, column: nil,
        dutch: "de tekst telt meer dan \(MarkdownLimits.lines) regels. Verdeel ze over bestanden.",
        english: "the text has more than \(MarkdownLimits.lines) lines. Divide it over files.")
    }
    let isLong: (Substring.UnicodeScalarView) -> Bool = { line in line.count { $0 == "|" } > MarkdownLimits.bars }
    guard let place = lines.firstIndex(where: isLong) else { return nil }
    let number = text.unicodeScalars[..<lines[place].startIndex].count { $0 == "\n" } + 1
    return MarkdownProblem(
      file: file, line: number, column: nil,
      dutch: "een regel met meer dan \(MarkdownLimits.bars) strepen (|): zo breed kan een tabel niet zijn. Verdeel ze.",
      english: "a line with more than \(MarkdownLimits.bars) bars (|): a table cannot be that wide. Divide it.")
  }
}
