import Documents

/// A page with the charts that `SamplePage` has not, each with its table, and with explanations.
enum SampleFigures {
  static func page(_ language: DocumentLanguage = .dutch) -> Page {
    Page(
      language: language, title: "Figuren", mark: "Verzonnen gegevens",
      sections: [
        Section(
          id: "kort", title: "In het kort",
          blocks: [
            .paragraph(
              RichText(
                "Aan {share} van de scholen gaf de dienst begeleiding.",
                ["share": .value(Quoted("62,5\u{A0}%", reference: "reach/total/2026", exact: "5/8"))]))
          ]),
        Section(
          id: "bevraging", title: "Bevraging", blocks: [.illustration(likert)]),
        Section(id: "plg", title: "Leergemeenschappen", blocks: [.illustration(timeline)]),
        Section(id: "projecten", title: "Projecten", blocks: [.illustration(growth)]),
        Section(id: "verloop", title: "Verloop", blocks: [.illustration(forecast), .illustration(multiples)]),
        Section(id: "bereik", title: "Bereik", blocks: [.illustration(matrix)]),
      ],
      explanations: Explanations(
        title: "Hoe de cijfers ontstaan", introduction: "Elk cijfer tot op de regel.",
        items: [
          FigureExplanation(
            reference: "reach/total/2026", title: "Bereikte scholen in 2026",
            blocks: [
              .paragraph("5 van 8 scholen kregen 20 uur of meer."),
              .table(
                Table(
                  id: "bewijs", caption: "Regels",
                  columns: [Column("bestand", "Bestand", .code), Column("regel", "Regel", .integer)],
                  rows: [Row([.text("registraties.csv"), .integer(17, "17")])])),
            ]),
          FigureExplanation(reference: "niet/getoond", title: "Een cijfer dat niet op de pagina staat", blocks: []),
        ]))
  }

  static func illustration(_ id: String, _ caption: String, _ words: String, _ chart: Chart) -> Illustration {
    Illustration(
      id: id, caption: caption, equivalent: words, chart: chart,
      data: chart.table(id: "data-\(id)", caption: "\(caption), cijfers", language: .dutch))
  }

  static let answers: [LikertChart.Answer] = [
    .init("helemaal eens", .agreeing), .init("eens", .agreeing), .init("neutraal", .neutral),
    .init("oneens", .disagreeing), .init("helemaal oneens", .disagreeing),
  ]

  static let likert = illustration(
    "likert", "Wat deelnemers vinden", "22 van 26 vinden de begeleiding nuttig; 14 van 26 passen ze toe.",
    .likert(
      LikertChart(
        answers: answers,
        items: [
          .init(
            label: "De begeleiding was nuttig", counts: [12, 10, 2, 1, 1],
            score: Quoted("84,6\u{A0}% (n = 26)", reference: "edbi/E1/1"), share: Fraction(22, over: 26),
            lower: Fraction(665, over: 1_000), upper: Fraction(938, over: 1_000), status: StatusMark(.met, "sterk punt")
          ),
          .init(
            label: "Ik pas toe wat ik leerde, ook als er niemand meekijkt", counts: [4, 10, 6, 5, 1],
            score: Quoted("53,8\u{A0}% (n = 26)"), share: Fraction(14, over: 26), lower: Fraction(355, over: 1_000),
            upper: Fraction(712, over: 1_000), status: StatusMark(.notMet, "te onderzoeken")),
          .init(label: "Te weinig antwoorden", counts: [], score: Quoted("niet verwerkt"), share: nil),
        ],
        guides: [
          .init(.threshold, Fraction(60), text: "60\u{A0}%", name: "te onderzoeken tot"),
          .init(.target, Fraction(70), text: "70\u{A0}%", name: "sterk punt vanaf"),
        ],
        axis: SamplePage.hundred, intervalName: "95\u{A0}% interval")))

  static let timeline = illustration(
    "tijdlijn", "Waar elke leergemeenschap staat", "PLG 1 voert uit; PLG 2 bereidt voor en miste een sessie.",
    .timeline(
      TimelineChart(
        rows: [
          .init(
            label: "PLG 1 Lezen", state: Quoted("uitvoeren, 4 van 6"),
            spans: [
              .init(phase: 0, from: Fraction(10), to: Fraction(40)),
              .init(phase: 1, from: Fraction(40), to: Fraction(130)),
              .init(phase: 2, from: Fraction(130), to: Fraction(240)),
              .init(phase: 3, from: Fraction(240), to: Fraction(300)),
            ],
            events: [
              .init(.held, at: Fraction(45)), .init(.held, at: Fraction(80)), .init(.held, at: Fraction(120)),
              .init(.held, at: Fraction(150)), .init(.planned, at: Fraction(220)), .init(.planned, at: Fraction(270)),
            ]),
          .init(
            label: "PLG 2 Wiskunde", state: Quoted("voorbereiden, 1 van 6"),
            spans: [
              .init(phase: 0, from: Fraction(60), to: Fraction(110)),
              .init(phase: 1, from: Fraction(110), to: Fraction(180)),
            ],
            events: [.init(.held, at: Fraction(115)), .init(.missed, at: Fraction(150))]),
        ],
        phaseNames: ["verkennen", "voorbereiden", "uitvoeren", "verduurzamen"],
        axis: Axis(
          to: Fraction(303),
          ticks: ["sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun"].enumerated().map {
            .init(Fraction($0 * 30), $1)
          }),
        now: .init(.pace, Fraction(165), text: "12 februari 2026", name: "vandaag"),
        eventNames: [.held: "gehouden", .planned: "gepland", .missed: "niet doorgegaan"])))

