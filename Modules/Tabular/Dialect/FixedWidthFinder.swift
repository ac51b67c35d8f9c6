/// Finds columns of fixed width in a text without delimiters: places where every line has spaces, with a name above each.
///
/// A line of dashes under the names tells where the columns begin. Without one at least three lines must agree on the
/// gaps, at least one of them two spaces wide, and nearly every cell must begin at the left edge of its column or end at the
/// right one. Prose and single columns of words have no such gaps.
struct FixedWidthFinder {
  /// How many lines are looked at, and how many at the beginning or the end may be titles or notes.
  private static let linesLookedAt = 400
  private static let titles = 5
  private static let notes = 3

  /// The characters of each line that is not blank, reduced to whether they are spaces.
  private var lines: [[Bool]] = []
  /// The lines that are drawn, by their place among the others.
  private var ruler: [Bool]?

  /// Where the columns begin, counted in characters from 0; `nil` when nothing shows that there are any.
  static func starts(in bytes: UnsafeRawBufferPointer, isWhole: Bool) -> [Int]? {
    let finder = FixedWidthFinder(bytes, isWhole: isWhole)
    return finder.starts()
  }

  /// How many names stand above columns of fixed width that touch each other; `nil` when nothing shows such columns.
  ///
  /// Three names at least with two spaces or more between them, and in most rows below them such a gap as well.
  static func touchingNames(in bytes: UnsafeRawBufferPointer) -> Int? {
    let lines = FixedWidthFinder(bytes, isWhole: true).lines
    guard let header = lines.first, lines.count >= 3 else { return nil }
    let count = names(header, in: 0..<header.count)
    let rows = lines.dropFirst()
    guard count > 2, rows.count(where: { names($0, in: 0..<$0.count) > 1 }) * 10 >= rows.count * 6 else { return nil }
    return count
  }

  /// How many texts a stretch of a line holds that two spaces or more part.
  private static func names(_ line: [Bool], in column: Range<Int>) -> Int {
    var (names, spaces) = (0, 2)
    for place in column {
      if isMarked(line, place) {
        if spaces > 1 { names += 1 }
        spaces = 0
      } else {
        spaces += 1
      }
    }
    return names
  }

  private init(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) {
    var scanner = RecordScanner(dialect: Dialect(delimiter: .absent, quote: .none))
    var (lines, ruler): ([[Bool]], [Bool]?) = ([], nil)
    let look = { (record: Record) in
      guard lines.count < FixedWidthFinder.linesLookedAt, !record.isEmpty else { return }
      // With tabs the columns of a screen are no columns of characters.
      guard !record.contentBytes.contains(Byte.tab) else { return }
      let line = FixedWidthFinder.marks(record.contentBytes)
      if Ruler.matches(record) {
        if ruler == nil, lines.count <= FixedWidthFinder.titles { ruler = line }
      } else {
        lines.append(line)
      }
    }
    do {
      try scanner.feed(bytes, look)
      if isWhole { try scanner.finish(look) }
    } catch {
      // A line beyond the limits is no line of such a table; the others tell.
    }
    (self.lines, self.ruler) = (lines, ruler)
  }

  /// For each character whether it is something else than a space.
  private static func marks(_ bytes: UnsafeRawBufferPointer) -> [Bool] {
    var marks: [Bool] = []
    for byte in bytes where byte & 0xC0 != 0x80 { marks.append(byte != Byte.space) }
    while marks.last == false { marks.removeLast() }
    return marks
  }

  private func starts() -> [Int]? {
    if let ruler, let starts = drawn(ruler) { return starts }
    for first in 0...FixedWidthFinder.titles {
      for last in 0...FixedWidthFinder.notes where lines.count - first - last >= 3 {
        guard let starts = aligned(Array(lines[first..<lines.count - last])) else { continue }
        // More names just above than there are columns: some of those touch.
        if first > 0 {
          let above = FixedWidthFinder.names(lines[first - 1], in: 0..<lines[first - 1].count)
          if above > 2, above > starts.count { return nil }
        }
        return starts
      }
    }
    return nil
  }

  // MARK: A line of dashes

  /// The strokes of the line, when nearly all others have spaces between them.
  private func drawn(_ ruler: [Bool]) -> [Int]? {
    let columns = FixedWidthFinder.runs(ruler)
    guard columns.count > 1, lines.count > 1 else { return nil }
    let gaps = zip(columns, columns.dropFirst()).map { $0.upperBound..<$1.lowerBound }
    let fitting = lines.count { line in
      gaps.allSatisfy { gap in gap.allSatisfy { !FixedWidthFinder.isMarked(line, $0) } }
    }
    guard fitting >= 2, fitting * 10 >= lines.count * 8 else { return nil }
    return [0] + columns.dropFirst().map(\.lowerBound)
  }

  private static func isMarked(_ line: [Bool], _ place: Int) -> Bool { place < line.count && line[place] }

  private static func runs(_ marks: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (place, isMarked) in (marks + [false]).enumerated() {
      if isMarked {
        start = start ?? place
      } else if let first = start {
        runs.append(first..<place)
        start = nil
      }
    }
    return runs
  }

  // MARK: Gaps

  /// The columns between the gaps that all lines share, the first line naming them.
  private func aligned(_ lines: [[Bool]]) -> [Int]? {
    let width = lines.map(\.count).max() ?? 0
    var filled = [Bool](repeating: false, count: width)
    for line in lines {
      for (place, isMarked) in line.enumerated() where isMarked { filled[place] = true }
    }
    var columns = FixedWidthFinder.runs(filled)
    // The first column may lack a name, as in what R prints; any other without one belongs to the column before it.
    var place = 1
    while place < columns.count {
      if columns[place].contains(where: { FixedWidthFinder.isMarked(lines[0], $0) }) {
        place += 1
      } else if place + 1 < columns.count,
        columns[place + 1].lowerBound - columns[place].upperBound < columns[place].lowerBound
          - columns[place - 1].upperBound
      {
        columns[place] = columns[place].lowerBound..<columns[place + 1].upperBound
        columns.remove(at: place + 1)
      } else {
        columns[place - 1] = columns[place - 1].lowerBound..<columns[place].upperBound
        columns.remove(at: place)
      }
    }
    // Two names above one column: the columns below them touch, and no place parts them.
    guard columns.count > 1, columns.allSatisfy({ FixedWidthFinder.names(lines[0], in: $0) < 2 }) else { return nil }
    let gaps = zip(columns, columns.dropFirst()).map { $1.lowerBound - $0.upperBound }
    guard gaps.contains(where: { $0 > 1 }), columns.allSatisfy({ isColumn($0, in: lines) }) else { return nil }
    return [0] + columns.dropFirst().map(\.lowerBound)
  }

  /// Whether most rows have something in a column, and nearly all of it begins at its left edge or ends at its right one.
  private func isColumn(_ column: Range<Int>, in lines: [[Bool]]) -> Bool {
    let used = lines.filter { line in column.contains { FixedWidthFinder.isMarked(line, $0) } }
    guard used.count * 2 >= lines.count, used.count >= 2 else { return false }
    let left = used.count { FixedWidthFinder.isMarked($0, column.lowerBound) }
    let right = used.count { FixedWidthFinder.isMarked($0, column.upperBound - 1) }
    return max(left, right) * 10 >= used.count * 9
  }
}
