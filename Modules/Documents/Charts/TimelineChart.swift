/// Phases over time with the meetings in them, one row for each subject.
public struct TimelineChart: Hashable, Sendable {
  /// A stretch of time in one phase.
  public struct Span: Hashable, Sendable {
    /// The phase, counted from 0 in the phase names of the chart.
    public var phase: Int
    /// Where it begins on the axis.
    public var start: Fraction
    /// Where it ends on the axis.
    public var end: Fraction

    /// A stretch of time.
    public init(phase: Int, from start: Fraction, to end: Fraction) {
      self.phase = phase
      self.start = start
      self.end = end
    }
  }

  /// Something on one day.
  public struct Event: Hashable, Sendable {
    /// What became of it; each has its own shape.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      /// Took place: a filled disc.
      case held
      /// To come: an open disc.
      case planned
      /// Should have taken place and did not: a triangle.
      case missed
    }

    /// What became of it.
    public var kind: Kind
    /// Where it stands on the axis.
    public var position: Fraction

    /// Something on one day.
    public init(_ kind: Kind, at position: Fraction) {
      self.kind = kind
      self.position = position
    }
  }

  /// One row.
  public struct Row: Hashable, Sendable {
    /// What it is about.
    public var label: String
    /// How it stands, printed at the end of its line of words.
    public var state: Quoted
    /// The phases.
    public var spans: [Span]
    /// The meetings.
    public var events: [Event]

    /// A row.
    public init(label: String, state: Quoted, spans: [Span], events: [Event] = []) {
      self.label = label
      self.state = state
      self.spans = spans
      self.events = events
    }
  }

  /// The rows.
  public var rows: [Row]
  /// The phases in their order.
  public var phaseNames: [String]
  /// The axis of time, in days or any other even measure.
  public var axis: Axis
  /// Today.
  public var now: LineChart.Guide?
  /// What the shapes stand for, in the key.
  public var eventNames: [Event.Kind: String]

  /// Phases over time.
  public init(
    rows: [Row], phaseNames: [String], axis: Axis, now: LineChart.Guide? = nil,
    eventNames: [Event.Kind: String] = [:]
  ) {
    self.rows = rows
    self.phaseNames = phaseNames
    self.axis = axis
    self.now = now
    self.eventNames = eventNames
  }

  /// The name of the phase of a stretch of time.
  func phaseName(_ span: Span) -> String { phaseNames.indices.contains(span.phase) ? phaseNames[span.phase] : "" }
}

extension TimelineChart {
  private static let rowHeight = 58

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    let bottom = rows.count * Self.rowHeight
    var lastKept = -10_000
    for tick in axis.ticks {
      let place = axis.position(tick.position)
      let x = Hundredths(place).percent
      // On a small screen a name stays only when there is room for it.
      let isSpare = place - lastKept < 1_600
      if !isSpare { lastKept = place }
      nodes.append(
        .element("line", ["x1": x, "x2": x, "y1": "18", "y2": String(bottom - 4), "stroke": Palette.rule]))
      nodes.append(
        .element(
          "text",
          [
            "x": x, "y": String(bottom + 10), "class": isSpare ? "tick spare" : "tick",
            "text-anchor": axis.anchor(of: tick),
          ], [.text(tick.text)]))
    }
    for (index, row) in rows.enumerated() { nodes += self.row(row, top: index * Self.rowHeight) }
    if let now {
      let x = Hundredths(axis.position(now.position)).percent
      nodes.append(
        .element(
          "line",
          [
            "x1": x, "x2": x, "y1": "18", "y2": String(bottom - 4), "stroke": Palette.attention, "stroke-width": "1.5",
            "stroke-dasharray": "5 3",
          ]))
    }
    return .drawing(
      height: bottom + 16, title: title, description: description, id: id, className: "chart timeline", nodes)
  }

  private func row(_ row: Row, top: Int) -> [SVGNode] {
    var nodes: [SVGNode] = [
      .label(row.label, baseline: top + 13, before: row.state.text), .amount(row.state, baseline: top + 13),
    ]
    for span in row.spans {
      let (start, end) = (axis.position(span.start), axis.position(span.end))
      guard end > start else { continue }
      let look = PartLook.step(span.phase, of: phaseNames.count)
      nodes += look.shapes(from: start, to: end, top: top + 20, height: 16)
      if end - start >= 1_000 {
        // The name is cut off where its phase ends.
        nodes.append(
          .element(
            "svg",
            [
              "x": Hundredths(start).percent, "y": String(top + 20), "width": Hundredths(end - start).percent,
              "height": "18",
            ],
            [
              .element(
                "text", ["x": "6", "y": "13", "class": look.letters + (end - start >= 3_000 ? "" : " spare")],
                [.text(phaseName(span))])
            ]))
      }
    }
    for event in row.events {
      nodes.append(
        .element(
          "svg",
          [
            "x": Hundredths(axis.position(event.position)).percent, "y": String(top + 45), "width": "1", "height": "1",
            "overflow": "visible",
          ], [Self.shape(event.kind)]))
    }
    return nodes
  }

  /// A shape around the origin.
  private static func shape(_ kind: Event.Kind) -> SVGNode {
    switch kind {
    case .held: .element("circle", ["cx": "0", "cy": "0", "r": "4.5", "fill": Palette.value])
    case .planned:
      .element(
        "circle",
        ["cx": "0", "cy": "0", "r": "4", "fill": Palette.paper, "stroke": Palette.value, "stroke-width": "1.5"])
    case .missed: .element("path", ["d": "M0 -5 5.5 4.5H-5.5Z", "fill": Palette.attention])
    }
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    var entries = phaseNames.indices.filter { phase in rows.contains { $0.spans.contains { $0.phase == phase } } }
      .map { PartLook.step($0, of: phaseNames.count).entry(phaseNames[$0]) }
    for kind in Event.Kind.allCases {
      guard let name = eventNames[kind], rows.contains(where: { $0.events.contains { $0.kind == kind } }) else {
        continue
      }
      entries.append(LegendEntry([.element("g", ["transform": "translate(11 7)"], [Self.shape(kind)])], name))
    }
    if let now {
      entries.append(
        LegendEntry(
          [
            .element(
              "path",
              ["d": "M11 0V14", "stroke": Palette.attention, "stroke-width": "1.5", "stroke-dasharray": "5 3"])
          ], "\(now.name) \(now.text)"))
    }
    return entries
  }
}
