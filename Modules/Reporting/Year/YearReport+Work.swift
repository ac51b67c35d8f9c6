import Documents
import GuidanceKit
import Indicators

/// Part 1, what was done: staffing, goals and actions, initiatives, focus, spider web, decree.
extension YearReport {
  var workSection: Section {
    section(
      "verslag", Label("Deel 1. Verslag: wat er gedaan is", "Part 1. Report: what was done"), .work,
      parts: data.plan.services.map { serviceWork($0.service) } + [
        ownTasks, qualityCareSection, fundsSection, practiceSection, programmesSection, projectsPart, sharingSection,
      ], startsPage: true)
  }

  private func serviceWork(_ service: Service) -> Section {
    let own = pillars(service)
    let place: YearPlace = service == .poc ? .workOfPOC : .workOfPBD
    let end = suffix(service)
    guard !own.isEmpty else {
      return section(
        "verslag-\(end)", heading(Label("Verslag", "Report"), service), place, blocks: [noPillars(service)])
    }
    return section(
      "verslag-\(end)", heading(Label("Verslag", "Report"), service), place,
      parts: [
        Section(
          id: "vte-\(end)", title: say(Label("Gerealiseerde VTE, \(service.code)", "Realised FTE, \(service.code)")),
          blocks: [
            .paragraph(RichText(say(staffingWords))),
            .table(
              staffingTable(
                id: "vte-\(end)-per-pijler", groups: [(say(name(service)), own.map(\.code))],
                total: together(service))),
          ] + [planTable(service)].compactMap { $0.map(Block.table) }),
        goalSection(service),
        Section(
          id: "werking-\(end)",
          title: say(
            Label("Waaraan de uren gingen, \(service.code)", "Where the hours went, \(service.code)")),
          blocks: hourBlocks(service)),
        designSection(service),
      ])
  }

  private var staffingWords: Label {
    Label(
      "Per pijler staat wat geregistreerd is tegenover wat gepland was, na afwezigheden.",
      "Per pillar what was registered stands beside what was planned, after absences.")
  }

  /// What the plan gives its pillars beside what was assigned; `nil` where it gives no figures for the school year.
  private func planTable(_ service: Service) -> Table? {
    let own = pillars(service).filter { $0.staffing(in: data.year) != nil }
    guard !own.isEmpty else { return nil }
    func row(_ name: String, _ stated: Quantity?, _ code: String) -> Row {
      let planned: Cell = stated.map { .fraction(Fraction($0.rational), $0.number(language)) } ?? .empty
      return Row([.text(name), planned, print.cell(data.ofYear("fte-planned-unreduced/\(code)"))])
    }
    return Table(
      id: "vte-plan-\(suffix(service))",
      caption: say(Label("VTE volgens het plan en volgens de opdrachten", "FTE by the plan and by the assignments")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column(say(Label("vte_plan", "fte_plan")), say(Label("Volgens het plan", "By the plan")), .decimal(places: 2)),
        Column(
          say(Label("vte_opdrachten", "fte_assignments")),
          say(Label("Volgens de opdrachten, zonder afwezigheden", "By the assignments, before absences")),
          .decimal(places: 2)),
      ],
      rows: own.map { pillar in
        row(pillar.name[language], pillar.staffing(in: data.year).map { Quantity($0.total) }, pillar.code)
      },
      totals: [
        row(together(service).name, data.plan.recomputed("plan:fte/\(service.code)/\(data.year.iso)"), service.code)
      ])
  }

  // MARK: Goals and actions

  private func goalSection(_ service: Service) -> Section? {
    let goals = pillars(service).flatMap { data.plan.goals(of: $0.code) }
    guard !goals.isEmpty else { return nil }
    return Section(
      id: "doelen-\(suffix(service))",
      title: say(Label("Doelen en acties, \(service.code)", "Goals and actions, \(service.code)")),
      blocks: [
        .paragraph(
          text(
            Label(
              "Een doel of actie zag activiteit als minstens één registratie van het schooljaar erbij past.",
              "A goal or action saw activity when at least one registration of the school year fits it."))),
        .table(coverageTable(service)), .table(goalTable(service)),
        .details(
          title: say(
            Label("Elke actie van het plan, \(service.code)", "Each action of the plan, \(service.code)")),
          [.table(actionTable(service))]),
      ])
  }

