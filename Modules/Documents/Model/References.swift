extension Page {
  /// The names of all values that are printed in the sections, each once, in the order of their first appearance.
  ///
  /// Names of drawings are not among them, for a drawing stands beside its numbers. Rows that a page leaves out do not count.
  public var references: [String] {
    var collector = ReferenceCollector(words: language.words)
    for section in sections { collector.add(section.allBlocks) }
    return collector.found
  }
}

/// Gathers the names of printed values.
private struct ReferenceCollector {
  let words: PageWords
  private(set) var found: [String] = []
  private var seen: Set<String> = []

  init(words: PageWords) { self.words = words }

  mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let text): add(text)
      case .lead(let sentences): for sentence in sentences { add(sentence.text) }
      case .list(let items, _): for item in items { add(item) }
      case .keyFigures(let figures): for figure in figures { add(figure) }
      case .table(let table): add(table)
      case .illustration(let illustration): if let data = illustration.data { add(data) }
      case .note(let note): add(note.text)
      case .definitions(let items): for item in items { add(item.text) }
      case .details(_, let blocks): add(blocks)
      case .quotation(let texts): for text in texts { add(text) }
      case .preformatted: break
      }
    }
  }

  private mutating func add(_ figure: KeyFigure) {
    add(figure.value.reference)
    if let caption = figure.caption { add(caption) }
    for fact in figure.facts { add(fact.text) }
  }

  private mutating func add(_ whole: Table) {
    let table = whole.onPage(words)
    let shown = table.columns.indices.filter { table.columns[$0].use != .files }
    for row in table.rows + table.totals {
      for index in shown where index < row.cells.count { add(row.cells[index].reference) }
    }
    for note in table.notes { add(note) }
  }

  private mutating func add(_ text: RichText) {
    for case .value(let quoted) in text.runs { add(quoted.reference) }
  }

  private mutating func add(_ reference: String?) {
    guard let reference, seen.insert(reference).inserted else { return }
    found.append(reference)
  }
}
