extension HTMLContextBuilder {
  /// A table for the template `table`.
  mutating func table(_ whole: Table) -> Context {
    let table = whole.onPage(words)
    let indices = table.columns.indices.filter { table.columns[$0].use != .files }
    let columns = indices.map { table.columns[$0] }
    var context: Context = [
      "id": tableAnchor(table.id), "label": nextTableLabel(), "caption": table.caption, "style": table.style.rawValue,
      // Only a table that may be wider than a small screen is a region one can scroll, and so a stop of the tab key.
      "isWide": columns.count > 3,
      // A table that fits on a sheet of paper is not cut in two.
      "isShort": table.rows.count + table.groups.count <= 24,
      "columns": columns.map { Self.heading($0) },
      "groups": table.groups.map { group($0, table: table, indices: indices) },
      "notes": table.notes.map { text($0) },
    ]
    if !table.totals.isEmpty {
      context["totals"] = ["rows": markup(table.totals, table: table, indices: indices)] as Context
    }
    if !table.legend.isEmpty {
      let items = table.legend.map { ["sample": $0.sample.markup, "text": $0.text] as Context }
      // Hidden from screen readers: there every cell says its word, and a drawing's numbers stand beside it.
      context["legend"] = ["items": items] as Context
    }
    return context
  }

  private static func heading(_ column: Column) -> Context {
    var context: Context = [:]
    if let long = column.longTitle {
      context["abbreviation"] = ["short": column.title, "long": long] as Context
    } else {
      context["title"] = column.title
    }
    context["class"] = className(column)
    return context
  }

  private static func className(_ column: Column) -> String? {
    if column.isNumeric { return "number" }
    switch column.kind {
    case .graphic: return "drawing"
    case .code: return "code"
    case .verbatim: return "code verbatim"
    case .date: return "date"
    case .text, .integer, .decimal, .percent: return nil
    }
  }

  private mutating func group(_ group: RowGroup, table: Table, indices: [Int]) -> Context {
    var context: Context = [:]
    if !group.rows.isEmpty { context["rows"] = markup(group.rows, table: table, indices: indices) }
    if let title = group.title { context["title"] = ["text": title, "span": indices.count] as Context }
    return context
  }

  /// Rows as markup, every letter escaped; set here and not by a template, as running text is.
  private mutating func markup(_ rows: [Row], table: Table, indices: [Int]) -> String {
    var lines: [String] = []
    for row in rows {
      var line = row.isStrong ? "<tr class=\"sum\">" : "<tr>"
      for (place, index) in indices.enumerated() where index < row.cells.count {
        line += markup(row.cells[index], column: table.columns[index], isFirst: place == 0)
      }
      lines.append(line + "</tr>")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func markup(_ cell: Cell, column: Column, isFirst: Bool) -> String {
    let tag = isFirst ? "th" : "td"
    var output = "<" + tag
    if isFirst { output += " scope=\"row\"" }
    var classes = [Self.className(column)].compactMap(\.self)
    if let mark = cell.status { classes.append("status \(mark.status.rawValue)") }
    if !classes.isEmpty { output += " class=\"\(classes.joined(separator: " "))\"" }
    output += ">"
    if let mark = cell.status {
      output += Glyph.status(mark.status).markup
      if mark.label != cell.text { output += "<span class=\"unseen\">\(escapedForMarkup(mark.label)) </span>" }
    }
    if !cell.text.isEmpty { output += markup(content(of: cell)) }
    if let graphic = cell.graphic { output += graphic.drawing.markup }
    return output + "</\(tag)>"
  }

  private func content(of cell: Cell) -> RichText {
    if let link = cell.link { return RichText([.link(cell.text, to: link)]) }
    guard let reference = cell.reference else { return RichText(cell.text) }
    return RichText([.value(Quoted(cell.text, reference: reference, exact: cell.exactText))])
  }
}

extension Table.Sign {
  fileprivate var sample: SVGNode {
    switch self {
    case .status(let mark): Glyph.status(mark.status)
    case .bar: LegendEntry.bar("").sample
    case .range: LegendEntry.range("").sample
    case .mark(let kind, _): BulletChart.legendEntry(kind, "").sample
    }
  }

  var text: String {
    switch self {
    case .status(let mark): mark.label
    case .bar(let text), .range(let text), .mark(_, let text): text
    }
  }
}

extension Cell {
  /// The value for machines: `412/789`.
  var exactText: String? {
    if let exact { return exact }
    switch value {
    case .empty, .text: return nil
    case .date(let text): return text
    case .integer(let number): return String(number)
    case .fraction(let fraction):
      return fraction.denominator == 1 ? String(fraction.numerator) : "\(fraction.numerator)/\(fraction.denominator)"
    }
  }
}
