extension LineChart {
  /// How a line is drawn; in grey its dashes and discs tell it from the others.
  struct LineLook {
    let colour: String
    let width: String
    let dashes: String?
  }

  func look(of line: Series, isFirst: Bool) -> LineLook {
    switch line.style {
    case .measured:
      LineLook(
        colour: isFirst ? Palette.value : Palette.valueMiddle, width: isFirst ? "2.5" : "1.5", dashes: nil)
    case .target: LineLook(colour: Palette.ink, width: "2", dashes: nil)
    case .forecast: LineLook(colour: Palette.attention, width: "2", dashes: "6 4")
    }
  }

  /// The line of the key of a series.
  func seriesEntry(_ line: Series, isFirst: Bool) -> LegendEntry {
    let look = look(of: line, isFirst: isFirst)
    var shapes: [SVGNode] = [
      .element(
        "path",
        [
          "d": "M0 7H22", "stroke": look.colour, "stroke-width": look.width, "stroke-dasharray": look.dashes,
          "fill": "none",
        ])
    ]
    switch line.style {
    case .measured:
      shapes.append(
        .element("circle", ["cx": "11", "cy": "7", "r": isFirst ? "4" : "2.5", "fill": look.colour]))
    case .forecast:
      shapes.append(
        .element(
          "circle",
          ["cx": "11", "cy": "7", "r": "3", "fill": Palette.paper, "stroke": look.colour, "stroke-width": "1.5"]))
    case .target: break
    }
    return LegendEntry(shapes, line.name)
  }

  static let bandSample = SVGNode.element(
    "rect",
    [
      "x": ".5", "y": "2.5", "width": "21", "height": "9", "fill": Palette.attentionLight, "stroke": Palette.attention,
      "stroke-dasharray": "2 2",
    ])

  /// The planes.
  ///
  /// A path knows no percentages, so each stands in a frame of its own that is stretched over the plot.
  func bandNodes() -> [SVGNode] {
    bands.flatMap { band in
      stretches(of: band).map { stretch in
        let upper = stretch.map { "\(x($0.index).text) \(height(of: $0.upper).text)" }
        let lower = stretch.reversed().map { "\(x($0.index).text) \(height(of: $0.lower).text)" }
        return SVGNode.element(
          "svg",
          [
            "x": "0", "y": "0", "width": "100%", "height": String(Self.height + Self.top),
            "viewBox": "0 0 100 \(Self.height + Self.top)", "preserveAspectRatio": "none",
          ],
          [
            .element(
              "path",
              [
                "d": "M" + (upper + lower).joined(separator: "L") + "Z", "fill": Palette.attentionLight,
                "stroke": Palette.attention, "stroke-width": "1", "stroke-dasharray": "2 2",
                "vector-effect": "non-scaling-stroke",
              ])
          ])
      }
    }
  }

  /// The parts of a band without a gap.
  private func stretches(of band: Band) -> [[(index: Int, lower: Fraction, upper: Fraction)]] {
    var all: [[(index: Int, lower: Fraction, upper: Fraction)]] = []
    var current: [(index: Int, lower: Fraction, upper: Fraction)] = []
    for index in 0..<min(moments.count, band.lower.count, band.upper.count) {
      if let lower = band.lower[index], let upper = band.upper[index] {
        current.append((index, lower, upper))
      } else {
        if current.count > 1 { all.append(current) }
        current = []
      }
    }
    if current.count > 1 { all.append(current) }
    return all
  }
}
