public import Documents
public import GuidanceKit
import Indicators

/// What one adviser registered against what was planned: for that adviser, the coordinator and the director.
public struct AdviserReport: Report {
  /// What it is made from.
  public let data: ReportData
  /// The adviser, in the latest version.
  let adviser: Adviser

  /// A report about the adviser with the code in the request.
  ///
  /// - Throws: an ``InputProblem`` when there is no such adviser, or when the reader may not see figures of one person.
  public init(_ data: ReportData) throws(InputProblem) {
    adviser = try Adviser.of(data)
    self.data = data.about(adviser.code)
  }

  /// The name and the period.
  public var title: Label {
    Label("Voortgang van \(adviser.name)", "Progress of \(adviser.name)")
  }

  /// The code, the function and the teams.
  public var subtitle: Label? { subtitle(of: adviser) }

  /// The sections.
  public var sections: [Section] {
    [summary, assignmentSection, monthSection, visitSection, ownFindingsSection, methodOfAdviser].compactMap(\.self)
  }

  /// A figure of the adviser for the school year: `hours` gives `hours/adviser/B01/2025-2026`.
  func own(_ indicator: String, _ part: String? = nil) -> Figure? {
    figure(indicator, of: adviser, part)
  }

  private var methodOfAdviser: Section {
    shortMethod([
      own("fte"), own("fte-planned"), own("hours-planned"), own("hours"), own("classroom"), own("visits"),
      own("silence"),
    ])
  }
}

extension Adviser {
  /// The adviser that a request is about.
  ///
  /// - Throws: an ``InputProblem`` when there is none, or when the reader may not see figures of one person.
  static func of(_ data: ReportData) throws(InputProblem) -> Adviser {
    guard data.request.figures.showsIndividuals else {
      throw InputProblem(
        code: "REP003",
        message: Label(
          "Cijfers van één begeleider zijn er alleen voor die begeleider, de coördinator en de directeur. Geef --audience "
            + "coordinator of director.",
          "Figures of one adviser are for that adviser, the coordinator and the director only. Give --audience coordinator or "
            + "director."))
    }
    let subject = data.request.subject ?? ""
    let all = data.report.input.records.advisers
    if let found = all.last(where: { $0.code == subject }) ?? all.last(where: { folded($0.code) == folded(subject) }) {
      return found
    }
    throw InputProblem.noSubject(
      "REP002", Label("Er is geen begeleider", "There is no adviser"), subject,
      among: all.map(\.code) + all.map { "\($0.code) (\($0.name))" },
      list: Label(
        "leerspoor report figures fte/adviser toont ze allemaal.",
        "leerspoor report figures fte/adviser shows them all."))
  }
}

extension Report {
  func subtitle(of adviser: Adviser) -> Label {
    let teams = adviser.teams.isEmpty ? "" : "; " + adviser.teams.joined(separator: ", ")
    return Label(
      "\(adviser.code), \(adviser.role.label.dutch)\(teams); \(NumberText(.dutch).period(data.period))",
      "\(adviser.code), \(adviser.role.label.english)\(teams); \(NumberText(.english).period(data.period))")
  }

  /// A figure of an adviser for the school year.
  func figure(_ indicator: String, of adviser: Adviser, _ part: String? = nil) -> Figure? {
    data.ofYear(
      ([indicator, "adviser", FigureID.part(adviser.code)] + (part.map { [$0] } ?? [])).joined(separator: "/"))
  }

  /// The assignments of an adviser in the school year, in the plan's order of destinations.
  func assignments(of adviser: Adviser) -> [Assignment] {
    let order = Dictionary(uniqueKeysWithValues: data.plan.pillars.enumerated().map { ($1.code, $0) })
    return data.report.input.assignments.filter { $0.adviser == adviser.code && $0.schoolYear == data.year }.sorted {
      let places = (order[$0.destination] ?? Int.max, order[$1.destination] ?? Int.max)
      if places.0 != places.1 { return places.0 < places.1 }
      return ($0.destination, $0.fund, $0.validity.from?.dayNumber ?? 0) < (
        $1.destination, $1.fund, $1.validity.from?.dayNumber ?? 0
      )
    }
  }

  /// What an adviser is assigned, row by row.
  func assignmentTable(of adviser: Adviser) -> Table {
    Table(
      id: "opdrachten",
      caption: say(Label("Opdrachten, schooljaar \(data.year.iso)", "Assignments, school year \(data.year.iso)")),
      columns: [
        Column(say(Label("bestemming", "destination")), say(Label("Bestemming", "Destination"))),
        Column("code", "Code", .code, use: .files),
        Column(say(Label("middelen", "means")), say(Label("Middelen", "Means"))),
        Column(say(Label("niveau", "level")), say(Label("Onderwijsniveau", "Education level"))),
        Column(say(Label("vte", "fte")), say(Label("VTE", "FTE")), .decimal(places: 2)),
        Column(say(Label("van", "from")), say(Label("Van", "From")), .date),
        Column(say(Label("tot", "to")), say(Label("Tot en met", "Up to")), .date),
      ],
      rows: assignments(of: adviser).map { one in
        Row([
          .text(name(of: one.destination)), .text(one.destination), .text(fundName(one.fund)),
          .text(one.educationLevel ?? ""),
          .fraction(Fraction(one.fte.rational), print.number.decimal(one.fte.rational, places: 2)),
          dateCell(one.validity.from ?? data.year.first), dateCell(one.validity.through ?? data.year.last),
        ])
      })
  }
}
