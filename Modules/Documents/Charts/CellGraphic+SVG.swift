extension CellGraphic {
  /// The drawing; hidden from screen readers, for its numbers stand in the same row.
  var drawing: SVGNode {
    switch self {
    case .bullet(let bullet, let axis):
      .drawing(
        height: 20, title: nil, description: nil, id: "", className: "micro",
        bullet.shapes(axis: axis, top: 5, height: 11))
    case .stack(let parts, let axis):
      .drawing(height: 20, title: nil, description: nil, id: "", className: "micro", Self.stack(parts, axis: axis))
    case .sparkline(let values, let axis, let level):
      .drawing(
        height: 20, title: nil, description: nil, id: "", className: "micro",
        Self.sparkline(values, axis: axis, level: level))
    }
  }

  private static func stack(_ parts: [Fraction], axis: Axis) -> [SVGNode] {
    var start = 0
    return parts.enumerated().map { index, part in
      let width = min(10_000 - start, axis.position(part))
      defer { start += width }
      return PartStyle.plane(
        index, x: Hundredths(start).percent, y: "5.5", width: Hundredths(width).percent, height: "11")
    }
  }

  private static func sparkline(_ values: [Fraction?], axis: Axis?, level: Fraction?) -> [SVGNode] {
    let present = values.compactMap(\.self)
    guard let low = present.min(), let high = present.max() else { return [] }
    let axis = axis ?? (low < high ? Axis(from: low, to: high) : Axis(from: low, to: Fraction(low.numerator + 1)))
    func height(_ value: Fraction) -> Hundredths { Hundredths(1_700 - axis.position(value) * 14 / 100) }
    var nodes: [SVGNode] = []
    if let level {
      let y = height(level).text
      nodes.append(
        .element("line", ["x1": "0", "x2": "100%", "y1": y, "y2": y, "stroke": Palette.outline, "stroke-width": "1"]))
    }
    var previous: (x: Hundredths, y: Hundredths)?
    var last: (x: Hundredths, y: Hundredths)?
    let slots = max(1, values.count)
    for (index, value) in values.enumerated() {
      guard let value else {
        previous = nil
        continue
      }
      let place = (x: Hundredths((2 * index + 1) * 10_000 / (2 * slots)), y: height(value))
      if let previous {
        nodes.append(
          .element(
            "line",
            [
              "x1": previous.x.percent, "y1": previous.y.text, "x2": place.x.percent, "y2": place.y.text,
              "stroke": Palette.value, "stroke-width": "1.5", "stroke-linecap": "round",
            ]))
      }
      previous = place
      last = place
    }
    if let last {
      nodes.append(
        .element("circle", ["cx": last.x.percent, "cy": last.y.text, "r": "2.5", "fill": Palette.value]))
    }
    return nodes
  }
}

extension Chart {
  /// The chart as SVG markup, with its title and description for screen readers.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    switch self {
    case .bullets(let chart): chart.drawing(title: title, description: description, id: id)
    case .lines(let chart): chart.drawing(title: title, description: description, id: id)
    case .stackedBars(let chart): chart.drawing(title: title, description: description, id: id)
    case .tiles(let chart): chart.drawing(title: title, description: description, id: id)
    case .likert(let chart): chart.drawing(title: title, description: description, id: id)
    case .timeline(let chart): chart.drawing(title: title, description: description, id: id)
    case .groupedBars(let chart): chart.drawing(title: title, description: description, id: id)
    case .matrix(let chart): chart.drawing(title: title, description: description, id: id)
    case .multiples(let chart): chart.drawing(title: title, description: description, id: id)
    }
  }

  /// The key: samples and what they stand for.
  var legend: [LegendEntry] {
    switch self {
    case .bullets(let chart): chart.legend
    case .lines(let chart): chart.legend
    case .stackedBars(let chart): chart.legend
    case .tiles(let chart): chart.legend
    case .likert(let chart): chart.legend
    case .timeline(let chart): chart.legend
    case .groupedBars(let chart): chart.legend
    case .matrix(let chart): chart.legend
    case .multiples(let chart): chart.legend
    }
  }
}
