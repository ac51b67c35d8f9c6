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
  var blocks: [[Int]] = []
  var isComment: Set<Int> = []

  static func structure(of sample: Sample, options: TableOptions) -> TableStructure {
    var finder = StructureFinder(sample: sample, choice: options.header, names: options.names)
    return finder.find()
  }

  private init(sample: Sample, choice: TableOptions.HeaderChoice, names: Set<String>) {
    self.sample = sample
    self.choice = choice
    self.names = names
  }

  mutating func find() -> TableStructure {
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
  mutating func findComments(_ usual: Int) {
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

  func isHeaderByTypes(_ row: Int, _ rows: [Int], _ width: Int) -> Bool {
    let votes = votes(row, over: Array(rows.dropFirst()), width: width)
    return votes.header > votes.data
  }

  mutating func findBlocks() {
    var block: [Int] = []
    for (index, row) in sample.rows.enumerated() where !isComment.contains(index) && !row.isRuled {
      if row.isBlank {
        if !block.isEmpty { blocks.append(block) }
        block = []
      } else {
        block.append(index)
      }
    }
    if !block.isEmpty { blocks.append(block) }
  }

  func body(from first: Int) -> [Int] {
    sample.rows.indices.filter {
      $0 >= first && !sample.rows[$0].isBlank && !isComment.contains($0) && !sample.rows[$0].isRuled
    }
  }

  // MARK: The header given

  func given(header index: Int) -> TableStructure {
    guard index >= 0, index < sample.rows.count, !sample.rows[index].isBlank else {
      // Nothing stands there; a role for every row makes the reader end without a header.
      var structure = TableStructure()
      structure.roles = sample.rows.indices.map { sample.rows[$0].isBlank ? .blank : .preamble }
      return structure
    }
    return structure(bodyFrom: index + 1, block: body(from: index + 1), header: index...index)
  }

  // MARK: The header detected

  func detected() -> TableStructure {
    if sample.dialect.isSingleColumn {
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
    if let last = technicalNames(rows), let top = rows.first {
      return structure(bodyFrom: last + 1, block: after.filter { $0 > last }, header: top...top)
    }
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

  func oneColumn(_ first: Int, _ body: [Int]) -> TableStructure {
    let rest = Array(body.dropFirst())
    let isHeader = isHeader(first, over: rest, width: 1)
    return structure(
      bodyFrom: isHeader ? first + 1 : first, block: isHeader ? rest : body, header: isHeader ? first...first : nil)
  }

  /// The number of cells that most rows of a block have, those with one cell aside.
  func usualWidth(_ block: [Int]) -> Int {
    var widths: [Int: Int] = [:]
    for row in block where sample.rows[row].used > 1 || sample.rows[row].count == 1 {
      widths[sample.rows[row].count, default: 0] += 1
    }
    if widths.keys.contains(where: { $0 > 1 }) { widths[1] = nil }
    return Sample.usualWidth(widths) ?? 1
  }

  /// The first block that is a table; usually the one with most cells.
  func mainBlock() -> Int? {
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

  func usedMedian(_ rows: [Int]) -> Int {
    let used = rows.map { sample.rows[$0].used }.sorted()
    return used.isEmpty ? 0 : used[used.count / 2]
  }

  /// The first row of a block that is no title and no line of a preamble: those hold far less than the rows below.
  func firstWideRow(_ block: [Int], _ width: Int) -> Int {
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
  func isKeyAndValue(_ row: Int, below: Int?, _ width: Int) -> Bool {
    let (used, last) = (sample.rows[row].used, sample.rows[row].last)
    guard width > 2, used == 2, last == 2, let below, sample.rows[below].used > 2, !sample.shape(below, 0).isBlank,
      sample.shape(row, 0).isText
    else { return false }
    // R leaves out the name of the first of three columns: then data stands below, not names.
    return (0..<width).allSatisfy { !sample.shape(below, $0).isStrong }
  }
}