  private func coverageTable(_ service: Service) -> Table {
    Table(
      id: "activiteit-\(suffix(service))",
      caption: say(
        Label("Doelen en acties met activiteit, per pijler", "Goals and actions with activity, per pillar")),
      columns: [
        Column(say(Label("pijler", "pillar")), say(Label("Pijler", "Pillar"))),
        Column("code", "Code", .code, use: .files),
        Column(
          say(Label("doelen_met", "goals_with")), say(Label("Doelen met activiteit", "Goals with activity")), .integer),
        Column(say(Label("doelen", "goals")), say(Label("Doelen", "Goals")), .integer),
        Column(
          say(Label("acties_met", "actions_with")), say(Label("Acties met activiteit", "Actions with activity")),
          .integer),
        Column(say(Label("acties", "actions")), say(Label("Acties", "Actions")), .integer),
        Column(
          say(Label("acties_aandeel", "actions_share")), say(Label("Aandeel acties", "Share of actions")),
          .percent(places: 1)),
      ],
      rows: pillars(service).map { pillar in
        let goals = data.ofYear("activity/goals/\(pillar.code)")
        let actions = data.ofYear("activity/actions/\(pillar.code)")
        return Row([
          .text(pillar.name[language]), .text(pillar.code), print.cell(goals, count: .activeGoals),
          print.cell(goals, count: .goals), print.cell(actions, count: .activeActions),
          print.cell(actions, count: .actions), print.cell(actions),
        ])
      })
  }

  private func goalTable(_ service: Service) -> Table {
    Table(
      id: "doelen-\(suffix(service))-uren",
      caption: say(Label("Uren per operationeel doel", "Hours per operational goal")),
      columns: [
        Column(say(Label("doel", "goal")), say(Label("Doel", "Goal"))),
        Column("code", "Code", .code),
        Column(say(Label("niveau", "level")), say(Label("Niveau", "Level"))),
        Column(say(Label("decreet", "decree")), say(Label("Decreet, art. 15 § 1", "Decree, art. 15 § 1")), .code),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
      ],
      groups: pillars(service).compactMap { pillar in
        let goals = data.plan.goals(of: pillar.code)
        guard !goals.isEmpty else { return nil }
        return RowGroup(
          pillar.name[language],
          goals.map { goal in
            let figure = data.ofYear("activity/goal/\(goal.code)")
            return Row([
              .text(goal.title[language]), .text(goal.code), .text(goal.level.label[language]),
              .text(goal.decreePoints.map { "\($0)°" }.joined(separator: ", ")), print.cell(figure),
              print.sizeCell(figure),
            ])
          })
      })
  }

  private func actionTable(_ service: Service) -> Table {
    let focus = Dictionary(
      data.plan.focusCategories.map { ($0.code, $0.label[language]) }, uniquingKeysWith: { first, _ in first })
    return Table(
      id: "acties-\(suffix(service))",
      caption: say(Label("Activiteit per actie van het plan", "Activity per action of the plan")),
      columns: [
        Column(say(Label("actie", "action")), say(Label("Actie", "Action"))),
        Column(say(Label("blok", "block")), say(Label("Doelblok", "Reach block")), .code),
        Column(say(Label("nr", "no")), say(Label("Nr.", "No.")), .integer),
        Column("focus", "Focus"),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
      ],
      groups: pillars(service).compactMap { pillar in
        let rows = data.plan.reachBlocks(of: pillar.code).flatMap { block in
          zip(1..., block.actions).map { number, action -> Row in
            let figure = data.ofYear("activity/action/\(block.id)/\(number)")
            return Row([
              .text(action.title ?? say(Label("(zonder titel in het plan)", "(without a title in the plan)"))),
              .text(block.id), .integer(number, String(number)), .text(focus[action.focus] ?? action.focus),
              print.cell(figure), print.sizeCell(figure),
            ])
          }
        }
        return rows.isEmpty ? nil : RowGroup(pillar.name[language], rows)
      },
      notes: [
        text(
          Label(
            "Eén registratie kan bij meer acties passen; deze uren worden daarom niet opgeteld.",
            "One registration may fit several actions; these hours are therefore not added up."))
      ], mostRows: 150)
  }

