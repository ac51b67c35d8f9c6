import Documents
import GuidanceKit
import Indicators

/// The guidance trajectories: phases, contacts, frequency against what was intended, and the balance of their design.
extension PLGReport {
  var trajectorySection: Section? {
    guard !trajectories.isEmpty else { return nil }
    return Section(
      id: "trajecten", title: say(Label("Trajecten", "Trajectories")),
      blocks: [
        .paragraph(
          text(
            Label(
              "Een lang traject heeft een interval dat de school koos. Een pauze van meer dan anderhalf keer dat interval, in "
                + "schoolweken, is te lang. Een ontwerp is evenwichtig met minstens één mechanisme uit elk van de groepen A tot D.",
              "A long trajectory has an interval that the school chose. A gap of more than one and a half times that interval, in "
                + "school weeks, is too long. A design is balanced with at least one mechanism of each of the groups A to D."
            ))),
        .illustration(trajectoryTimeline), .table(trajectoryTable),
        .table(phaseTable("traject", Label("Trajecten", "Trajectories"))),
      ], startsPage: true)
  }

  private var trajectoryTable: Table {
    Table(
      id: "trajecten", caption: say(Label("Elk traject", "Each trajectory")),
      columns: [
        Column("traject_organisatie", say(Label("Traject", "Trajectory")), use: .pages),
        Column(say(Label("traject", "trajectory")), "", .code, use: .files),
        Column(say(Label("organisatie", "organisation")), "", use: .files),
        Column("pijler_kort", say(Label("Pijler", "Pillar")), use: .pages),
        Column(say(Label("pijler", "pillar")), "", .code, use: .files),
        Column(say(Label("thema", "theme")), say(Label("Thema", "Theme"))),
        Column(say(Label("soort", "length")), say(Label("Soort", "Kind")), use: .files),
        Column(say(Label("fase", "phase")), say(Label("Fase", "Phase"))),
        Column(say(Label("contacten", "contacts")), say(Label("Dagen", "Days")), .integer),
        Column(say(Label("interval", "interval")), say(Label("Interval (weken)", "Interval (weeks)")), .integer),
        Column(say(Label("langste_pauze", "longest_gap")), say(Label("Langste pauze", "Longest gap")), .integer),
        Column(
          say(Label("te_lange_pauzes", "long_gaps")), say(Label("Te lange pauzes", "Gaps too long")), .integer,
          use: .files),
        Column(say(Label("frequentie", "frequency")), say(Label("Frequentie", "Frequency"))),
        Column(
          say(Label("mechanismen", "mechanisms")), say(Label("Mechanismen", "Mechanisms")), .integer, use: .files),
        Column(say(Label("ontwerp", "design")), say(Label("Ontwerp", "Design"))),
      ],
      rows: trajectories.map { one in
        let (gap, mechanisms) = (figure(one, "gap"), figure(one, "mechanisms"))
        let phase = one.phases.entry(on: data.day)
        return Row([
          .text("\(one.code), \(organisationName(one.organisation))"), .text(one.code),
          .text(organisationName(one.organisation)), .text(short(one.destination)), .text(one.destination),
          .text(one.theme.map(freeTextOrNote) ?? ""), .text(one.length.label[language]),
          Cell(phaseName(phase), .text(phaseName(phase)), reference: figure(one, "phase")?.id.text),
          print.cell(figure(one, "contacts")),
          one.interval.map { .integer($0, print.number.integer($0)) } ?? .empty, print.cell(gap),
          print.cell(gap, count: .longGaps), .status(frequencyStatus(gap)), print.cell(mechanisms),
          .status(designStatus(mechanisms)),
        ])
      }, notes: [groupNames])
  }

  /// What the letters of the groups stand for.
  private var groupNames: RichText {
    let names = listed(MechanismGroup.allCases.map { "\($0.code) (\($0.label[language]))" })
    return text(Label("Groepen van mechanismen: {names}.", "Groups of mechanisms: {names}."), ["names": .text(names)])
  }

  private func frequencyStatus(_ figure: Figure?) -> StatusMark {
    switch figure?.verdict {
    case .met: StatusMark(.met, say(Label("zoals bedoeld", "as intended")))
    case .notMet: StatusMark(.notMet, say(Label("te lange pauze", "gap too long")))
    case .running, .noData, .noNorm, .notComputable, .noVerdict, .zone, nil:
      StatusMark(.outside, say(Label("niet gevraagd", "not asked")))
    }
  }

  /// Balanced, or with the groups that are missing.
  private func designStatus(_ figure: Figure?) -> StatusMark {
    guard let figure else { return StatusMark(.empty, say(Label("geen registraties", "no registrations"))) }
    if figure.verdict == .met { return StatusMark(.met, say(Label("evenwichtig", "balanced"))) }
    let note = figure.evidence.note?[language] ?? ""
    let missing = MechanismGroup.allCases.filter { note.contains("\($0.code) (") }.map(\.code)
    return StatusMark(
      .notMet, say(Label("ontbreekt: \(listed(missing))", "missing: \(listed(missing))")))
  }

  /// What the note of a figure says of the balance, without the list of mechanisms before it.
  private func balance(_ figure: Figure?) -> String {
    let note = figure?.evidence.note?[language] ?? ""
    return note.split(separator: "; ").last.map(String.init) ?? note
  }

  // MARK: Design

  /// The mechanisms and care phases of all registered guidance, per destination and initiative; `nil` without any.
  var designSection: Section? {
    guard let whole = data.ofYear("mechanisms/total") else { return nil }
    var blocks: [Block] = [.illustration(mechanismMatrix), .table(designTable(whole))]
    if let care = guidanceCareTable { blocks.append(.table(care)) }
    return Section(
      id: "mechanismen", title: say(Label("Mechanismen in alle begeleiding", "Mechanisms in all guidance")),
      blocks: blocks,
      startsPage: true)
  }

