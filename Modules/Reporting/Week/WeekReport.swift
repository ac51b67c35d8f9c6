public import Documents
public import GuidanceKit
import Indicators

/// The weekly overview for everyone: what was registered in the week, and how the school year stands.
///
/// It names no person.
public struct WeekReport: Report {
  /// What it is made from.
  public let data: ReportData

  private let days: WeekDays

  /// A report.
  public init(_ data: ReportData) {
    self.data = data
    days = WeekDays(data.period, calendar: data.report.input.calendar)
  }

  /// The title.
  public var title: Label {
    let (dutch, english) = (NumberText(.dutch), NumberText(.english))
    return Label("Weekoverzicht, \(dutch.period(data.period))", "Weekly overview, \(english.period(data.period))")
  }

  /// The days of the week, and what was free in it.
  public var subtitle: Label? {
    func words(_ language: Language) -> String {
      let span = days.span(language)
      let free = days.names(language).joined(separator: ", ")
      return span.prefix(1).uppercased() + span.dropFirst() + (free.isEmpty ? "" : " (\(free))")
    }
    return Label(words(.dutch), words(.english))
  }

  /// Every figure.
  public var hasAllFigures: Bool { true }

  /// The sections.
  public var sections: [Section] {
    [
      weekSummary, weekSection, staffingSection, reachSection, classroomSection, importsSection, findingsSection,
      methodSection,
    ]
  }

  // MARK: First

  private var weekSummary: Section {
    var blocks: [Block] = []
    // In a holiday nothing is expected, and the sentence says that it was one.
    if !data.hasRegistrations, !days.isFree { blocks.append(.note(emptyPeriod)) }
    blocks.append(.lead([weekSentence, reachSentence, classroomSentence]))
    blocks.append(.keyFigures([staffingCard, reachCard, classroomCard]))
    let points = attention + behindSchedule
    if !points.isEmpty { blocks.append(.note(Note(.remark, title: say(Label("Let op.", "Note.")), points))) }
    return Section(id: "kort", title: say(Label("In het kort", "In short")), blocks: blocks)
  }

  private var weekSentence: LeadSentence {
    let figure = data.ofPeriod("hours/total")
    guard let figure, let count = figure.n, count > 0 else {
      return LeadSentence(
        text(
          days.isFree
            ? Label(
              "In {week} is niets geregistreerd: er waren geen lessen ({free}).",
              "Nothing was registered in {week}: there were no lessons ({free}).")
            : Label("In {week} is niets geregistreerd.", "Nothing was registered in {week}."),
          ["week": .text(periodName), "free": .text(days.names(language).joined(separator: ", "))]),
        status: StatusMark(days.isFree ? .outside : .empty, print.absent))
    }
    return LeadSentence(
      text(
        Label(
          "In {week} is {hours} begeleiding geregistreerd, in {count}; dit schooljaar is dat samen {year}.",
          "In {week} {hours} of guidance was registered, in {count}; this school year that makes {year} in all."),
        [
          "week": .text(periodName), "hours": .value(print.value(figure)),
          "count": .value(
            Quoted(
              self.count(count, Label("registratie", "registration"), Label("registraties", "registrations")),
              reference: "\(figure.id.text)#n", exact: String(count))),
          "year": .value(print.value(data.ofYear("hours/total"))),
        ]),
      status: print.shortStatus(data.ofYear("fte/total")))
  }

  // MARK: The week

  private var weekSection: Section {
    Section(
      id: "week", title: say(Label("Deze week", "This week")),
      blocks: [
        .paragraph(
          text(
            Label(
              "Wat per pijler in deze week geregistreerd is, naast het schooljaar tot nu.",
              "What was registered per pillar in this week, beside the school year so far."))), .table(weekTable),
      ])
  }

  private var weekTable: Table {
    Table(
      id: "week-per-pijler",
      caption: say(
        Label("Uren en klasvloercontext, \(periodName)", "Hours and classroom context, \(periodName)")),
      columns: [
        Column(say(Label("bestemming", "destination")), say(Label("Pijler", "Pillar"))),
        Column("code", "Code", .code, use: .files),
        Column(
          say(Label("uren_week", "hours_week")), say(Label("Uren deze week", "Hours this week")), .decimal(places: 1)),
        Column(
          say(Label("registraties", "registrations")), say(Label("Registraties", "Registrations")), .integer),
        Column(
          say(Label("uren_schooljaar", "hours_year")), say(Label("Uren dit schooljaar", "Hours this year")),
          .decimal(places: 1)),
        Column(
          say(Label("klasvloer_week", "classroom_week")), say(Label("Klasvloer deze week", "Classroom this week")),
          .percent(places: 1)),
        Column(
          say(Label("klasvloer_schooljaar", "classroom_year")),
          say(Label("Klasvloer dit schooljaar", "Classroom this year")),
          .percent(places: 1)),
      ],
      groups: destinations.map { group in RowGroup(group.title, group.codes.map { weekRow($0, name(of: $0)) }) },
      totals: [weekRow("total", say(Label("Alles samen", "All together")))],
      notes: [
        text(
          Label(
            "\"Alles samen\" telt bij de uren alle rijen. Bij de klasvloer telt het alleen de begeleiding van de PBD: de POC staat "
              + "apart, en kwaliteitszorg en werk zonder contact tellen niet mee.",
            "\"All together\" adds up the hours of all rows. For the classroom it counts guidance by the PBD only: the POC stands "
              + "apart, and quality care and work without contact do not count."))
      ])
  }

  private func weekRow(_ code: String, _ name: String) -> Row {
    let hours = data.ofPeriod("hours/\(code)")
    let count: Cell =
      hours?.n.map { .integer($0, print.number.integer($0), reference: "\(hours?.id.text ?? "")#n") } ?? .empty
    return Row([
      .text(name), .text(code), print.cell(hours), count, print.cell(data.ofYear("hours/\(code)")),
      print.cell(data.ofPeriod("classroom/\(code)")), print.cell(data.ofYear("classroom/\(code)")),
    ])
  }
}
