/// Bars side by side in groups, on one axis: how something grew from one phase to the next.
public struct GroupedBarChart: Hashable, Sendable {
  /// The bars of one subject.
  public struct Group: Hashable, Sendable {
    /// The subject.
    public var label: String
    /// The values, one for each series; `nil` where one is absent.
    public var values: [StackedBarChart.Part?]
    /// What is printed at the end of its line of words.
    public var note: Quoted?

    /// The bars of one subject.
    public init(label: String, values: [StackedBarChart.Part?], note: Quoted? = nil) {
      self.label = label
      self.values = values
      self.note = note
    }
  }

  /// The groups.
  public var groups: [Group]
  /// What the bars of a group stand for, in the key; at most four.
  public var seriesNames: [String]
  /// The axis; it starts at nothing.
  public var axis: Axis
  /// Levels through all bars.
  public var guides: [LineChart.Guide]

  /// Bars in groups.
  public init(groups: [Group], seriesNames: [String], axis: Axis, guides: [LineChart.Guide] = []) {
    self.groups = groups
    self.seriesNames = seriesNames
    self.axis = axis
    self.guides = guides
  }
}

extension GroupedBarChart {
  private static let barHeight = 13
  private static let barStep = 17

  private var groupHeight: Int { 22 + seriesNames.count * Self.barStep + 10 }

  /// A place on the axis; the end of the width is left for the numbers behind the bars.
  private func place(_ quantity: Fraction) -> Int { axis.position(quantity) * 86 / 100 }

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    let bottom = groups.count * groupHeight
    for tick in axis.ticks {
      let x = Hundredths(place(tick.position)).percent
      nodes.append(
        .element("line", ["x1": x, "x2": x, "y1": "20", "y2": String(bottom - 6), "stroke": Palette.rule]))
      nodes.append(
        .element(
          "text",
          [
            "x": x, "y": String(bottom + 8), "class": "tick",
            "text-anchor": place(tick.position) < 300 ? "start" : "middle",
          ], [.text(tick.text)]))
    }
    for (index, group) in groups.enumerated() { nodes += self.group(group, top: index * groupHeight) }
    return .drawing(
      height: bottom + (axis.ticks.isEmpty ? 0 : 14), title: title, description: description, id: id,
      className: "chart grouped", nodes)
  }

  private func group(_ group: Group, top: Int) -> [SVGNode] {
    var nodes: [SVGNode] = [.label(group.label, baseline: top + 13, before: group.note?.text ?? "")]
    if let note = group.note { nodes.append(.amount(note, baseline: top + 13)) }
    for (index, value) in group.values.enumerated() where index < seriesNames.count {
      let y = top + 22 + index * Self.barStep
      let end = value.map { place($0.value) } ?? 0
      if end > 0 {
        nodes += PartLook.ordered(index).shapes(from: 0, to: end, top: y, height: Self.barHeight)
      }
      guard let value else { continue }
      // Behind a short bar, inside a long one: there is room on a small screen too.
      let isInside = end > 5_000
      nodes.append(
        .element(
          "text",
          [
            "x": Hundredths(end).percent, "dx": isInside ? "-6" : "6", "y": String(y + 11),
            "text-anchor": isInside ? "end" : nil,
            "class": isInside ? PartLook.ordered(index).letters : "point halo",
            "data-reference": value.quoted.reference,
          ], [.text(value.quoted.text)]))
    }
    for guide in guides {
      nodes += Bullet.mark(
        guide.kind, at: place(guide.position), top: top + 22, height: seriesNames.count * Self.barStep - 4)
    }
    return nodes
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries = seriesNames.indices.filter { index in
      groups.contains { index < $0.values.count && $0.values[index] != nil }
    }.map { PartLook.ordered($0).entry(seriesNames[$0]) }
    for guide in guides { entries.append(BulletChart.legendEntry(guide.kind, "\(guide.name) \(guide.text)")) }
    return entries
  }
}
