/// Judges the rows that waited, once it is known what follows them.
///
/// At the tail of the file narrow rows of words are footnotes, and a row that begins with "Totaal" and lacks what every row has
/// is a total; in the middle the same rows are data. Below a blank line, rows of another width or under another header are
/// a second table.
struct HeldRows {
  /// How much may wait: what is longer than this is judged by its beginning.
  static let mostRows = 400
  static let mostBytes = 1 << 20

  private(set) var rows: [HeldRow] = []
  private(set) var cost = 0
  /// Whether a blank line stands right above the first that waits.
  private var isBelowBlank = false

  var isEmpty: Bool { rows.isEmpty }
  var isFull: Bool { rows.count >= HeldRows.mostRows || cost >= HeldRows.mostBytes }

  mutating func hold(_ record: Record, _ kind: HeldRow.Kind, isBelowBlank: Bool) {
    if rows.isEmpty { self.isBelowBlank = isBelowBlank }
    let row = HeldRow(record, kind)
    cost += row.cost
    rows.append(row)
  }

  mutating func removeAll() {
    rows.removeAll()
    cost = 0
    isBelowBlank = false
  }

  /// Judges all rows.
  ///
  /// - Returns: a verdict for each, and whether what follows belongs to a second table.
  func judge(_ end: HeldEnd, _ structure: TableStructure) -> (verdicts: [HeldVerdict], isSecondTable: Bool) {
    var verdicts = [HeldVerdict?](repeating: nil, count: rows.count)
    var isSecond = false
    var tail = rows.count
    if let second = secondTable(end, structure) {
      for index in second.range { verdicts[index] = .aside(rows[index].kind == .blank ? .blank : .secondTable) }
      isSecond = second.isOpen
      tail = second.range.lowerBound
    }
    if end == .end || tail < rows.count { judgeTail(upTo: tail, &verdicts, structure) }
    if end == .header { judgePageTitles(&verdicts) }
    judgeTorn(&verdicts, structure)
    return (rows.indices.map { verdicts[$0] ?? ordinary(rows[$0], structure) }, isSecond)
  }

  /// What a row is when nothing follows from its surroundings.
  private func ordinary(_ row: HeldRow, _ structure: TableStructure) -> HeldVerdict {
    switch row.kind {
    case .blank: return .aside(.blank)
    case .comment: return .aside(.comment)
    case .ruler: return .aside(.ruler)
    case .faulty(let fault): return .faulty(fault)
    case .wide: return .faulty(row.lend { RowFault.misfit($0, structure) })
    case .total(isPlain: true): return .aside(.total)
    case .total, .short, .narrow, .heading, .data: return .data
    }
  }

  // MARK: A second table

  /// The rows between blank lines, as ranges, with whether a blank line stands above.
  private var segments: [(range: Range<Int>, isBelowBlank: Bool)] {
    var result: [(Range<Int>, Bool)] = []
    var start: Int?
    var below = isBelowBlank
    for (index, row) in rows.enumerated() {
      if row.kind == .blank {
        if let first = start { result.append((first..<index, below)) }
        start = nil
        below = true
      } else if start == nil {
        start = index
      }
    }
    if let first = start { result.append((first..<rows.count, below)) }
    return result
  }

  private func secondTable(_ end: HeldEnd, _ structure: TableStructure) -> (range: Range<Int>, isOpen: Bool)? {
    let segments = segments
    for (place, segment) in segments.enumerated() where segment.isBelowBlank {
      let isLast = segment.range.upperBound == rows.count
      guard isTable(segment.range, isFollowedByData: isLast && end == .data, structure) else { continue }
      // The table of the file goes on below a blank line under the other one.
      if end == .data && !isLast { return (segment.range, false) }
      guard end != .data || rows[segment.range.lowerBound].kind == .heading else { continue }
      var start = segment.range.lowerBound
      // A title of its own, with a blank line below it or not.
      var title = place - 1
      while title >= 0, segments[title].isBelowBlank, segments[title].range.allSatisfy({ used($0) <= 1 }) {
        start = segments[title].range.lowerBound
        title -= 1
      }
      return (start..<rows.count, end != .header)
    }
    return nil
  }

