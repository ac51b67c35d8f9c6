import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport

/// What goes on beside registered guidance in the register of ``Scenario``: a board, trajectories, communities, agreements.
enum Programme {
  /// A name that must be harmless in every form: markup, a formula, marks that turn the direction of text, very long.
  static let hostileName =
    "<script>alert(1)</script> =cmd|'/c calc'!A0 \u{202E}omgekeerd\u{202C} " + String(repeating: "lang ", count: 50)

  static func register() throws -> Register {
    let register = try Scenario.register()
    let day = Scenario.day
    let number = Scenario.number
    try register.load(
      [
        Organisation(
          number: number("000105"), name: "De Wilg", type: .so, board: "Provincie Voorbeeld",
          qualifiers: [QualifierPeriod(.highNeeds)]),
        Organisation(number: number("000106"), name: hostileName, type: .so, board: "provincie voorbeeld"),
      ], file: "organisaties-meer.csv", isInvented: true)
    try register.load(
      [
        Trajectory(
          code: "T-01", organisation: number("000101"), destination: "PBD-NED", theme: "Taalbeleid met An Peeters",
          adviser: "B01", interval: 2, length: .long,
          phases: PhaseHistory([
            PhaseEntry(from: day(2025, 9, 8), phase: .explore), PhaseEntry(from: day(2025, 11, 10), phase: .prepare),
          ]), validity: Validity(from: day(2025, 9, 8)))
      ], file: "trajecten.csv", isInvented: true)
    try register.load(
      [
        Uptake(organisation: number("000101"), schoolYear: Scenario.year, theme: "Taalbeleid", adviser: "B01"),
        Uptake(
          organisation: number("000102"), schoolYear: Scenario.year,
          declinedBecause: "bel 0470 12 34 56 voor de reden"),
      ], file: "keuzes.csv", isInvented: true)
    try register.load(
      [
        PLG(
          code: "PLG-1", organisation: number("000101"), theme: "stem", intake: day(2025, 9, 24),
          actions: [PLGAction("Leesmaatjes", doneOn: day(2025, 12, 1)), PLGAction("kijkwijzer in elke klas")],
          phases: PhaseHistory([PhaseEntry(from: day(2025, 9, 24), phase: .explore)]))
      ], file: "plg.csv", isInvented: true)
    try register.load(
      (1...7).map { PLGMember(plg: "PLG-1", person: "P-\($0)", role: .member) }, file: "plg-leden.csv",
      isInvented: true)
    let moments = [
      (1, day(2025, 10, 15), true), (2, day(2025, 12, 3), true), (3, day(2026, 3, 4), nil), (4, day(2026, 4, 1), nil),
    ]
    try register.load(
      moments.map { number, date, held in
        PLGSession(
          plg: "PLG-1", moment: PLGMoment(kind: .session, number: number), date: date, isHeld: held,
          present: held == true ? 6 : nil)
      }, file: "plg-sessies.csv", isInvented: true)
    try register.load(
      [
        FollowUp(
          number: "O-1", who: "An Peeters", what: "De Beuk opnieuw bezoeken", due: .day(day(2025, 12, 19))),
        FollowUp(
          number: "O-2", who: "team Nederlands", what: "korter bevragen, vraag het aan B02",
          due: .month(Month(containing: day(2026, 3, 1)))),
        FollowUp(
          number: "O-3", who: "coördinator", what: "klasvloer invullen", due: .day(day(2026, 1, 31)),
          doneOn: day(2026, 1, 30)),
      ], file: "opvolging.csv", isInvented: true)
    try register.load(
      [
        ImprovementPlan(
          organisation: number("000105"), agreedOn: day(2025, 10, 6), link: .service,
          actions: [ImprovementAction("Lesobservaties", dueOn: day(2025, 12, 19))],
          monitoring: [MonitoringDay(day(2025, 11, 12))])
      ], file: "verbeterplannen.csv", isInvented: true)
    return register
  }

  static func data(
    _ register: Register, _ kind: ReportKind, _ subject: String? = nil, period: Period = .schoolYear(Scenario.year),
    on day: CalendarDate = Scenario.day(2026, 1, 31), audience: Audience, language: Language = .dutch
  ) throws -> ReportData {
    let request = ReportRequest(
      kind, subject: subject, period: period, day: day, audience: audience, language: language)
    return try register.read { try ReportData(request, from: $0, version: "0.0.0") }
  }

  /// The sentences a report begins with.
  static func lead(_ report: any Report) -> [String] {
    for section in report.page.sections {
      for case .lead(let sentences) in section.blocks { return sentences.map(\.text.plain) }
    }
    return []
  }

  static let persons = ["B01", "B02", "An Peeters", "Bo Claes", "P-1", "0470"]
}
