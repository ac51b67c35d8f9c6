extension Table {
  /// The table as aligned lines of at most `width` columns.
  ///
  /// Long words wrap inside their column; names, numbers and file names stay whole. Where the names of the rows leave no room
  /// for the other columns, each name stands above its row; a table that cannot be made narrow enough even so is set as one
  /// small block for each row.
  public func text(width: Int, language: DocumentLanguage) -> String {
    TerminalTable(self, width: max(20, width), language: language).lines.map { $0.trimmedEnd + "\n" }.joined()
  }
}

/// Sets one table for a terminal.
struct TerminalTable {
  private let table: Table
  private let width: Int
  private let language: DocumentLanguage
  private var indices: [Int]
  /// Columns that stand under their row.
  private var verbatim: [Int]
  /// Whether cells with a status show its sign alone.
  private var hidesValues = false
  /// The column that stands above its row, when there is no room beside it.
  private var above: Int?

  init(_ whole: Table, width: Int, language: DocumentLanguage) {
    let table = whole.onPage(language.words)
    self.table = table
    self.width = width
    self.language = language
    let shown = table.columns.indices.filter { table.columns[$0].use != .files }
    indices = shown.filter { table.columns[$0].kind != .verbatim }
    verbatim = shown.filter { table.columns[$0].kind == .verbatim }
  }

  /// The caption, the table, its key and its notes.
  var lines: [String] {
    var lines = wrapped(harmless(table.caption), width: width)
    if let (table, layout) = [self, underNames, aboveName].lazy.compactMap(\.self).compactMap({ table in
      table.layout().map { (table, $0) }
    }).first {
      lines += table.aligned(layout)
    } else if table.style == .grid, let layout = signsOnly.layout() {
      lines += signsOnly.aligned(layout)
    } else {
      lines += records()
    }
    if !table.legend.isEmpty {
      lines += wrapped(table.legend.map { $0.terminalText }.joined(separator: "; "), width: width)
    }
    for note in table.notes { lines += wrapped(harmless(note.plain), width: width) }
    return lines
  }

  /// The same table with signs instead of values: what is left of a grid on a narrow terminal.
  private var signsOnly: TerminalTable {
    var copy = self
    copy.hidesValues = true
    return copy
  }

  /// The same table with each name above its row: a name is never broken, and the other columns still stand under each other.
  private var underNames: TerminalTable? {
    guard let first = indices.first, table.columns[first].kind == .code, indices.count > 1 else { return nil }
    var copy = self
    copy.above = first
    copy.indices.removeFirst()
    return copy
  }

  /// The same table with its widest column of names under each row: of files, say.
  private var aboveName: TerminalTable? {
    let names = indices.dropFirst().filter { table.columns[$0].kind == .code }
    func width(_ index: Int) -> Int { table.rows.map { displayWidth(text($0, index)) }.max() ?? 0 }
    guard let widest = names.max(by: { width($0) < width($1) }) else { return nil }
    var copy = self
    copy.indices.removeAll { $0 == widest }
    copy.verbatim.insert(widest, at: 0)
    return copy
  }

  /// What columns are set in by under a name.
  private var indent: Int { above == nil ? 0 : 2 }

  /// The text of a cell, before wrapping; drawings are made 16 columns wide.
  private func text(_ row: Row, _ index: Int) -> String {
    guard index < row.cells.count else { return "" }
    let cell = row.cells[index]
    if let graphic = cell.graphic { return graphic.terminalText(width: 16) }
    let text = harmless(cell.text)
    guard let mark = cell.status else { return text }
    if hidesValues { return String(mark.status.character) }
    return text.isEmpty ? String(mark.status.character) : "\(mark.status.character) \(text)"
  }

  /// The widths of the columns, or nothing when the table cannot be made narrow enough: words are broken only when they must.
  private func layout() -> Layout? {
    layout(gap: 2, longestWord: 24) ?? layout(gap: 2, longestWord: 13)
      ?? (above == nil && underNames != nil ? nil : layout(gap: 1, longestWord: 13))
  }

  /// The widths of the columns and the spaces between them.
  private struct Layout {
    let widths: [Int]
    let gap: Int
  }

  private func layout(gap: Int, longestWord most: Int) -> Layout? {
    let available = width - indent - gap * max(0, indices.count - 1)
    var widths: [Int] = []
    var least: [Int] = []
    let rows = table.rows + table.totals
    for index in indices {
      let column = table.columns[index]
      let texts = rows.map { text($0, index) }
      let natural = texts.map { displayWidth($0) }.max() ?? 0
      let title = harmless(column.title)
      let titleWord = Self.longestPiece(of: title)
      let isFixed = column.isNumeric || column.kind == .graphic || column.kind == .date
      let longestWord =
        texts.flatMap(unbrokenParts).map { word in
          let width = displayWidth(word)
          return column.kind == .code || isName(word) ? width : min(width, most)
        }.max() ?? 0
      // The first column names the row: it keeps room to be read.
      let smallest =
        isFixed
        ? max(natural, titleWord)
        : max(titleWord, longestWord, index == indices.first ? min(natural, 14) : 0)
      widths.append(max(natural, isFixed ? titleWord : displayWidth(title)))
      least.append(smallest)
    }
    var excess = widths.reduce(0, +) - available
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return Layout(widths: widths, gap: gap)
  }

