import CXlsxWriter

/// Draws a chart as Excel's own, from the cells of its table, so that it follows when someone changes them.
///
/// Tiles, the grid and the timeline have no counterpart in Excel: their tables stand alone.
struct NativeChart {
  let builder: WorkbookBuilder
  let sheet: WorkbookBuilder.Sheet?
  let name: String
  let layout: TableLayout

  private typealias Series = UnsafeMutablePointer<lxw_chart_series>

  func insert(_ chart: Chart) {
    guard layout.lastRow >= layout.firstRow, layout.columnCount > 1 else { return }
    switch chart {
    case .bullets(let bullets):
      // The value and its target; the other marks stand in the table.
      let all = columns(layout.columnCount - 1)
      let target = bullets.hasUpperValues ? 2 : 1
      let hasTarget = bullets.drawnMarks.first == .target && target < all.count
      bars(LXW_CHART_BAR, columns: [all[0]] + (hasTarget ? [all[target]] : []), isAcross: true) { index in
        index == 0 ? PartLook(Palette.value) : PartLook(Palette.paper, stroke: Palette.ink)
      }
    case .stackedBars(let stacks):
      bars(LXW_CHART_BAR_STACKED, columns: columns(stacks.partNames.count), isAcross: true, PartLook.ordered)
    case .likert(let likert):
      bars(LXW_CHART_BAR_STACKED_PERCENT, columns: columns(likert.answers.count), isAcross: true, likert.look)
    case .groupedBars(let grouped):
      bars(LXW_CHART_COLUMN, columns: columns(grouped.seriesNames.count), isAcross: false, PartLook.ordered)
    case .lines(let lines): self.lines(lines)
    case .multiples: panels()
    case .tiles, .timeline, .matrix: break
    }
  }

  /// The places of the first so many columns of numbers.
  private func columns(_ count: Int) -> [Int] {
    (0..<max(0, min(count, layout.columnCount - 1))).map { layout.firstColumn + 1 + $0 }
  }

  private func bars(
    _ type: lxw_chart_type, columns: [Int], isAcross: Bool, _ look: (Int) -> PartLook
  ) {
    guard let chart = builder.addChart(type) else { return }
    for (index, column) in columns.enumerated() {
      guard let series = columnSeries(chart, column) else { continue }
      fill(series, look(index))
    }
    // The first row stands at the top, as in the table.
    // The library keeps the axis of the names in `y_axis` until it writes the chart.
    if isAcross {
      chart_axis_set_reverse(chart.pointee.y_axis)
      chart_axis_set_crossing_max(chart.pointee.y_axis)
    }
    let rows = layout.lastRow - layout.firstRow + 1
    place(chart, heightScale: isAcross ? max(1, Double(rows * max(1, columns.count / 2)) / 9) : 1.1)
  }

  private func lines(_ lines: LineChart) {
    guard let chart = builder.addChart(LXW_CHART_LINE) else { return }
    for (index, column) in columns(layout.columnCount - 1).enumerated() {
      guard let series = columnSeries(chart, column) else { continue }
      if index < lines.series.count {
        let look = lines.look(of: lines.series[index], isFirst: index == 0)
        draw(series, look.colour, width: index == 0 ? 2.5 : 1.75, isDashed: look.dashes != nil)
        mark(series, lines.series[index].style, look.colour)
      } else {
        draw(series, Palette.softInk, width: 1.25, isDashed: true)
        chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
      }
    }
    place(chart, heightScale: 1.25)
  }

  /// Each row of the table is a line.
  private func panels() {
    guard let chart = builder.addChart(LXW_CHART_LINE) else { return }
    let (first, last) = (UInt16(layout.firstColumn + 1), UInt16(layout.firstColumn + layout.columnCount - 1))
    let markers = [
      LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE,
      LXW_CHART_MARKER_X, LXW_CHART_MARKER_PLUS,
    ]
    let colours = [Palette.value, Palette.attention, Palette.valueMiddle, Palette.ink]
    for row in layout.firstRow...layout.lastRow {
      guard let series = chart_add_series(chart, nil, nil) else { continue }
      let head = UInt32(layout.headRow)
      chart_series_set_categories(series, name, head, first, head, last)
      chart_series_set_values(series, name, UInt32(row), first, UInt32(row), last)
      chart_series_set_name_range(series, name, UInt32(row), UInt16(layout.firstColumn))
      let index = row - layout.firstRow
      draw(series, colours[index % colours.count], width: 1.75, isDashed: index / colours.count % 2 == 1)
      chart_series_set_marker_type(series, UInt8(markers[index % markers.count].rawValue))
    }
    place(chart, heightScale: 1.5)
  }

  /// A series whose values stand in a column, under its name.
  private func columnSeries(_ chart: UnsafeMutablePointer<lxw_chart>, _ column: Int) -> Series? {
    guard let series = chart_add_series(chart, nil, nil) else { return nil }
    let (first, last) = (UInt32(layout.firstRow), UInt32(layout.lastRow))
    let label = UInt16(layout.firstColumn)
    chart_series_set_categories(series, name, first, label, last, label)
    chart_series_set_values(series, name, first, UInt16(column), last, UInt16(column))
    // The name comes from its cell: as a text of its own it could begin with "=" and be read as a formula.
    chart_series_set_name_range(series, name, UInt32(layout.headRow), UInt16(column))
    return series
  }

  private func fill(_ series: Series, _ look: PartLook) {
    switch look.pattern {
    case .stripes(let colour), .rails(let colour):
      var pattern = lxw_chart_pattern()
      pattern.fg_color = CellStyle.colour(colour)
      pattern.bg_color = CellStyle.colour(look.fill)
      pattern.type = UInt8(LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL.rawValue)
      chart_series_set_pattern(series, &pattern)
    case .plain:
      var fill = lxw_chart_fill()
      fill.color = CellStyle.colour(look.fill)
      chart_series_set_fill(series, &fill)
    }
    draw(series, look.stroke, width: 0.75, isDashed: look.isDashed)
  }

  private func draw(_ series: Series, _ colour: String, width: Float, isDashed: Bool) {
    var line = lxw_chart_line()
    line.color = CellStyle.colour(colour)
    line.width = width
    if isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    chart_series_set_line(series, &line)
  }

  private func mark(_ series: Series, _ style: LineChart.Series.Style, _ colour: String) {
    switch style {
    case .target: chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    case .measured, .forecast:
      let kind = style == .measured ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_DIAMOND
      chart_series_set_marker_type(series, UInt8(kind.rawValue))
      var fill = lxw_chart_fill()
      fill.color = CellStyle.colour(style == .measured ? colour : Palette.paper)
      chart_series_set_marker_fill(series, &fill)
    }
  }

  /// Beside the table, under the name that stands above it.
  private func place(_ chart: UnsafeMutablePointer<lxw_chart>, heightScale: Double) {
    chart_title_set_name_range(chart, name, 0, 0)
    var rule = lxw_chart_line()
    rule.color = CellStyle.colour(Palette.rule)
    rule.width = 0.75
    for axis in [chart.pointee.x_axis, chart.pointee.y_axis] { chart_axis_major_gridlines_set_line(axis, &rule) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var options = lxw_chart_options()
    options.x_scale = 1.5
    options.y_scale = min(6, heightScale * 1.1)
    builder.note(
      worksheet_insert_chart_opt(
        sheet, UInt32(layout.headRow), UInt16(layout.firstColumn + layout.columnCount + 1), chart, &options))
  }
}