  // MARK: Hours by what they say

  private func hourBlocks(_ service: Service) -> [Block] {
    let loose = (code: HoursIndicator.unattributable, name: say(Label("niet vermeld", "not said")))
    let end = suffix(service)
    let decree = DecreeGoal.inForce(on: data.day).map { ("\($0.number)", "\($0.number)°: \($0.label[language])") }
    let goals = pillars(service).flatMap { data.plan.goals(of: $0.code) }
    let hasSpiderWeb = goals.contains { $0.spiderWeb?.isEmpty == false }
    let hasDecree = goals.contains { !$0.decreePoints.isEmpty }
    let tables = [
      hourTable(
        "initiatieven-\(end)", Label("Uren per initiatief en pijler", "Hours per initiative and pillar"),
        Label("Initiatief", "Initiative"), "initiative", service,
        data.plan.initiatives.map { ($0.code, $0.label[language]) } + [loose], leavesOutEmpty: true),
      hourTable(
        "focus-\(end)", Label("Uren per focus en pijler", "Hours per focus and pillar"), Label("Focus", "Focus"),
        "focus",
        service, data.plan.focusCategories.map { ($0.code, $0.label[language]) } + [loose]),
      !hasSpiderWeb
        ? nil
        : hourTable(
          "spinnenweb-\(end)",
          Label(
            "Uren per component van het curriculair spinnenweb", "Hours per component of the curricular spider web"),
          Label("Component", "Component"), "spider-web", service,
          SpiderWebComponent.allCases.map { ($0.code, $0.label[language]) },
          note: Label(
            "Een doel met meer componenten telt bij elke; doelen zonder spinnenweb in het plan staan er niet in.",
            "A goal with several components counts with each; goals without a spider web in the plan are not in it.")),
      !hasDecree
        ? nil
        : hourTable(
          "decreet-\(end)", Label("Uren per decretale opdracht", "Hours per task of the decree"),
          Label("Decreet, art. 15 § 1", "Decree, art. 15 § 1"), "decree", service, decree,
          note: Label(
            "Naar de punten die het plan bij elk doel noemt; een doel met meer punten telt bij elk.",
            "By the points that the plan names with each goal; a goal with several counts with each.")),
    ]
    return tables.compactMap { $0.map(Block.table) }
  }

  /// Hours of terms in rows and pillars in columns; `nil` when no pillar has any of them.
  private func hourTable(
    _ id: String, _ caption: Label, _ heading: Label, _ kind: String, _ service: Service,
    _ terms: [(code: String, name: String)], leavesOutEmpty: Bool = false, note: Label? = nil
  ) -> Table? {
    let own = pillars(service)
    let rows = terms.compactMap { term -> (row: Row, isActive: Bool)? in
      let figures = own.map { data.ofYear("activity/\($0.code)/\(kind)/\(FigureID.part(term.code))") }
      guard figures.contains(where: { $0 != nil }) else { return nil }
      return (
        Row([.text(capitalised(term.name)), .text(term.code)] + figures.map { print.cell($0) }),
        figures.contains { ($0?.numerator ?? 0) > 0 }
      )
    }
    let shown = leavesOutEmpty ? rows.filter(\.isActive) : rows
    guard !shown.isEmpty else { return nil }
    var notes = note.map { [text($0)] } ?? []
    if leavesOutEmpty, shown.count < rows.count {
      let names = rows.filter { !$0.isActive }.compactMap { $0.row.cells.first?.text.lowercased() }
      notes.append(
        text(Label("Zonder uren: {names}.", "Without hours: {names}."), ["names": .text(listed(names))]))
    }
    return Table(
      id: id, caption: say(caption),
      columns: [Column(kind.replacing("-", with: "_"), say(heading)), Column("code", "Code", .code, use: .files)]
        + own.map { Column($0.code.lowercased(), short($0.code), .decimal(places: 1), longTitle: $0.name[language]) },
      rows: shown.map(\.row), notes: notes)
  }
}
