import CXlsxWriter

/// Where a table stands on its sheet.
struct TableLayout {
  /// The row of the heads, counted from 0.
  let headRow: Int
  /// The first row of values.
  let firstRow: Int
  /// The last row of values, totals not among them; before the first when there are none.
  let lastRow: Int
  /// The place of the first column of the table: 1 when its groups stand before it.
  let firstColumn: Int
  /// The number of columns of the table.
  let columnCount: Int
}

/// Writes one table on a sheet of its own: what it shows, the warning, the heads, the rows, the totals, the notes.
struct TableSheet {
  let builder: WorkbookBuilder
  let sheet: WorkbookBuilder.Sheet?
  let language: DocumentLanguage

  private static let headRow = 2

  func write(_ table: Table) -> TableLayout {
    let indices = table.fileColumns
    let hasGroups = table.groups.contains { $0.title != nil }
    let first = hasGroups ? 1 : 0
    write(table.caption, 0, 0, .caption)
    var row = Self.headRow
    if hasGroups { write(language.words.group, row, 0, .head(isNumeric: false)) }
    for (place, index) in indices.enumerated() {
      write(
        Self.title(table.columns[index]), row, first + place, .head(isNumeric: table.columns[index].isNumeric))
    }
    row += 1
    for group in table.groups {
      for line in group.rows {
        if hasGroups { write(group.title ?? "", row, 0, .group) }
        for (place, index) in indices.enumerated() where index < line.cells.count {
          write(line.cells[index], table.columns[index], row, first + place, isStrong: line.isStrong)
        }
        row += 1
      }
    }
    let last = row - 1
    for line in table.totals {
      if hasGroups { write("", row, 0, CellStyle(.text, isTotal: true)) }
      for (place, index) in indices.enumerated() where index < line.cells.count {
        write(line.cells[index], table.columns[index], row, first + place, isTotal: true)
      }
      row += 1
    }
    let signs = table.legend.compactMap { sign in
      if case .status(let mark) = sign { "\(mark.status.character) \(mark.label)" } else { nil as String? }
    }
    if !signs.isEmpty {
      row += 1
      write(signs.joined(separator: "; "), row, 0, .withheld)
    }
    for note in table.notes {
      row += 1
      write(note.plain, row, 0, .withheld)
    }
    let layout = TableLayout(
      headRow: Self.headRow, firstRow: Self.headRow + 1, lastRow: last, firstColumn: first,
      columnCount: indices.count)
    arrange(table, layout, indices, hasGroups: hasGroups)
    return layout
  }

  private static func title(_ column: Column) -> String {
    let title = (column.longTitle ?? column.title).replacing("\u{AD}", with: "")
    return title.isEmpty ? column.key : title
  }

