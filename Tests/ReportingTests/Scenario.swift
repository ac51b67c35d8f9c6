import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport

/// A small service with a plan of its own, made up for tests: three pillars, eight organisations, five months of work.
enum Scenario {
  static let year = SchoolYear(startYear: 2025)
  static let january = Month(containing: day(2026, 1, 1))
  static let week = ISOWeek(containing: day(2026, 1, 26))

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
  }

  static func number(_ digits: String) -> InstitutionNumber {
    InstitutionNumber(digits) ?? InstitutionNumber.parse("000001").map(\.number) ?? Scenario.number("000001")
  }

  // MARK: Plan

  static func plan(hoursPerFTE: Int? = 100) -> Plan {
    var values = NormValues()
    if let hoursPerFTE { values.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: year, minutes: hoursPerFTE * 60)] }
    guard let period = PlanPeriod(first: day(2025, 9, 1), last: day(2030, 8, 31)) else { fatalError("no period") }
    return Plan(
      code: "proefplan", title: Label("Proefplan 2025-2030", "Trial plan 2025-2030"), organisation: "Dienst Voorbeeld",
      services: [
        ServiceName(service: .pbd, name: Label("begeleidingsdienst", "guidance service")),
        ServiceName(service: .poc, name: Label("ondersteuningscel", "support cell")),
      ], period: period, norms: Norms(values),
      funds: [
        EarmarkedFund(code: "leerpunt", label: Label("Leerpunt", "Leerpunt"), pillars: ["PBD-NED"])
      ],
      pillars: [
        Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch")),
        Pillar(code: "PBD-KLB", service: .pbd, name: Label("Krachtige leerlingenbegeleiding", "Strong pupil guidance")),
        Pillar(code: "POC-SAM", service: .poc, name: Label("Netoverschrijdende samenwerking", "Cross-network work")),
      ],
      goals: [
        goal("PBD-NED-OD1", "PBD-NED", .meso, [.so, .baO], 100, years: 2),
        goal("PBD-NED-OD2", "PBD-NED", .micro, [.so, .baO], 100, years: 2),
        goal("PBD-KLB-OD1", "PBD-KLB", .meso, [.so], 50, years: 2),
        goal("POC-SAM-OD1", "POC-SAM", .meso, [.clb], 100, years: 1),
      ],
      earlierResults: [
        EarlierResult(indicator: 1, period: Label("2023-2024", "2023-2024"), percent: 96),
        EarlierResult(indicator: 2, period: Label("voorbije zeven jaar", "past seven years"), percent: 100),
        EarlierResult(indicator: 3, period: Label("2023-2024", "2023-2024"), percent: 52),
      ])
  }

  private static func goal(
    _ code: String, _ pillar: String, _ level: WorkingLevel, _ types: [OrganisationType], _ target: Int, years: Int
  ) -> OperationalGoal {
    OperationalGoal(
      code: code, pillar: pillar, level: level, title: Label(code, code),
      reachBlocks: [
        ReachBlock(
          id: "\(code)-a", educationLevel: "SO",
          rules: [ReachRule(types: types, kind: .school, targetPercent: target)], targetGroups: [],
          durationYears: years,
          hasShortInitiatives: true, hasLongTrajectories: false, evaluatesShortTerm: false, evaluatesLongTerm: false,
          focusCategories: [], actions: [])
      ])
  }

  // MARK: Records

  static let organisations = [
    organisation("000101", "De Beuk", .so), organisation("000102", "De Linde", .so),
    organisation("000103", "Atheneum Noord", .so), organisation("000104", "Technisch Instituut", .so),
    organisation("000201", "De Kleine Beuk", .baO), organisation("000202", "Sint-Jan & Co", .baO),
    organisation("000301", "CLB Midden", .clb), organisation("000401", "Provincie Voorbeeld", .bestuur),
  ]

  private static func organisation(_ digits: String, _ name: String, _ type: OrganisationType) -> Organisation {
    Organisation(number: number(digits), name: name, type: type)
  }

  static let advisers = [
    Adviser(code: "B01", name: "An Peeters", role: .adviser), Adviser(code: "B02", name: "Bo Claes", role: .adviser),
  ]

  static let assignments = [
    Assignment(adviser: "B01", schoolYear: year, destination: "PBD-NED", fte: FTE(thousandths: 600)),
    Assignment(
      adviser: "B01", schoolYear: year, destination: "PBD-NED", fund: "leerpunt", fte: FTE(thousandths: 200)),
    Assignment(adviser: "B02", schoolYear: year, destination: "PBD-KLB", fte: FTE(thousandths: 300)),
    Assignment(adviser: "B02", schoolYear: year, destination: "POC-SAM", fte: FTE(thousandths: 200)),
    Assignment(adviser: "B02", schoolYear: year, destination: "impact", fte: FTE(thousandths: 100)),
  ]

  static let absences = [
    Absence(
      adviser: "B02", from: day(2025, 12, 1), through: day(2025, 12, 14), share: Share(1, of: 2) ?? Share(.one))
  ]

  /// Two hours a week on some schools, so that every number of the report can be followed by hand.
  static let registrations: [Registration] = {
    var all: [Registration] = []
    let days = [
      day(2025, 9, 8), day(2025, 9, 22), day(2025, 10, 6), day(2025, 10, 20), day(2025, 11, 10), day(2025, 11, 24),
      day(2025, 12, 8), day(2026, 1, 12), day(2026, 1, 19), day(2026, 1, 26),
    ]
    for (index, date) in days.enumerated() {
      // De Beuk: 10 x 130 minutes on Dutch, 21.7 hours: reached.
      all.append(
        registration(
          date, 130, "000101", "PBD-NED", "B01", index % 2 == 0 ? .micro : .meso,
          index % 3 == 0 ? .no : .yes, place: .atSchool, fund: index < 3 ? "leerpunt" : "regulier"))
      // De Linde: 10 x 60 minutes on Dutch, half of it unknown.
      all.append(
        registration(date, 60, "000102", "PBD-NED", "B01", .micro, index % 2 == 0 ? .yes : .unknown, place: .remote))
      if index < 5 { all.append(registration(date, 90, "000101", "PBD-KLB", "B02", .meso, .no, place: .atSchool)) }
      if index < 8 { all.append(registration(date, 160, "000301", "POC-SAM", "B02", .meso, .no, place: .elsewhere)) }
    }
    all.append(registration(day(2025, 10, 1), 240, nil, "impact", "B02", nil, .unknown, place: nil))
    return all
  }()

  private static func registration(
    _ date: CalendarDate, _ minutes: Int, _ organisation: String?, _ destination: String, _ adviser: String,
    _ level: WorkingLevel?, _ classroom: ClassroomContext, place: Place?, fund: String? = nil
  ) -> Registration {
    Registration(
      date: date, minutes: minutes,
      organisations: organisation.map { [OrganisationReference(given: $0, number: number($0))] } ?? [],
      destination: destination, adviser: adviser, form: place == .remote ? .online : .physical, place: place,
      level: level,
      classroom: classroom, fund: fund, description: "met \(adviser)")
  }

  static let projects = [
    Project(id: "spel", name: "Spelkracht <kleuter>", round: 1, source: "Proefbron, tabel 1"),
    Project(id: "taal", name: "Taal", round: 1, source: "Proefbron, tabel 1"),
    Project(id: "spel", name: "Spelkracht <kleuter>", round: 2, isExtension: true, source: "Proefbron, tabel 2"),
  ]

  static let projectPhases = [
    ProjectPhaseReach(
      project: "spel", round: 1, phase: .first, directness: .direct, primarySchools: 10, secondarySchools: nil,
      status: .reached, source: "Proefbron, tabel 1"),
    ProjectPhaseReach(
      project: "taal", round: 1, phase: .first, directness: .direct, primarySchools: 1, secondarySchools: 3,
      status: .reached, source: "Proefbron, tabel 1"),
    ProjectPhaseReach(
      project: "spel", round: 2, phase: .first, directness: .unknown, primarySchools: 15, secondarySchools: nil,
      status: .expected, source: "Proefbron, tabel 2"),
    ProjectPhaseReach(
      project: "spel", round: 2, phase: .second, directness: .unknown, primarySchools: 15, secondarySchools: nil,
      status: .expected, source: "Proefbron, tabel 2"),
  ]

  static let statedTotals = [
    StatedTotal(
      source: "Proefbron", place: "tabel 1, totaal", subject: "project/total/all/round-1", value: Rational(14)),
    StatedTotal(
      source: "Proefbron", place: "tabel 2, totaal", subject: "project/total/all/round-2", value: Rational(28)),
    StatedTotal(
      source: "Proefbron", place: "tekst", subject: "project/total/all/round-1", value: Rational(15),
      isApproximate: true),
  ]

  // MARK: Registers

  /// A register with everything above.
  static func register(hoursPerFTE: Int? = 100, isInvented: Bool = true) throws -> Register {
    let register = try Register.forTests()
    try register.load([plan(hoursPerFTE: hoursPerFTE)], file: "proefplan.yaml")
    try register.load(organisations, file: "organisaties.csv", isInvented: isInvented)
    try register.load(advisers, file: "begeleiders.csv", isInvented: isInvented)
    try register.load(assignments, file: "opdrachten.csv", isInvented: isInvented)
    try register.load(absences, file: "afwezigheden.csv", isInvented: isInvented)
    try register.load(projects, file: "projecten.csv")
    try register.load(projectPhases, file: "projectfasen.csv")
    try register.load(statedTotals, file: "opgegeven-totalen.csv")
    try register.load(registrations, file: "registraties.csv", isInvented: isInvented)
    return register
  }

  /// Findings of an audit; the second is about a person.
  static func audit(_ register: Register) throws {
    func item(_ rule: String, _ scope: String, _ severity: Severity, _ message: Label, _ identity: UInt8) -> FoundItem {
      FoundItem(
        identity: [UInt8](repeating: identity, count: 32), rule: rule, scope: scope, severity: severity,
        message: message,
        detail:
          #"{"cure":{"nl":"Vergelijk met de bron.","en":"Compare with the source."},"statements":[],"facts":[],"factCount":0}"#
      )
    }
    _ = try register.keepAudit(
      [
        item(
          "PRJ001", "round-2", .error,
          Label("De bron zegt 28 scholen, de rijen 30.", "The source says 28 schools, its rows 30."), 1),
        item(
          "FTE002", "B02", .warning, Label("B02 heeft opdrachten voor 1,05 VTE.", "B02 has assignments for 1.05 FTE."),
          2),
        item(
          "PAR001", "plan", .notice,
          Label("De norm min_response staat nergens.", "The norm min_response stands nowhere."), 3),
      ], ruleset: "proef", rulesetDigest: [UInt8](repeating: 9, count: 32), scope: "2026-01",
      at: Moment(unixSeconds: 1_770_000_000, day: day(2026, 2, 2)), actor: "proef", programVersion: "0.0.0")
  }

  /// The data of the report on January 2026.
  static func data(
    _ register: Register, month: Month = january, on today: CalendarDate? = nil, language: Language = .dutch
  ) throws -> ReportData {
    let request = ReportRequest(.month, period: .month(month), day: today, audience: .team, language: language)
    return try register.read { try ReportData(request, from: $0, version: "0.0.0") }
  }
}