  /// Whether rows below a blank line make a table of their own: another header, or another width throughout.
  private func isTable(_ range: Range<Int>, isFollowedByData: Bool, _ structure: TableStructure) -> Bool {
    var range = range
    // Titles first.
    while range.count > 2, used(range.lowerBound) <= 1 { range = range.lowerBound + 1..<range.upperBound }
    if rows[range.lowerBound].kind == .heading { return range.count >= 2 || isFollowedByData }
    guard range.count >= 2 else { return false }
    var widths: [Int: Int] = [:]
    for index in range { widths[last(index), default: 0] += 1 }
    guard let usual = widths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), usual.key >= 2,
      usual.key != structure.width, usual.value * 10 >= range.count * 7
    else { return false }
    // A header in words over something else.
    let head = shapes(range.lowerBound)
    guard head.allSatisfy({ $0.isText || $0.isBlank }) else { return range.count >= 4 && usual.key >= 3 }
    let below = (range.lowerBound + 1..<range.upperBound).map(shapes)
    let hasColumn = (0..<usual.key).contains { column in
      below.allSatisfy { column < $0.count && $0[column].isStrong }
    }
    // Words where the table has numbers or dates, in as many columns throughout.
    let contradicts = head.indices.contains { structure.shape($0) != nil && head[$0].isText }
    return hasColumn || usual.key >= 3 && range.count >= 3
      || contradicts && usual.value == range.count && range.count >= 3
  }

  private func shapes(_ index: Int) -> [CellShape] {
    rows[index].lend { row in (0..<row.count).map { CellShape(row[$0].rawBytes, isQuoted: row[$0].isQuoted) } }
  }

  private func used(_ index: Int) -> Int { shapes(index).count { !$0.isBlank } }

  private func last(_ index: Int) -> Int { (shapes(index).lastIndex { !$0.isBlank } ?? -1) + 1 }

  // MARK: The tail

  /// From the end upwards: blank lines, totals and footnotes, until a row is none of these.
  private func judgeTail(upTo end: Int, _ verdicts: inout [HeldVerdict?], _ structure: TableStructure) {
    var isBelow = [Bool](repeating: false, count: rows.count)
    for segment in segments where segment.isBelowBlank {
      for index in segment.range { isBelow[index] = true }
    }
    for index in (0..<end).reversed() {
      guard let verdict = tailVerdict(index, isBelowBlank: isBelow[index], structure) else { return }
      verdicts[index] = verdict
    }
  }

  private func tailVerdict(_ index: Int, isBelowBlank: Bool, _ structure: TableStructure) -> HeldVerdict? {
    let row = rows[index]
    switch row.kind {
    case .blank: return .aside(.blank)
    case .comment: return .aside(.comment)
    case .ruler: return .aside(.ruler)
    case .faulty(let fault): return .faulty(fault)
    case .total: return .aside(.total)
    case .data: return nil
    case .short, .narrow, .wide, .heading: break
    }
    let (isTotal, isNote) = row.lend { row in (RowSorter.isTotal(row), Footnote.isLikely(row)) }
    let lacks = (0..<structure.width).contains { structure.isAlwaysFilled($0) && isEmpty(index, $0) }
    if isTotal && (isBelowBlank || lacks) { return .aside(.total) }
    let filled = used(index)
    if isBelowBlank {
      if filled <= 1 && row.kind != .heading { return .aside(.footnote) }
      // A label and its value, under a table of more columns.
      return filled == 2 && last(index) <= 2 && structure.width > 3 && lacks ? .aside(.footnote) : nil
    }
    // What programs write of the number of rows is no data, whatever the columns hold.
    if isNote == .marked, filled == 1, row.count == 1, row.lend({ Footnote.isRowCount($0) }) {
      return .aside(.footnote)
    }
    guard filled == 1, last(index) == 1, lacks, structure.width > 2 || isNote == .marked else { return nil }
    return isNote != .no ? .aside(.footnote) : nil
  }

  private func isEmpty(_ index: Int, _ column: Int) -> Bool {
    rows[index].lend { column >= $0.count || $0[column].isBlank }
  }

  /// Above the header once more, below a blank line, stands the title of a page.
  private func judgePageTitles(_ verdicts: inout [HeldVerdict?]) {
    guard let last = segments.last, last.isBelowBlank,
      last.range.allSatisfy({ used($0) <= 1 && (shapes($0).first?.isText ?? true) })
    else { return }
    for index in last.range where rows[index].kind == .short || rows[index].kind == .narrow {
      verdicts[index] = .aside(.preamble)
    }
  }

  // MARK: Torn rows

  /// Rows that a line break without quotes tore: one after the other they have a cell more than the columns for each break.
  private func judgeTorn(_ verdicts: inout [HeldVerdict?], _ structure: TableStructure) {
    guard !structure.isRagged, structure.width > 2 else { return }
    var index = 0
    while index < rows.count {
      guard verdicts[index] == nil, rows[index].kind == .short else {
        index += 1
        continue
      }
      if let end = tornEnd(from: index, verdicts, structure) {
        for piece in index..<end where rows[piece].kind == .short {
          verdicts[piece] = .faulty(rows[piece].lend { RowFault.torn($0) })
        }
        index = end
      } else {
        index += 1
      }
    }
  }

  private func tornEnd(from start: Int, _ verdicts: [HeldVerdict?], _ structure: TableStructure) -> Int? {
    var cells = rows[start].count
    var pieces: [Int] = [start]
    var index = start + 1
    while index < rows.count, pieces.count < 6, cells < structure.width {
      // A line break twice leaves a blank line.
      if rows[index].kind == .blank {
        index += 1
        continue
      }
      guard verdicts[index] == nil, rows[index].kind == .short else { return nil }
      cells += rows[index].count - 1
      pieces.append(index)
      index += 1
    }
    return pieces.count > 1 && cells == structure.width && fits(pieces, structure) ? index : nil
  }

  /// Whether the cells of the pieces, laid side by side, look like the columns they come to stand in.
  private func fits(_ pieces: [Int], _ structure: TableStructure) -> Bool {
    var place = 0
    var agreeing = 0
    for (number, piece) in pieces.enumerated() {
      let cells = shapes(piece)
      for (offset, shape) in cells.enumerated() {
        // The cells at a tear are halves.
        let isHalf = offset == 0 && number > 0 || offset == cells.count - 1 && number < pieces.count - 1
        guard !isHalf, let expected = structure.shape(place + offset), !shape.isBlank, shape != .missing else {
          continue
        }
        guard shape == expected else { return false }
        agreeing += 1
      }
      place += cells.count - 1
    }
    return agreeing > 0 || !structure.columns.contains { $0.shape != nil }
  }
}

