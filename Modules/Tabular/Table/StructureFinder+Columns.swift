// What the rows below the header say about the columns.
extension StructureFinder {
  // MARK: The outcome

  func structure(bodyFrom start: Int, block: [Int], header: ClosedRange<Int>?) -> TableStructure {
    var structure = TableStructure()
    structure.isGenerated = header == nil
    structure.hasComments = !isComment.isEmpty
    for row in 0..<min(start, sample.rows.count) {
      if let header, header.contains(row) {
        structure.roles.append(row == header.upperBound ? .header : .headerPart)
      } else if isComment.contains(row) {
        structure.roles.append(.comment)
      } else if sample.rows[row].isRuled && !Sample.isNulRow(sample.rows[row]) {
        structure.roles.append(.ruler)
      } else if let header, row > header.upperBound, !sample.rows[row].isBlank {
        structure.roles.append(.headerLabel)
      } else {
        structure.roles.append(sample.rows[row].isBlank ? .blank : .preamble)
      }
    }
    if header != nil, start < sample.rows.count, isRuler(start) || sample.rows[start].isRuled,
      sample.rows.count > start + 1
    {
      structure.roles.append(.ruler)
    }
    switch sample.dialect.form {
    case .framed: structure.hasRulers = sample.rows.contains { $0.isRuled }
    case .fixed(let starts):
      (structure.hasRulers, structure.isFixed) = (sample.rows.contains { $0.isRuled }, true)
      structure.secondStart = starts.count > 1 ? starts[1] : 0
    case .plain, .wrapped, .thorned: break
    }
    let body = tableRows(withoutTail(block.filter { $0 >= structure.roles.count }))
    setWidth(&structure, header: header?.upperBound, upper: header, body: body)
    let rows = body.filter { sample.rows[$0].count > 1 && !sample.rows[$0].isTotal && sample.rows[$0].used > 1 }
    // What stands below a blank line may be another table; the shapes are those of the rows above it, if there are some.
    let first = rows.first ?? 0
    let blank = sample.rows[min(first, sample.rows.count)...].firstIndex { $0.isBlank } ?? sample.rows.count
    let above = rows.prefix { $0 < blank }
    structure.columns = (0..<structure.width).map { column in
      TableStructure.Column(
        shape: strongShape(column, in: above.count >= 2 ? Array(above) : rows),
        isAlwaysFilled: rows.count >= 2 && rows.allSatisfy { !sample.shape($0, column).isBlank })
    }
    let short = body.count { sample.rows[$0].count < structure.width && sample.rows[$0].count > 1 }
    structure.isRagged = short > 2 && short * 20 > body.count
    return structure
  }

  /// The rows without the blocks, below a blank line, in which every row holds far less than usual: notes, a legend.
  func withoutTail(_ rows: [Int]) -> [Int] {
    let median = usedMedian(rows)
    var kept: [Int] = []
    var block: [Int] = []
    for row in rows + [Int.max] {
      if let last = block.last, row == .max || (last + 1..<row).contains(where: { sample.rows[$0].isBlank }) {
        if kept.isEmpty || block.contains(where: { sample.rows[$0].used * 2 > median }) { kept += block }
        block = []
      }
      if row != .max { block.append(row) }
    }
    return kept
  }

  /// The rows up to the blank line below which nothing looks like the table any more.
  func tableRows(_ rows: [Int]) -> [Int] {
    guard rows.count > 2 else { return rows }
    let width = usualWidth(rows)
    // The last row of the usual width that others of that width stand beside.
    var end = rows.count
    while end > 1, sample.rows[rows[end - 1]].count != width || sample.rows[rows[end - 1]].isTotal { end -= 1 }
    return end > 1 ? Array(rows[..<end]) : rows
  }

  func setWidth(_ structure: inout TableStructure, header: Int?, upper: ClosedRange<Int>?, body: [Int]) {
    let lasts = body.map { sample.rows[$0].last }
    let used = lasts.max() ?? 0
    guard let header else {
      // As many columns as one row in twenty has.
      let sorted = lasts.sorted(by: >)
      let wide = sorted.isEmpty ? 1 : sorted[min(sorted.count - 1, sorted.count / 20)]
      structure.width = max(1, min(wide, used))
      if !sample.dialect.isSingleColumn {
        let usual = usualWidth(body)
        if usual > structure.width && body.allSatisfy({ sample.rows[$0].count == usual }) { structure.width = usual }
      }
      return
    }
    let rows = Array(upper ?? header...header)
    let named = rows.map { sample.rows[$0].last }.max() ?? 1
    let count = rows.map { sample.rows[$0].count }.max() ?? 1
    structure.width = max(named, min(count, used), 1)
    // Rows that are nearly all wider than the header have a column without a name.
    let wider = body.filter { sample.rows[$0].count > count }
    guard !body.isEmpty, wider.count * 10 >= body.count * 9, let usual = wider.first.map({ sample.rows[$0].count }),
      !sample.dialect.isSingleColumn, wider.allSatisfy({ sample.rows[$0].count == usual }),
      wider.count(where: { sample.rows[$0].last > count }) * 2 >= body.count
    else { return }
    // More than one without a name, or numbers that a comma cut in two, are faults of the rows rather than columns.
    guard usual == count + 1, !hasCutDecimals(body, width: usual) else { return }
    structure.width = usual
    structure.isFirstUnnamed = structure.width == count + 1 && named == count && areLabels(body)
  }

  /// Whether the first column is a label of each row: never empty and never the same twice.
  func areLabels(_ rows: [Int]) -> Bool {
    guard !sample.digests.isEmpty else { return false }
    var seen = Set<UInt64>()
    for row in rows where sample.rows[row].count > 0 {
      guard !sample.shape(row, 0).isBlank, seen.insert(sample.digests[sample.rows[row].cells]).inserted else {
        return false
      }
    }
    return !seen.isEmpty
  }

  /// Whether rows of a comma-separated table show decimal commas: whole numbers in two columns side by side, the second of
  /// one or two digits throughout.
  func hasCutDecimals(_ rows: [Int], width: Int) -> Bool {
    guard sample.dialect.delimiter == .comma, width > 2 else { return false }
    let shown = rows.filter { $0 < sample.texts.count }
    func areDigits(_ column: Int, most: Int) -> Bool {
      shown.allSatisfy { row in
        let text = sample.text(row, column).utf8
        return !text.isEmpty && text.count <= most && text.allSatisfy(ShapeReader.isDigit)
      }
    }
    return !shown.isEmpty && (1..<width - 1).contains { areDigits($0, most: 12) && areDigits($0 + 1, most: 2) }
  }
}
