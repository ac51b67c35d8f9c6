import CXlsxWriter

/// The sheets of a workbook that hold words: the overview before the tables, the method and the explanations behind them.
struct TextSheets {
  let builder: WorkbookBuilder
  let language: DocumentLanguage

  /// What the document is, what it says first, and where to find what.
  func overview(_ page: Page, sheets: [(name: String, what: String)], on sheet: WorkbookBuilder.Sheet?) {
    var lines = Lines(builder: builder, sheet: sheet)
    lines.widths([34, 26, 20, 60])
    lines.add([(page.title, .title)])
    for text in [page.subtitle, page.kicker].compactMap(\.self) { lines.add([(text, .withheld)]) }
    if let mark = page.mark {
      lines.add([("\(mark). \(page.markExplanation?.plain ?? "")", .mark)])
    }
    lines.skip()
    for fact in page.facts { lines.add([(fact.term, .caption), (fact.text.plain, .withheld)]) }
    let blocks = page.sections.flatMap(\.allBlocks)
    for case .lead(let sentences) in blocks {
      lines.skip()
      for sentence in sentences {
        let sign = sentence.status.map { "\($0.status.character) " } ?? ""
        lines.add([(sign + sentence.text.plain, .withheld)])
      }
    }
    for case .keyFigures(let figures) in blocks {
      lines.skip()
      for figure in figures {
        let facts = figure.facts.map { "\($0.term): \($0.text.plain)" }.joined(separator: "; ")
        let caption = figure.caption.map { $0.plain + (facts.isEmpty ? "" : ". ") } ?? ""
        lines.add([
          (figure.title, .caption), (figure.value.text, .text), (figure.status?.label ?? "", .text),
          (caption + facts, .note),
        ])
      }
    }
    lines.skip()
    for entry in sheets { lines.link(entry.what, to: entry.name) }
  }

  /// All running text of the page under its headings, and what one should know to read its tables.
  func method(_ page: Page, on sheet: WorkbookBuilder.Sheet?) {
    var lines = Lines(builder: builder, sheet: sheet)
    lines.widths([34, 110])
    lines.add([(language.words.method, .title)])
    func add(_ section: Section) {
      lines.skip()
      lines.add([(section.title, .caption)])
      for block in section.blocks {
        switch block {
        case .paragraph, .list, .note, .quotation, .preformatted:
          lines.add([("", .text), (Self.plain(block), .note)])
        case .definitions(let items):
          for item in items { lines.add([(item.term, .text), (item.text.plain, .note)]) }
        case .table(let table):
          for note in table.notes { lines.add([(table.caption, .text), (note.plain, .note)]) }
        case .illustration(let illustration):
          lines.add([(illustration.caption, .text), (illustration.equivalent, .note)])
        case .lead, .keyFigures, .details: break
        }
      }
      section.subsections.forEach(add)
    }
    page.sections.forEach(add)
    if !page.colophon.isEmpty { lines.skip() }
    for line in page.colophon { lines.add([("", .text), (line.plain, .note)]) }
  }

  /// How each figure came about.
  func explanations(_ explanations: Explanations, on sheet: WorkbookBuilder.Sheet?) {
    var lines = Lines(builder: builder, sheet: sheet)
    lines.widths([34, 34, 110])
    lines.add([(explanations.title, .title)])
    if let introduction = explanations.introduction { lines.add([(introduction.plain, .withheld)]) }
    lines.skip()
    let heads = [language.words.value, language.words.subject, language.words.explanation]
    lines.add(heads.map { ($0, .head(isNumeric: false)) })
    worksheet_freeze_panes(sheet, UInt32(lines.row), 1)
    for item in explanations.items {
      let text = item.blocks.map(Self.plain).filter { !$0.isEmpty }.joined(separator: "\n")
      lines.add([(item.reference, .code), (item.title, .text), (text, .note)])
    }
  }

  /// Running text as a cell holds it: lines without signs drawn around them; a cell breaks its lines itself.
  private static func plain(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): text.plain
    case .lead(let sentences): sentences.map(\.text.plain).joined(separator: "\n")
    case .list(let items, let isNumbered):
      items.enumerated().map { place, item in (isNumbered ? "\(place + 1). " : "- ") + item.plain }
        .joined(separator: "\n")
    case .note(let note): [note.title, note.text.plain].compactMap(\.self).joined(separator: " ")
    case .definitions(let items): items.map { "\($0.term): \($0.text.plain)" }.joined(separator: "\n")
    case .quotation(let texts): texts.map(\.plain).joined(separator: "\n")
    case .preformatted(let text): text
    case .details(let title, let blocks): ([title] + blocks.map(plain)).joined(separator: "\n")
    case .keyFigures, .table, .illustration: ""
    }
  }

  /// Lines one under the other.
  private struct Lines {
    let builder: WorkbookBuilder
    let sheet: WorkbookBuilder.Sheet?
    private(set) var row = 0

    init(builder: WorkbookBuilder, sheet: WorkbookBuilder.Sheet?) {
      self.builder = builder
      self.sheet = sheet
    }

    func widths(_ widths: [Int]) {
      for (column, width) in widths.enumerated() {
        builder.note(worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), nil))
      }
    }

    mutating func skip() { row += 1 }

    mutating func add(_ cells: [(text: String, kind: CellStyle.Kind)]) {
      if cells.first?.kind == .title { builder.note(worksheet_set_row(sheet, UInt32(row), 26, nil)) }
      for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
        builder.note(
          worksheet_write_string(
            sheet, UInt32(row), UInt16(column), cellText(cell.text), builder.format(CellStyle(cell.kind))))
      }
      row += 1
    }

    /// A line that leads to a sheet; its name has no apostrophes.
    mutating func link(_ text: String, to name: String) {
      builder.note(
        worksheet_write_url_opt(
          sheet, UInt32(row), 0, "internal:'\(name)'!A1", builder.format(CellStyle(.link)),
          limited(cellText(text), to: 250),
          nil))
      row += 1
    }
  }
}