/// Tells notes under a table by how they begin.
enum Footnote {
  enum Likeness { case no, words, marked }

  private static let marks: [StaticString] = [
    "bron", "source", "note", "noot", "nota", "opmerking", "legende", "quelle", "remarque", "(c)", "©", "copyright",
    "*", "†",
    "¹", "²", "(1)", "1)", "--", "export", "generated", "gegenereerd", "afgedrukt", "printed", "aangemaakt", "einde",
    "end of", "\u{1A}",
  ]

  static func isLikely(_ row: Record) -> Likeness {
    guard row.count > 0 else { return .no }
    let bytes = ShapeReader.trimmed(row[0].rawBytes)
    if marks.contains(where: { ShapeReader.begins(bytes, with: $0) }) || isRowCount(bytes) { return .marked }
    return bytes.contains(Byte.space) && bytes.contains(where: ShapeReader.isLetter) ? .words : .no
  }

  /// Whether a row says how many rows there are.
  static func isRowCount(_ row: Record) -> Bool { isRowCount(ShapeReader.trimmed(row[0].rawBytes)) }

  /// `(3 rows)`, `3 rows in set`.
  private static func isRowCount(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = bytes.first == 0x28 ? 1 : 0
    guard let end = bytes[start...].firstIndex(where: { !ShapeReader.isDigit($0) }), end > start else { return false }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[end...])
    return ([" row", " rij", " record", " lignes"] as [StaticString]).contains { ShapeReader.begins(rest, with: $0) }
  }
}
