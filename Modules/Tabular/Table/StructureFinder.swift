/// Finds the header, what stands above it, and the columns, in the rows of the sample.
///
/// Decisions lean to what loses nothing: a row is called a preamble only when it is plainly narrower than the table below
/// it, and the first row names the columns unless its cells look like those under them.
struct StructureFinder {
  let sample: Sample
  let choice: TableOptions.HeaderChoice
  /// Names of columns that the caller expects.
  let names: Set<String>

  /// The rows with something in them that are no comments, in blocks between blank ones.
  private var blocks: [[Int]] = []
  private var isComment: Set<Int> = []

  static func structure(of sample: Sample, options: TableOptions) -> TableStructure {
    var finder = StructureFinder(sample: sample, choice: options.header, names: options.names)
    return finder.find()
  }

  private init(sample: Sample, choice: TableOptions.HeaderChoice, names: Set<String>) {
    self.sample = sample
    self.choice = choice
    self.names = names
  }

  private mutating func find() -> TableStructure {
    let usual = sample.fit().columns
    findComments(usual)
    findBlocks()
    switch choice {
    case .row(let number): return given(header: number - 1)
    case .none:
      guard let first = blocks.first?.first else { return TableStructure() }
      return structure(bodyFrom: first, block: body(from: first), header: nil)
    case .detected: return detected()
    }
  }

  // MARK: Comments and blocks

  /// Lines that begin with `#`: comments when they stand above the table or differ from its rows in width.
  private mutating func findComments(_ usual: Int) {
    guard sample.dialect.delimiter.byte != 0x23 else { return }
    let marked = sample.rows.indices.filter { sample.rows[$0].firstByte == 0x23 && !sample.rows[$0].isBlank }
    guard !marked.isEmpty, marked.count * 2 < sample.rows.count || usual > 1 else { return }
    let content = sample.rows.indices.filter { !sample.rows[$0].isBlank }
    let others = content.filter { sample.rows[$0].firstByte != 0x23 }
    guard let firstOther = others.first else { return }
    if usual <= 1 {
      // In one column a text may begin with #; a comment has a space behind it and stands above.
      isComment = Set(marked.filter { $0 < firstOther && sample.text($0, 0).hasPrefix("# ") })
      return
    }
    isComment = Set(marked.filter { sample.rows[$0].count != usual })
    // Above the table they are comments whatever their width, but the last may name the columns.
    var leading = marked.filter { $0 < firstOther }
    if let last = leading.last, sample.rows[last].count == usual || sample.rows[last].used == usual {
      let below = Array(others.prefix(200))
      if !isHeader(firstOther, over: Array(below.dropFirst()), width: usual)
        || !isHeaderByTypes(firstOther, below, usual)
      {
        leading.removeLast()
      }
    }
    isComment.formUnion(leading)
    for row in marked where row > firstOther && sample.rows[row].count == usual { isComment.remove(row) }
  }

  private func isHeaderByTypes(_ row: Int, _ rows: [Int], _ width: Int) -> Bool {
    let votes = votes(row, over: Array(rows.dropFirst()), width: width)
    return votes.header > votes.data
  }

  private mutating func findBlocks() {
    var block: [Int] = []
    for (index, row) in sample.rows.enumerated() where !isComment.contains(index) {
      if row.isBlank {
        if !block.isEmpty { blocks.append(block) }
        block = []
      } else {
        block.append(index)
      }
    }
    if !block.isEmpty { blocks.append(block) }
  }

  private func body(from first: Int) -> [Int] {
    sample.rows.indices.filter { $0 >= first && !sample.rows[$0].isBlank && !isComment.contains($0) }
  }

  // MARK: The header given

  private func given(header index: Int) -> TableStructure {
    guard index >= 0, index < sample.rows.count, !sample.rows[index].isBlank else {
      // Nothing stands there; a role for every row makes the reader end without a header.
      var structure = TableStructure()
      structure.roles = sample.rows.indices.map { sample.rows[$0].isBlank ? .blank : .preamble }
      return structure
    }
    return structure(bodyFrom: index + 1, block: body(from: index + 1), header: index...index)
  }

