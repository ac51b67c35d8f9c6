/// The signs of statuses and marks, drawn, so that they look the same with every font.
enum Glyph {
  /// The sign of a status in a square of 12 by 12 pixels.
  static func status(_ status: Status) -> SVGNode {
    SVGNode.element(
      "svg",
      [
        "class": "glyph", "width": "12", "height": "12", "viewBox": "0 0 12 12", "aria-hidden": "true",
      ],
      shapes(status))
  }

  private static func shapes(_ status: Status) -> [SVGNode] {
    switch status {
    case .met:
      [
        .element("circle", ["cx": "6", "cy": "6", "r": "5.5", "fill": Palette.value]),
        .element(
          "path",
          [
            "d": "M3.2 6.2 5.2 8.2 8.9 4", "fill": "none", "stroke": Palette.paper, "stroke-width": "1.5",
            "stroke-linecap": "round", "stroke-linejoin": "round",
          ]),
      ]
    case .notMet:
      [.element("path", ["d": "M6 .8 11.6 11H.4Z", "fill": Palette.attention])]
    case .running:
      [
        ring(fill: Palette.paper, stroke: Palette.value),
        .element("path", ["d": "M6 1a5 5 0 0 0 0 10Z", "fill": Palette.value]),
      ]
    case .empty: [ring(fill: Palette.paper, stroke: Palette.softInk)]
    case .unknown:
      [
        .element(
          "path",
          ["d": "M6 .9 11.1 6 6 11.1.9 6Z", "fill": Palette.paper, "stroke": Palette.softInk, "stroke-width": "1.3"])
      ]
    case .outside: [.element("circle", ["cx": "6", "cy": "6", "r": "1.3", "fill": Palette.outline])]
    }
  }

  private static func ring(fill: String, stroke: String) -> SVGNode {
    .element("circle", ["cx": "6", "cy": "6", "r": "5", "fill": fill, "stroke": stroke, "stroke-width": "1.4"])
  }
}

/// One line of the key of a chart: a sample and what it stands for.
struct LegendEntry: Sendable {
  let sample: SVGNode
  let text: String

  /// A sample drawn in a field of 22 by 14 pixels.
  init(_ shapes: [SVGNode], _ text: String) {
    sample = SVGNode.element(
      "svg",
      [
        "class": "sample", "width": "22", "height": "14", "viewBox": "0 0 22 14", "aria-hidden": "true",
      ], shapes)
    self.text = text
  }

  /// The line of the key for the light continuation of a bar.
  static func range(_ text: String) -> LegendEntry {
    LegendEntry(
      [
        .element(
          "rect",
          [
            "x": ".5", "y": "3.5", "width": "21", "height": "7", "fill": Palette.valueLight, "stroke": Palette.value,
            "stroke-dasharray": "2 2",
          ])
      ], text)
  }

  /// The line of the key for the dark part of a bar.
  static func bar(_ text: String) -> LegendEntry {
    LegendEntry([.element("rect", ["x": "0", "y": "3", "width": "22", "height": "8", "fill": Palette.value])], text)
  }
}