  /// Frozen heads, filters, widths, heads repeated in print.
  private func arrange(_ table: Table, _ layout: TableLayout, _ indices: [Int], hasGroups: Bool) {
    worksheet_freeze_panes(sheet, UInt32(layout.firstRow), UInt16(layout.firstColumn + (indices.isEmpty ? 0 : 1)))
    builder.note(worksheet_repeat_rows(sheet, UInt32(layout.headRow), UInt32(layout.headRow)))
    let columns = layout.firstColumn + layout.columnCount
    if columns > 0, layout.lastRow >= layout.firstRow {
      builder.note(
        worksheet_autofilter(
          sheet, UInt32(layout.headRow), 0, UInt32(layout.lastRow), UInt16(columns - 1)))
    }
    if hasGroups {
      let widest = table.groups.map { displayWidth($0.title ?? "") }.max() ?? 0
      setWidth(0, max(10, min(40, widest + 2)))
    }
    let rows = table.rows + table.totals
    for (place, index) in indices.enumerated() {
      // A day is written out in a workbook, wider than in a page: "30 september 2026".
      let least = table.columns[index].kind == .date ? 18 : 0
      let texts = [least] + rows.map { index < $0.cells.count ? displayWidth($0.cells[index].text) : 0 }
      // A head wraps at its spaces and keeps room for the arrow of the filter.
      let words = Self.title(table.columns[index]).split(separator: " ").map { displayWidth(String($0)) + 3 }
      setWidth(layout.firstColumn + place, max(9, min(60, max(texts.max() ?? 0, words.max() ?? 0) + 2)))
    }
    if indices.contains(where: { table.columns[$0].kind == .code }), layout.lastRow >= layout.firstRow {
      // Codes of digits are meant to be text; Excel need not point at each.
      let last = Self.letters(columns - 1)
      builder.note(
        worksheet_ignore_errors(
          sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue),
          "A\(layout.firstRow + 1):\(last)\(layout.lastRow + 1 + table.totals.count)"))
    }
  }

  private func setWidth(_ column: Int, _ width: Int) {
    builder.note(worksheet_set_column(sheet, UInt16(column), UInt16(column), Double(width), nil))
  }

  /// The name of a column: `A`, `AA`.
  static func letters(_ column: Int) -> String {
    var rest = column + 1
    var name = ""
    while rest > 0 {
      let digit = (rest - 1) % 26
      name = String(UnicodeScalar(UInt8(65 + digit))) + name
      rest = (rest - 1) / 26
    }
    return name
  }

  // MARK: Cells

  private func write(_ text: String, _ row: Int, _ column: Int, _ kind: CellStyle.Kind) {
    write(text, row, column, CellStyle(kind))
  }

  private func write(_ text: String, _ row: Int, _ column: Int, _ style: CellStyle) {
    let format = builder.format(style)
    builder.note(
      text.isEmpty
        ? worksheet_write_blank(sheet, UInt32(row), UInt16(column), format)
        : worksheet_write_string(sheet, UInt32(row), UInt16(column), cellText(text), format))
  }

  private func write(_ number: Double, _ row: Int, _ column: Int, _ style: CellStyle) {
    builder.note(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, builder.format(style)))
  }

  /// The largest whole number of which spreadsheet programs keep every digit: they print and save fifteen.
  private static let exact = 999_999_999_999_999

  private func write(
    _ cell: Cell, _ column: Column, _ row: Int, _ place: Int, isStrong: Bool = false, isTotal: Bool = false
  ) {
    func style(_ kind: CellStyle.Kind) -> CellStyle {
      CellStyle(kind, isStrong: isStrong, isTotal: isTotal, status: cell.status?.status)
    }
    switch cell.value {
    case .empty:
      let sign = cell.status.map { String($0.status.character) } ?? ""
      write([sign, cell.text].filter { !$0.isEmpty }.joined(separator: " "), row, place, style(.withheld))
    case .text(let text): write(text, row, place, style(column.kind == .code ? .code : .text))
    case .date(let iso):
      guard var date = Self.date(iso) else { return write(iso, row, place, style(.text)) }
      builder.note(
        worksheet_write_datetime(sheet, UInt32(row), UInt16(place), &date, builder.format(style(.date))))
    case .integer(let number):
      guard number.magnitude <= Self.exact else { return write(String(number), row, place, style(.code)) }
      write(Double(number), row, place, style(Self.kind(column.kind, isWhole: true)))
    case .fraction(let fraction):
      write(
        Double(fraction.numerator) / Double(fraction.denominator), row, place,
        style(Self.kind(column.kind, isWhole: fraction.denominator == 1)))
    }
  }

  private static func kind(_ kind: Column.Kind, isWhole: Bool) -> CellStyle.Kind {
    switch kind {
    case .percent(let places): .percent(places: places)
    case .decimal(let places): .decimal(places: places)
    case .integer: .integer
    case .text, .code, .date, .graphic, .verbatim: isWhole ? .integer : .decimal(places: 2)
    }
  }

  /// `2025-09-03`; `nil` for what is no date or before 1900, where Excel's calendar begins.
  private static func date(_ iso: String) -> lxw_datetime? {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], (1900...9999).contains(year),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    var date = lxw_datetime()
    date.year = Int32(year)
    date.month = Int32(month)
    date.day = Int32(day)
    return date
  }
}