  // MARK: The header detected

  private func detected() -> TableStructure {
    if sample.dialect.delimiter == .absent {
      guard let first = blocks.first?.first else { return TableStructure() }
      return oneColumn(first, body(from: first))
    }
    guard let main = mainBlock(), let first = blocks[main].first else { return TableStructure() }
    let block = blocks[main]
    let usual = usualWidth(block)
    guard usual > 1 else {
      return oneColumn(first, body(from: first))
    }
    let after = body(from: first)
    let start = firstWideRow(block, usual)
    let rows = block.filter { $0 >= start }
    if let head = stackedHeader(rows, usual) {
      return structure(bodyFrom: head.upperBound + 1, block: after.filter { $0 > head.upperBound }, header: head)
    }
    let rest = rows.dropFirst().filter { !isRuler($0) }
    if isHeader(start, over: Array(rest), width: usual) {
      return structure(bodyFrom: start + 1, block: after.filter { $0 > start }, header: start...start)
    }
    // The names may stand above a blank line.
    if start == block[0], main > 0, let above = blocks[main - 1].last, isRowOfNames(above, usual) {
      return structure(bodyFrom: above + 1, block: after, header: above...above)
    }
    return structure(bodyFrom: start, block: after.filter { $0 >= start }, header: nil)
  }

  private func oneColumn(_ first: Int, _ body: [Int]) -> TableStructure {
    let rest = Array(body.dropFirst())
    let isHeader = isHeader(first, over: rest, width: 1)
    return structure(
      bodyFrom: isHeader ? first + 1 : first, block: isHeader ? rest : body, header: isHeader ? first...first : nil)
  }

  /// The number of cells that most rows of a block have, those with one cell aside.
  private func usualWidth(_ block: [Int]) -> Int {
    var widths: [Int: Int] = [:]
    for row in block where sample.rows[row].used > 1 || sample.rows[row].count == 1 {
      widths[sample.rows[row].count, default: 0] += 1
    }
    if widths.keys.contains(where: { $0 > 1 }) { widths[1] = nil }
    return Sample.usualWidth(widths) ?? 1
  }

  /// The first block that is a table; usually the one with most cells.
  private func mainBlock() -> Int? {
    let sizes = blocks.map { block -> (rows: Int, width: Int) in
      let width = usualWidth(block)
      return (block.count { sample.rows[$0].count == width && (sample.rows[$0].used > 1 || width == 1) }, width)
    }
    guard
      let best = sizes.indices.max(by: { left, right in
        let (first, second) = (sizes[left].rows * sizes[left].width, sizes[right].rows * sizes[right].width)
        return first != second ? first < second : left > right
      })
    else { return nil }
    for index in 0..<best {
      let block = blocks[index]
      let (rows, width) = sizes[index]
      // The same columns as in the largest block: its own beginning, cut off by a blank line.
      if width == sizes[best].width && width > 1 {
        let start = firstWideRow(block, width)
        let wide = block.filter { $0 >= start && sample.rows[$0].used * 4 >= usedMedian(blocks[best]) * 3 }
        if wide.count >= 2
          || wide.count == 1 && !isHeaderByTypes(blocks[best][0], blocks[best], width)
        {
          return index
        }
        continue
      }
      guard rows >= 3, width > 1 else { continue }
      let start = firstWideRow(block, width)
      let body = block.filter { $0 > start }
      let votes = votes(start, over: body, width: width)
      if body.count >= 2, votes.header > votes.data, width > 2 || body.count >= 3 { return index }
    }
    return best
  }

  private func usedMedian(_ rows: [Int]) -> Int {
    let used = rows.map { sample.rows[$0].used }.sorted()
    return used.isEmpty ? 0 : used[used.count / 2]
  }

