/// One value on a bar, with what it is held against.
public struct Bullet: Hashable, Sendable {
  /// What a mark on the bar stands for; each has its own shape.
  public enum MarkKind: String, CaseIterable, Hashable, Sendable {
    /// The target: a heavy line through the bar.
    case target
    /// A second threshold: a dashed line.
    case threshold
    /// An earlier result: a dotted line.
    case baseline
    /// Where one should be today: an open triangle under the bar.
    case pace
    /// Where it will end at this rate: an open diamond.
    case forecast
  }

  /// A mark on the bar.
  public struct Mark: Hashable, Sendable {
    /// Its meaning and shape.
    public var kind: MarkKind
    /// Where it stands.
    public var position: Fraction

    /// A mark.
    public init(_ kind: MarkKind, _ position: Fraction) {
      self.kind = kind
      self.position = position
    }
  }

  /// What is measured.
  public var label: String
  /// The value; `nil` when there is none.
  public var value: Fraction?
  /// The value as printed.
  public var quoted: Quoted
  /// The highest the value may be when what is unknown turns out well; drawn as a hatched continuation of the bar.
  public var upperValue: Fraction?
  /// The marks.
  public var marks: [Mark]
  /// How it stands; its sign stands before the label.
  public var status: StatusMark?

  /// A value on a bar.
  public init(
    label: String, value: Fraction?, quoted: Quoted, upperValue: Fraction? = nil, marks: [Mark] = [],
    status: StatusMark? = nil
  ) {
    self.label = label
    self.value = value
    self.quoted = quoted
    self.upperValue = upperValue
    self.marks = marks
    self.status = status
  }
}

/// Values against their targets, one bar under the other on one axis.
public struct BulletChart: Hashable, Sendable {
  /// The bars.
  public var bars: [Bullet]
  /// Their axis.
  public var axis: Axis
  /// What the bar stands for, in the key.
  public var valueName: String
  /// What the hatched part stands for, in the key.
  public var upperValueName: String?
  /// What the marks stand for, in the key.
  public var markNames: [Bullet.MarkKind: String]

  /// Bars on one axis.
  public init(
    bars: [Bullet], axis: Axis, valueName: String, upperValueName: String? = nil,
    markNames: [Bullet.MarkKind: String] = [:]
  ) {
    self.bars = bars
    self.axis = axis
    self.valueName = valueName
    self.upperValueName = upperValueName
    self.markNames = markNames
  }
}

extension Bullet {
  /// The bar alone: `top` is its upper edge, `height` its height, both in pixels; the marks reach 3 pixels beyond it.
  func shapes(axis: Axis, top: Int, height: Int) -> [SVGNode] {
    var nodes: [SVGNode] = [
      .element(
        "rect",
        [
          "x": "0", "y": String(top), "width": "100%", "height": String(height), "fill": Palette.mist,
          "stroke": Palette.outline, "stroke-width": "1",
        ])
    ]
    if let value {
      let end = axis.position(value)
      if let upperValue, axis.position(upperValue) > end {
        nodes += Self.hatched(from: end, to: axis.position(upperValue), top: top + 2, height: height - 4)
      }
      nodes.append(
        .element(
          "rect",
          [
            "x": "0", "y": String(top + 2), "width": Hundredths(end).percent, "height": String(height - 4),
            "fill": Palette.value,
          ]))
    }
    for mark in marks { nodes += Self.mark(mark.kind, at: axis.position(mark.position), top: top, height: height) }
    return nodes
  }

  /// What may still be added: an outlined light plane, so that it reads in grey.
  private static func hatched(from start: Int, to end: Int, top: Int, height: Int) -> [SVGNode] {
    [
      .element(
        "rect",
        [
          "x": Hundredths(start).percent, "y": "\(top).5", "width": Hundredths(end - start).percent,
          "height": String(height - 1), "fill": Palette.valueLight, "stroke": Palette.value, "stroke-width": "1",
          "stroke-dasharray": "2 2",
        ])
    ]
  }

