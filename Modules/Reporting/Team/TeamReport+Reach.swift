import Documents
import GuidanceKit
import Indicators

/// Whom the pillar reached, and how much of it in classroom context.
extension TeamReport {
  // MARK: Reach

  var reachOfPillar: Section? {
    guard !pairs.isEmpty else { return nil }
    var blocks: [Block] = [.illustration(tiles), .table(groupTable)]
    let late = pairs.filter(\.willMiss).sorted {
      ($0.minutes, $0.organisation.number) < ($1.minutes, $1.organisation.number)
    }
    if !late.isEmpty {
      blocks.append(
        .table(
          pairTable(
            "dreigt-te-missen",
            Label(
              "Wie de norm aan dit tempo niet haalt, de verste eerst",
              "Who will miss the norm at this pace, the furthest first"),
            late)))
    }
    let uncontacted = pairs.filter { $0.sessions == 0 }
    if !uncontacted.isEmpty {
      blocks.append(
        .table(
          pairTable(
            "niet-gecontacteerd",
            Label("Nog niet gecontacteerd in het lopende venster", "Not contacted yet in the open window"), uncontacted)
        ))
    }
    blocks.append(
      .details(
        title: say(Label("Alle organisaties van de pijler", "All organisations of the pillar")),
        [
          .table(
            pairTable(
              "organisaties", Label("Alle organisaties van de pijler", "All organisations of the pillar"), pairs))
        ]))
    return Section(id: "bereik", title: say(Label("Bereik", "Reach")), blocks: blocks)
  }

  private func kinds() -> [(type: OrganisationType, pairs: [ReachPair])] {
    let order: [OrganisationType] = [.baO, .buBaO, .so, .buSO, .cdo, .vo, .clb, .lsc, .int, .bestuur]
    return order.compactMap { type in
      let own = pairs.filter { $0.organisation.type == type }
        .sorted {
          (folded($0.organisation.name), $0.organisation.number) < (
            folded($1.organisation.name), $1.organisation.number
          )
        }
      return own.isEmpty ? nil : (type, own)
    }
  }

  private var tiles: Illustration {
    let kinds = kinds()
    let figure = own("reach")
    let total = say(
      Label(
        "\(print.count(figure, .reached).text) van \(print.count(figure, .inScope).text)",
        "\(print.count(figure, .reached).text) of \(print.count(figure, .inScope).text)"))
    let counts = [Status.met, .running, .empty, .notMet].compactMap { wanted -> String? in
      let count = pairs.count { status(of: $0) == wanted }
      return count == 0 ? nil : "\(count) \(meaning(wanted).label)"
    }
    return Illustration(
      id: "figuur-bereik",
      caption: say(Label("Elke organisatie van de pijler is een vakje", "Every organisation of the pillar is a tile")),
      equivalent: counts.joined(separator: ", ") + ".",
      chart: .tiles(
        TileChart(
          rows: [
            TileChart.Row(
              label: pillar.name[language], total: Quoted(total, reference: figure?.id.text),
              tiles: kinds.map { $0.pairs.map(status) })
          ], groupNames: kinds.map(\.type.code),
          meanings: reachMeanings.filter { mark in pairs.contains { status(of: $0) == mark.status } })))
  }

  /// Per education type and per block.
  private var groupTable: Table {
    func row(_ scope: String, _ name: String) -> Row {
      let figure = data.ofYear("reach/\(pillar.code)/\(scope)")
      return Row([
        .text(name), .text(scope), print.cell(figure, count: .inScope), print.cell(figure, count: .reached),
        print.cell(figure), print.normCell(figure), print.cell(figure, count: .stillNeeded),
        print.cell(figure, count: .willMiss), .status(print.shortStatus(figure)),
      ])
    }
    let blocks = data.plan.goals(of: pillar.code).flatMap { goal in goal.reachBlocks.map { (goal, $0) } }
    return Table(
      id: "bereik-per-groep",
      caption: say(Label("Bereik per onderwijstype en doelblok", "Reach per education type and block")),
      columns: [
        Column(say(Label("groep_van", "group_of")), say(Label("Voor", "For"))),
        Column("code", "Code", .code),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column(say(Label("doel", "target")), say(Label("Doel", "Target")), .percent(places: 0)),
        Column(say(Label("nog_nodig", "still_needed")), say(Label("Nog nodig", "Still needed")), .integer),
        Column(say(Label("mist_aan_dit_tempo", "will_miss")), say(Label("Mist aan dit tempo", "Will miss")), .integer),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ],
      groups: [
        RowGroup(
          say(Label("Per onderwijstype", "Per education type")),
          kinds().map { row($0.type.code, $0.type.label[language]) }),
        RowGroup(
          say(Label("Per doelblok", "Per block of a goal")),
          blocks.filter { data.ofYear("reach/\(pillar.code)/\($0.1.id)") != nil }.map { goal, block in
            row(block.id, "\(goal.title[language]), \(block.educationLevel)")
          }),
      ])
  }

  private func pairTable(_ id: String, _ caption: Label, _ pairs: [ReachPair]) -> Table {
    Table(
      id: id, caption: say(caption),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("instellingsnummer", "institution_number")), say(Label("Nummer", "Number")), .code),
        Column("type", "Type", .code),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("uren_te_gaan", "hours_to_go")), say(Label("Te gaan", "To go")), .decimal(places: 1)),
        Column(
          say(Label("schoolweken_over", "school_weeks_left")),
          say(Label("School\u{AD}weken over", "School weeks left")), .integer),
        Column(say(Label("einde_venster", "end_of_window")), say(Label("Einde venster", "End of window")), .date),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: pairs.map { pair in
        let figure = data.ofYear("reach/\(pillar.code)/\(pair.organisation.number.digits)")
        return Row([
          .text(pair.organisation.name), .text(pair.organisation.number.digits), .text(pair.organisation.type.code),
          print.cell(figure), print.cell(figure, count: .minutesToGo), print.cell(figure, count: .weeksLeft),
          dateCell(pair.window.last), .status(meaning(status(of: pair))),
        ])
      }, mostRows: 60)
  }

  // MARK: Classroom

  var classroomOfPillar: Section? {
    guard months.contains(where: { monthly(pillar.code, $0)?.share != nil }) else { return nil }
    return Section(
      id: "klasvloer", title: say(Label("Klasvloercontext", "Classroom context")),
      blocks: [.illustration(classroomLines(pillar.code))])
  }
}