  /// The first row of a block that is no title and no line of a preamble: those hold far less than the rows below.
  private func firstWideRow(_ block: [Int], _ width: Int) -> Int {
    let median = usedMedian(block)
    guard median >= 2 else { return block[0] }
    for (place, row) in block.enumerated() {
      let (used, last) = (sample.rows[row].used, sample.rows[row].last)
      let isNarrow = used * 2 < median || used == 1
      if isNarrow {
        // The lowest label of merged cells may stand alone above its columns.
        if used == 1 && last > 1 && place + 1 < block.count && sample.rows[row].count == width { return row }
        continue
      }
      if isKeyAndValue(row, below: place + 1 < block.count ? block[place + 1] : nil, width) { continue }
      return row
    }
    return block[0]
  }

  /// Whether a row is a label and its value, as `Periode;januari 2026`, above a table of more columns.
  private func isKeyAndValue(_ row: Int, below: Int?, _ width: Int) -> Bool {
    let (used, last) = (sample.rows[row].used, sample.rows[row].last)
    guard width > 2, used == 2, last == 2, let below, sample.rows[below].used > 2, !sample.shape(below, 0).isBlank,
      sample.shape(row, 0).isText
    else { return false }
    // R leaves out the name of the first of three columns: then data stands below, not names.
    return (0..<width).allSatisfy { !sample.shape(below, $0).isStrong }
  }

  // MARK: Several header rows

  /// The rows of a header of more than one row; `nil` when nothing shows that there is one.
  private func stackedHeader(_ rows: [Int], _ width: Int) -> ClosedRange<Int>? {
    guard rows.count >= 3, let first = rows.first else { return nil }
    for place in stride(from: min(3, rows.count - 2), through: 1, by: -1) {
      let bottom = rows[place]
      guard bottom == first + place else { continue }
      let below = rows[(place + 1)...].filter { !isRuler($0) }
      if isStacked(Array(rows[0...place]), over: below, width) { return first...bottom }
    }
    return nil
  }

  private func isStacked(_ head: [Int], over body: [Int], _ width: Int) -> Bool {
    guard let bottom = head.last, body.count >= 1 else { return false }
    let strong = (0..<width).filter { strongShape($0, in: body) != nil }
    for row in head {
      guard sample.rows[row].used > 0 else { return false }
      for column in 0..<width {
        let shape = sample.shape(row, column)
        if shape.isStrong && !(row != bottom && isYear(row, column)) { return false }
        if shape == .missing { return false }
      }
    }
    let upper = head.dropLast()
    let hasGaps = upper.allSatisfy { row in
      (0..<width).contains { sample.shape(row, $0).isBlank && !sample.shape(bottom, $0).isBlank }
        && sample.rows[row].used >= 1
    }
    let unitsBelow = strong.contains { sample.shape(bottom, $0).isBlank }
    // Each column has a name in one of the rows, and not every row of the body has the gaps of the head.
    let isNamed = (0..<width).allSatisfy { column in head.contains { !sample.shape($0, column).isBlank } }
    if strong.isEmpty {
      guard hasGaps, sample.rows[bottom].used == width, isNamed else { return false }
      return upper.allSatisfy { row in
        let filled = (0..<width).filter { !sample.shape(row, $0).isBlank }
        return (filled.count >= 2 || filled.first ?? 0 > 0)
          && !body.prefix(20).contains { sample.rows[$0].used < width }
      }
    }
    guard body.count >= 2 || hasGaps else { return false }
    if hasGaps { return strong.contains { !sample.shape(bottom, $0).isBlank } || unitsBelow && isNamed }
    // Full rows of words: units, or names below names, where the columns hold numbers or dates.
    return strong.count >= 2 && strong.count { sample.shape(bottom, $0).isText } >= 2
  }

  private func isYear(_ row: Int, _ column: Int) -> Bool {
    guard let year = Int(sample.text(row, column)) else { return false }
    return year >= 1900 && year <= 2100
  }