  /// A mark, drawn in a frame of no width at its place, so that its shape keeps its size.
  static func mark(_ kind: MarkKind, at position: Int, top: Int, height: Int) -> [SVGNode] {
    let bottom = top + height
    let shapes: [SVGNode]
    switch kind {
    case .target:
      // A white edge keeps the line apart from a dark bar.
      shapes = [
        line(from: top - 3, to: bottom + 3, width: "5", colour: Palette.paper),
        line(from: top - 3, to: bottom + 3, width: "2.5", colour: Palette.ink),
      ]
    case .threshold:
      shapes = [
        line(from: top - 3, to: bottom + 3, width: "4", colour: Palette.paper),
        line(from: top - 3, to: bottom + 3, width: "2", colour: Palette.ink, dashes: "3 2"),
      ]
    case .baseline:
      shapes = [
        line(from: top - 3, to: bottom + 3, width: "4", colour: Palette.paper),
        line(from: top - 3, to: bottom + 3, width: "2", colour: Palette.softInk, dashes: "1.5 2"),
      ]
    case .pace:
      shapes = [
        .element(
          "path",
          [
            "d": "M0 \(bottom - 3) 5 \(bottom + 5) -5 \(bottom + 5)Z", "fill": Palette.paper,
            "stroke": Palette.attention, "stroke-width": "1.6",
          ])
      ]
    case .forecast:
      let middle = top + height / 2
      shapes = [
        .element(
          "path",
          [
            "d": "M0 \(middle - 6) 6 \(middle) 0 \(middle + 6) -6 \(middle)Z", "fill": Palette.paper,
            "stroke": Palette.attention, "stroke-width": "1.6",
          ])
      ]
    }
    return [
      .element(
        "svg", ["x": Hundredths(position).percent, "y": "0", "overflow": "visible", "width": "1", "height": "1"], shapes
      )
    ]
  }

  private static func line(
    from top: Int, to bottom: Int, width: String, colour: String, dashes: String? = nil
  ) -> SVGNode {
    .element(
      "path",
      ["d": "M0 \(top)V\(bottom)", "stroke": colour, "stroke-width": width, "stroke-dasharray": dashes, "fill": "none"])
  }
}

extension BulletChart {
  private static let rowHeight = 46

  /// The chart: for each bar a line of words with the value at its end, and the bar under it.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    let bottom = bars.count * Self.rowHeight
    for tick in axis.ticks {
      let x = Hundredths(axis.position(tick.position)).percent
      nodes.append(
        .element("line", ["x1": x, "x2": x, "y1": "20", "y2": String(bottom - 2), "stroke": Palette.rule]))
      nodes.append(
        .element(
          "text", ["x": x, "y": String(bottom + 12), "class": "tick", "text-anchor": axis.anchor(of: tick)],
          [.text(tick.text)]))
    }
    for (index, bar) in bars.enumerated() {
      let top = index * Self.rowHeight
      nodes.append(.label(bar.label, baseline: top + 14, before: bar.quoted.text))
      nodes.append(
        .element(
          "text",
          [
            "x": "100%", "y": String(top + 14), "class": "amount", "text-anchor": "end",
            "data-reference": bar.quoted.reference,
          ], [.text(bar.quoted.text)]))
      nodes += bar.shapes(axis: axis, top: top + 21, height: 14)
    }
    let height = bottom + (axis.ticks.isEmpty ? 0 : 18)
    return .drawing(
      height: height, title: title, description: description, id: id, className: "chart bullets", nodes)
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries = [
      LegendEntry.bar(valueName)
    ]
    if let upperValueName, bars.contains(where: { $0.upperValue != nil }) {
      entries.append(LegendEntry.range(upperValueName))
    }
    for kind in Bullet.MarkKind.allCases {
      guard let name = markNames[kind], bars.contains(where: { $0.marks.contains { $0.kind == kind } }) else {
        continue
      }
      entries.append(Self.legendEntry(kind, name))
    }
    return entries
  }

  /// A mark's line of the key.
  static func legendEntry(_ kind: Bullet.MarkKind, _ name: String) -> LegendEntry {
    let shapes = Bullet.mark(kind, at: 0, top: 3, height: 8)
    let lift = kind == .pace ? "translate(11 -3)" : "translate(11 0)"
    return LegendEntry([.element("g", ["transform": lift], shapes)], name)
  }
}

extension Axis {
  /// Ticks at the ends are set inwards, so that their letters stay in the drawing.
  func anchor(of tick: Tick) -> String {
    switch position(tick.position) {
    case ...300: "start"
    case 9_700...: "end"
    default: "middle"
    }
  }
}
