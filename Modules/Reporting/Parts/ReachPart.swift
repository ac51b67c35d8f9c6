import Documents
import GuidanceKit
import Indicators

/// Indicator 2: which organisations were reached, per pillar and per organisation.
extension Report {
  var reachSection: Section {
    var blocks: [Block] = [.paragraph(reachIntroduction), .table(reachTable)]
    if !organisations.isEmpty, !data.report.reach.pairs.isEmpty {
      // Thousands of tiles say less than a share for each type.
      let isLarge = organisations.reduce(0) { $0 + $1.organisations.count } > Self.mostTiles
      blocks += [
        isLarge ? .table(reachByType(id: "bereik-per-type", pillars: data.plan.pillars)) : .illustration(reachTiles),
        .paragraph(presence), .table(reachGrid),
      ]
    }
    if let risk = riskTable {
      blocks.append(
        .details(
          title: say(
            Label("Wie de norm aan dit tempo niet haalt", "Who will miss the norm at this pace")), [.table(risk)]))
    }
    return Section(id: "bereik", title: say(Label("Bereik", "Reach")), blocks: blocks, startsPage: true)
  }

  var reachIntroduction: RichText {
    text(
      Label(
        "Een organisatie is bereikt door een pijler als zij binnen het venster van zijn doelen minstens {hours} begeleiding "
          + "kreeg. Zolang een venster loopt, is er geen oordeel.",
        "A pillar has reached an organisation that received at least {hours} of guidance within the window of its goals. As "
          + "long as a window is open there is no verdict."),
      ["hours": .value(Quoted(reachHours))])
  }

  // MARK: Per pillar

  private var reachTable: Table {
    reachTable(
      id: "bereik-per-pijler", pillars: data.plan.pillars,
      total: ("total", say(Label("Alle combinaties", "All pairs"))))
  }

  /// The organisations reached by some pillars.
  ///
  /// - Parameter total: the code and the name of all of them together.
  func reachTable(id: String, pillars: [Pillar], total: (code: String, name: String)) -> Table {
    let columns = [
      Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
      Column("code", "Code", .code, use: .files),
      Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
      Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
      Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
      Column("verloop", say(Label("Verloop", "Progress")), .graphic),
      Column(say(Label("nog_nodig", "still_needed")), say(Label("Nog nodig", "Still needed")), .integer),
      Column(say(Label("mist_aan_dit_tempo", "will_miss")), say(Label("Mist aan dit tempo", "Will miss")), .integer),
      Column(
        say(Label("meso_en_micro", "meso_and_micro")), say(Label("Meso en micro", "Meso and micro")),
        .percent(places: 1)),
      Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
    ]
    return Table(
      id: id,
      caption: say(
        Label(
          "Bereikte organisaties per pijler, tot en met \(print.number.date(data.day))",
          "Organisations reached per pillar, up to \(print.number.date(data.day))")),
      columns: columns,
      rows: pillars.map { reachRow($0.code, name: $0.name[language]) },
      totals: [reachRow(total.code, name: total.name)],
      notes: reachNotes(pillars),
      legend: [
        .bar(say(Label("bereikt", "reached"))), .mark(.target, say(Label("doel", "target"))),
        .mark(.forecast, say(Label("bereikt of op schema", "reached or on schedule"))),
      ])
  }

  private func reachRow(_ code: String, name: String) -> Row {
    let figure = data.ofYear("reach/\(code)")
    let bar = bullet(figure, forecast: figure?.forecast)
    let integrated = data.ofYear("reach-integrated/\(code)")
    return Row([
      .text(name), .text(code), print.cell(figure, count: .inScope), print.cell(figure, count: .reached),
      print.cell(figure), bar.map { Cell.graphic(.bullet($0, axis: .hundred)) } ?? .empty,
      print.cell(figure, count: .stillNeeded), print.cell(figure, count: .willMiss),
      integrated == nil ? Cell(say(Label("n.v.t.", "n/a")), .empty) : print.cell(integrated),
      .status(print.shortStatus(figure)),
    ])
  }

  private func reachNotes(_ pillars: [Pillar]) -> [RichText] {
    var notes = [
      text(
        Label(
          "\"Meso en micro\" is gevraagd waar een pijler op beide niveaus een doel heeft dat de organisatie raakt.",
          "\"Meso and micro\" is asked where a pillar has a matching goal on both levels."))
    ]
    for rule in ReachWindowRule.allCases {
      let others = pillars.compactMap { pillar in
        data.ofYear("reach/\(pillar.code)/window-\(rule.rawValue)").map { (pillar.name[language], $0) }
      }
      guard !others.isEmpty else { continue }
      let kind = rule == .longest ? Label("langste", "longest") : Label("kortste", "shortest")
      var runs: [RichText.Run] = [
        .text(
          say(
            Label(
              "Met de \(kind.dutch) looptijd als venster: ", "With the \(kind.english) duration as window: ")))
      ]
      for (index, other) in others.enumerated() {
        runs += [.text("\(index == 0 ? "" : ", ")\(other.0) "), .value(print.value(other.1))]
      }
      notes.append(RichText(runs + [.text(".")]))
    }
    return notes
  }

