/// The beginning of a file as one dialect cuts it, each cell reduced to its shape.
///
/// Everything that is decided about a file before its rows are handed on is decided from this.
struct Sample {
  struct Row {
    /// The number of cells; 0 for a line without any byte.
    let count: Int
    /// How many cells hold something.
    let used: Int
    /// The 1-based number of the last cell that holds something.
    let last: Int
    /// Where its cells begin in the sample's arrays.
    let cells: Int
    /// Its bytes, line end included.
    let bytes: Int
    /// The line on which it begins.
    let line: Int
    /// Whether text stands behind a closing quote.
    let isFaulty: Bool
    /// The first byte of its text; 0 when it has none.
    let firstByte: UInt8
    /// Whether its cells are empty and one of them is quoted: then it is a row and no blank line.
    let isQuotedEmpty: Bool
    /// Whether what it holds begins with a word for totals.
    let isTotal: Bool
    /// Whether it is no row at all: a line that a program drew, or NULs with which a file was filled up.
    let isRuled: Bool
    /// Whether it is a single cell between quotes, and whether quotes stand in it.
    let isWrapped: Bool
    let hasInnerQuotes: Bool
    /// Whether nothing stands before its first delimiter and behind its last.
    let isFramed: Bool

    /// Whether it holds nothing at all.
    var isBlank: Bool { used == 0 && !isQuotedEmpty }
  }

  let dialect: Dialect
  private(set) var rows: [Row] = []
  private(set) var shapes: [CellShape] = []
  /// A number for the content of each cell, equal for equal content; only when asked for.
  private(set) var digests: [UInt64] = []
  /// The cells of the first rows as text; only when asked for.
  private(set) var texts: [[String]] = []
  /// Where the first row that is not blank stands.
  private(set) var firstRow: TextPlace?
  /// The bytes that no row took although they were complete lines: an open quote swallowed them.
  private(set) var swallowed = 0
  /// Cells behind a delimiter that hold something, and how many of those begin or end with a space.
  private(set) var inner = 0
  private(set) var padded = 0
  /// Cells that were opened by a quote.
  private(set) var quoted = 0
  /// Cells that are wrapped in quotes, in rows without a misplaced quote, and the rows with one.
  private(set) var wellQuoted = 0
  private(set) var misquoted = 0
  /// Cells that begin or end with an apostrophe.
  private(set) var apostrophes = 0
  /// The quotes in cells without quotes around them.
  private(set) var strayQuotes = 0

  /// How many rows have their text kept.
  static let keptTexts = 80

  init(
    _ bytes: UnsafeRawBufferPointer, isWhole: Bool, dialect: Dialect, limits: Limits = .standard,
    isDetailed: Bool = false,
    expectedWidth: Int = 0
  ) {
    self.dialect = dialect
    var sample = SampleRows()
    var scanner = RecordScanner(dialect: dialect, limits: limits)
    scanner.expectedWidth = expectedWidth
    var taken = 0
    do {
      let look = { (record: Record) in
        taken += record.byteCount
        sample.add(record, isDetailed: isDetailed)
      }
      try scanner.feed(bytes, look)
      if isWhole { try scanner.finish(look) }
    } catch {
      // A quote that does not close, or a limit passed: what is left counts as swallowed.
    }
    var end = bytes.count
    if !isWhole {
      while end > 0 && bytes[end - 1] != Byte.lineFeed && bytes[end - 1] != Byte.carriageReturn { end -= 1 }
    }
    swallowed = max(0, end - taken)
    rows = sample.rows
    shapes = sample.shapes
    digests = sample.digests
    texts = sample.texts
    firstRow = sample.firstRow
    inner = sample.inner
    padded = sample.padded
    quoted = sample.quoted
    wellQuoted = sample.wellQuoted
    misquoted = sample.misquoted
    apostrophes = sample.apostrophes
    strayQuotes = sample.strayQuotes
  }

  /// The shape of a cell; empty for cells that a short row lacks.
  func shape(_ row: Int, _ column: Int) -> CellShape {
    column < rows[row].count ? shapes[rows[row].cells + column] : .empty
  }

  /// The text of a cell of one of the first rows; empty for cells that it lacks.
  func text(_ row: Int, _ column: Int) -> String {
    row < texts.count && column < texts[row].count ? texts[row][column] : ""
  }
}

/// What a sample gathers while its bytes are scanned.
private struct SampleRows {
  var rows: [Sample.Row] = []
  var shapes: [CellShape] = []
  var digests: [UInt64] = []
  var texts: [[String]] = []
  var firstRow: TextPlace?
  var inner = 0
  var padded = 0
  var quoted = 0
  var wellQuoted = 0
  var misquoted = 0
  var apostrophes = 0
  var strayQuotes = 0