  /// Pillars, projects and initiatives with mechanisms: the scope in names of figures, and the name.
  private var scopes: [(scope: String, name: String, isInitiative: Bool)] {
    let all = data.figures.figures.filter {
      $0.id.indicator == "mechanisms" && $0.id.period == data.year.iso && $0.unit == .mechanisms
    }.map(\.id.scope)
    let destinations = all.filter { $0.count == 1 && $0[0] != "total" }.map { $0[0] }
    let order = Dictionary(data.plan.pillars.enumerated().map { ($1.code, $0) }) { first, _ in first }
    let sorted = destinations.sorted { (order[$0] ?? Int.max, $0) < (order[$1] ?? Int.max, $1) }
    let initiatives = all.filter { $0.count == 2 && $0[0] == "initiative" }.map { $0[1] }
    return sorted.map { ($0, name(of: $0), false) }
      + initiatives.map { ("initiative/\($0)", data.plan.initiative($0)?.label[language] ?? $0, true) }
  }

  private func code(_ mechanism: Mechanism) -> String {
    mechanism.number < 10 ? "M0\(mechanism.number)" : "M\(mechanism.number)"
  }

  private var mechanismMatrix: Illustration {
    let scopes = scopes
    func rows(_ isInitiative: Bool) -> [MatrixChart.Row] {
      scopes.filter { $0.isInitiative == isInitiative }.map { scope in
        MatrixChart.Row(
          scope.name,
          Mechanism.allCases.map {
            data.ofYear("mechanisms/\(scope.scope)/\(code($0))") == nil ? .empty : .met
          })
      }
    }
    let groups = [
      MatrixChart.Group(say(Label("Bestemmingen", "Destinations")), rows(false)),
      MatrixChart.Group(say(Label("Initiatieven", "Initiatives")), rows(true)),
    ].filter { !$0.rows.isEmpty }
    return Illustration(
      id: "figuur-mechanismen",
      caption: say(
        Label(
          "Welke van de veertien mechanismen de registraties noemen",
          "Which of the fourteen mechanisms registrations name")),
      equivalent: scopes.map { scope in
        "\(scope.name): \(balance(data.ofYear("mechanisms/\(scope.scope)")))."
      }.joined(separator: " "),
      chart: .matrix(
        MatrixChart(
          columns: Mechanism.allCases.map {
            MatrixChart.Column("\($0.group.code.uppercased())\($0.number)", $0.label[language])
          },
          groups: groups,
          meanings: [
            StatusMark(.met, say(Label("genoemd", "named"))),
            StatusMark(.empty, say(Label("niet genoemd", "not named"))),
          ])))
  }

  private func designTable(_ whole: Figure) -> Table {
    func row(_ name: String, _ figure: Figure?) -> Row {
      Row([
        .text(name), print.cell(figure), print.cell(figure, count: .registrations),
        print.cell(figure, count: .missingGroups), .status(designStatus(figure)),
      ])
    }
    let scopes = scopes
    return Table(
      id: "ontwerp",
      caption: say(
        Label("Evenwichtig ontwerp per bestemming en initiatief", "Balanced design per destination and initiative")),
      columns: [
        Column(say(Label("wat", "what")), say(Label("Wat", "What"))),
        Column(say(Label("mechanismen", "mechanisms")), say(Label("Mechanismen", "Mechanisms")), .integer),
        Column(say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
        Column(
          say(Label("ontbrekende_groepen", "missing_groups")), say(Label("Groepen die ontbreken", "Groups missing")),
          .integer),
        Column(say(Label("ontwerp", "design")), say(Label("Ontwerp", "Design"))),
      ],
      groups: [
        RowGroup(
          say(Label("Bestemmingen", "Destinations")),
          scopes.filter { !$0.isInitiative }.map { row($0.name, data.ofYear("mechanisms/\($0.scope)")) }),
        RowGroup(
          say(Label("Initiatieven", "Initiatives")),
          scopes.filter(\.isInitiative).map { row($0.name, data.ofYear("mechanisms/\($0.scope)")) }),
      ].filter { !$0.rows.isEmpty }, totals: [row(say(Label("Alles samen", "All together")), whole)],
      notes: [
        groupNames,
        text(
          Label(
            "Registraties van sessies tonen groep D te weinig: dat werk gebeurt met leiders tussen de sessies.",
            "Registrations of sessions show too little of group D: that work is done with leaders between sessions.")),
      ])
  }

  private var guidanceCareTable: Table? {
    let phases = CareContinuumPhase.allCases.filter { data.ofYear("care/total/\($0.code)") != nil }
    guard !phases.isEmpty else { return nil }
    func row(_ name: String, _ scope: String) -> Row {
      Row([.text(name)] + phases.map { print.cell(data.ofYear("care/\(scope)/\($0.code)")) })
    }
    let codes = Set(
      data.figures.figures.filter { $0.id.indicator == "care" && $0.id.scope.count == 2 }.compactMap(\.id.scope.first)
    ).subtracting(["total"])
    let order = data.plan.pillars.map(\.code).filter(codes.contains)
    return Table(
      id: "zorgcontinuum",
      caption: say(
        Label("Registraties per fase van het zorgcontinuüm", "Registrations by phase of the care continuum")),
      columns: [Column(say(Label("wat", "what")), say(Label("Wat", "What")))]
        + phases.map { Column($0.code, capitalised($0.label[language]), .integer) },
      rows: (order + codes.subtracting(order).sorted()).map { row(name(of: $0), $0) },
      totals: [row(say(Label("Alles samen", "All together")), "total")])
  }
}
