/// Finds what could be a delimiter, in one pass over the bytes: signs that stand on many lines.
struct DelimiterSearch {
  struct Candidate: Hashable {
    let delimiter: Delimiter
    /// How far it may be trusted where two delimiters read as well: signs that also occur inside times, dates and
    /// sentences are trusted less.
    let trust: Double
  }

  /// The candidates, in the order that decides a tie.
  private(set) var candidates: [Candidate] = []
  /// Whether a backslash stands before a quote somewhere.
  private(set) var hasEscapedQuotes = false
  /// Whether a backslash stands before something that may be a delimiter or a line end.
  private(set) var hasEscapes = false
  /// Whether quotes, or apostrophes, occur.
  private(set) var hasQuotes = false
  private(set) var hasApostrophes = false

  /// Signs below the four usual ones, with their trust, in the order that decides a tie.
  private static let others: [(UInt8, Double)] = [
    (0x1F, 1), (0x01, 1), (0x02, 1), (0x1E, 1), (0x14, 1), (0x7F, 0.9), (0x7E, 0.9), (0x5E, 0.9), (0x23, 0.7),
    (0x21, 0.7),
    (0x24, 0.7),
    (0x25, 0.6), (0x26, 0.7), (0x40, 0.6), (0x2A, 0.7), (0x3D, 0.6), (0x3A, 0.5), (0x2F, 0.4), (0x5C, 0.6),
    (0x20, 0.75),
  ]

