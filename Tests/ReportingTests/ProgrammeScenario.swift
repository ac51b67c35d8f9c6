import GuidanceKit
import Indicators
import Register
import Reporting
import TestSupport

/// The service of ``Scenario`` with surveys, VIVs, learning communities, trajectories and the work of projects.
///
/// Texts in it are as hostile as a sheet can make them; people have pseudonyms that begin with `PS-`.
enum ProgrammeScenario {
  static let hostileQuestion = "=cmd|' /C calc'!A0"
  static let hostileTheme = "taal <script>alert(1)</script>"
  static let hostileMilestone = "oogst\u{202E}gad"
  static let longResult = String(repeating: "lang ", count: 60)
  static let behaviour = "Ik probeerde het uit"
  static let day = Scenario.day(2026, 1, 31)

  static func plan(minResponse: Int? = 50) -> Plan {
    var values = NormValues()
    values.registeredPerFTE = [RegisteredTimePerFTE(schoolYear: Scenario.year, minutes: 6_000)]
    values.minResponse = minResponse
    values.edbiBehaviourItems = [behaviour]
    var plan = Scenario.plan()
    plan.norms = Norms(values)
    plan.initiatives = [Initiative(code: "lesson-study", label: Label("lesson study", "lesson study"))]
    return plan
  }

  static let pilots = ["000101", "000102", "000103", "000104"]
  static let others = ["000105", "000106", "000201", "000202"]

  static var organisations: [Organisation] {
    var all = Scenario.organisations
    for (digits, name) in [("000105", "Atheneum Zuid"), ("000106", "Middenschool")] {
      all.append(Organisation(number: Scenario.number(digits), name: name, type: .so))
    }
    for index in all.indices where pilots.contains(all[index].number.digits) {
      all[index].qualifiers = [QualifierPeriod(.vivPilot)]
    }
    return all
  }

  // MARK: Surveys

  static let surveys = [
    Survey(
      code: "K1", form: .short, subject: .initiative("lesson-study"), destination: "PBD-NED", invited: 20,
      collectedOn: Scenario.day(2025, 11, 20), chosenBecause: "vernieuwd"),
    Survey(
      code: "K2", form: .short, subject: .initiative("lesson-study"), destination: "PBD-KLB", invited: 30,
      collectedOn: Scenario.day(2025, 12, 4)),
    Survey(
      code: "L1", form: .long, subject: .trajectory("T1"), destination: "PBD-NED",
      collectedOn: Scenario.day(2026, 1, 20)),
    Survey(
      code: "L2", form: .long, subject: .trajectory("T1"), destination: "PBD-NED", invited: 10,
      collectedOn: Scenario.day(2026, 6, 18)),
  ]

  static let choices = [
    SurveyChoice(schoolYear: Scenario.year, subject: .trajectory("T1"), reason: "het langste"),
    SurveyChoice(schoolYear: Scenario.year, subject: .trajectory("T9"), reason: "op vraag"),
  ]

  /// K1: 12 people, of whom 9, 6, 8 and 12 agree with the core items; the first five are leaders.
  static let shortResponses: [SurveyResponse] = (0..<12).map { index in
    var answers: [SurveyAnswer] = [
      SurveyAnswer("1.1-1", .score(index < 9 ? 5 : 2)), SurveyAnswer("1.1-2", .score(index < 6 ? 4 : 3)),
      SurveyAnswer("1.1-3", .score(index < 8 ? 4 : 1)), SurveyAnswer("1.1-4", .score(5)),
      SurveyAnswer(hostileQuestion, .score(index < 3 ? 5 : 2)),
    ]
    if index < 5 { answers.append(SurveyAnswer("1.1.3-2", .text(index < 4 ? "te kort" : "te lang"))) }
    if index == 5 { answers.append(SurveyAnswer("1.1.3-2", .text("An Peeters sprak te snel"))) }
    if index < 6 {
      answers.append(SurveyAnswer("1.1.3-1", .text(index < 5 ? "de sfeer <b>" : "mail mij: ik@school.be")))
    }
    if index < 2 { answers.append(SurveyAnswer("1.1.3-3", .text("geheim van twee"))) }
    return SurveyResponse(
      survey: "K1", number: index + 1, function: index < 5 ? .leader : .teacher,
      motivation: index < 7 ? .autonomous : .controlled, answers: answers)
  }

