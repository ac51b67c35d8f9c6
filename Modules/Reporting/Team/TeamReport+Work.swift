import Documents
import GuidanceKit
import Indicators

/// What the pillar works at: goals and actions, trajectories, effect, design, agreements.
extension TeamReport {
  // MARK: Goals and actions

  var goalSection: Section? {
    let goals = data.plan.goals(of: pillar.code)
    guard !goals.isEmpty else { return nil }
    let table = Table(
      id: "doelen", caption: say(Label("Doelen en hun acties", "Goals and their actions")),
      columns: [
        Column(say(Label("doel", "goal")), say(Label("Doel", "Goal")), .code),
        Column(say(Label("titel", "title")), say(Label("Wat", "What"))),
        Column(say(Label("niveau", "level")), say(Label("Niveau", "Level"))),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
        Column(say(Label("activiteit", "activity")), say(Label("Activiteit", "Activity"))),
      ],
      rows: goals.map { goal in
        let figure = data.ofYear("activity/goal/\(goal.code)")
        return Row([
          .text(goal.code), .text(goal.title[language]), .text(goal.level.label[language]), print.cell(figure),
          figure?.n.map { .integer($0, print.number.integer($0), reference: "\(figure?.id.text ?? "")#n") } ?? .empty,
          .status(activity(figure)),
        ])
      })
    let actions = goals.flatMap { goal in
      goal.reachBlocks.flatMap { block in block.actions.enumerated().map { (goal, block, $0.offset + 1, $0.element) } }
    }
    var blocks: [Block] = [.table(table)]
    if !actions.isEmpty { blocks.append(.table(actionTable(actions))) }
    return Section(
      id: "doelen", title: say(Label("Doelen en acties van het plan", "Goals and actions of the plan")), blocks: blocks)
  }

  private func actionTable(_ actions: [(OperationalGoal, ReachBlock, Int, PlannedAction)]) -> Table {
    let rows = actions.map { goal, block, number, action -> (isActive: Bool, row: Row) in
      let figure = data.ofYear("activity/action/\(block.id)/\(number)")
      let mark = activity(figure)
      let focus = data.plan.focusCategories.first { $0.code == action.focus }?.label[language] ?? action.focus
      return (
        mark.status == .met,
        Row([
          .text(action.title ?? focus), .text(focus), .text("\(block.id)/\(number)"), .text(block.educationLevel),
          print.cell(figure), .status(mark),
        ])
      )
    }
    let (without, with) = (rows.filter { !$0.isActive }.map(\.row), rows.filter(\.isActive).map(\.row))
    return Table(
      id: "acties",
      caption: say(
        Label("Acties van het plan, die zonder activiteit eerst", "Actions of the plan, those without activity first")),
      columns: [
        Column(say(Label("actie", "action")), say(Label("Actie", "Action"))),
        Column("focus", "Focus"),
        Column(say(Label("doelblok", "block")), say(Label("Doelblok", "Block")), .code),
        Column(say(Label("niveau", "level")), say(Label("Onderwijsniveau", "Education level"))),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
        Column(say(Label("activiteit", "activity")), say(Label("Activiteit", "Activity"))),
      ],
      groups: [
        RowGroup(say(Label("Zonder activiteit (\(without.count))", "Without activity (\(without.count))")), without),
        RowGroup(say(Label("Met activiteit (\(with.count))", "With activity (\(with.count))")), with),
      ].filter { !$0.rows.isEmpty },
      notes: [
        text(
          Label(
            "Een registratie past bij een actie als ze het doel, de focus en een initiatief van de actie noemt.",
            "A registration matches an action when it names the goal, the focus and an initiative of the action."))
      ], mostRows: 80)
  }

  private func activity(_ figure: Figure?) -> StatusMark {
    guard let figure, let value = figure.value else { return StatusMark(.unknown, print.absent) }
    return value > .zero || (figure.n ?? 0) > 0
      ? StatusMark(.met, say(Label("activiteit", "activity"))) : StatusMark(.empty, say(Label("nog geen", "none yet")))
  }

  // MARK: Trajectories and communities