  /// A line under the header, as `-----+-----` or `|---|---|`.
  private func isRuler(_ row: Int) -> Bool {
    guard row < sample.texts.count, sample.rows[row].used > 0 else { return false }
    let text = sample.texts[row].joined()
    return text.utf8.count >= 2 && text.utf8.allSatisfy { [0x2D, 0x3D, 0x2B, 0x3A, 0x7C, 0x20].contains($0) }
      && text.utf8.contains { $0 == 0x2D || $0 == 0x3D }
      && sample.texts[row].allSatisfy { $0.utf8.contains { $0 == 0x2D || $0 == 0x3D } || $0.allSatisfy { $0 == " " } }
  }

  // MARK: Header or data

  private func isRowOfNames(_ row: Int, _ width: Int) -> Bool {
    sample.rows[row].used == width && (0..<width).allSatisfy { sample.shape(row, $0).isText }
  }

  /// Whether a row names the columns of the rows below it.
  private func isHeader(_ row: Int, over body: [Int], width: Int) -> Bool {
    guard !body.isEmpty else {
      // A row alone: names, unless most of it is numbers and dates.
      let strong = (0..<sample.rows[row].count).count { sample.shape(row, $0).isStrong }
      return strong * 2 <= sample.rows[row].used
    }
    if holdsExpectedNames(row) { return true }
    let votes = votes(row, over: body, width: width)
    return votes.header >= votes.data
  }

  /// Whether most cells of a row, and two at least, are names of columns that the caller expects.
  private func holdsExpectedNames(_ row: Int) -> Bool {
    guard !names.isEmpty else { return false }
    let known = (0..<sample.rows[row].count).count { names.contains(TableOptions.nameKey(sample.text(row, $0))) }
    return known >= 2 && known * 2 > sample.rows[row].used
  }

  private func votes(_ row: Int, over body: [Int], width: Int) -> (header: Int, data: Int) {
    var header = 0
    var data = 0
    let body = Array(body.prefix(500))
    // R leaves the name of the first column out.
    let shift = sample.rows[row].count == width - 1 ? 1 : 0
    let series = yearsOrSeries(row)
    var seen = 0
    for column in 0..<min(sample.rows[row].count, width) {
      let shape = sample.shape(row, column)
      let below = strongShape(column + shift, in: body)
      if let below {
        if series.contains(column) {
          header += 1
        } else if shape == below {
          data += 2
        } else if shape.isText {
          header += 2
        } else if shape.isStrong || shape == .missing {
          data += 1
        }
      } else if shape.isText, !sample.digests.isEmpty {
        let digest = sample.digests[sample.rows[row].cells + column]
        let others = body.count { other in
          column + shift < sample.rows[other].count
            && sample.digests[sample.rows[other].cells + column + shift] == digest
        }
        if others > 0 { seen += 1 }
      }
    }
    // Words of the first row that come back in two columns are values, unless the whole row comes back.
    if seen >= 2 && !body.contains(where: { isSame($0, row) }) { data += seen }
    return (header, data)
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (sample.rows[left], sample.rows[right])
    guard first.count == second.count, !sample.digests.isEmpty else { return false }
    return (0..<first.count).allSatisfy { sample.digests[first.cells + $0] == sample.digests[second.cells + $0] }
  }

  /// Columns of the row that are named by successive years, or by 1, 2, 3 … beside names in words.
  private func yearsOrSeries(_ row: Int) -> Set<Int> {
    let columns = (0..<sample.rows[row].count).filter { sample.shape(row, $0) == .number }
    let values = columns.compactMap { Int(sample.text(row, $0)) }
    guard values.count == columns.count, values.count >= 2 else { return [] }
    let step = values[1] - values[0]
    guard step != 0, zip(values, values.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return [] }
    let areYears = values.allSatisfy { $0 >= 1900 && $0 <= 2100 } && abs(step) <= 10
    let hasWords = (0..<sample.rows[row].count).contains { sample.shape(row, $0).isText }
    return areYears || step == 1 && values[0] <= 1 && values.count >= 3 && hasWords ? Set(columns) : []
  }

