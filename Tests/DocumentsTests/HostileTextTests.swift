import Documents
import Testing

/// Text that tries to be something else, in every place where text can stand.
@Suite struct `Hostile text` {
  static let attacks = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
    // One character to Swift, the end of an attribute to a browser.
    "\"\u{301} onmouseover=\"\u{301}alert(1)", "<\u{301}script>", "</style><script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>", "{{title}} {{{style}}} {{>page}}", "javascript:alert(1)",
    "\u{202E}fdp.exe",
    "\u{2066}\u{200F}abc", "\u{0}\u{1B}[31mrood\u{1B}[0m", "]]>&lt;!--", String(repeating: "Wij", count: 100),
    "\\\"; } body { display: none } \"", "a\nb\r\nc",
  ]

  static func page(_ text: String) -> Page {
    let mark = StatusMark(.met, text)
    let value = Quoted(text, reference: text, exact: text)
    let bullet = Bullet(
      label: text, value: Fraction(50), quoted: value, marks: [.init(.target, Fraction(60))], status: mark)
    let table = Table(
      id: "t", caption: text,
      columns: [Column("a", text), Column("b", text, .code, longTitle: text), Column("c", text), Column("d", text)],
      groups: [
        RowGroup(
          text,
          [
            Row([
              .text(text), .text(text, link: text), .status(mark),
              Cell(text, .text(text), reference: text, status: mark),
            ])
          ])
      ],
      notes: [RichText(text)], legend: [.status(mark), .bar(text), .mark(.pace, text)])
    let charts: [Chart] = [
      .bullets(BulletChart(bars: [bullet], axis: .hundred, valueName: text, markNames: [.target: text])),
      .lines(
        LineChart(
          moments: [.init(short: text, long: text)], series: [.init(name: text, points: [.init(Fraction(1), value)])],
          guides: [.init(.target, Fraction(60), text: text, name: text)], axis: .hundred)),
      .stackedBars(
        StackedBarChart(
          groups: [.init(text, [.init(label: text, parts: [.init(Fraction(50), value)], total: value)])],
          axis: .hundred,
          partNames: [text])),
      .tiles(
        TileChart(rows: [.init(label: text, total: value, tiles: [[.met]])], groupNames: [text], meanings: [mark])),
      .likert(
        LikertChart(
          answers: [.init(text, .agreeing)],
          items: [
            .init(
              label: text, counts: [3], score: value, share: Fraction(1), lower: Fraction(1), upper: Fraction(1),
              status: mark)
          ], intervalName: text)),
      .timeline(
        TimelineChart(
          rows: [
            .init(
              label: text, state: value, spans: [.init(phase: 0, from: Fraction(1), to: Fraction(50))],
              events: [.init(.held, at: Fraction(3))])
          ], phaseNames: [text],
          axis: Axis(to: Fraction(100), ticks: [.init(Fraction(0), text), .init(Fraction(9), text)]),
          now: .init(.pace, Fraction(60), text: text, name: text), eventNames: [.held: text])),
      .groupedBars(
        GroupedBarChart(
          groups: [.init(label: text, values: [.init(Fraction(5), value)], note: value)], seriesNames: [text],
          axis: .hundred)),
      .matrix(
        MatrixChart(columns: [.init(text, text)], groups: [.init(text, [.init(text, [.met])])], meanings: [mark])),
      .multiples(
        SmallMultiples(
          panels: [.init(title: text, amount: value, points: [Fraction(1)], words: text)],
          moments: [.init(short: text, long: text)], axis: .hundred)),
    ]
    let rich = RichText([.text(text), .strong(text), .code(text), .value(value), .link(text, to: text)])
    return Page(
      language: .dutch, kicker: text, title: text, subtitle: text, mark: text, markExplanation: rich,
      facts: [Definition(text, rich)],
      sections: [
        Section(
          id: "a", title: text,
          blocks: [
            .paragraph(rich), .lead([LeadSentence(rich, status: mark)]), .list([rich], isNumbered: true),
            .keyFigures([
              KeyFigure(
                title: text, value: value, caption: rich, status: mark, bullet: bullet,
                facts: [Definition(text, rich, mark: .pace)])
            ]), .table(table), .note(Note(.caution, title: text, rich)), .definitions([Definition(text, rich)]),
            .preformatted(text), .details(title: text, [.paragraph(rich)]),
          ]
            + charts.enumerated().map {
              .illustration(Illustration(id: "f\($0)", caption: text, equivalent: text, chart: $1))
            }),
        Section(id: "b", title: text, blocks: []),
      ], colophon: [rich],
      explanations: Explanations(
        title: text, introduction: rich,
        items: [FigureExplanation(reference: text, title: text, blocks: [.table(table)])]))
  }

  @Test(arguments: attacks) func `is shown and does nothing in HTML`(text: String) throws {
    let html = try HTMLRenderer.render(Self.page(text))
    let scan = MarkupScanner(html)
    #expect(scan.problems == [])
    #expect(scan.all("script").isEmpty && scan.all("img").isEmpty)
    #expect(scan.tags.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
    #expect(scan.values("href").allSatisfy { !$0.contains(":") || $0.hasPrefix("#") })
    #expect(html.components("</style>") == 1)
    let steering = html.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x202A...0x202E).contains($0.value)
    }
    #expect(steering.isEmpty)
  }

  @Test(arguments: attacks) func `cannot steer a terminal, nor break out of its lines`(text: String) {
    for width in [20, 40, 80] {
      let lines = TerminalRenderer(width: width).render(Self.page(text)).split(
        separator: "\n", omittingEmptySubsequences: false)
      for line in lines {
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(line.unicodeScalars.allSatisfy { !(0x202A...0x202E).contains($0.value) })
      }
    }
  }

  @Test(arguments: attacks) func `comes back from JSON as it was`(text: String) throws {
    let table = Table(id: "t", caption: "", columns: [Column("a", "A")], rows: [Row([.text(text)])])
    #expect(try JSONReader.rows(table.json()) == [["a": text]])
  }

  @Test func `that would run as a formula is neutralised in files for spreadsheets`() {
    let table = Table(id: "t", caption: "", columns: [Column("a", "A")], rows: [Row([.text("=cmd|'/c calc'!A1")])])
    let text = String(decoding: table.csv(.dutch), as: UTF8.self)
    #expect(text == "\u{FEFF}a\r\n'=cmd|'/c calc'!A1\r\n")
  }

  @Test func `in an address leads nowhere`() throws {
    for address in [
      "javascript:alert(1)", "JAVASCRIPT:x", "https://example.org", "//example.org/x", "data:text/html,x", "a:b",
    ] {
      let page = Page(
        language: .dutch, title: "x",
        sections: [Section(id: "a", title: "A", blocks: [.paragraph(RichText([.link("x", to: address)]))])])
      let scan = MarkupScanner(try HTMLRenderer.render(page))
      #expect(scan.all("a").last?.attributes["href"] == "#", "\(address)")
    }
  }
}