  /// The widest part of a heading that cannot be cut: words are cut at soft hyphens.
  private static func longestPiece(of title: String) -> Int {
    title.split(separator: " ").flatMap { word in
      let pieces = word.split(separator: "\u{AD}")
      return pieces.enumerated().map { displayWidth(String($1)) + ($0 < pieces.count - 1 ? 1 : 0) }
    }.max() ?? 0
  }

  private func aligned(_ layout: Layout) -> [String] {
    var lines = above.map { [harmless(table.columns[$0].title).replacing("\u{AD}", with: "")] } ?? []
    lines += line(indices.map { harmless(table.columns[$0].title) }, layout, flushDown: true)
    lines.append(rule("─", layout))
    for group in table.groups {
      if let title = group.title { lines += wrapped(harmless(title), width: width) }
      for row in group.rows { lines += over(row) + line(indices.map { text(row, $0) }, layout) + under(row) }
    }
    if !table.totals.isEmpty {
      lines.append(rule("─", layout))
      for row in table.totals { lines += over(row) + line(indices.map { text(row, $0) }, layout) }
    }
    return lines
  }

  /// The name that stands above a row.
  private func over(_ row: Row) -> [String] { above.map { wrapped(text(row, $0), width: width) } ?? [] }

  /// What stands under a row, set in a little.
  private func under(_ row: Row) -> [String] {
    verbatim.flatMap { index -> [String] in
      let text = text(row, index)
      guard !text.isEmpty else { return [] }
      let column = table.columns[index]
      let title = column.kind == .verbatim ? "" : harmless(column.longTitle ?? column.title) + ": "
      return wrapped(title + text, width: width - 4).map { "    " + $0 }
    }
  }

  private func rule(_ sign: Character, _ layout: Layout) -> String {
    String(repeating: " ", count: indent)
      + layout.widths.map { String(repeating: String(sign), count: $0) }
      .joined(separator: String(repeating: " ", count: layout.gap))
  }

  /// One row in as many lines as its longest cell needs.
  private func line(_ texts: [String], _ layout: Layout, flushDown: Bool = false) -> [String] {
    let cells = zip(texts, layout.widths).map { wrapped($0, width: $1) }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { number -> String in
      let parts = cells.indices.map { place -> String in
        let lines = cells[place]
        let shown = flushDown ? number - (height - lines.count) : number
        let text = lines.indices.contains(shown) ? lines[shown] : ""
        return padded(text, to: layout.widths[place], flushRight: table.columns[indices[place]].isNumeric)
      }
      return String(repeating: " ", count: indent) + parts.joined(separator: String(repeating: " ", count: layout.gap))
    }
  }

  /// One block for each row: the first cell, then the others under it with their headings.
  private func records() -> [String] {
    var lines: [String] = []
    func add(_ row: Row) {
      for (place, index) in indices.enumerated() {
        let text = text(row, index)
        guard !text.isEmpty else { continue }
        if place == 0 {
          lines += wrapped(text, width: width)
        } else {
          let title = harmless(table.columns[index].longTitle ?? table.columns[index].title)
          lines += wrapped("\(title): \(text)", width: width - 2).map { "  " + $0 }
        }
      }
      lines += under(row)
    }
    for group in table.groups {
      if let title = group.title { lines += [""] + wrapped(harmless(title), width: width) }
      group.rows.forEach(add)
    }
    table.totals.forEach(add)
    return lines
  }
}

extension CellGraphic {
  fileprivate func terminalText(width: Int) -> String {
    switch self {
    case .bullet(let bullet, let axis): TerminalBars.bullet(bullet, axis: axis, width: width)
    case .sparkline(let values, let axis, _): TerminalBars.sparkline(values, axis: axis)
    case .stack(let parts, let axis): TerminalBars.stack(parts, axis: axis, width: width)
    }
  }
}

extension Table.Sign {
  /// The sign and its meaning in letters.
  var terminalText: String {
    switch self {
    case .status(let mark): "\(mark.status.character)\u{A0}\(harmless(mark.label))"
    case .bar(let text): "█\u{A0}\(harmless(text))"
    case .range(let text): "░\u{A0}\(harmless(text))"
    case .mark(let kind, let text): "\(kind.character)\u{A0}\(harmless(text))"
    }
  }
}

extension String {
  /// The text without spaces at its end.
  var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