  /// The shape of at least nine tenths of what a column holds, if it differs from words.
  private func strongShape(_ column: Int, in body: [Int]) -> CellShape? {
    var counts: [CellShape: Int] = [:]
    var filled = 0
    for row in body where sample.rows[row].count > 1 || sample.rows[row].count == 1 && column == 0 {
      if sample.rows[row].isTotal { continue }
      let shape = sample.shape(row, column)
      if shape.isBlank || shape == .missing { continue }
      filled += 1
      if shape.isStrong { counts[shape, default: 0] += 1 }
    }
    guard let best = counts.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }) else { return nil }
    return best.value * 10 >= filled * 8 ? best.key : nil
  }

  // MARK: The outcome

  private func structure(bodyFrom start: Int, block: [Int], header: ClosedRange<Int>?) -> TableStructure {
    var structure = TableStructure()
    structure.isGenerated = header == nil
    structure.hasComments = !isComment.isEmpty
    for row in 0..<min(start, sample.rows.count) {
      if let header, header.contains(row) {
        structure.roles.append(row == header.upperBound ? .header : .headerPart)
      } else if isComment.contains(row) {
        structure.roles.append(.comment)
      } else {
        structure.roles.append(sample.rows[row].isBlank ? .blank : .preamble)
      }
    }
    if header != nil, start < sample.rows.count, isRuler(start), sample.rows.count > start + 1 {
      structure.roles.append(.ruler)
    }
    let body = tableRows(withoutTail(block.filter { $0 >= structure.roles.count }))
    setWidth(&structure, header: header?.upperBound, upper: header, body: body)
    structure.columns = (0..<structure.width).map { column in
      let rows = body.filter { sample.rows[$0].count > 1 && !sample.rows[$0].isTotal && sample.rows[$0].used > 1 }
      return TableStructure.Column(
        shape: strongShape(column, in: rows),
        isAlwaysFilled: rows.count >= 2 && rows.allSatisfy { !sample.shape($0, column).isBlank })
    }
    let short = body.count { sample.rows[$0].count < structure.width && sample.rows[$0].count > 1 }
    structure.isRagged = short > 2 && short * 20 > body.count
    return structure
  }

  /// The rows without the blocks, below a blank line, in which every row holds far less than usual: notes, a legend.
  private func withoutTail(_ rows: [Int]) -> [Int] {
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
  private func tableRows(_ rows: [Int]) -> [Int] {
    guard rows.count > 2 else { return rows }
    let width = usualWidth(rows)
    // The last row of the usual width that others of that width stand beside.
    var end = rows.count
    while end > 1, sample.rows[rows[end - 1]].count != width || sample.rows[rows[end - 1]].isTotal { end -= 1 }
    return end > 1 ? Array(rows[..<end]) : rows
  }

  private func setWidth(_ structure: inout TableStructure, header: Int?, upper: ClosedRange<Int>?, body: [Int]) {
    let lasts = body.map { sample.rows[$0].last }
    let used = lasts.max() ?? 0
    guard let header else {
      // As many columns as one row in twenty has.
      let sorted = lasts.sorted(by: >)
      let wide = sorted.isEmpty ? 1 : sorted[min(sorted.count - 1, sorted.count / 20)]
      structure.width = max(1, min(wide, used))
      if sample.dialect.delimiter != .absent {
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
      sample.dialect.delimiter != .absent, wider.allSatisfy({ sample.rows[$0].count == usual }),
      wider.count(where: { sample.rows[$0].last > count }) * 2 >= body.count
    else { return }
    structure.width = body.map { sample.rows[$0].last }.max() ?? usual
    structure.isFirstUnnamed = structure.width == count + 1 && named == count && areLabels(body)
  }

  /// Whether the first column is a label of each row: never empty and never the same twice.
  private func areLabels(_ rows: [Int]) -> Bool {
    guard !sample.digests.isEmpty else { return false }
    var seen = Set<UInt64>()
    for row in rows where sample.rows[row].count > 0 {
      guard !sample.shape(row, 0).isBlank, seen.insert(sample.digests[sample.rows[row].cells]).inserted else {
        return false
      }
    }
    return !seen.isEmpty
  }
}
