extension Chart {
  /// Whether block signs alone lose the numbers, so that the table behind the chart is printed too.
  var needsItsTable: Bool {
    switch self {
    case .lines, .multiples: true
    case .bullets, .stackedBars, .tiles, .likert, .timeline, .groupedBars, .matrix: false
    }
  }
}

extension LikertChart {
  /// The sign of each answer: agreeing answers are full, the neutral one is a dot, disagreeing ones are hatched.
  func character(_ index: Int) -> Character {
    switch answers[index].leaning {
    case .agreeing: index == answers.firstIndex { $0.leaning == .agreeing } ? "█" : "▓"
    case .neutral: "·"
    case .disagreeing: index == answers.lastIndex { $0.leaning == .disagreeing } ? "╳" : "╱"
    }
  }

  func terminalLines(width: Int) -> [String] {
    let barWidth = min(60, width)
    var lines: [String] = []
    for item in items {
      let sign = item.status.map { "\($0.status.character) " } ?? ""
      lines += titled(sign + item.label, item.score.text, width: barWidth)
      lines.append(bar(item, width: barWidth))
      if let interval = interval(item, width: barWidth) { lines.append(interval) }
    }
    var key = answers.indices.map { "\(character($0))\u{A0}\(harmless(answers[$0].name))" }
    key.append("├─●─┤\u{A0}\(harmless(intervalName))")
    key += guides.map { "\($0.kind.character)\u{A0}\(harmless("\($0.name) \($0.text)"))" }
    return lines + wrapped(key.joined(separator: "; "), width: width)
  }

  private func bar(_ item: Item, width: Int) -> String {
    let all = item.respondents
    guard all > 0 else { return String(repeating: " ", count: width) }
    var line: [Character] = []
    var sum = 0
    for (index, count) in item.counts.enumerated() where index < answers.count {
      sum += count
      let end = sum * width / all
      line += [Character](repeating: character(index), count: max(0, end - line.count))
    }
    return String(line)
  }

  /// The interval under the bar, and the thresholds where they are free.
  private func interval(_ item: Item, width: Int) -> String? {
    guard let share = item.share, let lower = item.lower, let upper = item.upper else { return nil }
    let one = Axis(to: Fraction(1))
    func column(_ place: Int) -> Int { min(width - 1, place * width / 10_000) }
    var cells = [Character](repeating: " ", count: width)
    for guide in guides { cells[column(axis.position(guide.position))] = guide.kind.character }
    let (start, end) = (column(one.position(lower)), column(one.position(upper)))
    for index in start...max(start, end) { cells[index] = "─" }
    cells[start] = "├"
    cells[max(start, end)] = "┤"
    cells[column(one.position(share))] = "●"
    return String(cells)
  }
}

extension TimelineChart {
  /// The sign of a phase: the further, the darker.
  private func character(_ phase: Int) -> Character {
    TerminalBars.partCharacter(max(0, phaseNames.count - 1 - phase))
  }

  private static func character(_ kind: Event.Kind) -> Character {
    switch kind {
    case .held: "●"
    case .planned: "○"
    case .missed: "▲"
    }
  }

  func terminalLines(width: Int) -> [String] {
    let barWidth = min(60, width)
    func column(_ position: Fraction) -> Int { min(barWidth - 1, axis.position(position) * barWidth / 10_000) }
    var lines: [String] = []
    for row in rows {
      lines += titled(row.label, row.state.text, width: barWidth)
      var phases = [Character](repeating: " ", count: barWidth)
      for span in row.spans where span.end > span.start {
        for index in column(span.start)...column(span.end) { phases[index] = character(span.phase) }
      }
      if let now { phases[column(now.position)] = "┊" }
      lines.append(String(phases))
      guard !row.events.isEmpty else { continue }
      var events = [Character](repeating: " ", count: barWidth)
      for event in row.events { events[column(event.position)] = Self.character(event.kind) }
      lines.append(String(events))
    }
    if let first = axis.ticks.first, let last = axis.ticks.last, axis.ticks.count > 1 {
      lines += titled(first.text, last.text, width: barWidth)
    }
    var key = phaseNames.indices.map { "\(character($0))\u{A0}\(harmless(phaseNames[$0]))" }
    for kind in Event.Kind.allCases where rows.contains(where: { $0.events.contains { $0.kind == kind } }) {
      if let name = eventNames[kind] { key.append("\(Self.character(kind))\u{A0}\(harmless(name))") }
    }
    if let now { key.append("┊\u{A0}\(harmless("\(now.name) \(now.text)"))") }
    return lines + wrapped(key.joined(separator: "; "), width: width)
  }
}

