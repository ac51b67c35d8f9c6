/// Many statuses at a glance: one row of tiles for each subject, the tiles in groups with a gap between them.
///
/// How full a tile is says its status; the shade only repeats it.
public struct TileChart: Hashable, Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// What the row is about.
    public var label: String
    /// What is printed at the end of its line of words.
    public var total: Quoted
    /// The tiles, in the same order and groups for every row.
    public var tiles: [[Status]]

    /// A row of tiles.
    public init(label: String, total: Quoted, tiles: [[Status]]) {
      self.label = label
      self.total = total
      self.tiles = tiles
    }
  }

  /// The rows.
  public var rows: [Row]
  /// The names of the groups of tiles, short.
  public var groupNames: [String]
  /// What the statuses mean here, in the key.
  public var meanings: [StatusMark]

  /// Rows of tiles.
  public init(rows: [Row], groupNames: [String], meanings: [StatusMark]) {
    self.rows = rows
    self.groupNames = groupNames
    self.meanings = meanings
  }
}

extension TileChart {
  private static let rowHeight = 40

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    var nodes: [SVGNode] = []
    let counts = (rows.first?.tiles ?? []).map(\.count)
    // A gap between groups is as wide as one tile; few tiles do not fill the width.
    let slots = max(30, counts.reduce(0, +) + max(0, counts.count - 1))
    for (index, row) in rows.enumerated() {
      let top = index * Self.rowHeight
      nodes.append(.label(row.label, baseline: top + 13, before: row.total.text))
      nodes.append(
        .element(
          "text",
          [
            "x": "100%", "y": String(top + 13), "class": "amount", "text-anchor": "end",
            "data-reference": row.total.reference,
          ], [.text(row.total.text)]))
      var slot = 0
      for group in row.tiles {
        for status in group {
          nodes += Self.tile(status, slot: slot, of: slots, top: top + 19)
          slot += 1
        }
        slot += 1
      }
    }
    var slot = 0
    var lastKept = -10_000
    let bottom = rows.count * Self.rowHeight
    for (name, count) in zip(groupNames, counts) {
      let start = slot * 10_000 / slots
      // On a small screen a name stays only when there is room for it.
      let isSpare = start - lastKept < 1_500
      if !isSpare { lastKept = start }
      nodes.append(
        .element(
          "text",
          [
            "x": Hundredths(start).percent, "y": String(bottom + 10), "class": isSpare ? "tick spare" : "tick",
          ], [.text(name)]))
      slot += count + 1
    }
    return .drawing(
      height: bottom + 16, title: title, description: description, id: id, className: "chart tiles", nodes)
  }

  static func tile(_ status: Status, slot: Int, of slots: Int, top: Int) -> [SVGNode] {
    let start = slot * 10_000 / slots
    let width = 10_000 / slots
    let gap = width / 7
    let height = 15
    let x = Hundredths(start).percent
    let tileWidth = Hundredths(width - gap).percent
    func plane(top: Int, height: Int, fill: String, stroke: String) -> SVGNode {
      .element(
        "rect",
        [
          "x": x, "y": "\(top).5", "width": tileWidth, "height": String(height), "fill": fill, "stroke": stroke,
          "stroke-width": "1",
        ])
    }
    switch status {
    case .met: return [plane(top: top, height: height, fill: Palette.value, stroke: Palette.value)]
    case .running:
      return [
        plane(top: top, height: height, fill: Palette.paper, stroke: Palette.value),
        plane(top: top + 8, height: height - 8, fill: Palette.valueMiddle, stroke: Palette.value),
      ]
    case .notMet:
      return [
        plane(top: top, height: height, fill: Palette.paper, stroke: Palette.attention),
        plane(top: top + 11, height: height - 11, fill: Palette.attention, stroke: Palette.attention),
      ]
    case .empty: return [plane(top: top, height: height, fill: Palette.paper, stroke: Palette.outline)]
    case .unknown:
      return [
        .element(
          "rect",
          [
            "x": x, "y": "\(top).5", "width": tileWidth, "height": String(height), "fill": Palette.paper,
            "stroke": Palette.softInk, "stroke-width": "1", "stroke-dasharray": "2 2",
          ])
      ]
    case .outside:
      return [
        .element(
          "circle",
          [
            "cx": Hundredths(start + (width - gap) / 2).percent, "cy": "\(top + height / 2).5", "r": "1.2",
            "fill": Palette.outline,
          ])
      ]
    }
  }

  /// The key.
  var legend: [LegendEntry] {
    meanings.map { LegendEntry(Self.sample($0.status), $0.label) }
  }

  static func sample(_ status: Status) -> [SVGNode] {
    // A tile alone in a frame of its own.
    [
      .element(
        "svg", ["x": "5", "y": "-1", "width": "12", "height": "16", "overflow": "visible"],
        tile(status, slot: 0, of: 1, top: 0))
    ]
  }
}
