/// Sets one table in Markdown, its columns aligned so that it reads as it is, too.
struct MarkdownTable {
  private let table: Table
  private let indices: [Int]

  init(_ table: Table) {
    self.table = table
    // Drawings are left out: their numbers stand in other cells of the row.
    indices = table.columns.indices.filter { table.columns[$0].use != .files && table.columns[$0].kind != .graphic }
  }

  /// Cells longer than this do not widen the others of their column.
  private static let widest = 60

  var text: String {
    guard !indices.isEmpty else { return "" }
    let columns = indices.map { table.columns[$0] }
    let head = columns.map { escapedForMarkdown($0.longTitle ?? $0.title) }
    var rows: [[String]] = []
    for group in table.groups {
      if let title = group.title {
        rows.append(["**\(escapedForMarkdown(title))**"] + [String](repeating: "", count: indices.count - 1))
      }
      rows += group.rows.map { cells($0, isStrong: $0.isStrong) }
    }
    rows += table.totals.map { cells($0, isStrong: true) }
    let widths = columns.indices.map { place in
      max(3, ([head] + rows).map { displayWidth($0[place]) }.filter { $0 <= Self.widest }.max() ?? 3)
    }
    func line(_ cells: [String]) -> String {
      let set = cells.enumerated().map { padded($1, to: widths[$0], flushRight: columns[$0].isNumeric) }
      return "| " + set.joined(separator: " | ") + " |"
    }
    let rule =
      "| "
      + columns.enumerated().map { place, column in
        let dashes = String(repeating: "-", count: widths[place] - (column.isNumeric ? 1 : 0))
        return column.isNumeric ? dashes + ":" : dashes
      }.joined(separator: " | ") + " |"
    return ([line(head), rule] + rows.map(line)).joined(separator: "\n")
  }

  private func cells(_ row: Row, isStrong: Bool) -> [String] {
    indices.map { index in
      guard index < row.cells.count else { return "" }
      let cell = row.cells[index]
      let text =
        cell.link.map { "[\(escapedForMarkdown(cell.text))](\(markdownAddress($0)))" } ?? escapedForMarkdown(cell.text)
      let strong = isStrong && !text.isEmpty ? "**\(text)**" : text
      guard let mark = cell.status else { return strong }
      return strong.isEmpty ? String(mark.status.character) : "\(mark.status.character) \(strong)"
    }
  }
}
