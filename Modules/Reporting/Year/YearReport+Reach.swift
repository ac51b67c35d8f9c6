import Documents
import GuidanceKit
import Indicators

/// Part 2, whom guidance reached: all together, per service, where needs are high, and each organisation in an annex.
extension YearReport {
  var reachPart: Section {
    section(
      "bereik", Label("Deel 2. Bereik: wie begeleiding kreeg", "Part 2. Reach: who received guidance"), .reach,
      parts: [reachTogether] + data.plan.services.map { serviceReach($0.service) } + [highNeedsSection, annex],
      startsPage: true)
  }

  // MARK: Together

  private var reachTogether: Section {
    var blocks: [Block] = [.paragraph(reachIntroduction)]
    let rows = [
      figureRows(
        Label("De norm van het plan", "The norm of the plan"),
        [
          (Label("gevallen waarin de norm gehaald is", "cases in which the norm was met"), "reach/total"),
          (Label("meso en micro samen begeleid", "guided on meso and micro level together"), "reach-integrated/total"),
          (Label("nooit gecontacteerd", "never contacted"), "reach-uncontacted/total"),
        ]),
      figureRows(
        Label("De vroegere norm", "The earlier norm"),
        [
          (
            Label(
              "organisaties met meer dan \(data.plan.norms.earlierReachHours.value) uur in totaal",
              "organisations with more than \(data.plan.norms.earlierReachHours.value) hours in all"),
            "reach-earlier/total"
          )
        ]),
      figureRows(
        Label("Aanwezigheid (in uren)", "Presence (in hours)"),
        [(Label("op school of in het centrum zelf", "in the school or centre itself"), "presence/total")]),
      figureRows(
        Label("Uren die voor het bereik niet meetellen", "Hours that do not count for reach"),
        [
          (Label("met een onbekende organisatie", "with an unknown organisation"), "reach-set-aside/unknown"),
          (
            Label("op een beëindigd nummer zonder opvolger", "on an ended number without successor"),
            "reach-set-aside/ended"
          ),
        ]),
    ].compactMap(\.self)
    blocks.append(.table(figureTable("bereik-samen", Label("Bereik in het geheel", "Reach as a whole"), rows)))
    if let names = uncontactedNames { blocks.append(.paragraph(names)) }
    blocks += [typeTable, boardTable, declinedTable].compactMap { $0.map(Block.table) }
    return Section(
      id: "bereik-samen", title: say(Label("PBD en POC samen", "PBD and POC together")), blocks: blocks)
  }

  /// The organisations with which nothing was registered, by name; `nil` without any, and with more than a reader takes in.
  private var uncontactedNames: RichText? {
    let members = data.ofYear("reach-uncontacted/total")?.evidence.members ?? []
    guard !members.isEmpty, members.count <= 20 else { return nil }
    let names = members.compactMap { $0.scope.first.flatMap { InstitutionNumber($0) }.map(organisationName) }
    return text(
      Label("Nooit gecontacteerd: {names}.", "Never contacted: {names}."), ["names": .text(listed(names))])
  }

