public import Documents
public import GuidanceKit
import Indicators

/// What one adviser is asked to do in a school year, at its start: assignments, hours, goals and organisations.
///
/// For that adviser, the coordinator and the director.
public struct AssignmentReport: Report {
  /// What it is made from.
  public let data: ReportData
  private let adviser: Adviser

  /// An overview for the adviser with the code in the request.
  ///
  /// - Throws: an ``InputProblem`` when there is no such adviser, or when the reader may not see figures of one person.
  public init(_ data: ReportData) throws(InputProblem) {
    adviser = try Adviser.of(data)
    self.data = data.about(adviser.code)
  }

  /// The name and the school year.
  public var title: Label {
    Label(
      "Opdracht van \(adviser.name), \(data.year.iso)", "Assignment of \(adviser.name), \(data.year.iso)")
  }

  /// The code, the function and the teams.
  public var subtitle: Label? { subtitle(of: adviser) }

  /// The sections.
  public var sections: [Section] {
    [summary] + [assigned].compactMap(\.self) + pillars.map(pillarSection) + [
      shortMethod([own("fte-planned"), own("fte-assigned"), own("hours-planned")])
    ]
  }

  private func own(_ indicator: String, _ part: String? = nil) -> Figure? { figure(indicator, of: adviser, part) }

  /// The pillars with an assignment, in the plan's order.
  private var pillars: [Pillar] {
    let assigned = Set(assignments(of: adviser).map(\.destination))
    return data.plan.pillars.filter { assigned.contains($0.code) }
  }

  // MARK: First

  private var summary: Section {
    let all = assignments(of: adviser)
    guard !all.isEmpty else {
      return Section(
        id: "kort", title: say(Label("In het kort", "In short")),
        blocks: [
          .lead([
            LeadSentence(
              text(
                Label(
                  "Voor {year} is voor {name} nog geen opdracht geladen.",
                  "No assignment of {name} was loaded yet for {year}."),
                ["year": .text(print.number.schoolYear(data.year)), "name": .text(adviser.name)]),
              status: StatusMark(.empty, print.absent))
          ])
        ])
    }
    let destinations = Set(all.map(\.destination)).count
    let calendar = data.report.input.calendar
    let first = LeadSentence(
      text(
        Label(
          "{name} heeft in {year} {fte} VTE, voor {destinations}.",
          "{name} has {fte} FTE in {year}, for {destinations}."),
        [
          "name": .text(adviser.name), "year": .text(print.number.schoolYear(data.year)),
          "fte": .value(print.value(own("fte-planned"))),
          "destinations": .value(
            Quoted(count(destinations, Label("bestemming", "destination"), Label("bestemmingen", "destinations")))),
        ]))
    return Section(
      id: "kort", title: say(Label("In het kort", "In short")),
      blocks: [.lead([first, hoursSentence(calendar), goalSentence])])
  }

  private func hoursSentence(_ calendar: SchoolCalendar) -> LeadSentence {
    let planned = own("fte-planned")
    let pieces: [String: RichText.Run] = [
      "weeks": .value(print.count(planned, .allWeeks)), "hours": .value(print.value(own("hours-planned"))),
      "first": dateRun(calendar.firstLessonDay(in: data.year)), "last": dateRun(calendar.lastLessonDay(in: data.year)),
    ]
    guard own("hours-planned") != nil else {
      return LeadSentence(
        text(
          Label(
            "Het schooljaar telt {weeks} schoolweken, van {first} tot en met {last}; hoeveel te registreren uren dat zijn, is nog niet "
              + "vastgelegd (registered_hours_per_fte).",
            "The school year has {weeks} school weeks, from {first} to {last}; how many hours to register that makes was not laid "
              + "down yet (registered_hours_per_fte)."), pieces))
    }
    return LeadSentence(
      text(
        Label(
          "Dat zijn {hours} te registreren in {weeks} schoolweken, van {first} tot en met {last}.",
          "That is {hours} to register in {weeks} school weeks, from {first} to {last}."), pieces))
  }

  private var goalSentence: LeadSentence {
    let goals = pillars.flatMap { data.plan.goals(of: $0.code) }.count
    let organisations = Set(pillars.flatMap { pairs(of: $0).map(\.organisation.number) }).count
    return LeadSentence(
      pillars.isEmpty
        ? text(
          Label(
            "Geen van de bestemmingen is een pijler met doelen.", "None of the destinations is a pillar with goals."))
        : text(
          .of(
            pillars.count,
            one: Label(
              "De pijler heeft {goals} en moet {organisations} bereiken.",
              "The pillar has {goals} and must reach {organisations}."),
            many: Label(
              "De {pillars} hebben samen {goals} en moeten {organisations} bereiken.",
              "The {pillars} have {goals} together and must reach {organisations}.")),
          [
            "pillars": .value(Quoted(count(pillars.count, Label("pijler", "pillar"), Label("pijlers", "pillars")))),
            "goals": .value(
              Quoted(
                count(
                  goals, Label("operationeel doel", "operational goal"),
                  Label("operationele doelen", "operational goals")))),
            "organisations": .value(
              Quoted(count(organisations, Label("organisatie", "organisation"), Label("organisaties", "organisations")))
            ),
          ]))
  }