  /// Signs that make longer delimiters; none that stand in names, numbers and sentences side by side.
  private static let combining: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "!#$&*,:;<=>?@[]^`{|}~".utf8 { table[Int(byte)] = true }
    for byte in 1...0x1F where byte != 0x0A && byte != 0x0D { table[byte] = true }
    return table
  }()

  init(_ bytes: UnsafeRawBufferPointer) {
    var lines = 0
    var lineHasBytes = false
    var seen = [Int](repeating: -1, count: 256)
    var linesWith = [Int](repeating: 0, count: 256)
    var runs: [[UInt8]: (total: Int, lines: Int, lastLine: Int)] = [:]
    var oddRuns = Set<UInt8>()
    var wide = [(0xA6 as UInt8, 0, -1), (0xA7, 0, -1)]
    var drawn = [Int](repeating: 0, count: Delimiter.drawn.count)
    var drawnLine = [Int](repeating: -1, count: Delimiter.drawn.count)
    var spaces = 0
    var doubleSpaceLine = -1
    var (doubleSpaceLines, hasLongerSpaces) = (0, false)
    var index = 0
    let combining = DelimiterSearch.combining
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Byte.lineFeed || byte == Byte.carriageReturn {
        if lineHasBytes { lines += 1 }
        lineHasBytes = false
        index += 1
        continue
      }
      lineHasBytes = true
      if seen[Int(byte)] != lines {
        seen[Int(byte)] = lines
        linesWith[Int(byte)] += 1
      }
      if byte == 0x5C, index + 1 < bytes.count {
        let next = bytes[index + 1]
        if next == Byte.doubleQuote || next == Byte.apostrophe { hasEscapedQuotes = true }
        if combining[Int(next)] || next == Byte.lineFeed { hasEscapes = true }
      }
      spaces = byte == Byte.space ? spaces + 1 : 0
      if spaces == 2, doubleSpaceLine != lines {
        doubleSpaceLine = lines
        doubleSpaceLines += 1
      }
      if spaces > 2 { hasLongerSpaces = true }
      if byte == 0xE2, index + 2 < bytes.count {
        for (place, sign) in Delimiter.drawn.enumerated() where drawnLine[place] != lines {
          guard sign.bytes[1] == bytes[index + 1], sign.bytes[2] == bytes[index + 2] else { continue }
          drawnLine[place] = lines
          drawn[place] += 1
        }
      }
      if byte == 0xC2, index + 1 < bytes.count {
        for place in wide.indices where wide[place].0 == bytes[index + 1] && wide[place].2 != lines {
          wide[place].1 += 1
          wide[place].2 = lines
        }
      }
      guard combining[Int(byte)] else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count && combining[Int(bytes[end])] {
        if seen[Int(bytes[end])] != lines {
          seen[Int(bytes[end])] = lines
          linesWith[Int(bytes[end])] += 1
        }
        end += 1
      }
      // The sign before the quote of ="042531" belongs to the cell.
      let isFormula = end < bytes.count && bytes[end] == Byte.doubleQuote && bytes[end - 1] == 0x3D
      note(bytes, index..<(isFormula ? end - 1 : end), line: lines, &runs, &oddRuns)
      index = end
    }
    if lineHasBytes { lines += 1 }
    hasQuotes = linesWith[Int(Byte.doubleQuote)] > 0
    hasApostrophes = linesWith[Int(Byte.apostrophe)] > 0
    for (place, sign) in Delimiter.drawn.enumerated() where drawn[place] > 1 && drawn[place] * 5 >= lines * 2 {
      candidates.append(Candidate(delimiter: sign, trust: 1))
    }
    collect(lines: lines, linesWith: linesWith, runs: runs, oddRuns: oddRuns, wide: wide.map { ($0.0, $0.1) })
    // Two spaces, where nothing is filled up with them.
    if !hasLongerSpaces, doubleSpaceLines * 10 >= lines * 9, let delimiter = Delimiter("  ") {
      candidates.append(Candidate(delimiter: delimiter, trust: 0.75))
    }
  }

  /// Notes a run of signs, and the runs of one sign within it: in `GO!||` the bars stand doubled as elsewhere.
  private func note(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, line: Int,
    _ runs: inout [[UInt8]: (total: Int, lines: Int, lastLine: Int)], _ oddRuns: inout Set<UInt8>
  ) {
    func count(_ part: Range<Int>) {
      guard part.count >= 2, part.count <= Delimiter.longest else { return }
      let key = Array(bytes[part])
      guard runs.count < 256 || runs[key] != nil else { return }
      var entry = runs[key] ?? (0, 0, -1)
      entry.total += 1
      if entry.lastLine != line {
        entry.lines += 1
        entry.lastLine = line
      }
      runs[key] = entry
    }
    count(range)
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound && bytes[end] == bytes[start] { end += 1 }
      if (end - start) % 2 == 1 { oddRuns.insert(bytes[start]) }
      if end - start < range.count { count(start..<end) }
      start = end
    }
  }

  private mutating func collect(
    lines: Int, linesWith: [Int], runs: [[UInt8]: (total: Int, lines: Int, lastLine: Int)], oddRuns: Set<UInt8>,
    wide: [(UInt8, Int)]
  ) {
    let longer = longerDelimiters(lines: lines, runs: runs, oddRuns: oddRuns)
    // A sign that only ever stands doubled is half of a delimiter.
    let halves = Set(longer.filter { Set($0).count == 1 }.map { $0[0] })
    for delimiter in Delimiter.candidates {
      let byte = delimiter.byte
      guard linesWith[Int(byte)] * 20 >= lines, !halves.contains(byte) else { continue }
      if linesWith[Int(byte)] > 0 { candidates.append(Candidate(delimiter: delimiter, trust: 1)) }
    }
    for bytes in longer {
      if let delimiter = Delimiter(String(decoding: bytes, as: UTF8.self)) {
        candidates.append(Candidate(delimiter: delimiter, trust: 1))
      }
    }
    for (second, count) in wide where count > 0 && count * 10 >= lines * 7 {
      if let delimiter = Delimiter(String(decoding: [0xC2, second], as: UTF8.self)) {
        candidates.append(Candidate(delimiter: delimiter, trust: 0.9))
      }
    }
    for (byte, trust) in DelimiterSearch.others where linesWith[Int(byte)] > 0 {
      // Control characters stand in a text for no other reason; a quoted cell of many lines has none of them.
      guard linesWith[Int(byte)] * 10 >= lines * (trust == 1 ? 2 : 6) else { continue }
      guard !halves.contains(byte), let delimiter = Delimiter(String(decoding: [byte], as: UTF8.self)) else { continue }
      candidates.append(Candidate(delimiter: delimiter, trust: trust))
    }
  }

  /// The runs of signs that stand on most lines.
  private func longerDelimiters(
    lines: Int, runs: [[UInt8]: (total: Int, lines: Int, lastLine: Int)], oddRuns: Set<UInt8>
  ) -> [[UInt8]] {
    let frequent = runs.filter { run, entry in
      guard Set(run).count == 1 else { return entry.lines * 5 >= lines * 2 }
      // Empty cells double a single sign here and there; only one that is doubled everywhere is a delimiter, and then
      // it cuts lines in more than two, lest an empty column between two others pass for one.
      guard run.count == 2 else { return false }
      // A colon stands alone in times and addresses, and two of them nowhere.
      if run[0] == 0x3A { return entry.lines * 5 >= lines * 3 }
      return !oddRuns.contains(run[0]) && entry.lines * 5 >= lines * 2
        && (entry.total >= entry.lines * 2 || run[0] == Byte.bar)
    }
    return frequent.keys.sorted { left, right in
      let (first, second) = (frequent[left]?.total ?? 0, frequent[right]?.total ?? 0)
      return first != second ? first > second : left.lexicographicallyPrecedes(right)
    }.prefix(3).map { $0 }
  }
}