  // MARK: Per type

  static var mostTiles: Int { 400 }

  /// The share of each type of organisation that each pillar reached.
  func reachByType(id: String, pillars: [Pillar]) -> Table {
    Table(
      id: id,
      caption: say(
        Label("Deel van elk soort organisatie dat elke pijler bereikte", "Share of each type that each pillar reached")),
      columns: [
        Column(say(Label("soort", "type")), say(Label("Soort", "Type"))),
        Column(say(Label("aantal", "number")), say(Label("Aantal", "Number")), .integer),
      ]
        + pillars.map {
          Column($0.code.lowercased(), short($0.code), .percent(places: 1), longTitle: $0.name[language])
        },
      rows: organisations.filter { type, _ in
        pillars.contains { data.ofYear("reach/\($0.code)/\(type.code)") != nil }
      }.map { type, organisations in
        Row(
          [
            .text("\(type.code): \(type.label[language])"),
            .integer(organisations.count, print.number.integer(organisations.count)),
          ]
            + pillars.map { pillar in
              let figure = data.ofYear("reach/\(pillar.code)/\(type.code)")
              return figure == nil ? Cell(say(Label("n.v.t.", "n/a")), .empty) : print.cell(figure)
            })
      })
  }

  // MARK: Per organisation

  /// The organisations valid on the day, by type in the order of the plan's customers, then by name.
  var organisations: [(type: OrganisationType, organisations: [Organisation])] {
    let valid = data.report.input.organisations.filter { $0.validity.contains(data.day) }
    let order: [OrganisationType] = [.baO, .buBaO, .so, .buSO, .cdo, .vo, .clb, .lsc, .int, .bestuur]
    return order.compactMap { type in
      let own = valid.filter { $0.type == type }.sorted { (folded($0.name), $0.number) < (folded($1.name), $1.number) }
      return own.isEmpty ? nil : (type, own)
    }
  }

