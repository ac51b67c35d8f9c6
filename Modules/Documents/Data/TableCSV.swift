import Tabular

extension Table {
  /// The table as a file that a spreadsheet program opens by a double click: exact values, no signs of thousands, no units;
  /// text that would run as a formula is neutralised.
  ///
  /// Dutch files carry `;` and decimal commas, English ones `,` and decimal points. The groups of a table become its first
  /// column; totals stand in the file as the last rows.
  public func csv(_ language: DocumentLanguage) -> [UInt8] {
    var style = CSVStyle.excel
    if language == .english { style.delimiter = .comma }
    var writer = CSVWriter(style: style)
    let indices = fileColumns
    let hasGroups = groups.contains { $0.title != nil }
    let groupKey = language == .dutch ? "groep" : "group"
    writer.write((hasGroups ? [groupKey] : []) + indices.map { columns[$0].key })
    for group in groups {
      for row in group.rows {
        writer.write((hasGroups ? [group.title ?? ""] : []) + texts(of: row, language))
      }
    }
    for row in totals { writer.write((hasGroups ? [""] : []) + texts(of: row, language)) }
    return writer.take()
  }

  /// The columns that go into files.
  var fileColumns: [Int] {
    columns.indices.filter { columns[$0].use != .pages && columns[$0].kind != .graphic }
  }

  private func texts(of row: Row, _ language: DocumentLanguage) -> [String] {
    fileColumns.map { $0 < row.cells.count ? row.cells[$0].fileText(columns[$0].kind, language) : "" }
  }
}

extension Cell {
  fileprivate func fileText(_ kind: Column.Kind, _ language: DocumentLanguage) -> String {
    switch value {
    case .empty: ""
    case .text(let text), .date(let text): text
    case .integer(let number): String(number)
    case .fraction(let fraction):
      switch kind {
      case .percent(let places): fraction.decimalText(places: places, mark: language.decimalMark, factor: 100)
      case .decimal(let places): fraction.decimalText(places: places, mark: language.decimalMark)
      case .text, .code, .integer, .date, .graphic, .verbatim:
        fraction.decimalText(places: 0, mark: language.decimalMark)
      }
    }
  }
}
