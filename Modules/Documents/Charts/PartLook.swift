/// How one part of a chart looks: a shade, and a pattern where shades alone would come too near in grey.
///
/// Patterns are lines drawn over the plane, for a page refers to nothing outside the drawing.
struct PartLook: Hashable, Sendable {
  /// What is drawn over the plane.
  enum Pattern: Hashable, Sendable {
    /// Nothing.
    case plain
    /// Upright stripes of this colour.
    case stripes(String)
    /// A line along the upper and the lower edge, of this colour.
    case rails(String)
  }

  let fill: String
  let stroke: String
  let pattern: Pattern
  /// Whether the outline is dashed.
  let isDashed: Bool

  init(_ fill: String, stroke: String = Palette.value, _ pattern: Pattern = .plain, isDashed: Bool = false) {
    self.fill = fill
    self.stroke = stroke
    self.pattern = pattern
    self.isDashed = isDashed
  }

  /// Parts in an order without good or bad: phases, levels; each fourth begins again.
  static func ordered(_ index: Int) -> PartLook {
    switch index % 4 {
    case 0: PartLook(Palette.value)
    case 1: PartLook(Palette.valueMiddle, .stripes(Palette.value))
    case 2: PartLook(Palette.valueLight)
    default: PartLook(Palette.paper, isDashed: true)
    }
  }

  /// Phases that lead somewhere: the further, the darker.
  static func step(_ index: Int, of count: Int) -> PartLook { ordered(max(0, count - 1 - index)) }

  /// The class of letters that stand on the part.
  var letters: String {
    switch pattern {
    case .stripes: "part halo"
    case .plain, .rails: fill == Palette.value || fill == Palette.attention ? "part on-dark" : "part"
    }
  }

  /// The part as planes and lines; lengths as SVG has them, `top` and `height` in pixels.
  func shapes(x: String, top: Int, width: String, height: Int, end: String) -> [SVGNode] {
    var nodes: [SVGNode] = [
      .element(
        "rect",
        [
          "x": x, "y": "\(top).5", "width": width, "height": String(height), "fill": fill, "stroke": stroke,
          "stroke-width": "1", "stroke-dasharray": isDashed ? "2 2" : nil,
        ])
    ]
    switch pattern {
    case .plain: break
    case .stripes(let colour):
      nodes.append(
        .element(
          "line",
          [
            "x1": x, "x2": end, "y1": "\(top + height / 2).5", "y2": "\(top + height / 2).5", "stroke": colour,
            "stroke-width": String(height), "stroke-dasharray": "1.5 5",
          ]))
    case .rails(let colour):
      for y in [top + 2, top + height - 2] {
        nodes.append(
          .element(
            "line", ["x1": x, "x2": end, "y1": "\(y).5", "y2": "\(y).5", "stroke": colour, "stroke-width": "1"]))
      }
    }
    return nodes
  }

  /// The part from one place of the axis to another, in hundredths of a percent.
  func shapes(from start: Int, to end: Int, top: Int, height: Int) -> [SVGNode] {
    shapes(
      x: Hundredths(start).percent, top: top, width: Hundredths(end - start).percent, height: height,
      end: Hundredths(end).percent)
  }

  /// The line of the key.
  func entry(_ name: String) -> LegendEntry {
    LegendEntry(shapes(x: ".5", top: 2, width: "21", height: 9, end: "21.5"), name)
  }
}