  var reachGrid: Table {
    let pillars = data.plan.pillars
    let columns =
      [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("instellingsnummer", "institution_number")), "", .code, use: .files),
      ]
      + pillars.map { Column($0.code.lowercased(), short($0.code), .decimal(places: 1), longTitle: $0.name[language]) }
      + [
        Column(
          say(Label("totaal", "total")), say(Label("Totaal", "Total")), .decimal(places: 1),
          longTitle: say(Label("alle bestemmingen samen", "all destinations together"))),
        Column(say(Label("op_school", "at_school")), "", .decimal(places: 1), use: .files),
      ]
    return Table(
      id: "bereik-per-organisatie",
      caption: say(
        Label(
          "Uren begeleiding per organisatie en pijler in het lopende venster",
          "Hours of guidance per organisation and pillar in the open window")),
      columns: columns,
      groups: organisations.map { type, organisations in
        RowGroup("\(type.code): \(type.label[language])", organisations.map { gridRow($0, pillars) })
      },
      notes: [
        text(
          Label(
            "De kolom Totaal telt alle bestemmingen van het schooljaar samen, ook projecten en kwaliteitszorg. Wat een sessie met "
              + "meer organisaties elk oplevert, staat bij de methode (⚙ shared_session).",
            "The column Total adds up all destinations of the school year, projects and quality care included. What a session "
              + "with several organisations gives each is under Method (⚙ shared_session)."))
      ], style: .grid, legend: reachMeanings.map { .status($0) }, mostRows: 150)
  }

  private func gridRow(_ organisation: Organisation, _ pillars: [Pillar]) -> Row {
    let digits = organisation.number.digits
    let cells = pillars.map { pillar -> Cell in
      guard let pair = data.report.reach.pair(pillar.code, organisation.number) else {
        return Cell("", .empty, status: meaning(.outside))
      }
      return Cell(
        print.bareHours(pair.minutes), Fraction(hours: pair.minutes).map(Cell.Value.fraction) ?? .empty,
        reference: "reach/\(pillar.code)/\(digits)/\(data.year.iso)", status: meaning(status(of: pair)))
    }
    return Row(
      [.text(organisation.name), .text(digits)] + cells
        + [print.cell(data.ofYear("reach-hours/\(digits)")), print.cell(data.ofYear("presence/\(digits)"))])
  }

  /// Every organisation that a pillar must reach, at a glance.
  var reachTiles: Illustration {
    let rows = data.plan.pillars.map { pillar in
      TileChart.Row(
        label: pillar.name[language], total: reachedOf(pillar.code),
        tiles: organisations.map { _, organisations in
          organisations.map { data.report.reach.pair(pillar.code, $0.number).map(status) ?? .outside }
        })
    }
    return Illustration(
      id: "figuur-bereik",
      caption: say(
        Label(
          "Elke organisatie, per pijler: een vakje is een organisatie",
          "Every organisation, per pillar: a tile is an organisation")),
      equivalent: tileWords,
      chart: .tiles(
        TileChart(
          rows: rows, groupNames: organisations.map(\.type.code),
          meanings: reachMeanings.filter { mark in rows.contains { $0.tiles.contains { $0.contains(mark.status) } } })))
  }

  private func reachedOf(_ pillar: String) -> Quoted {
    let figure = data.ofYear("reach/\(pillar)")
    let reached = print.count(figure, .reached).text
    let scope = print.count(figure, .inScope).text
    return Quoted(say(Label("\(reached) van \(scope)", "\(reached) of \(scope)")), reference: figure?.id.text)
  }

  private var tileWords: String {
    data.plan.pillars.compactMap { pillar -> String? in
      let own = data.report.reach.pairs.filter { $0.pillar == pillar.code }
      guard !own.isEmpty else { return nil }
      let counts = [Status.met, .running, .empty, .notMet].compactMap { wanted -> String? in
        let count = own.count { status(of: $0) == wanted }
        return count == 0 ? nil : "\(count) \(meaning(wanted).label)"
      }
      return "\(pillar.name[language]): \(counts.joined(separator: ", "))."
    }.joined(separator: " ")
  }

  func status(of pair: ReachPair) -> Status {
    switch pair.state {
    case .reached: .met
    case .running: pair.minutes > .zero ? .running : .empty
    case .missed: .notMet
    }
  }

  /// What the signs of the grid mean.
  var reachMeanings: [StatusMark] {
    let all: [Status] = [.met, .running, .empty, .notMet, .outside]
    return all.map(meaning)
  }

  func meaning(_ status: Status) -> StatusMark {
    let label: Label =
      switch status {
      case .met: Label("bereikt", "reached")
      case .running: Label("onderweg", "under way")
      case .empty: Label("nog niets", "nothing yet")
      case .notMet: Label("niet bereikt", "not reached")
      case .unknown, .outside: Label("niet gevraagd", "not asked")
      }
    return StatusMark(status, label[language])
  }

  var presence: RichText {
    text(
      Label(
        "Van alle begeleiding dit schooljaar gebeurde {hours} op school of in het centrum zelf, elke sessie één keer geteld.",
        "Of all guidance this school year {hours} took place in the school or centre itself, each session counted once."
      ),
      ["hours": .value(print.value(data.ofYear("presence/total")))])
  }

  // MARK: At risk

  private var riskTable: Table? {
    let pairs = data.report.reach.pairs.filter(\.willMiss)
    guard !pairs.isEmpty else { return nil }
    let order = Dictionary(uniqueKeysWithValues: data.plan.pillars.enumerated().map { ($1.code, $0) })
    let sorted = pairs.sorted {
      (order[$0.pillar] ?? 0, $0.minutes, $0.organisation.number) < (
        order[$1.pillar] ?? 0, $1.minutes, $1.organisation.number
      )
    }
    let groups = data.plan.pillars.compactMap { pillar -> RowGroup? in
      let rows = sorted.filter { $0.pillar == pillar.code }.map(riskRow)
      return rows.isEmpty ? nil : RowGroup(pillar.name[language], rows)
    }
    return Table(
      id: "dreigt-te-missen",
      caption: say(
        Label(
          "Organisaties die de norm aan dit tempo niet halen, de verste eerst",
          "Organisations that will miss the norm at this pace, the furthest first")),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("type", "type")), say(Label("Type", "Type")), .code),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("uren_te_gaan", "hours_to_go")), say(Label("Te gaan", "To go")), .decimal(places: 1)),
        Column(
          say(Label("schoolweken_over", "school_weeks_left")), say(Label("Schoolweken over", "School weeks left")),
          .integer),
        Column(say(Label("einde_venster", "end_of_window")), say(Label("Einde venster", "End of window")), .date),
      ], groups: groups, mostRows: 150)
  }

  private func riskRow(_ pair: ReachPair) -> Row {
    let figure = data.ofYear("reach/\(pair.pillar)/\(pair.organisation.number.digits)")
    return Row([
      .text(pair.organisation.name), .text(pair.organisation.type.code), print.cell(figure),
      print.cell(figure, count: .minutesToGo), print.cell(figure, count: .weeksLeft),
      Cell(print.number.shortDate(pair.window.last), .date(iso: pair.window.last.iso)),
    ])
  }
}
