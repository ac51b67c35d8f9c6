import TestSupport
import Testing

@testable import Documents

@Suite struct `Figures with their tables` {
  @Test func `the page of figures is as recorded in every form`() throws {
    let page = SampleFigures.page()
    assertGolden(try HTMLRenderer.render(page), "documents/figures.html")
    assertGolden(TerminalRenderer(width: 80).render(page), "documents/figures-80.txt")
    assertGolden(TerminalRenderer(width: 40).render(page), "documents/figures-40.txt")
    assertGolden(MarkdownRenderer.render(page), "documents/figures.md")
  }

  @Test func `its tags are nested properly, its ids are unique and its references arrive`() throws {
    let scan = MarkupScanner(try HTMLRenderer.render(SampleFigures.page()))
    #expect(scan.problems == [])
    let ids = scan.values("id")
    #expect(Set(ids).count == ids.count)
    for address in scan.values("href") { #expect(ids.contains(String(address.dropFirst())), "\(address)") }
    for reference in scan.values("aria-labelledby").flatMap({ $0.split(separator: " ") }) {
      #expect(ids.contains(String(reference)), "\(reference)")
    }
  }

  @Test func `no line of text is wider than the terminal`() {
    for width in 20...130 {
      for line in TerminalRenderer(width: width).render(SampleFigures.page()).split(separator: "\n") {
        #expect(displayWidth(String(line)) <= width, "at \(width): \(line)")
      }
    }
  }

  @Test func `the end of the agreeing parts is the share itself`() throws {
    guard case .likert(let chart) = SampleFigures.likert.chart else { throw Missing() }
    let item = chart.items[0]
    // 12 + 10 of 26 agree: 84.6 %; the whisker's disc stands where the second part ends.
    let markup = chart.drawing(title: "t", description: "d", id: "i").markup
    #expect(Axis(to: Fraction(1)).position(try #require(item.share)) == 8_462)
    #expect(markup.contains("<circle cx=\"84.62%\""))
    #expect(markup.contains("x=\"46.15%\" y=\"21.5\" width=\"38.46%\""))
  }

  @Test func `an item that may not be shown shows no parts and no interval`() throws {
    guard case .likert(var chart) = SampleFigures.likert.chart else { throw Missing() }
    chart.items = [chart.items[2]]
    let markup = chart.drawing(title: "t", description: "d", id: "i").markup
    #expect(!markup.contains("<circle") && !markup.contains(Palette.attentionLight))
    #expect(chart.legend.map(\.text) == ["te onderzoeken tot 60\u{A0}%", "sterk punt vanaf 70\u{A0}%"])
  }

  @Test func `a forecast band is drawn only where both its ends are known`() throws {
    func markup(_ lower: [Int?], _ upper: [Int?]) -> String {
      LineChart(
        moments: lower.indices.map { .init(short: "\($0)", long: "\($0)") }, series: [], axis: .hundred,
        bands: [
          .init(name: "b", lower: lower.map { $0.map { Fraction($0) } }, upper: upper.map { $0.map { Fraction($0) } })
        ]
      ).drawing(title: "t", description: "d", id: "i").markup
    }
    #expect(markup([10, 20, 30], [20, 30, 40]).components("preserveAspectRatio") == 1)
    #expect(markup([10, nil, 30], [20, 30, 40]).components("preserveAspectRatio") == 0)
    #expect(markup([10, 20, nil, 10, 20], [20, 30, 40, 50, 60]).components("preserveAspectRatio") == 2)
  }

  @Test func `the table of a chart holds the numbers that are drawn`() throws {
    let growth = SampleFigures.growth.chart.table(id: "t", caption: "c", language: .dutch)
    #expect(growth.columns.map(\.title) == ["Onderdeel", "fase 1", "fase 2", "fase 3"])
    #expect(growth.rows[0].cells.map(\.text) == ["Project A", "12 scholen", "40 scholen", "96 scholen"])
    #expect(growth.columns[1].kind == .integer)
    let likert = SampleFigures.likert.chart.table(id: "t", caption: "c", language: .english)
    #expect(likert.columns.map(\.key) == ["item", "k1", "k2", "k3", "k4", "k5", "n", "score", "van", "tot", "stand"])
    #expect(likert.rows[0].cells[6].value == .integer(26))
    #expect(likert.rows[0].cells[7].value == .fraction(try #require(Fraction(22, over: 26))))
    #expect(likert.rows[2].cells[6].value == .empty)
    let lines = SampleFigures.forecast.chart.table(id: "t", caption: "c", language: .dutch)
    #expect(
      lines.columns.map(\.title) == [
        "Wanneer", "bereikt", "doel", "verwacht", "verwacht, onzekerheid, ondergrens",
        "verwacht, onzekerheid, bovengrens",
      ])
    #expect(lines.rows[3].cells.map(\.text) == ["december 2025", "", "32", "30", "28", "33"])
    let matrix = SampleFigures.matrix.chart.table(id: "t", caption: "c", language: .dutch)
    #expect(matrix.rows[0].cells.map(\.text) == ["De Beuk", "bereikt", "bereikt", "loopt"])
    #expect(matrix.groups.map(\.title) == ["Basisonderwijs", "Secundair onderwijs"])
  }

  @Test func `charts without anything in them are still drawings with a name, a table and lines`() {
    let charts: [Chart] = [
      .likert(LikertChart(answers: [], items: [], intervalName: "x")),
      .timeline(TimelineChart(rows: [], phaseNames: [], axis: .hundred)),
      .groupedBars(GroupedBarChart(groups: [], seriesNames: [], axis: .hundred)),
      .matrix(MatrixChart(columns: [], groups: [], meanings: [])),
      .multiples(SmallMultiples(panels: [], moments: [], axis: .hundred)),
    ]
    for chart in charts {
      #expect(MarkupScanner(chart.drawing(title: "leeg", description: "niets", id: "x").markup).problems == [])
      #expect(chart.table(id: "t", caption: "c", language: .dutch).rows.isEmpty)
      #expect(chart.terminalLines(width: 40).allSatisfy { displayWidth($0) <= 40 })
    }
  }

  @Test func `a figure that is explained leads to its explanation, and the explanation back`() throws {
    let scan = MarkupScanner(try HTMLRenderer.render(SampleFigures.page()))
    #expect(scan.values("href").filter { $0 == "#uitleg/reach/total/2026" }.count == 1)
    #expect(scan.values("href").filter { $0 == "#reach/total/2026" }.count == 1)
    #expect(scan.values("id").contains("uitleg/niet/getoond"))
    #expect(!scan.values("href").contains("#niet/getoond"))
  }

  private struct Missing: Error {}
}
