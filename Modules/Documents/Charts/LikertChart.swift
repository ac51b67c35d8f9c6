/// Answers on a scale, one bar an item, with the share that agrees and the interval around it.
///
/// The answers run from most to least agreeing, so that the end of the agreeing parts is the share itself, and the interval and
/// the thresholds can be read against it on one axis from 0 to 100 %.
public struct LikertChart: Hashable, Sendable {
  /// To which side an answer leans.
  public enum Leaning: Hashable, Sendable {
    /// Counts as agreeing.
    case agreeing
    /// Neither.
    case neutral
    /// Disagrees.
    case disagreeing
  }

  /// One answer of the scale.
  public struct Answer: Hashable, Sendable {
    /// Its label: `helemaal eens`.
    public var name: String
    /// To which side it leans.
    public var leaning: Leaning

    /// An answer.
    public init(_ name: String, _ leaning: Leaning) {
      self.name = name
      self.leaning = leaning
    }
  }

  /// One item with its answers.
  public struct Item: Hashable, Sendable {
    /// The item.
    public var label: String
    /// How many gave each answer, in the order of the scale; empty when that may not be shown.
    public var counts: [Int]
    /// The score as printed, with what should stand beside it: `84,6 % (n = 26)`.
    public var score: Quoted
    /// The share that agrees, of one; `nil` when it may not be shown.
    public var share: Fraction?
    /// The lower end of the interval around the share, of one.
    public var lower: Fraction?
    /// The upper end of the interval around the share, of one.
    public var upper: Fraction?
    /// How it stands.
    public var status: StatusMark?

    /// An item.
    public init(
      label: String, counts: [Int], score: Quoted, share: Fraction?, lower: Fraction? = nil, upper: Fraction? = nil,
      status: StatusMark? = nil
    ) {
      self.label = label
      self.counts = counts
      self.score = score
      self.share = share
      self.lower = lower
      self.upper = upper
      self.status = status
    }

    /// How many answered.
    public var respondents: Int { counts.reduce(0, +) }
  }

  /// The scale, from most to least agreeing.
  public var answers: [Answer]
  /// The items.
  public var items: [Item]
  /// Thresholds, in percent.
  public var guides: [LineChart.Guide]
  /// The ticks, in percent.
  public var axis: Axis
  /// What the whisker stands for, in the key.
  public var intervalName: String

  /// Items on one scale; `axis` runs from 0 to 100.
  public init(
    answers: [Answer], items: [Item], guides: [LineChart.Guide] = [], axis: Axis = .hundred, intervalName: String
  ) {
    self.answers = answers
    self.items = items
    self.guides = guides
    self.axis = axis
    self.intervalName = intervalName
  }
}

extension LikertChart {
  private static let lineHeight = 17
  private static let barHeight = 16
  /// The height of a row below its words: the bar, the interval, and a gap.
  private static let lowerHeight = 40
  /// Letters in a line of words: as many as a screen of 320 pixels shows.
  private static let lineWidth = 42

  /// The words of an item in lines, and whether its score stands behind the last of them.
  private func words(_ item: Item) -> (lines: [String], hasScoreBehind: Bool) {
    let lines = wrapped(item.label, width: Self.lineWidth)
    let last = displayWidth(lines.last ?? "")
    return (lines, last + displayWidth(item.score.text) + 2 <= Self.lineWidth)
  }

  /// The height of the words of an item.
  private func upperHeight(_ item: Item) -> Int {
    let words = words(item)
    return (words.lines.count + (words.hasScoreBehind ? 0 : 1)) * Self.lineHeight + 4
  }