extension GroupedBarChart {
  func terminalLines(width: Int) -> [String] {
    let values = groups.flatMap(\.values).compactMap { $0.map { displayWidth(harmless($0.quoted.text)) } }
    let barWidth = max(8, min(60, width) - (values.max() ?? 0) - 1)
    var lines: [String] = []
    for group in groups {
      lines += titled(group.label, group.note?.text ?? "", width: min(60, width))
      for (index, value) in group.values.enumerated() where index < seriesNames.count {
        guard let value else { continue }
        let length = max(value.value.numerator > 0 ? 1 : 0, axis.position(value.value) * barWidth / 10_000)
        let bar = String(repeating: String(TerminalBars.partCharacter(index)), count: length)
        lines += wrapped(bar + (bar.isEmpty ? "" : " ") + harmless(value.quoted.text), width: width)
      }
    }
    let key = seriesNames.enumerated().map { "\(TerminalBars.partCharacter($0))\u{A0}\(harmless($1))" }
    let levels = guides.map { harmless("\($0.name) \($0.text)") }
    return lines + wrapped((key + levels).joined(separator: "; "), width: width)
  }
}

extension MatrixChart {
  func terminalLines(width: Int) -> [String] {
    let rows = groups.flatMap(\.rows)
    let heads = columns.map { harmless($0.short) }
    let widths = heads.map { max(1, displayWidth($0)) }
    let needed = widths.reduce(0, +) + widths.count
    let longest = rows.map { displayWidth(harmless($0.label)) }.max() ?? 0
    let labelWidth = max(10, min(longest, width - needed))
    var lines: [String] = []
    // Where the heads do not fit, each sign takes one column and the heads are written out in the key.
    let isNarrow = labelWidth + needed > width
    if !isNarrow {
      lines.append(padded("", to: labelWidth) + zip(heads, widths).map { " " + padded($0, to: $1) }.joined())
    }
    for group in groups {
      if !group.title.isEmpty { lines += wrapped(harmless(group.title), width: width) }
      for row in group.rows {
        let signs = row.cells.prefix(columns.count).enumerated().map { index, status in
          isNarrow ? String(status.character) : " " + padded(String(status.character), to: widths[index])
        }.joined()
        let room = isNarrow ? max(10, width - row.cells.count - 1) : labelWidth
        var words = wrapped(harmless(row.label), width: room)
        let first = words.removeFirst()
        lines += cut(padded(first, to: room) + (isNarrow ? " " : "") + signs, width: width)
        lines += words.map { "  " + $0 }.flatMap { wrapped($0, width: width) }
      }
    }
    let drawn = Set(rows.flatMap(\.cells))
    var key = meanings.filter { drawn.contains($0.status) }.map {
      "\($0.status.character)\u{A0}\(harmless($0.label))"
    }
    if isNarrow { key.append(heads.joined(separator: "\u{A0}")) }
    return lines + wrapped(key.joined(separator: "; "), width: width)
  }
}

extension SmallMultiples {
  func terminalLines(width: Int) -> [String] {
    let first = moments.first.map { harmless($0.short) } ?? ""
    let last = moments.last.map { harmless($0.short) } ?? ""
    let shapes = panels.map { "\(first) \(TerminalBars.sparkline($0.points, axis: axis)) \(last)" }
    let shapeWidth = shapes.map { displayWidth($0) }.max() ?? 0
    let lines = zip(panels, shapes).flatMap { panel, shape -> [String] in
      let line = "\(padded(shape, to: shapeWidth)) \(harmless(panel.amount.text)) \(harmless(panel.title))"
      return displayWidth(line) <= width ? [line] : wrapped(line, width: width)
    }
    return lines + guides.flatMap { wrapped(harmless("\($0.name) \($0.text)"), width: width) }
  }
}
