import Documents

/// A page with every kind of block, chart, column and sign, for golden files and for tests that hold for all pages.
enum SamplePage {
  static func page(_ language: DocumentLanguage = .dutch) -> Page {
    Page(
      language: language, kicker: "Dienst Voorbeeld", title: "Voortgang januari 2026", subtitle: "Een proefdocument",
      mark: "Verzonnen gegevens", markExplanation: "Niets hierin bestaat.",
      facts: [Definition("Periode", "1 tot 31 januari 2026"), Definition("Stand", "2 februari 2026")],
      sections: [
        Section(id: "kort", title: "In het kort", blocks: [.lead(lead), .keyFigures(cards)]),
        Section(
          id: "tabellen", title: "Tabellen", blocks: [.paragraph("Twee tabellen."), .table(shares), .table(grid)],
          startsPage: true),
        Section(
          id: "figuren", title: "Figuren", blocks: [],
          subsections: [
            Section(id: "balken", title: "Balken", blocks: [.illustration(bullets), .illustration(stacks)]),
            Section(id: "lijnen", title: "Lijnen en tegels", blocks: [.illustration(lines), .illustration(tiles)]),
          ]),
        Section(id: "tekst", title: "Tekst", blocks: texts),
      ],
      colophon: ["Gemaakt voor een test."])
  }

  static let hundred = Axis(
    to: Fraction(100), ticks: [0, 50, 100].map { Axis.Tick(Fraction($0), "\($0)\u{A0}%") })

  static func percent(_ numerator: Int, _ denominator: Int) -> Fraction {
    Fraction(numerator * 100, over: denominator) ?? Fraction(0)
  }

  private static let lead = [
    LeadSentence(
      RichText(
        "{share} is gedaan.", ["share": .value(Quoted("52,3\u{A0}%", reference: "share/all", exact: "523/1000"))]),
      status: StatusMark(.running, "loopt")),
    LeadSentence("Er is geen oordeel."),
  ]

  private static let bullet = Bullet(
    label: "Aandeel", value: percent(523, 1000), quoted: Quoted("52,3\u{A0}%", reference: "share/all"),
    upperValue: percent(559, 1000),
    marks: [.init(.target, Fraction(60)), .init(.threshold, Fraction(50)), .init(.pace, Fraction(45))],
    status: StatusMark(.running, "loopt"))

  private static let cards = [
    KeyFigure(
      title: "Aandeel", value: Quoted("52,3\u{A0}%", reference: "share/all", exact: "523/1000"),
      caption: "523 van 1.000",
      status: StatusMark(.running, "loopt"), bullet: bullet,
      facts: [Definition("Doel", "60\u{A0}%", mark: .target), Definition("Tempo", "45\u{A0}%", mark: .pace)]),
    KeyFigure(title: "Aantal", value: Quoted("12.000"), status: StatusMark(.notMet, "niet gehaald")),
  ]

  static let shares = Table(
    id: "aandelen", caption: "Aandelen per onderdeel",
    columns: [
      Column("onderdeel", "Onderdeel"), Column("code", "Code", .code), Column("uren", "Uren", .decimal(places: 2)),
      Column("aantal", "Aantal", .integer), Column("aandeel", "Aandeel", .percent(places: 1)),
      Column("sinds", "Sinds", .date), Column("verloop", "Verloop", .graphic), Column("trend", "Trend", .graphic),
      Column("oordeel", "Oordeel"), Column("noemer", "Noemer", .integer, use: .files),
    ],
    groups: [
      RowGroup("Eerste groep", [row("Lezen", "A-01", 5, 12, .met), row("=SUM(A1)", "A-02", 1, 3, .running)]),
      RowGroup("Tweede groep", [row("Krachtige leerlingenbegeleiding en nog meer woorden", "B-01", 0, 7, .notMet)]),
    ],
    totals: [
      Row([
        .text("Totaal"), .empty, .fraction(Fraction(22, over: 3), "7,33"), .integer(22, "22"),
        .fraction(Fraction(6, over: 22), "27,3\u{A0}%"), .empty, .empty, .empty, .empty, .integer(22, "22"),
      ])
    ],
    notes: ["Uren zijn afgerond."], legend: [.bar("gedaan"), .mark(.target, "doel 60\u{A0}%")])

  private static func row(_ name: String, _ code: String, _ done: Int, _ all: Int, _ status: Status) -> Row {
    let share = Fraction(done, over: all)
    return Row([
      .text(name, link: name == "Lezen" ? "#kort" : nil), .text(code), .fraction(Fraction(all, over: 3), "\(all)/3"),
      .integer(all, "\(all)"), .fraction(share, "\(done * 100 / all)\u{A0}%", reference: "share/\(code)"),
      Cell("3/09/2025", .date(iso: "2025-09-03")),
      .graphic(
        .bullet(
          Bullet(label: name, value: percent(done, all), quoted: Quoted(""), marks: [.init(.target, Fraction(60))]),
          axis: hundred)),
      .graphic(.sparkline([Fraction(done), nil, Fraction(all), Fraction(done + 1)])),
      .status(StatusMark(status, "oordeel \(status.rawValue)")), .integer(all, "\(all)"),
    ])
  }

