/// Statuses at a glance in rows and named columns: organisations and what each received.
///
/// The columns are told by their heads; how full a tile is says its status, as in `TileChart`.
public struct MatrixChart: Hashable, Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// What it is about.
    public var label: String
    /// A status for each column.
    public var cells: [Status]

    /// A row.
    public init(_ label: String, _ cells: [Status]) {
      self.label = label
      self.cells = cells
    }
  }

  /// Rows under one heading.
  public struct Group: Hashable, Sendable {
    /// The heading; empty for none.
    public var title: String
    /// The rows.
    public var rows: [Row]

    /// Rows under one heading.
    public init(_ title: String, _ rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its head, a few letters.
    public var short: String
    /// Its name written out.
    public var long: String

    /// A column.
    public init(_ short: String, _ long: String) {
      self.short = short
      self.long = long
    }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows.
  public var groups: [Group]
  /// What the statuses mean here, in the key.
  public var meanings: [StatusMark]

  /// Rows and columns of statuses.
  public init(columns: [Column], groups: [Group], meanings: [StatusMark]) {
    self.columns = columns
    self.groups = groups
    self.meanings = meanings
  }

  /// The word for a status.
  func word(_ status: Status) -> String { meanings.first { $0.status == status }?.label ?? "" }
}

extension MatrixChart {
  private static let rowHeight = 21
  private static let headHeight = 26

  /// The chart.
  func drawing(title: String, description: String, id: String) -> SVGNode {
    let slots = max(1, columns.count)
    var nodes: [SVGNode] = [
      Self.field(
        y: 0,
        columns.enumerated().map { index, column in
          // Under ten columns every head fits a small screen; of more, every second one stays.
          SVGNode.element(
            "text",
            [
              "x": Hundredths((2 * index + 1) * 10_000 / (2 * slots)).percent, "y": "12", "text-anchor": "middle",
              "class": columns.count > 8 && index % 2 == 1 ? "tick spare" : "tick",
            ], [.text(column.short)])
        })
    ]
    var y = 18
    for group in groups {
      if !group.title.isEmpty {
        nodes.append(.element("text", ["x": "0", "y": String(y + 17), "class": "head"], [.text(group.title)]))
        y += Self.headHeight
      }
      for row in group.rows {
        nodes.append(
          .element(
            "svg", ["x": "0", "y": String(y), "width": "33%", "height": "20"],
            [.element("text", ["x": "0", "y": "14", "class": "label"], [.text(row.label)])]))
        nodes.append(
          Self.field(
            y: y,
            row.cells.enumerated().filter { $0.offset < columns.count }.flatMap {
              TileChart.tile($1, slot: $0, of: slots, top: 2)
            }))
        y += Self.rowHeight
      }
    }
    return .drawing(height: y + 2, title: title, description: description, id: id, className: "chart matrix", nodes)
  }

  /// The right-hand part of the width, in which the columns stand.
  private static func field(y: Int, _ children: [SVGNode]) -> SVGNode {
    .element(
      "svg", ["x": "34%", "y": String(y), "width": "66%", "height": "20", "overflow": "visible"], children)
  }

  /// The key: only what is really drawn.
  var legend: [LegendEntry] {
    let drawn = Set(groups.flatMap(\.rows).flatMap(\.cells))
    return meanings.filter { drawn.contains($0.status) }.map { LegendEntry(TileChart.sample($0.status), $0.label) }
  }
}
