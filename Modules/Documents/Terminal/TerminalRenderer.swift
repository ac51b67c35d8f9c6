/// Sets pages as text for a terminal or a mail: no colour, no control sequences, lines of a given width.
public struct TerminalRenderer: Sendable {
  /// The greatest number of columns a line takes.
  public let width: Int

  /// A renderer for lines of `width` columns; at least 20.
  public init(width: Int = 80) { self.width = max(20, width) }

  /// The page as text.
  public func render(_ page: Page) -> String {
    var lines: [String] = []
    if let mark = page.mark {
      lines += wrapped("[\(harmless(mark))] \(harmless(page.markExplanation?.plain ?? ""))", width: width) + [""]
    }
    if let kicker = page.kicker { lines += wrapped(harmless(kicker), width: width) }
    lines += heading(page.title, sign: "═")
    if let subtitle = page.subtitle { lines += wrapped(harmless(subtitle), width: width) }
    if !page.facts.isEmpty { lines += [""] + facts(page.facts) }
    for section in page.sections { lines += self.section(section, level: 2, language: page.language) }
    if !page.colophon.isEmpty {
      lines.append("")
      for line in page.colophon { lines += wrapped(harmless(line.plain), width: width) }
    }
    return lines.map { $0.trimmedEnd + "\n" }.joined()
  }

  /// The sections alone, without the title of a page: for answers of a command.
  public func render(_ blocks: [Block], language: DocumentLanguage) -> String {
    var lines = spaced(blocks, language)
    if lines.first == "" { lines.removeFirst() }
    return lines.map { $0.trimmedEnd + "\n" }.joined()
  }

  private func heading(_ title: String, sign: Character) -> [String] {
    let lines = wrapped(harmless(title), width: width)
    let longest = lines.map { displayWidth($0) }.max() ?? 0
    return lines + [String(repeating: String(sign), count: longest)]
  }

  /// Blocks with an empty line before each that has lines.
  private func spaced(_ blocks: [Block], _ language: DocumentLanguage) -> [String] {
    blocks.flatMap { block in
      let lines = self.block(block, language: language)
      return lines.isEmpty ? [] : [""] + lines
    }
  }

  private func section(_ section: Section, level: Int, language: DocumentLanguage) -> [String] {
    var lines = [""] + (level == 2 ? [""] : []) + heading(section.title, sign: level == 2 ? "═" : "─")
    lines += spaced(section.blocks, language)
    for part in section.subsections { lines += self.section(part, level: level + 1, language: language) }
    return lines
  }

  private func block(_ block: Block, language: DocumentLanguage) -> [String] {
    switch block {
    case .paragraph(let text): return wrapped(harmless(text.plain), width: width)
    case .lead(let sentences):
      return sentences.flatMap { hanging($0.text.plain, after: $0.status.map { "\($0.status.character) " } ?? "") }
    case .list(let items, let isNumbered):
      return items.enumerated().flatMap { hanging($1.plain, after: isNumbered ? "\($0 + 1). " : "- ") }
    case .keyFigures(let figures): return Array(figures.map { keyFigure($0) }.joined(separator: [""]))
    case .table(let table): return TerminalTable(table, width: width, language: language).lines
    case .illustration(let illustration): return self.illustration(illustration, language: language)
    case .note(let note):
      let title = note.title.map { harmless($0) + " " } ?? ""
      return wrapped(title + harmless(note.text.plain), width: width - 2).map { "│ " + $0 }
    case .definitions(let items): return items.flatMap { hanging("\($0.term): \($0.text.plain)", after: "", indent: 2) }
    case .quotation(let paragraphs):
      let parts = paragraphs.map { wrapped(harmless($0.plain), width: width - 2).map { "│ " + $0 } }
      return Array(parts.joined(separator: ["│"]))
    case .preformatted(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
    case .details: return []
    }
  }

  private func facts(_ facts: [Definition]) -> [String] {
    let terms = facts.map { harmless($0.term) }
    let column = min(width / 2, (terms.map { displayWidth($0) }.max() ?? 0) + 2)
    return zip(facts, terms).flatMap { fact, term in
      hanging(fact.text.plain, after: padded(term, to: column))
    }
  }

  /// Text after a sign or a term, further lines set under its start.
  private func hanging(_ text: String, after start: String, indent: Int? = nil) -> [String] {
    let indent = indent ?? displayWidth(start)
    let lines = wrapped(harmless(text), width: width - indent)
    return lines.enumerated().map { ($0 == 0 ? start : String(repeating: " ", count: indent)) + $1 }
  }

  private func keyFigure(_ figure: KeyFigure) -> [String] {
    var lines = wrapped(harmless(figure.title), width: width)
    let verdict = figure.status.map { "   \($0.status.character) \(harmless($0.label))" } ?? ""
    lines += wrapped(harmless(figure.value.text) + verdict, width: width - 2).map { "  " + $0 }
    if let caption = figure.caption { lines += wrapped(harmless(caption.plain), width: width - 2).map { "  " + $0 } }
    if let bullet = figure.bullet {
      lines.append("  " + TerminalBars.bullet(bullet, axis: figure.axis, width: min(50, width - 2)))
    }
    for fact in figure.facts {
      let sign = fact.mark.map { "\($0.character) " } ?? "  "
      lines += hanging("\(fact.term): \(fact.text.plain)", after: "  " + sign)
    }
    return lines
  }

  private func illustration(_ illustration: Illustration, language: DocumentLanguage) -> [String] {
    var lines = wrapped(harmless(illustration.caption), width: width)
    lines += illustration.chart.terminalLines(width: width)
    lines += wrapped(harmless(illustration.equivalent), width: width)
    if illustration.chart.needsItsTable, let data = illustration.data {
      lines += [""] + TerminalTable(data, width: width, language: language).lines
    }
    return lines
  }
}
