/// Sets pages as Markdown as GitHub reads it (tables included): for a wiki, a chat or a version history.
///
/// Charts become their words and their table, for Markdown has no drawings of its own. The same page always gives the same text.
public enum MarkdownRenderer {
  /// The page as Markdown.
  public static func render(_ page: Page) -> String {
    var writer = MarkdownWriter(language: page.language)
    writer.page(page)
    return writer.text
  }
}

/// Collects the blocks of a document, an empty line between them.
struct MarkdownWriter {
  private let words: PageWords
  private let language: DocumentLanguage
  private var blocks: [String] = []
  private var tables = 0
  private var illustrations = 0

  init(language: DocumentLanguage) {
    self.language = language
    words = language.words
  }

  var text: String { blocks.joined(separator: "\n\n") + "\n" }

  mutating func page(_ page: Page) {
    if let kicker = page.kicker { blocks.append(escapedForMarkdown(kicker)) }
    blocks.append("# " + escapedForMarkdown(page.title))
    if let subtitle = page.subtitle { blocks.append(escapedForMarkdown(subtitle)) }
    if let mark = page.mark {
      let explanation = page.markExplanation.map { " " + Self.text($0) } ?? ""
      blocks.append("> **\(escapedForMarkdown(mark))**\(explanation)")
    }
    if !page.facts.isEmpty { blocks.append(Self.definitions(page.facts)) }
    for section in page.sections { self.section(section, level: 2) }
    if !page.colophon.isEmpty {
      blocks.append("---")
      blocks += page.colophon.map(Self.text)
    }
  }

  private mutating func section(_ section: Section, level: Int) {
    blocks.append(String(repeating: "#", count: min(6, level)) + " " + escapedForMarkdown(section.title))
    for block in section.blocks { self.block(block) }
    for part in section.subsections { self.section(part, level: level + 1) }
  }

  private mutating func block(_ block: Block) {
    switch block {
    case .paragraph(let text): add(Self.text(text))
    case .lead(let sentences):
      add(
        sentences.map { sentence in
          let sign = sentence.status.map { "\($0.status.character) " } ?? ""
          return "- \(sign)\(Self.text(sentence.text))"
        }.joined(separator: "\n"))
    case .list(let items, let isNumbered):
      add(items.enumerated().map { (isNumbered ? "\($0 + 1). " : "- ") + Self.text($1) }.joined(separator: "\n"))
    case .keyFigures(let figures): add(figures.map(Self.keyFigure).joined(separator: "\n"))
    case .table(let table): self.table(table)
    case .illustration(let illustration): self.illustration(illustration)
    case .note(let note):
      add("> " + (note.title.map { "**\(escapedForMarkdown($0))** " } ?? "") + Self.text(note.text))
    case .definitions(let items): add(Self.definitions(items))
    case .quotation(let paragraphs): add(paragraphs.map { "> " + Self.text($0) }.joined(separator: "\n>\n"))
    case .preformatted(let text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
      let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
      add(([fence + "text"] + lines + [fence]).joined(separator: "\n"))
    case .details: break
    }
  }

  private mutating func add(_ block: String) {
    if !block.isEmpty { blocks.append(block) }
  }

  private static func definitions(_ items: [Definition]) -> String {
    items.map { "- **\(escapedForMarkdown($0.term))**: \(text($0.text))" }.joined(separator: "\n")
  }

  private static func keyFigure(_ figure: KeyFigure) -> String {
    var lines = ["- **\(escapedForMarkdown(figure.title))**: \(escapedForMarkdown(figure.value.text))"]
    if let mark = figure.status { lines[0] += " \(mark.status.character) \(escapedForMarkdown(mark.label))" }
    if let caption = figure.caption { lines.append("  - " + text(caption)) }
    lines += figure.facts.map { "  - \(escapedForMarkdown($0.term)): \(text($0.text))" }
    return lines.joined(separator: "\n")
  }

  /// Running text on one line, without spaces in front: four of them would make it code.
  static func text(_ text: RichText) -> String {
    let line = text.runs.map { run in
      switch run {
      case .text(let text): escapedForMarkdown(text)
      case .strong(let text): spaced(text) { "**\(escapedForMarkdown($0))**" }
      case .emphasis(let text): spaced(text) { "*\(escapedForMarkdown($0))*" }
      case .code(let text): markdownCode(text)
      case .web(let text, let address): "[\(escapedForMarkdown(text))](\(address.text))"
      case .value(let quoted): escapedForMarkdown(quoted.text)
      case .link(let text, let address): "[\(escapedForMarkdown(text))](\(markdownAddress(address)))"
      }
    }.joined()
    return String(line.drop { $0 == " " })
  }

  /// Emphasis may not begin or end with a space, or Markdown takes its stars for stars.
  private static func spaced(_ text: String, _ mark: (String) -> String) -> String {
    // A tab or the end of a line around the words would be as much as in them.
    let text = harmless(text)
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let start = text.prefix(while: isSpace)
    let body = text.dropFirst(start.count)
    let end = String(body.reversed().prefix(while: isSpace).reversed())
    let core = String(body.dropLast(end.count))
    return core.isEmpty ? text : start + mark(core) + end
  }

  private mutating func illustration(_ illustration: Illustration) {
    illustrations += 1
    blocks.append("**\(words.figure) \(illustrations). \(escapedForMarkdown(illustration.caption))**")
    add(escapedForMarkdown(illustration.equivalent))
    if let data = illustration.data {
      table(data)
    } else {
      let data = illustration.chart.table(id: illustration.id, caption: "", language: language)
      add(MarkdownTable(data).text)
    }
  }

  private mutating func table(_ whole: Table) {
    let table = whole.onPage(words)
    tables += 1
    blocks.append("**\(words.table) \(tables). \(escapedForMarkdown(table.caption))**")
    add(MarkdownTable(table).text)
    let key = table.legend.compactMap { sign -> String? in
      if case .status(let mark) = sign { return "\(mark.status.character) \(escapedForMarkdown(mark.label))" }
      return nil
    }
    add(key.joined(separator: "; "))
    blocks += table.notes.map(Self.text)
  }
}