  mutating func add(_ record: Record, isDetailed: Bool) {
    let start = shapes.count
    var used = 0
    var last = 0
    var isTotal = false
    for index in 0..<record.count {
      let cell = record[index]
      let raw = cell.rawBytes
      let shape = CellShape(raw, isQuoted: cell.isQuoted)
      shapes.append(shape)
      if isDetailed { digests.append(Sample.digest(raw)) }
      if cell.isQuoted { quoted += 1 }
      guard shape != .empty else { continue }
      if used == 0 { isTotal = shape.isText && TotalWord.begins(raw) }
      used += 1
      last = index + 1
      if raw[0] == Byte.apostrophe { apostrophes += 1 }
      if raw.count > 1 && raw[raw.count - 1] == Byte.apostrophe { apostrophes += 1 }
      if index > 0 {
        if Sample.isRuled(raw) { continue }
        inner += 1
        if raw[0] == Byte.space || raw[raw.count - 1] == Byte.space { padded += 1 }
      }
    }
    strayQuotes += record.strayQuotes
    if record.textAfterQuote != nil || record.unclosedQuote != nil {
      misquoted += 1
    } else {
      for index in 0..<record.count where record[index].isQuoted { wellQuoted += 1 }
    }
    let isRuled = Ruler.matches(record) || Sample.isNul(record.contentBytes)
    let isSingle = record.count == 1 && record[0].isQuoted
    let isQuotedEmpty = used == 0 && (0..<record.count).contains { record[$0].isQuoted }
    if firstRow == nil && (used > 0 || isQuotedEmpty) { firstRow = record.place }
    if isDetailed && texts.count < Sample.keptTexts { texts.append(record.texts) }
    rows.append(
      Sample.Row(
        count: record.count, used: used, last: last, cells: start, bytes: record.byteCount, line: record.line,
        isFaulty: record.textAfterQuote != nil || record.unclosedQuote != nil,
        firstByte: record.contentByteCount > 0 ? record.bytes[0] : 0,
        isQuotedEmpty: isQuotedEmpty, isTotal: isTotal, isRuled: isRuled,
        isWrapped: isSingle, hasInnerQuotes: isSingle && record[0].hasEscapes,
        isFramed: record.count > 2 && Sample.isOpen(record[0]) && Sample.isOpen(record[record.count - 1])))
  }
}

extension Sample {
  /// FNV-1a: the same number for the same bytes on every machine.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension Sample {
  /// Whether a cell holds nothing, not even quotes.
  static func isOpen(_ cell: Cell) -> Bool { !cell.isQuoted && cell.isBlank }

  /// Whether there are bytes, and all of them are NUL.
  static func isNul(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.first == 0 && bytes.allSatisfy { $0 == 0 } }

  /// Whether a row that is none consists of NULs.
  static func isNulRow(_ row: Row) -> Bool { row.isRuled && row.firstByte == 0 }

  /// Whether a cell is a part of a line under a header: dashes only.
  static func isRuled(_ raw: UnsafeRawBufferPointer) -> Bool {
    raw.count > 1 && raw.allSatisfy { $0 == 0x2D || $0 == 0x3A || $0 == 0x3D }
  }
}

// MARK: How well the dialect fits

extension Sample {
  /// What the rows say for the dialect that cut them.
  struct Fit {
    /// The most frequent number of cells in a row.
    var columns = 0
    /// The rows that are not blank.
    var rows = 0
    /// The rows with that many cells, empty ones at the end aside.
    var fitting = 0
    /// The share of the bytes that stand in such rows; rows with fewer cells count for a fifth.
    var share = 0.0
    /// How well their cells read, from 0 to 1.
    var credit = 0.0
    /// The cells of the first row.
    var firstColumns = 0
    /// The share of the cells, first row aside, that are numbers, dates, times or links.
    var strong = 0.0

    /// The whole of it: a narrow table needs more agreement than a wide one, for two columns agree by chance.
    var score: Double {
      columns == 0 ? 0 : share * share * credit * (1 - 0.5 / Double(columns))
    }
  }

  /// The width of most cells, among the widths that at least a fifth of the rows have.
  ///
  /// - Parameter widths: how many rows have each number of cells.
  static func usualWidth(_ widths: [Int: Int]) -> Int? {
    let rows = widths.values.reduce(0, +)
    let frequent = widths.filter { $0.value * 5 >= rows && ($0.value > 1 || rows < 3) }
    return (frequent.isEmpty ? widths : frequent).max {
      ($0.value * $0.key, $0.key) < ($1.value * $1.key, $1.key)
    }?.key
  }

  /// Whether a row is a line of comment, as far as its beginning and its width show.
  private func isComment(_ row: Row, columns: Int) -> Bool {
    row.firstByte == 0x23 && row.count != columns && dialect.delimiter.byte != 0x23
  }

  /// Judges the dialect.
  func fit() -> Fit {
    var fit = Fit()
    var widths: [Int: Int] = [:]
    var first: Row?
    for row in rows where !row.isRuled && (!row.isBlank || row.count > 1 && first != nil) {
      first = first ?? row
      widths[row.count, default: 0] += 1
    }
    guard let first, let usual = Sample.usualWidth(widths) else { return fit }
    fit.firstColumns = first.count
    fit.columns = usual
    var all = swallowed
    var fitting = 0
    var partly = 0
    var credit = 0
    var cells = 0
    var strong = 0
    var others = 0
    for row in rows where !row.isRuled && (row.used > 0 || row.isQuotedEmpty || row.count > 1 && fit.rows > 0) {
      let isFirst = fit.rows == 0
      fit.rows += 1
      all += row.bytes
      if isComment(row, columns: fit.columns) {
        // Lines with a # that are no rows say nothing about the dialect.
        fit.rows -= 1
        all -= row.bytes
        continue
      }
      guard !row.isFaulty else { continue }
      if row.count == fit.columns || row.count > fit.columns && row.last <= fit.columns {
        fit.fitting += 1
        fitting += row.bytes
        for index in 0..<fit.columns {
          let shape = shapes[row.cells + index]
          credit += shape.credit
          if !isFirst {
            others += 1
            if shape.isStrong { strong += 1 }
          }
        }
        cells += fit.columns
      } else if row.count > 1 && row.count < fit.columns {
        partly += row.bytes
      }
    }
    guard all > 0, cells > 0 else { return fit }
    fit.share = (Double(fitting) + Double(partly) / 5) / Double(all)
    fit.credit = Double(credit) / Double(cells * 100)
    fit.strong = others > 0 ? Double(strong) / Double(others) : 0
    return fit
  }
}
