/// Bars made of parts, in groups, on one axis.
public struct StackedBarChart: Hashable, Sendable {
  /// One part of a bar.
  public struct Part: Hashable, Sendable {
    /// Its size.
    public var value: Fraction
    /// Its size as printed.
    public var quoted: Quoted

    /// A part.
    public init(_ value: Fraction, _ quoted: Quoted) {
      self.value = value
      self.quoted = quoted
    }
  }

  /// One bar.
  public struct Bar: Hashable, Sendable {
    /// What it is.
    public var label: String
    /// Its parts, one for each part name of the chart; `nil` where a part is absent.
    public var parts: [Part?]
    /// What is printed at the end of its line of words.
    public var total: Quoted

    /// A bar.
    public init(label: String, parts: [Part?], total: Quoted) {
      self.label = label
      self.parts = parts
      self.total = total
    }
  }

  /// Bars under one heading.
  public struct Group: Hashable, Sendable {
    /// The heading.
    public var title: String
    /// The bars.
    public var bars: [Bar]

    /// Bars under one heading.
    public init(_ title: String, _ bars: [Bar]) {
      self.title = title
      self.bars = bars
    }
  }

  /// The bars.
  public var groups: [Group]
  /// The axis they share; it starts at nothing.
  public var axis: Axis
  /// What the parts stand for, in the key; at most four.
  public var partNames: [String]
  /// Levels through all bars.
  public var guides: [LineChart.Guide]

  /// Bars made of parts.
  public init(groups: [Group], axis: Axis, partNames: [String], guides: [LineChart.Guide] = []) {
    self.groups = groups
    self.axis = axis
    self.partNames = partNames
    self.guides = guides
  }
}

/// How the parts of a bar differ: by shade, and by pattern where shades would come too near.
enum PartStyle {
  /// Planes for a part.
  static func plane(
    _ index: Int, x: String, y: String, width: String, height: String
  ) -> SVGNode {
    .element(
      "rect",
      [
        "x": x, "y": y, "width": width, "height": height, "fill": fill(index), "stroke": Palette.value,
        "stroke-width": "1", "stroke-dasharray": index % 4 == 3 ? "2 2" : nil,
      ])
  }

  /// The colour of a part.
  static func fill(_ index: Int) -> String {
    switch index % 4 {
    case 0: Palette.value
    case 1: Palette.valueMiddle
    case 2: Palette.valueLight
    default: Palette.paper
    }
  }

  /// The class of letters on a part: white on the darkest.
  static func className(_ index: Int) -> String { index % 4 == 0 ? "part on-dark" : "part" }
}

extension StackedBarChart {
  private static let rowHeight = 42
  private static let headHeight = 28

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    var y = 0
    for group in groups {
      if !group.title.isEmpty {
        nodes.append(.element("text", ["x": "0", "y": String(y + 18), "class": "head"], [.text(group.title)]))
        y += Self.headHeight
      }
      for bar in group.bars {
        nodes += barNodes(bar, top: y)
        for guide in guides {
          nodes += Bullet.mark(guide.kind, at: axis.position(guide.position), top: y + 19, height: 16)
        }
        y += Self.rowHeight
      }
    }
    for tick in axis.ticks {
      let x = Hundredths(axis.position(tick.position)).percent
      nodes.append(
        .element(
          "text", ["x": x, "y": String(y + 12), "class": "tick", "text-anchor": axis.anchor(of: tick)],
          [.text(tick.text)]))
    }
    let height = y + (axis.ticks.isEmpty ? 0 : 18)
    return .drawing(height: height, title: title, description: description, id: id, className: "chart stacks", nodes)
  }

  private func barNodes(_ bar: Bar, top: Int) -> [SVGNode] {
    var nodes: [SVGNode] = [
      .label(bar.label, baseline: top + 13, before: bar.total.text),
      .element(
        "text",
        [
          "x": "100%", "y": String(top + 13), "class": "amount", "text-anchor": "end",
          "data-reference": bar.total.reference,
        ], [.text(bar.total.text)]),
    ]
    var start = 0
    for (index, part) in bar.parts.enumerated() {
      guard let part, part.value.numerator > 0 else { continue }
      let width = min(10_000 - start, axis.position(part.value))
      nodes.append(
        PartStyle.plane(
          index, x: Hundredths(start).percent, y: "\(top + 19).5", width: Hundredths(width).percent, height: "15"))
      if width >= 350 {
        nodes.append(
          .element(
            "text",
            [
              "x": Hundredths(start).percent, "dx": "6", "y": String(top + 31),
              "class": PartStyle.className(index) + (width >= 900 ? "" : " spare"),
              "data-reference": part.quoted.reference,
            ], [.text(part.quoted.text)]))
      }
      start += width
    }
    return nodes
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    let bars = groups.flatMap(\.bars)
    for (index, name) in partNames.enumerated() {
      guard bars.contains(where: { index < $0.parts.count && $0.parts[index] != nil }) else { continue }
      entries.append(
        LegendEntry([PartStyle.plane(index, x: ".5", y: "2.5", width: "21", height: "9")], name))
    }
    for guide in guides { entries.append(BulletChart.legendEntry(guide.kind, "\(guide.name) \(guide.text)")) }
    return entries
  }
}