  static let fewResponses = (0..<3).map {
    SurveyResponse(survey: "K2", number: $0 + 1, answers: [SurveyAnswer("1.1-1", .score(5))])
  }

  /// L1: two people of each of eight schools; all but one of the pilot schools' did it, none of the others'.
  static let longResponses: [SurveyResponse] = (pilots + others).enumerated().flatMap { place, digits in
    (0..<2).map { index in
      let does = place < 3 || (place == 3 && index == 0)
      return SurveyResponse(
        survey: "L1", number: place * 2 + index + 1,
        organisation: OrganisationReference(given: digits, number: Scenario.number(digits)),
        answers: [
          SurveyAnswer("M2-1", .score(index == 0 ? 5 : 2)), SurveyAnswer("M2-2", .score(place < 6 ? 4 : 1)),
          SurveyAnswer(behaviour, .score(does ? 4 : 2)),
        ])
    }
  }

  // MARK: People, communities, trajectories

  private static let since = Validity(from: Scenario.day(2025, 9, 1))

  static let vivs = [
    VIV(
      organisation: Scenario.number("000101"), person: "PS-V1", role: .mentor, formality: .formal,
      permanence: .permanent, scale: .individual, validity: since),
    VIV(
      organisation: Scenario.number("000101"), person: "PS-V2", role: .learningCoach, formality: .informal,
      validity: since),
    VIV(
      organisation: Scenario.number("000105"), person: "PS-V3", role: .mentor, formality: .formal,
      permanence: .temporary, scale: .collective, validity: since),
    VIV(
      organisation: Scenario.number("000105"), person: "PS-V4", role: .mentor,
      validity: Validity(from: Scenario.day(2025, 9, 1), through: Scenario.day(2025, 12, 31))),
  ]

  static let communities = [
    PLG(
      code: "P1", organisation: Scenario.number("000101"), schoolGroup: "Groep Noord", theme: hostileTheme,
      internalGuide: "PS-G1", processGuide: "PS-G2", intake: Scenario.day(2025, 9, 16),
      goals: [PLGGoal(.short, "elkaars les bezoeken")],
      actions: [
        PLGAction("leesmaatjes", carePhase: .increasedCare, doneOn: Scenario.day(2026, 1, 12)),
        PLGAction("kijkwijzer", carePhase: .broadBasicCare),
      ],
      phases: PhaseHistory([
        PhaseEntry(from: Scenario.day(2025, 9, 16), phase: .explore),
        PhaseEntry(from: Scenario.day(2025, 10, 7), phase: .prepare),
      ])),
    PLG(
      code: "P2", organisation: Scenario.number("000201"), theme: "rekenen", intake: Scenario.day(2025, 9, 18),
      phases: PhaseHistory([
        PhaseEntry(from: Scenario.day(2025, 9, 18), phase: .explore),
        PhaseEntry(from: Scenario.day(2025, 12, 2), phase: .deliver),
      ])),
  ]

  static let members: [PLGMember] =
    (1...8).map { PLGMember(plg: "P1", person: "PS-A\($0)", role: .member) }
    + (1...4).map { PLGMember(plg: "P2", person: "PS-B\($0)", role: .member) }
    + [PLGMember(plg: "P1", person: "PS-G1", role: .internalGuide)]

  static let sessions: [PLGSession] = {
    func session(_ plg: String, _ number: Int, _ day: CalendarDate, _ held: Bool?, _ present: Int? = nil) -> PLGSession
    {
      PLGSession(
        plg: plg, moment: PLGMoment(kind: number == 0 ? .intake : .session, number: number), date: day, isHeld: held,
        present: present, reflection: number == 1 ? "Bo Claes hielp ons" : nil)
    }
    return [
      session("P1", 0, Scenario.day(2025, 9, 16), true), session("P1", 1, Scenario.day(2025, 10, 7), true, 8),
      session("P1", 2, Scenario.day(2025, 11, 18), true, 6), session("P1", 3, Scenario.day(2026, 1, 13), true, 7),
      session("P1", 4, Scenario.day(2026, 3, 10), nil), session("P1", 5, Scenario.day(2026, 4, 21), nil),
      session("P1", 6, Scenario.day(2026, 6, 2), nil),
      session("P2", 1, Scenario.day(2025, 10, 9), true, 4), session("P2", 2, Scenario.day(2025, 11, 20), false),
      session("P2", 3, Scenario.day(2026, 1, 15), nil), session("P2", 4, Scenario.day(2026, 3, 12), nil),
      session("P2", 5, Scenario.day(2026, 4, 23), nil), session("P2", 6, Scenario.day(2026, 6, 4), nil),
    ]
  }()