  static let growth = illustration(
    "groei", "Scholen per projectfase", "Project A groeide van 12 naar 96 scholen.",
    .groupedBars(
      GroupedBarChart(
        groups: [
          .init(
            label: "Project A",
            values: [
              .init(Fraction(12), Quoted("12 scholen", reference: "project/a/1")),
              .init(Fraction(40), Quoted("40 scholen")),
              .init(Fraction(96), Quoted("96 scholen")),
            ], note: Quoted("96 bereikt")),
          .init(label: "Project B", values: [.init(Fraction(5), Quoted("5 scholen")), nil, nil]),
        ],
        seriesNames: ["fase 1", "fase 2", "fase 3"],
        axis: Axis(to: Fraction(100), ticks: [0, 50, 100].map { .init(Fraction($0), "\($0)") }),
        guides: [.init(.target, Fraction(5), text: "5", name: "minimum")])))

  private static let months: [LineChart.Moment] = [
    .init(short: "sep", long: "september 2025"), .init(short: "okt", long: "oktober 2025"),
    .init(short: "nov", long: "november 2025"), .init(short: "dec", long: "december 2025"),
    .init(short: "jan", long: "januari 2026"), .init(short: "feb", long: "februari 2026"),
  ]

  private static func point(_ value: Int) -> LineChart.Point { .init(Fraction(value), Quoted("\(value)")) }

  static let forecast = illustration(
    "verwachting", "Bereikte scholen tegenover het doel",
    "In november 22 van de gevraagde 24; verwacht 40 tot 50 in februari.",
    .lines(
      LineChart(
        moments: months,
        series: [
          .init(name: "bereikt", points: [point(6), point(15), point(22), nil, nil, nil]),
          .init(
            name: "doel", points: [8, 16, 24, 32, 40, 48].map(point), style: .target),
          .init(name: "verwacht", points: [nil, nil, point(22), point(30), point(38), point(45)], style: .forecast),
        ],
        axis: Axis(to: Fraction(60), ticks: [0, 20, 40, 60].map { .init(Fraction($0), "\($0)") }),
        bands: [
          .init(
            name: "verwacht, onzekerheid", lower: [nil, nil, Fraction(22), Fraction(28), Fraction(34), Fraction(40)],
            upper: [nil, nil, Fraction(22), Fraction(33), Fraction(42), Fraction(50)])
        ])))

  static let multiples = illustration(
    "veelvoud", "Uren per pijler en maand", "Nederlands steeg, wiskunde bleef gelijk, burgerschap begon in november.",
    .multiples(
      SmallMultiples(
        panels: [
          .init(
            title: "Nederlands", amount: Quoted("48 uur"), points: [10, 20, 26, 30, 41, 48].map { Fraction($0) },
            words: "Van 10 uur in september naar 48 uur in februari."),
          .init(
            title: "Wiskunde", amount: Quoted("20 uur"), points: [20, 21, 19, 20, 20, 20].map { Fraction($0) },
            words: "Steeds ongeveer 20 uur."),
          .init(
            title: "Burgerschap en samenleven op school", amount: Quoted("7 uur"),
            points: [nil, nil, Fraction(3), nil, Fraction(5), Fraction(7)],
            words: "Van 3 uur in november naar 7 in februari."),
        ],
        moments: months, axis: Axis(to: Fraction(50)),
        guides: [.init(.target, Fraction(24), text: "24 uur", name: "doel")])))

  static let matrix = illustration(
    "rooster", "Wat elke school kreeg", "De Beuk bereikte twee pijlers, De Linde geen.",
    .matrix(
      MatrixChart(
        columns: [.init("NED", "Nederlands"), .init("WIS", "Wiskunde"), .init("BUR", "Burgerschap")],
        groups: [
          .init("Basisonderwijs", [.init("De Beuk", [.met, .met, .running])]),
          .init(
            "Secundair onderwijs", [.init("De Linde met een lange naam die niet past", [.empty, .notMet, .outside])]),
        ],
        meanings: [
          StatusMark(.met, "bereikt"), StatusMark(.running, "loopt"), StatusMark(.notMet, "niet gehaald"),
          StatusMark(.empty, "nog niets"), StatusMark(.unknown, "onbekend"), StatusMark(.outside, "niet gevraagd"),
        ])))
}
