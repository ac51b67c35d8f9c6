// Telling the rows of a header from those of the data.
extension StructureFinder {
  // MARK: Several header rows

  /// The row of names for programs that Qualtrics writes below the names and the questions, as `{"ImportId":"QID1"}`.
  ///
  /// The first row names the columns then; the questions and the names for programs are no part of the names.
  func technicalNames(_ rows: [Int]) -> Int? {
    rows.dropFirst().prefix(3).first { row in
      guard row < sample.texts.count else { return false }
      let cells = sample.texts[row].filter { !$0.isEmpty }
      return cells.count > 1 && cells.allSatisfy { $0.hasPrefix("{\"ImportId\":") && $0.hasSuffix("}") }
    }
  }

  /// The rows of a header of more than one row; `nil` when nothing shows that there is one.
  func stackedHeader(_ rows: [Int], _ width: Int) -> ClosedRange<Int>? {
    guard rows.count >= 3, let first = rows.first else { return nil }
    for place in stride(from: min(3, rows.count - 2), through: 1, by: -1) {
      let bottom = rows[place]
      guard bottom == first + place else { continue }
      let below = rows[(place + 1)...].filter { !isRuler($0) }
      if isStacked(Array(rows[0...place]), over: below, width) { return first...bottom }
    }
    return nil
  }

  func isStacked(_ head: [Int], over body: [Int], _ width: Int) -> Bool {
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

  func isYear(_ row: Int, _ column: Int) -> Bool {
    guard let year = Int(sample.text(row, column)) else { return false }
    return year >= 1900 && year <= 2100
  }

  /// A line under the header, as `-----+-----` or `|---|---|`.
  func isRuler(_ row: Int) -> Bool {
    guard row < sample.texts.count, sample.rows[row].used > 0 else { return false }
    let text = sample.texts[row].joined()
    return text.utf8.count >= 2 && text.utf8.allSatisfy { [0x2D, 0x3D, 0x2B, 0x3A, 0x7C, 0x20].contains($0) }
      && text.utf8.contains { $0 == 0x2D || $0 == 0x3D }
      && sample.texts[row].allSatisfy { $0.utf8.contains { $0 == 0x2D || $0 == 0x3D } || $0.allSatisfy { $0 == " " } }
  }

  // MARK: Header or data

  func isRowOfNames(_ row: Int, _ width: Int) -> Bool {
    sample.rows[row].used == width && (0..<width).allSatisfy { sample.shape(row, $0).isText }
  }

  /// Whether a row names the columns of the rows below it.
  func isHeader(_ row: Int, over body: [Int], width: Int) -> Bool {
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
  func holdsExpectedNames(_ row: Int) -> Bool {
    guard !names.isEmpty else { return false }
    let known = (0..<sample.rows[row].count).count { names.contains(TableOptions.nameKey(sample.text(row, $0))) }
    return known >= 2 && known * 2 > sample.rows[row].used
  }

  func votes(_ row: Int, over body: [Int], width: Int) -> (header: Int, data: Int) {
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

  func isSame(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (sample.rows[left], sample.rows[right])
    guard first.count == second.count, !sample.digests.isEmpty else { return false }
    return (0..<first.count).allSatisfy { sample.digests[first.cells + $0] == sample.digests[second.cells + $0] }
  }

  /// Columns of the row that are named by successive years, or by 1, 2, 3 … beside names in words.
  func yearsOrSeries(_ row: Int) -> Set<Int> {
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
  func strongShape(_ column: Int, in body: [Int]) -> CellShape? {
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
}