  static let trajectories = [
    Trajectory(
      code: "T1", organisation: Scenario.number("000102"), destination: "PBD-NED", theme: "Taalbeleid",
      adviser: "B01", interval: 2, length: .long,
      phases: PhaseHistory([PhaseEntry(from: Scenario.day(2025, 9, 8), phase: .explore)]),
      validity: Validity(from: Scenario.day(2025, 9, 8)))
  ]

  /// Guidance of T1 on two days: 6 October and, eleven school weeks later, 12 January: two to the autumn holiday, seven to the
  /// Christmas holiday, and two of January.
  static let registrations: [Registration] = [
    (Scenario.day(2025, 10, 6), [Mechanism.priorLearning, .goals]), (Scenario.day(2026, 1, 12), [Mechanism.modelling]),
  ].map { day, mechanisms in
    Registration(
      date: day, minutes: 60,
      organisations: [OrganisationReference(given: "000102", number: Scenario.number("000102"))],
      destination: "PBD-NED", adviser: "B01", form: .physical, mechanisms: MechanismSet(mechanisms),
      carePhase: .broadBasicCare, trajectory: "T1")
  }

  // MARK: Projects

  static let results = [
    ProjectResult(project: "spel", round: 1, result: longResult, expected: CountRange(least: 8, most: 10), achieved: 6),
    ProjectResult(project: "spel", round: 2, result: "kisten", expected: CountRange(least: 5, most: nil), achieved: 5),
  ]
  static let milestones = [
    ProjectMilestone(
      project: "spel", round: 2, milestone: hostileMilestone, due: .day(Scenario.day(2026, 1, 15))),
    ProjectMilestone(
      project: "spel", round: 2, milestone: "website", due: .month(Month(containing: Scenario.day(2026, 5, 1)))),
  ]
  static let budgets = [
    ProjectBudget(project: "spel", round: 2, item: "begeleiding", cents: 9_625_050),
    ProjectBudget(item: "onderzoek", cents: 160_000_000),
  ]

  // MARK: Registers

  static func register(minResponse: Int? = 50) throws -> Register {
    let register = try Register.forTests()
    try register.load([plan(minResponse: minResponse)], file: "proefplan.yaml")
    try register.load(organisations, file: "organisaties.csv", isInvented: true)
    try register.load(Scenario.advisers, file: "begeleiders.csv", isInvented: true)
    try register.load(Scenario.projects, file: "projecten.csv")
    try register.load(Scenario.projectPhases, file: "projectfasen.csv")
    try register.load(Scenario.statedTotals, file: "opgegeven-totalen.csv")
    try register.load(trajectories, file: "trajecten.csv")
    try register.load(registrations, file: "registraties.csv", isInvented: true)
    try register.load(surveys, file: "bevragingen.csv")
    try register.load(choices, file: "gekozen-evaluaties.csv")
    try register.load(shortResponses + fewResponses + longResponses, file: "edbi.csv")
    try register.load(vivs, file: "viv.csv")
    try register.load(communities, file: "plg.csv")
    try register.load(members, file: "plg-leden.csv")
    try register.load(sessions, file: "plg-sessies.csv")
    try register.load(results, file: "resultaten.csv")
    try register.load(milestones, file: "mijlpalen.csv")
    try register.load(budgets, file: "budget.csv")
    return register
  }

  /// A register with only a plan.
  static func empty() throws -> Register {
    let register = try Register.forTests()
    try register.load([plan()], file: "proefplan.yaml")
    return register
  }

  /// The four matters these reports are about; surveys as one and as a year.
  static let requests: [(kind: ReportKind, subject: String?)] = [
    (.edbi, "K1"), (.edbi, "L1"), (.edbi, nil), (.viv, nil), (.plg, nil), (.projects, nil),
  ]

  static func made(
    _ register: Register, _ kind: ReportKind, _ subject: String? = nil, audience: Audience = .team,
    language: Language = .dutch, isExplained: Bool = false
  ) throws -> MadeReport {
    let request = ReportRequest(
      kind, subject: subject, period: .schoolYear(Scenario.year), day: day, audience: audience, language: language)
    return try register.read { try MadeReport(request, from: $0, isExplained: isExplained, version: "0.0.0") }
  }
}
