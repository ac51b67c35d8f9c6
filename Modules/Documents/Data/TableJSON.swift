extension Table {
  /// The table as JSON for programs, with a stable shape:
  /// `{"schema": "table/1", "table": id, "columns": [{key, title, type}], "rows": [{key: value}]}`.
  ///
  /// Fractions are `{"numerator": n, "denominator": d}`, dates ISO texts, what is absent `null`. Groups stand in each row as
  /// `group`; totals are rows with `"total": true`.
  public func json() -> String { document.text() + "\n" }

  /// The same as a value, for a document that holds more than one table.
  public var document: JSON {
    let indices = fileColumns
    let rows = groups.flatMap { group in
      group.rows.map { object($0, indices, group.title.map { JSON.Member("group", .string($0)) }) }
    }
    return .object([
      "schema": "table/1", "table": .string(id),
      "columns": .array(
        indices.map { index in
          let column = columns[index]
          return .object([
            "key": .string(column.key), "title": .string(column.longTitle ?? column.title),
            "type": .string(column.kind.typeName),
          ])
        }),
      "rows": .array(rows + totals.map { object($0, indices, JSON.Member("total", .bool(true))) }),
    ])
  }

  private func object(_ row: Row, _ indices: [Int], _ extra: JSON.Member?) -> JSON {
    var members = indices.map { index in
      JSON.Member(columns[index].key, index < row.cells.count ? row.cells[index].json : .null)
    }
    if let extra { members.append(extra) }
    return .members(members)
  }
}

extension Column.Kind {
  fileprivate var typeName: String {
    switch self {
    case .text, .graphic, .verbatim: "text"
    case .code: "code"
    case .integer: "integer"
    case .decimal: "decimal"
    case .percent: "share"
    case .date: "date"
    }
  }
}

extension Cell {
  fileprivate var json: JSON {
    switch value {
    case .empty: .null
    case .text(let text), .date(let text): .string(text)
    case .integer(let number): .integer(number)
    case .fraction(let fraction): .fraction(fraction)
    }
  }
}

extension JSON: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .string(text) }
}