  static let grid = Table(
    id: "raster", caption: "Uren per school en onderdeel",
    columns: [
      Column("school", "School"), Column("lezen", "LEZ", .decimal(places: 1), longTitle: "Lezen"),
      Column("rekenen", "REK", .decimal(places: 1), longTitle: "Rekenen"),
    ],
    rows: [
      Row([
        .text("De Beuk"),
        Cell("31,5", .fraction(Fraction(63, over: 2) ?? Fraction(0)), status: StatusMark(.met, "bereikt")),
        Cell("", .empty, status: StatusMark(.outside, "niet gevraagd")),
      ]),
      Row([
        .text("De Linde"), Cell("0,0", .integer(0), status: StatusMark(.empty, "nog niets")),
        Cell("?", .empty, status: StatusMark(.unknown, "onbekend")),
      ]),
    ],
    style: .grid, legend: [.status(StatusMark(.met, "bereikt")), .status(StatusMark(.empty, "nog niets"))])

  private static let bullets = Illustration(
    id: "figuur-balken", caption: "Aandeel tegenover het doel", equivalent: "52,3 %, onder het doel van 60 %.",
    chart: .bullets(
      BulletChart(
        bars: [
          bullet,
          Bullet(
            label: "Niets bekend", value: nil, quoted: Quoted("geen gegevens"),
            marks: [.init(.baseline, Fraction(52)), .init(.forecast, Fraction(98))]),
        ], axis: hundred, valueName: "gedaan", upperValueName: "als het onbekende meetelt",
        markNames: [
          .target: "doel", .threshold: "minimum", .pace: "tempo", .baseline: "vroeger", .forecast: "verwacht",
        ])))

  private static let stacks = Illustration(
    id: "figuur-delen", caption: "Scholen per fase", equivalent: "Project A telt 40 scholen, project B 5.",
    chart: .stackedBars(
      StackedBarChart(
        groups: [
          .init(
            "Ronde 2",
            [
              .init(
                label: "Project A",
                parts: [
                  .init(Fraction(12), Quoted("12")), .init(Fraction(8), Quoted("8")), .init(Fraction(20), Quoted("20")),
                ],
                total: Quoted("40 scholen", reference: "project/a")),
              .init(
                label: "Project B", parts: [.init(Fraction(5), Quoted("5")), nil, nil], total: Quoted("5 scholen")),
            ])
        ],
        axis: Axis(to: Fraction(50), ticks: [.init(Fraction(0), "0"), .init(Fraction(50), "50")]),
        partNames: ["fase 1", "fase 2", "fase 3"],
        guides: [.init(.target, Fraction(5), text: "5", name: "minimum")])))

  private static let lines = Illustration(
    id: "figuur-lijnen", caption: "Aandeel per maand", equivalent: "Het aandeel steeg van 46,8 % naar 54,8 %.",
    chart: .lines(
      LineChart(
        moments: [
          .init(short: "sep", long: "september"), .init(short: "okt", long: "oktober"),
          .init(short: "nov", long: "november"), .init(short: "dec", long: "december"),
        ],
        series: [
          .init(
            name: "aandeel",
            points: [
              .init(percent(468, 1000), Quoted("46,8\u{A0}%", reference: "share/sep"), upper: percent(512, 1000)),
              .init(percent(548, 1000), Quoted("54,8\u{A0}%"), upper: percent(571, 1000)), nil, nil,
            ])
        ],
        guides: [
          .init(.target, Fraction(60), text: "60\u{A0}%", name: "doel"),
          .init(.threshold, Fraction(50), text: "50\u{A0}%", name: "minimum"),
          .init(.baseline, Fraction(52), text: "52\u{A0}%", name: "vroeger"),
        ],
        axis: Axis(
          from: Fraction(30), to: Fraction(70),
          ticks: [30, 40, 50, 60, 70].map { .init(Fraction($0), "\($0)\u{A0}%") }),
        whiskerName: "als het onbekende meetelt")),
    data: Table(
      id: "per-maand", caption: "Aandeel per maand",
      columns: [Column("maand", "Maand"), Column("aandeel", "Aandeel", .percent(places: 1))],
      rows: [Row([.text("september"), .fraction(Fraction(468, over: 1000), "46,8\u{A0}%")])]))

  private static let tiles = Illustration(
    id: "figuur-tegels", caption: "Elke school", equivalent: "Eén school van twee is bereikt.",
    chart: .tiles(
      TileChart(
        rows: [
          .init(
            label: "Lezen", total: Quoted("1 van 5"),
            tiles: [[.met, .running, .empty], [.notMet, .unknown, .outside]])
        ],
        groupNames: ["SO", "BaO"], meanings: [StatusMark(.met, "bereikt"), StatusMark(.empty, "nog niets")])))

  private static let texts: [Block] = [
    .paragraph(
      RichText([
        .text("Gewoon, "), .strong("nadruk"), .text(", "), .code("leerspoor --help"), .text(" en een "),
        .link("verwijzing", to: "#kort"), .text("."),
      ])),
    .list(["een", "twee"], isNumbered: false), .list(["eerst", "dan"], isNumbered: true),
    .note(Note(.caution, title: "Let op.", "Dit verschilt.")), .note(Note(.remark, "Goed om te weten.")),
    .definitions([Definition("⚙ uren_per_vte = 640", "Uren per voltijdse.")]),
    .preformatted("2026-01-12;1:30\n2026-01-13;0:45"),
    .details(title: "Meer", [.paragraph("Voor wie meer wil weten.")]),
  ]
}