  /// How an answer looks: the strongest on each side is the darkest, what disagrees carries a pattern.
  func look(_ index: Int) -> PartLook {
    switch answers[index].leaning {
    case .agreeing:
      let isStrongest = index == answers.firstIndex { $0.leaning == .agreeing }
      return PartLook(isStrongest ? Palette.value : Palette.valueMiddle)
    case .neutral: return PartLook(Palette.paper, stroke: Palette.outline)
    case .disagreeing:
      let isStrongest = index == answers.lastIndex { $0.leaning == .disagreeing }
      return isStrongest
        ? PartLook(Palette.attention, stroke: Palette.attention, .rails(Palette.paper))
        : PartLook(Palette.attentionLight, stroke: Palette.attention, .stripes(Palette.attention))
    }
  }

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    var top = 0
    for item in items {
      let barTop = top + upperHeight(item)
      nodes += words(item).lines.enumerated().map { number, line in
        SVGNode.element(
          "text", ["x": "0", "y": String(top + 13 + number * Self.lineHeight), "class": "label"], [.text(line)])
      }
      nodes.append(.amount(item.score, baseline: barTop - 8))
      nodes += bar(item, top: barTop)
      for guide in guides {
        nodes += Bullet.mark(
          guide.kind, at: axis.position(guide.position), top: barTop, height: Self.barHeight)
      }
      nodes += interval(item, y: barTop + Self.barHeight + 9)
      top = barTop + Self.lowerHeight
    }
    for tick in axis.ticks {
      nodes.append(
        .element(
          "text",
          [
            "x": Hundredths(axis.position(tick.position)).percent, "y": String(top + 10), "class": "tick",
            "text-anchor": axis.anchor(of: tick),
          ], [.text(tick.text)]))
    }
    return .drawing(
      height: top + (axis.ticks.isEmpty ? 0 : 16), title: title, description: description, id: id,
      className: "chart likert", nodes)
  }

  private func bar(_ item: Item, top: Int) -> [SVGNode] {
    let all = item.respondents
    guard all > 0 else {
      return PartLook(Palette.paper, stroke: Palette.outline, isDashed: true).shapes(
        from: 0, to: 10_000, top: top, height: Self.barHeight)
    }
    var nodes: [SVGNode] = []
    var sum = 0
    for (index, count) in item.counts.enumerated() where index < answers.count && count > 0 {
      let start = sum * 10_000 / all
      sum += count
      let end = sum * 10_000 / all
      let look = look(index)
      nodes += look.shapes(from: start, to: end, top: top, height: Self.barHeight)
      if end - start >= 300 {
        nodes.append(
          .element(
            "text",
            [
              "x": Hundredths((start + end) / 2).percent, "y": String(top + 13), "text-anchor": "middle",
              "class": look.letters + (end - start >= 800 ? "" : " spare"),
            ], [.text(String(count))]))
      }
    }
    return nodes
  }

  /// A whisker from the lower to the upper end, with a disc at the share.
  private func interval(_ item: Item, y: Int) -> [SVGNode] {
    guard let share = item.share, let lower = item.lower, let upper = item.upper else { return [] }
    let one = Axis(to: Fraction(1))
    let (start, middle, end) = (one.position(lower), one.position(share), one.position(upper))
    return [
      .element(
        "line",
        [
          "x1": Hundredths(start).percent, "x2": Hundredths(end).percent, "y1": String(y), "y2": String(y),
          "stroke": Palette.ink, "stroke-width": "1.5",
        ])
    ]
      + [start, end].map { place in
        SVGNode.element(
          "line",
          [
            "x1": Hundredths(place).percent, "x2": Hundredths(place).percent, "y1": String(y - 4), "y2": String(y + 4),
            "stroke": Palette.ink, "stroke-width": "1.5",
          ])
      } + [.element("circle", ["cx": Hundredths(middle).percent, "cy": String(y), "r": "3.5", "fill": Palette.ink])]
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries = answers.indices.filter { index in
      items.contains { index < $0.counts.count && $0.counts[index] > 0 }
    }.map { look($0).entry(answers[$0].name) }
    if items.contains(where: { $0.share != nil && $0.lower != nil && $0.upper != nil }) {
      entries.append(
        LegendEntry(
          [
            .element(
              "path", ["d": "M1 7H21M1 3V11M21 3V11", "stroke": Palette.ink, "stroke-width": "1.5", "fill": "none"]),
            .element("circle", ["cx": "11", "cy": "7", "r": "3.5", "fill": Palette.ink]),
          ], intervalName))
    }
    for guide in guides { entries.append(BulletChart.legendEntry(guide.kind, "\(guide.name) \(guide.text)")) }
    return entries
  }
}
