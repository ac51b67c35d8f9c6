import Testing

@testable import Documents

@Suite struct `Exact drawing` {
  @Test func `a third of the way stands at 33.33 percent`() throws {
    #expect(Axis.hundred.position(try #require(Fraction(100, over: 3))) == 3_333)
    #expect(Axis.hundred.position(try #require(Fraction(200, over: 3))) == 6_667)
  }

  @Test func `an axis need not begin at nothing`() {
    let axis = Axis(from: Fraction(30), to: Fraction(70))
    #expect(axis.position(Fraction(50)) == 5_000)
    #expect(axis.position(Fraction(30)) == 0)
    #expect(axis.position(Fraction(31)) == 250)
  }

  @Test func `what lies outside stands at the end`() {
    #expect(Axis.hundred.position(Fraction(140)) == 10_000)
    #expect(Axis.hundred.position(Fraction(-5)) == 0)
    #expect(Axis(from: Fraction(0), to: Fraction(0)).position(Fraction(3)) == 0)
    #expect(Axis(from: Fraction(-10), to: Fraction(10)).position(Fraction(-5)) == 2_500)
  }

  @Test func `the largest numbers do not overflow`() throws {
    let huge = try #require(Fraction(.max / 2, over: .max))
    #expect(abs(Axis(to: Fraction(1)).position(huge) - 5_000) <= 1)
    #expect(Axis(to: Fraction(.max)).position(Fraction(.max)) == 10_000)
    #expect(Axis(from: Fraction(.min), to: Fraction(.max)).position(Fraction(0)) == 5_000)
  }

  @Test func `a fraction needs a denominator above nothing`() {
    #expect(Fraction(1, over: 0) == nil)
    #expect(Fraction(1, over: -2) == nil)
  }

  @Test func `fractions of equal value are equal and hash alike`() {
    #expect(Fraction(1, over: 2) == Fraction(2, over: 4))
    #expect(Set([Fraction(1, over: 2), Fraction(2, over: 4), Fraction(0, over: 7), Fraction(0, over: 9)]).count == 2)
    #expect(Fraction(-1, over: 2) != Fraction(1, over: 2))
  }

  @Test(arguments: [
    (5_231, "52.31"), (5_230, "52.3"), (5_200, "52"), (5_205, "52.05"), (0, "0"), (-50, "-0.5"), (-1_250, "-12.5"),
  ]) func `lengths are printed the same everywhere`(count: Int, text: String) {
    #expect(Hundredths(count).text == text)
  }

  @Test func `an element with hostile attributes and letters stays one element`() {
    let node = SVGNode.element("text", ["x": "\"><script>", "y": nil], [.text("a < b & \"c\"")])
    #expect(node.markup == "<text x=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; &quot;c&quot;</text>")
  }

  @Test func `names of levels that lie together are moved apart, in order`() {
    #expect(LineChart.spread([1_000, 5_000], by: 1_500) == [1_000, 5_000])
    let moved = LineChart.spread([9_000, 9_400, 9_900], by: 1_500)
    #expect(zip(moved, moved.dropFirst()).allSatisfy { $1 - $0 >= 1_500 })
    #expect(LineChart.spread([], by: 1_500) == [])
  }

  @Test func `a line breaks where a value is missing`() {
    func markup(_ values: [Int?]) -> String {
      LineChart(
        moments: values.indices.map { .init(short: "\($0)", long: "\($0)") },
        series: [.init(name: "x", points: values.map { $0.map { .init(Fraction($0), Quoted("\($0)")) } })],
        axis: .hundred
      ).drawing(title: "t", description: "d", id: "i").markup
    }
    #expect(markup([10, 20, 30]).components("stroke-linecap=\"round\"") == 2)
    #expect(markup([10, nil, 30]).components("stroke-linecap=\"round\"") == 0)
    #expect(markup([nil, nil]).components("<circle") == 0)
  }

  @Test func `a chart without anything in it is still a drawing with a name`() {
    let charts: [Chart] = [
      .bullets(BulletChart(bars: [], axis: .hundred, valueName: "x")),
      .lines(LineChart(moments: [], series: [], axis: .hundred)),
      .stackedBars(StackedBarChart(groups: [], axis: .hundred, partNames: [])),
      .tiles(TileChart(rows: [], groupNames: [], meanings: [])),
    ]
    for chart in charts {
      let markup = chart.drawing(title: "leeg", description: "niets", id: "x").markup
      #expect(MarkupScanner(markup).problems == [])
      #expect(markup.contains("<title id=\"x-title\">leeg</title><desc id=\"x-desc\">niets</desc>"))
    }
  }

  @Test func `the key names only what is drawn`() {
    let bullet = Bullet(label: "a", value: Fraction(1), quoted: Quoted("1"), marks: [.init(.target, Fraction(2))])
    let chart = BulletChart(
      bars: [bullet], axis: .hundred, valueName: "waarde", upperValueName: "meer",
      markNames: [.target: "doel", .pace: "tempo"])
    #expect(chart.legend.map(\.text) == ["waarde", "doel"])
  }

  @Test func `every status and every mark has a shape and a sign of its own`() {
    #expect(Set(Status.allCases.map(\.character)).count == Status.allCases.count)
    #expect(Set(Status.allCases.map { Glyph.status($0).markup }).count == Status.allCases.count)
    let marks = Bullet.MarkKind.allCases
    #expect(Set(marks.map(\.character)).count == marks.count)
    #expect(Set(marks.map { Bullet.mark($0, at: 0, top: 0, height: 10).map(\.markup).joined() }).count == marks.count)
  }
}

extension String {
  /// How often a text stands in this one.
  func components(_ text: String) -> Int { ranges(of: text).count }
}
