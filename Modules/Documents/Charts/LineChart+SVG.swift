extension LineChart {
  static let height = 220
  static let top = 14
  /// Where the plot ends and the words of the levels begin, in hundredths of a percent of the width.
  static let plotEnd = 7_800

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    for tick in axis.ticks {
      let y = height(of: tick.position)
      nodes.append(
        .element(
          "line",
          [
            "x1": "0", "x2": Hundredths(Self.plotEnd).percent, "y1": y.text, "y2": y.text, "stroke": Palette.rule,
          ]))
      // A level near by carries its own number at its right end.
      guard !guides.contains(where: { abs(height(of: $0.position).count - y.count) < 1_400 }) else { continue }
      nodes.append(
        .element("text", ["x": "0", "y": Hundredths(y.count - 300).text, "class": "tick halo"], [.text(tick.text)]))
    }
    nodes += bandNodes()
    nodes += guideNodes()
    for (index, line) in series.enumerated().reversed() { nodes += seriesNodes(line, isFirst: index == 0) }
    for (index, moment) in moments.enumerated() {
      nodes.append(
        .element(
          "text",
          [
            "x": x(index).percent, "y": String(Self.height + Self.top + 18), "text-anchor": "middle",
            "class": index % 2 == 0 ? "tick" : "tick spare",
          ], [.text(moment.short)]))
    }
    return .drawing(
      height: Self.height + Self.top + 24, title: title, description: description, id: id, className: "chart lines",
      nodes)
  }

  /// The middle of a point of time; the first keeps clear of the letters of the axis.
  func x(_ index: Int) -> Hundredths {
    let start = 700
    let slots = max(1, moments.count)
    return Hundredths(start + (Self.plotEnd - start) * (2 * index + 1) / (2 * slots))
  }

  func height(of quantity: Fraction) -> Hundredths {
    Hundredths(Self.top * 100 + Self.height * (10_000 - axis.position(quantity)) / 100)
  }

  private func guideNodes() -> [SVGNode] {
    let sorted = guides.sorted { $0.position > $1.position }
    let labelHeights = Self.spread(sorted.map { height(of: $0.position).count + 400 }, by: 1_500)
    var nodes: [SVGNode] = []
    for (guide, labelHeight) in zip(sorted, labelHeights) {
      let y = height(of: guide.position).text
      nodes.append(
        .element(
          "line",
          [
            "x1": "0", "x2": Hundredths(Self.plotEnd).percent, "y1": y, "y2": y,
            "stroke": guide.kind == .target ? Palette.ink : Palette.softInk,
            "stroke-width": guide.kind == .target ? "2" : "1.5", "stroke-dasharray": Self.dashes(guide.kind),
          ]))
      nodes.append(
        .element(
          "text",
          [
            "x": Hundredths(Self.plotEnd + 120).percent, "y": Hundredths(labelHeight).text,
            "class": guide.kind == .target ? "level strong" : "level",
          ], [.text(guide.text), .element("tspan", ["class": "spare"], [.text(" " + guide.name)])]))
    }
    return nodes
  }

  /// How the lines of levels differ without colour.
  static func dashes(_ kind: Bullet.MarkKind) -> String? {
    switch kind {
    case .target: nil
    case .threshold: "7 4"
    case .baseline, .pace, .forecast: "1.5 4"
    }
  }

  /// Heights moved apart until each is at least `gap` below the one before; given and returned from top to bottom.
  static func spread(_ heights: [Int], by gap: Int) -> [Int] {
    var result = heights
    for index in result.indices.dropFirst() where result[index] - result[index - 1] < gap {
      result[index] = result[index - 1] + gap
    }
    // What was pushed out at the bottom comes back up, half of the overlap for each side.
    guard let first = heights.first, let last = heights.last, let lowest = result.last, lowest > last else {
      return result
    }
    let lift = min((lowest - last) / 2, max(0, (result.first ?? first) - 1_000))
    return result.map { $0 - lift }
  }

  private func seriesNodes(_ line: Series, isFirst: Bool) -> [SVGNode] {
    let look = look(of: line, isFirst: isFirst)
    let colour = look.colour
    var nodes: [SVGNode] = []
    var previous: (x: Hundredths, y: Hundredths)?
    let last = line.points.lastIndex { $0 != nil }
    for (index, point) in line.points.enumerated() where index < moments.count {
      guard let point else {
        previous = nil
        continue
      }
      let place = (x: x(index), y: height(of: point.value))
      if let previous {
        nodes.append(
          .element(
            "line",
            [
              "x1": previous.x.percent, "y1": previous.y.text, "x2": place.x.percent, "y2": place.y.text,
              "stroke": colour, "stroke-width": look.width, "stroke-linecap": "round",
              "stroke-dasharray": point.isRunning ? Self.dashes(.threshold) : look.dashes,
            ]))
      }
      previous = place
      guard line.style != .target else { continue }
      let manner = PointManner(
        colour: colour, isNamed: isFirst, isLast: index == last, isValley: isValley(line.points, index),
        isOpen: line.style == .forecast || point.isRunning)
      nodes += pointNodes(point, at: place, manner)
    }
    return nodes
  }

  /// How a point is drawn.
  private struct PointManner {
    let colour: String
    /// Whether its number is written beside it.
    let isNamed: Bool
    let isLast: Bool
    /// Whether the line comes down to it and goes up again.
    let isValley: Bool
    /// Whether its disc is open: not measured, only expected.
    let isOpen: Bool
  }

  private func isValley(_ points: [Point?], _ index: Int) -> Bool {
    guard let own = points[index]?.value else { return false }
    let neighbours = [index - 1, index + 1].compactMap { points.indices.contains($0) ? points[$0]?.value : nil }
    return !neighbours.isEmpty && neighbours.allSatisfy { $0 > own }
  }

  private func pointNodes(
    _ point: Point, at place: (x: Hundredths, y: Hundredths), _ manner: PointManner
  ) -> [SVGNode] {
    let (colour, isNamed) = (manner.colour, manner.isNamed)
    var nodes: [SVGNode] = []
    var above = place.y.count - 900
    if let upper = point.upper {
      let end = height(of: upper)
      if end.count < place.y.count {
        nodes.append(
          .element(
            "line",
            [
              "x1": place.x.percent, "x2": place.x.percent, "y1": place.y.text, "y2": end.text, "stroke": colour,
              "stroke-width": "1.5",
            ]))
        nodes.append(
          .element(
            "svg",
            ["x": place.x.percent, "y": end.text, "width": "1", "height": "1", "overflow": "visible"],
            [.element("path", ["d": "M-4 0H4", "stroke": colour, "stroke-width": "1.5"])]))
        above = min(above, end.count - 500)
      }
    }
    nodes.append(
      .element(
        "circle",
        [
          "cx": place.x.percent, "cy": place.y.text, "r": isNamed ? "4" : manner.isOpen ? "3" : "2.5",
          "fill": manner.isOpen ? Palette.paper : colour, "stroke": manner.isOpen ? colour : Palette.paper,
          "stroke-width": manner.isOpen ? "1.5" : "1",
        ]))
    if isNamed {
      nodes.append(
        .element(
          "text",
          [
            "x": place.x.percent,
            "y": Hundredths(
              labelHeight(
                above: above, below: place.y.count + 1_700, isValley: manner.isValley)
            ).text,
            "text-anchor": "middle",
            "class": manner.isLast ? "amount halo" : "point halo spare", "data-reference": point.quoted.reference,
          ], [.text(point.quoted.text)]))
    }
    return nodes
  }

  /// The end of a line whose time is not over.
  private static let runningSample: [SVGNode] = [
    .element(
      "path",
      [
        "d": "M0 7H16", "stroke": Palette.value, "stroke-width": "2", "stroke-dasharray": dashes(.threshold),
        "fill": "none",
      ]),
    .element(
      "circle",
      ["cx": "17", "cy": "7", "r": "3.5", "fill": Palette.paper, "stroke": Palette.value, "stroke-width": "1.5"]),
  ]

  /// The side of a point where its number covers the fewest levels, the target weighing most, and keeps out of the line itself;
  /// above when equal, and above a point so low that its number would cover the names under the axis.
  private func labelHeight(above: Int, below: Int, isValley: Bool) -> Int {
    if below > height(of: axis.lower).count + 600 { return above }
    func cost(_ baseline: Int) -> Int {
      guides.reduce(0) { sum, guide in
        let distance = height(of: guide.position).count - baseline
        return sum + (distance > -1_200 && distance < 300 ? (guide.kind == .target ? 3 : 1) : 0)
      }
    }
    return cost(below) < cost(above) + (isValley ? 3 : 0) ? below : above
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries = series.enumerated().map { index, line in seriesEntry(line, isFirst: index == 0) }
    entries += bands.map { band in LegendEntry([Self.bandSample], band.name) }
    if let whiskerName, series.contains(where: { $0.points.contains { $0?.upper != nil } }) {
      entries.append(
        LegendEntry(
          [.element("path", ["d": "M11 13V2M7 2H15", "stroke": Palette.value, "stroke-width": "1.5", "fill": "none"])],
          whiskerName))
    }
    if let runningName, series.contains(where: { $0.points.contains { $0?.isRunning ?? false } }) {
      entries.append(LegendEntry(Self.runningSample, runningName))
    }
    for guide in guides {
      entries.append(
        LegendEntry(
          [
            .element(
              "path",
              [
                "d": "M0 7H22", "stroke": guide.kind == .target ? Palette.ink : Palette.softInk,
                "stroke-width": guide.kind == .target ? "2" : "1.5", "stroke-dasharray": Self.dashes(guide.kind),
                "fill": "none",
              ])
          ], "\(guide.name) \(guide.text)"))
    }
    return entries
  }
}