  /// Who declined integration, with the reason.
  private var declinedTable: Table? {
    let declined = data.report.input.records.uptakes.filter { $0.schoolYear == data.year && $0.theme == nil }
      .sorted { $0.organisation < $1.organisation }
    guard !declined.isEmpty else { return nil }
    return Table(
      id: "integratie-geweigerd",
      caption: say(Label("Wie integratie weigerde, en waarom", "Who declined integration, and why")),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("reden", "reason")), say(Label("Reden", "Reason"))),
      ],
      rows: declined.map { one in
        Row([
          .text(organisationName(one.organisation)),
          .text(one.declinedBecause.map(freeTextOrNote) ?? say(Label("geen reden gegeven", "no reason given"))),
        ])
      })
  }

  private var typeTable: Table? {
    let rows = OrganisationType.allCases.compactMap { type in
      groupRow("\(type.code): \(type.label[language])", "type/\(type.code)")
    }
    return groupTable(
      "bereik-per-onderwijstype", Label("Bereik per soort organisatie", "Reach per type of organisation"),
      Label("Soort", "Type"), rows)
  }

  private var boardTable: Table? {
    let boards = Set(data.report.reach.pairs.compactMap(\.organisation.board)).sorted { folded($0) < folded($1) }
    return groupTable(
      "bereik-per-bestuur", Label("Bereik per bestuur", "Reach per board"), Label("Bestuur", "Board"),
      boards.compactMap { groupRow($0, "board/\(FigureID.part($0))") })
  }

  private func groupRow(_ name: String, _ scope: String) -> Row? {
    guard let figure = data.ofYear("reach/\(scope)") else { return nil }
    return Row([
      .text(name), print.cell(figure, count: .inScope), print.cell(figure, count: .reached), print.cell(figure),
      print.cell(figure, count: .stillNeeded), .status(print.shortStatus(figure)),
    ])
  }

  private func groupTable(_ id: String, _ caption: Label, _ heading: Label, _ rows: [Row]) -> Table? {
    guard !rows.isEmpty else { return nil }
    return Table(
      id: id, caption: say(caption),
      columns: [
        Column(say(Label("groep", "group")), say(heading)),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column(say(Label("nog_nodig", "still_needed")), say(Label("Nog nodig", "Still needed")), .integer),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], rows: rows,
      notes: [
        text(
          Label(
            "Geteld zijn gevallen: een organisatie telt bij elke pijler die haar moet bereiken.",
            "Counted are cases: an organisation counts with each pillar that must reach it."))
      ])
  }

  // MARK: Per service

  private func serviceReach(_ service: Service) -> Section {
    let own = pillars(service)
    let place: YearPlace = service == .poc ? .reachOfPOC : .reachOfPBD
    let end = suffix(service)
    guard !own.isEmpty else {
      return section("bereik-\(end)", heading(Label("Bereik", "Reach"), service), place, blocks: [noPillars(service)])
    }
    let tables = [
      reachTable(id: "bereik-\(end)-per-pijler", pillars: own, total: together(service)), contactTable(service),
      organisations.isEmpty ? nil : reachByType(id: "bereik-\(end)-per-type", pillars: own), blockTable(service),
    ]
    return section(
      "bereik-\(end)", heading(Label("Bereik", "Reach"), service), place,
      parts: [
        Section(
          id: "bereik-\(end)-cijfers",
          title: say(Label("Bereik per pijler, \(service.code)", "Reach per pillar, \(service.code)")),
          blocks: tables.compactMap { $0.map(Block.table) })
      ])
  }

  private func contactTable(_ service: Service) -> Table {
    Table(
      id: "niet-gecontacteerd-\(suffix(service))",
      caption: say(
        Label(
          "Nooit gecontacteerd, en wie de norm aan dit tempo mist, per pijler",
          "Never contacted, and who will miss the norm at this pace, per pillar")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(
          say(Label("nooit_gecontacteerd", "never_contacted")), say(Label("Nooit gecontacteerd", "Never contacted")),
          .integer),
        Column(
          say(Label("mist_aan_dit_tempo", "will_miss")), say(Label("Mist aan dit tempo", "Will miss at this pace")),
          .integer),
      ],
      rows: pillars(service).map { pillar in
        let contact = data.ofYear("reach-uncontacted/\(pillar.code)")
        return Row([
          .text(pillar.name[language]), print.cell(contact, count: .inScope), print.cell(contact),
          print.cell(data.ofYear("reach-will-miss/\(pillar.code)")),
        ])
      })
  }

  /// Each block of each goal, against its own target.
  private func blockTable(_ service: Service) -> Table? {
    let groups = pillars(service).compactMap { pillar -> RowGroup? in
      let rows = data.plan.goals(of: pillar.code).flatMap { goal in
        goal.reachBlocks.compactMap { block -> Row? in
          guard let figure = data.ofYear("reach/\(pillar.code)/\(block.id)") else { return nil }
          return Row([
            .text(goal.title[language]), .text(block.id), .text(block.educationLevel),
            .integer(block.durationYears, String(block.durationYears)), print.cell(figure, count: .inScope),
            print.cell(figure, count: .reached), print.cell(figure), print.normCell(figure),
            .status(print.shortStatus(figure)),
          ])
        }
      }
      return rows.isEmpty ? nil : RowGroup(pillar.name[language], rows)
    }
    guard !groups.isEmpty else { return nil }
    return Table(
      id: "bereik-\(suffix(service))-per-doelblok",
      caption: say(Label("Bereik per doelblok van het plan", "Reach per reach block of the plan")),
      columns: [
        Column(say(Label("doel", "goal")), say(Label("Doel", "Goal"))),
        Column(say(Label("blok", "block")), say(Label("Doelblok", "Reach block")), .code),
        Column(say(Label("onderwijsniveau", "education_level")), say(Label("Niveau", "Level"))),
        Column(say(Label("looptijd_jaren", "duration_years")), say(Label("Jaren", "Years")), .integer),
        Column(say(Label("te_bereiken", "in_scope")), say(Label("Te bereiken", "In scope")), .integer),
        Column(say(Label("bereikt", "reached")), say(Label("Bereikt", "Reached")), .integer),
        Column(say(Label("aandeel", "share")), say(Label("Aandeel", "Share")), .percent(places: 1)),
        Column(say(Label("doelstelling", "target")), say(Label("Norm", "Norm")), .percent(places: 0)),
        Column(say(Label("oordeel", "verdict")), say(Label("Oordeel", "Verdict"))),
      ], groups: groups)
  }

  // MARK: High needs

  private var highNeedsSection: Section? {
    let rows = [
      figureRows(
        Label("Begeleiding naar noden (in uren)", "Guidance by need (in hours)"),
        [
          (Label("per school met hoge noden", "per school with high needs"), "intensity/high-needs"),
          (Label("per andere school", "per other school"), "intensity/other"),
          (Label("verhouding; 100 % is evenveel", "ratio; 100% is as much"), "intensity/ratio"),
        ]),
      figureRows(
        Label("Wat voor hoge noden gevraagd is", "What is asked for high needs"),
        [
          (Label("een regisseur aangeduid", "a co-ordinating adviser named"), "needs/total/coordinator"),
          (Label("een verbeterplan", "an improvement plan"), "needs/total/plan"),
          (Label("elke maand opgevolgd", "monitored every month"), "needs/total/monitored"),
        ]),
    ].compactMap(\.self)
    let table = figureTable(
      "hoge-noden", Label("Scholen en centra met hoge noden", "Schools and centres with high needs"), rows)
    return writtenSection(
      .highNeeds, Label("Waar de noden het grootst zijn", "Where needs are greatest"),
      blocks: rows.isEmpty ? [] : [.table(table)])
  }

  // MARK: Annex

  private var annex: Section? {
    guard !organisations.isEmpty, !data.report.reach.pairs.isEmpty else { return nil }
    let count = organisations.reduce(0) { $0 + $1.organisations.count }
    let tiles: [Block] = count > Self.mostTiles ? [] : [.illustration(reachTiles)]
    return Section(
      id: "bijlage-organisaties", title: say(Label("Bijlage: elke organisatie", "Annex: each organisation")),
      blocks: [.paragraph(presence)] + tiles + [
        .details(
          title: say(Label("Uren per organisatie en pijler", "Hours per organisation and pillar")), [.table(reachGrid)])
      ])
  }
}
