extension Chart {
  /// The chart in block signs.
  func terminalLines(width: Int) -> [String] {
    switch self {
    case .bullets(let chart): chart.terminalLines(width: width)
    case .lines(let chart): chart.terminalLines(width: width)
    case .stackedBars(let chart): chart.terminalLines(width: width)
    case .tiles(let chart): chart.terminalLines(width: width)
    case .likert(let chart): chart.terminalLines(width: width)
    case .timeline(let chart): chart.terminalLines(width: width)
    case .groupedBars(let chart): chart.terminalLines(width: width)
    case .matrix(let chart): chart.terminalLines(width: width)
    case .multiples(let chart): chart.terminalLines(width: width)
    }
  }
}

/// Words at the left end of a line and a number at its right end; a number that leaves no room for words gets a line of its own.
func titled(_ label: String, _ amount: String, width: Int) -> [String] {
  let amount = harmless(amount)
  guard displayWidth(amount) + 11 <= width else {
    return wrapped(harmless(label), width: width)
      + wrapped(amount, width: width).map { padded($0, to: width, flushRight: true) }
  }
  var lines = wrapped(harmless(label), width: width - displayWidth(amount) - 1)
  let first = lines.removeFirst()
  return [padded(first, to: width - displayWidth(amount)) + amount] + lines
}

extension BulletChart {
  fileprivate func terminalLines(width: Int) -> [String] {
    let barWidth = min(60, width)
    var lines = bars.flatMap { bar in
      titled(bar.label, bar.quoted.text, width: barWidth) + [TerminalBars.bullet(bar, axis: axis, width: barWidth)]
    }
    var key = ["█\u{A0}\(harmless(valueName))"]
    if let upperValueName, bars.contains(where: { $0.upperValue != nil }) {
      key.append("░\u{A0}\(harmless(upperValueName))")
    }
    for kind in Bullet.MarkKind.allCases {
      guard let name = markNames[kind], bars.contains(where: { $0.marks.contains { $0.kind == kind } }) else {
        continue
      }
      key.append("\(kind.character)\u{A0}\(harmless(name))")
    }
    lines += wrapped(key.joined(separator: "; "), width: width)
    return lines
  }
}

extension LineChart {
  fileprivate func terminalLines(width: Int) -> [String] {
    let first = moments.first.map { harmless($0.short) } ?? ""
    let last = moments.last.map { harmless($0.short) } ?? ""
    func line(_ values: [Fraction?], _ name: String) -> [String] {
      let all = moments.indices.map { $0 < values.count ? values[$0] : nil }
      let line = "\(first) \(TerminalBars.sparkline(all, axis: axis)) \(last)   \(harmless(name))"
      // What fits keeps its spaces: they are the points of time without a value.
      return displayWidth(line) <= width ? [line] : wrapped(line, width: width)
    }
    return series.flatMap { line($0.points.map { $0?.value }, $0.name) }
      + bands.flatMap { line($0.lower, $0.name) + line($0.upper, $0.name) }
      + guides.flatMap { wrapped(harmless("\($0.name) \($0.text)"), width: width) }
  }
}

extension StackedBarChart {
  fileprivate func terminalLines(width: Int) -> [String] {
    let barWidth = min(60, width)
    var lines: [String] = []
    for group in groups {
      if !group.title.isEmpty { lines += wrapped(harmless(group.title), width: width) }
      for bar in group.bars {
        lines += titled(bar.label, bar.total.text, width: barWidth)
        lines.append(TerminalBars.stack(bar.parts.map { $0?.value }, axis: axis, width: barWidth))
      }
    }
    let key = partNames.enumerated().map { "\(TerminalBars.partCharacter($0))\u{A0}\(harmless($1))" }
    let levels = guides.map { harmless("\($0.name) \($0.text)") }
    return lines + wrapped((key + levels).joined(separator: "; "), width: width)
  }
}

extension TileChart {
  fileprivate func terminalLines(width: Int) -> [String] {
    var lines: [String] = []
    for row in rows {
      let signs = row.tiles.map { String($0.map(\.character)) }.joined(separator: " ")
      lines += titled(row.label, row.total.text, width: min(width, max(40, displayWidth(signs))))
      lines += wrapped(signs, width: width)
    }
    return lines
      + wrapped(
        meanings.map { "\($0.status.character)\u{A0}\(harmless($0.label))" }.joined(separator: "; "), width: width)
  }
}