  /// Communities belong to no pillar: those of organisations that this pillar must reach are named, so that the team knows.
  var programmeSection: Section? {
    let records = data.report.input.records
    let running = current(records.trajectories.filter { $0.destination == pillar.code })
    let numbers = Set(pairs.map(\.organisation.number))
    let meeting = current(records.communities.filter { numbers.contains($0.organisation) })
    guard !running.isEmpty || !meeting.isEmpty else { return nil }
    var blocks: [Block] = []
    if let timeline = phaseTimeline(running, []) { blocks.append(.illustration(timeline)) }
    if !running.isEmpty { blocks.append(.table(trajectoryTable(running, namesOrganisation: true))) }
    if !meeting.isEmpty {
      blocks.append(
        .paragraph(
          text(
            Label(
              "Een leergemeenschap hoort niet bij één pijler. Deze komen samen in organisaties die {pillar} moet bereiken.",
              "A learning community belongs to no single pillar. These meet in organisations that {pillar} must reach."),
            ["pillar": .text(pillar.name[language])])))
      blocks.append(.table(communityTable(meeting, namesOrganisation: true)))
    }
    return Section(
      id: "trajecten", title: say(Label("Trajecten en leergemeenschappen", "Trajectories and learning communities")),
      blocks: blocks)
  }

  // MARK: Effect

  var effectSection: Section? {
    let tables = [
      scoreTable(
        id: "edbi-kort",
        caption: Label("EDBI op korte termijn, dit schooljaar", "EDBI on the short term, this school year"),
        start: "edbi-short/\(pillar.code)/", end: "/\(data.year.iso)"),
      scoreTable(
        id: "edbi-lang",
        caption: Label("EDBI op lange termijn, dit schooljaar", "EDBI on the long term, this school year"),
        start: "edbi-long/\(pillar.code)/", end: "/\(data.year.iso)"),
    ].compactMap(\.self)
    guard !tables.isEmpty else { return nil }
    return Section(
      id: "effect", title: say(Label("Effect volgens de deelnemers", "Effect as respondents say")),
      blocks: tables.map { .table($0) })
  }

  // MARK: Mechanisms and care

  var designSection: Section? {
    guard let whole = own("mechanisms") else { return nil }
    let mechanisms = Table(
      id: "mechanismen",
      caption: say(Label("EEF-mechanismen in de registraties", "EEF mechanisms in the registrations")),
      columns: [
        Column(say(Label("nr", "no")), say(Label("Nr.", "No.")), .code),
        Column(say(Label("mechanisme", "mechanism")), say(Label("Mechanisme", "Mechanism"))),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
      ],
      groups: MechanismGroup.allCases.map { group in
        RowGroup(
          "\(group.code): \(group.label[language])",
          Mechanism.allCases.filter { $0.group == group }.map { one in
            let number = one.number < 10 ? "M0\(one.number)" : "M\(one.number)"
            let figure = data.ofYear("mechanisms/\(pillar.code)/\(number)")
            return Row([
              .text(number), .text(one.label[language]),
              figure == nil ? Cell(say(Label("geen", "none")), .empty) : print.cell(figure),
            ])
          })
      })
    let phases = CareContinuumPhase.allCases.compactMap { phase in
      data.ofYear("care/\(pillar.code)/\(phase.code)").map { (phase, $0) }
    }
    var blocks: [Block] = [
      .paragraph(
        text(
          Label(
            "De registraties noemen {count} van de 14 mechanismen; het ontwerp is evenwichtig met minstens één uit elk van de groepen "
              + "A tot D{missing}.",
            "Registrations name {count} of the 14 mechanisms; the design is balanced with at least one of each of the groups A to "
              + "D{missing}."),
          [
            "count": .value(print.value(whole)),
            "missing": .text(whole.evidence.note.map { "; \($0[language])" } ?? ""),
          ])), .table(mechanisms),
    ]
    if !phases.isEmpty {
      blocks.append(
        .table(
          Table(
            id: "zorgcontinuum", caption: say(Label("Fasen van het zorgcontinuüm", "Phases of the care continuum")),
            columns: [
              Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
              Column(
                say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
            ], rows: phases.map { Row([.text($0.label[language]), print.cell($1)]) })))
    }
    return Section(
      id: "ontwerp", title: say(Label("Mechanismen en zorgcontinuüm", "Mechanisms and care continuum")), blocks: blocks)
  }

  // MARK: Agreements

  var followUps: Section? {
    let all = data.report.input.records.followUps
    guard !all.isEmpty else { return nil }
    let own = agreements(naming: [pillar.code, "team \(pillar.name.dutch)", pillar.name.dutch] + pillar.nameVariants)
    let introduction = text(
      Label(
        "Van alle afspraken na rapporten is {share} gedaan{rest}.",
        "Of all agreements after reports {share} is done{rest}."),
      [
        "share": .value(print.value(data.ofYear("followup/total/done"))),
        "rest": .text(
          own.isEmpty
            ? say(Label("; geen enkele noemt deze pijler", "; none names this pillar"))
            : say(Label("; deze noemen de pijler", "; these name the pillar"))),
      ])
    return Section(
      id: "opvolging", title: say(Label("Opvolging", "Follow-up")),
      blocks: [.paragraph(introduction)] + (own.isEmpty ? [] : [.table(agreementTable(own))]))
  }
}
