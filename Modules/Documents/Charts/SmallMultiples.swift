/// The same small line chart many times, one for each subject, all on the same axes.
public struct SmallMultiples: Hashable, Sendable {
  /// One of the charts.
  public struct Panel: Hashable, Sendable {
    /// Its subject.
    public var title: String
    /// The value to know, printed at the end of the line of words.
    public var amount: Quoted
    /// The values, one for each point of time; `nil` leaves a gap.
    public var points: [Fraction?]
    /// What one sees in it, in words.
    public var words: String

    /// One of the charts.
    public init(title: String, amount: Quoted, points: [Fraction?], words: String) {
      self.title = title
      self.amount = amount
      self.points = points
      self.words = words
    }
  }

  /// The charts.
  public var panels: [Panel]
  /// The points of time.
  public var moments: [LineChart.Moment]
  /// The vertical axis of all.
  public var axis: Axis
  /// Levels through all.
  public var guides: [LineChart.Guide]

  /// Many small charts.
  public init(panels: [Panel], moments: [LineChart.Moment], axis: Axis, guides: [LineChart.Guide] = []) {
    self.panels = panels
    self.moments = moments
    self.axis = axis
    self.guides = guides
  }
}

extension SmallMultiples {
  private static let plotTop = 26
  private static let plotHeight = 54

  /// The charts in a row that breaks where the screen ends; each has its own name and words.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    .element(
      "div", ["class": "multiples", "role": "group", "aria-label": title],
      panels.enumerated().map { index, panel in
        .drawing(
          height: Self.plotTop + Self.plotHeight + 20, title: panel.title, description: panel.words,
          id: "\(id)-\(index + 1)", className: "chart panel", nodes(panel))
      })
  }

  private func nodes(_ panel: Panel) -> [SVGNode] {
    var nodes: [SVGNode] = [
      .label(panel.title, baseline: 14, before: panel.amount.text), .amount(panel.amount, baseline: 14),
      .element(
        "line",
        [
          "x1": "0", "x2": "100%", "y1": "\(Self.plotTop + Self.plotHeight).5",
          "y2": "\(Self.plotTop + Self.plotHeight).5", "stroke": Palette.outline,
        ]),
    ]
    for guide in guides {
      let y = height(of: guide.position).text
      nodes.append(
        .element(
          "line",
          [
            "x1": "0", "x2": "100%", "y1": y, "y2": y,
            "stroke": guide.kind == .target ? Palette.ink : Palette.softInk, "stroke-width": "1.5",
            "stroke-dasharray": LineChart.dashes(guide.kind),
          ]))
    }
    var previous: (x: Hundredths, y: Hundredths)?
    var last: (x: Hundredths, y: Hundredths)?
    for (index, value) in panel.points.enumerated() where index < moments.count {
      guard let value else {
        previous = nil
        continue
      }
      let place = (x: x(index), y: height(of: value))
      if let previous {
        nodes.append(
          .element(
            "line",
            [
              "x1": previous.x.percent, "y1": previous.y.text, "x2": place.x.percent, "y2": place.y.text,
              "stroke": Palette.value, "stroke-width": "2", "stroke-linecap": "round",
            ]))
      } else {
        // A value between two gaps has no line; its disc shows it.
        nodes.append(Self.disc(place, radius: "2"))
      }
      previous = place
      last = place
    }
    if let last { nodes.append(Self.disc(last, radius: "3.5")) }
    for (index, anchor) in [(moments.startIndex, "start"), (moments.endIndex - 1, "end")]
    where moments.indices.contains(index) && (index > 0 || anchor == "start") {
      nodes.append(
        .element(
          "text",
          [
            "x": anchor == "start" ? "0" : "100%", "y": String(Self.plotTop + Self.plotHeight + 15), "class": "tick",
            "text-anchor": anchor,
          ], [.text(moments[index].short)]))
    }
    return nodes
  }

  private static func disc(_ place: (x: Hundredths, y: Hundredths), radius: String) -> SVGNode {
    .element("circle", ["cx": place.x.percent, "cy": place.y.text, "r": radius, "fill": Palette.value])
  }

  private func x(_ index: Int) -> Hundredths { Hundredths((2 * index + 1) * 10_000 / (2 * max(1, moments.count))) }

  private func height(of quantity: Fraction) -> Hundredths {
    Hundredths(Self.plotTop * 100 + Self.plotHeight * (10_000 - axis.position(quantity)) / 100)
  }

  /// The key: the levels.
  var legend: [LegendEntry] {
    guides.map { guide in
      LegendEntry(
        [
          .element(
            "path",
            [
              "d": "M0 7H22", "stroke": guide.kind == .target ? Palette.ink : Palette.softInk, "stroke-width": "1.5",
              "stroke-dasharray": LineChart.dashes(guide.kind), "fill": "none",
            ])
        ], "\(guide.name) \(guide.text)")
    }
  }
}