  // MARK: Assigned

  /// What is assigned; `nil` when nothing is, which the first sentence says.
  private var assigned: Section? {
    let codes = Set(assignments(of: adviser).map(\.destination))
    guard !codes.isEmpty else { return nil }
    let order = data.plan.pillars.map(\.code).filter(codes.contains)
    let table = Table(
      id: "uren", caption: say(Label("Te registreren uren per bestemming", "Hours to register per destination")),
      columns: [
        Column(say(Label("bestemming", "destination")), say(Label("Bestemming", "Destination"))),
        Column("code", "Code", .code, use: .files),
        Column(say(Label("vte", "fte")), say(Label("VTE", "FTE")), .decimal(places: 2)),
        Column(say(Label("uren", "hours")), say(Label("Uren", "Hours")), .decimal(places: 1)),
      ],
      rows: (order + codes.subtracting(order).sorted()).map { code in
        Row([
          .text(name(of: code)), .text(code), print.cell(own("fte-planned", code)),
          print.cell(own("hours-planned", code)),
        ])
      },
      totals: [
        Row([
          .text(say(Label("Alles samen", "All together"))), .text("total"), print.cell(own("fte-planned")),
          print.cell(own("hours-planned")),
        ])
      ])
    return Section(
      id: "opdrachten", title: say(Label("Opdracht", "Assignment")),
      blocks: [.table(table), .table(assignmentTable(of: adviser))])
  }

  // MARK: Per pillar

  private func pairs(of pillar: Pillar) -> [ReachPair] {
    data.report.reach.pairs.filter { $0.pillar == pillar.code }
  }

  private func pillarSection(_ pillar: Pillar) -> Section {
    let id = pillar.code.lowercased()
    let goals = Table(
      id: "doelen-\(id)", caption: say(Label("Doelen van \(pillar.name.dutch)", "Goals of \(pillar.name.english)")),
      columns: [
        Column(say(Label("doel", "goal")), say(Label("Doel", "Goal")), .code),
        Column(say(Label("niveau", "level")), say(Label("Niveau", "Level"))),
        Column(say(Label("titel", "title")), say(Label("Wat", "What"))),
        Column(say(Label("voor", "for")), say(Label("Voor", "For"))),
      ],
      rows: data.plan.goals(of: pillar.code).map { goal in
        Row([
          .text(goal.code), .text(goal.level.label[language]), .text(goal.title[language]),
          .text(goal.reachBlocks.map(\.educationLevel).joined(separator: ", ")),
        ])
      })
    let pairs = pairs(of: pillar)
    let organisations = Table(
      id: "organisaties-\(id)",
      caption: say(
        Label(
          "Organisaties die \(pillar.name.dutch) moet bereiken", "Organisations that \(pillar.name.english) must reach")
      ),
      columns: [
        Column(say(Label("organisatie", "organisation")), say(Label("Organisatie", "Organisation"))),
        Column(say(Label("instellingsnummer", "institution_number")), say(Label("Nummer", "Number")), .code),
        Column("type", "Type", .code),
        Column(say(Label("uren", "hours")), say(Label("Uren tot nu", "Hours so far")), .decimal(places: 1)),
        Column(say(Label("uren_te_gaan", "hours_to_go")), say(Label("Te gaan", "To go")), .decimal(places: 1)),
        Column(say(Label("einde_venster", "end_of_window")), say(Label("Einde venster", "End of window")), .date),
        Column(say(Label("stand", "state")), say(Label("Stand", "State"))),
      ],
      rows: pairs.map { pair in
        let figure = data.ofYear("reach/\(pillar.code)/\(pair.organisation.number.digits)")
        return Row([
          .text(pair.organisation.name), .text(pair.organisation.number.digits), .text(pair.organisation.type.code),
          print.cell(figure), print.cell(figure, count: .minutesToGo), dateCell(pair.window.last),
          .status(meaning(status(of: pair))),
        ])
      }, mostRows: 60)
    return Section(
      id: "pijler-\(id)", title: pillar.name[language],
      blocks: [.table(goals)]
        + (pairs.isEmpty
          ? [
            .paragraph(
              text(
                Label(
                  "Deze pijler moet op de dag van dit overzicht geen organisatie bereiken.",
                  "This pillar must reach no organisation on the day of this overview.")))
          ] : [.table(organisations)]),
      startsPage: true)
  }
}
