import GuidanceKit
import Indicators
import Testing

func date(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso), "\(iso) is no date") }

func month(_ iso: String) throws -> Month { try #require(Month(iso), "\(iso) is no month") }

func number(_ digits: String) throws -> InstitutionNumber { try #require(InstitutionNumber(digits)) }

func share(_ numerator: Int, _ denominator: Int) throws -> Share { try #require(Share(numerator, of: denominator)) }

func rational(_ numerator: Int, _ denominator: Int) throws -> Rational {
  try #require(Rational(numerator, denominator))
}

/// A small plan with numbers that are easy to check: 1 FTE is 1000 registered hours, 60 000 minutes.
///
/// - `PBD-AAA`: a meso block for SO of two years, a micro block for SO and BuSO of one year, both 100 %.
/// - `PBD-BBB`: one block for SO and BuSO of one year, 50 %.
/// - `POC-CCC`: one block for CLB of one year, 100 %.
enum Example {
  static let year = SchoolYear(startYear: 2025)

  static func plan(hoursPerFTE: Int? = 1000, _ change: (inout NormValues) -> Void = { _ in }) throws -> Plan {
    var values = NormValues()
    values.registeredPerFTE = hoursPerFTE.map { [RegisteredTimePerFTE(schoolYear: nil, minutes: $0 * 60)] }
    change(&values)
    return Plan(
      code: "voorbeeld", title: Label("Voorbeeld", "Example"), organisation: "Voorbeeld",
      services: [], period: try #require(PlanPeriod(first: date("2025-09-01"), last: date("2030-08-31"))),
      norms: Norms(values),
      pillars: [
        Pillar(code: "PBD-AAA", service: .pbd, name: Label("Eerste", "First")),
        Pillar(code: "PBD-BBB", service: .pbd, name: Label("Tweede", "Second")),
        Pillar(code: "POC-CCC", service: .poc, name: Label("Derde", "Third")),
      ],
      goals: [
        goal("PBD-AAA", .meso, [block("PBD-AAA-1-a", [.so], years: 2)]),
        goal("PBD-AAA", .micro, [block("PBD-AAA-2-a", [.so, .buSO], years: 1)]),
        goal("PBD-BBB", .meso, [block("PBD-BBB-1-a", [.so, .buSO], years: 1, target: 50)]),
        goal("POC-CCC", .meso, [block("POC-CCC-1-a", [.clb], years: 1)]),
      ])
  }

  private static func goal(_ pillar: String, _ level: WorkingLevel, _ blocks: [ReachBlock]) -> OperationalGoal {
    OperationalGoal(
      code: "\(pillar)-\(level.code)", pillar: pillar, level: level, title: Label("Doel", "Goal"), reachBlocks: blocks)
  }

  private static func block(_ id: String, _ types: [OrganisationType], years: Int, target: Int = 100) -> ReachBlock {
    ReachBlock(
      id: id, educationLevel: "SO", rules: [ReachRule(types: types, kind: .school, targetPercent: target)],
      targetGroups: [], durationYears: years, hasShortInitiatives: true, hasLongTrajectories: false,
      evaluatesShortTerm: true, evaluatesLongTerm: false, focusCategories: [], actions: [])
  }

  /// Two SO, one BuSO, one CLB, one BaO that nothing reaches.
  static func organisations() throws -> [Organisation] {
    [
      Organisation(number: try number("000011"), name: "Noord", type: .so),
      Organisation(number: try number("000012"), name: "Zuid", type: .so),
      Organisation(number: try number("000013"), name: "Oost", type: .buSO),
      Organisation(number: try number("000014"), name: "Midden", type: .clb),
      Organisation(number: try number("000015"), name: "West", type: .baO),
    ]
  }

  static func request(_ period: String = "2026-01") throws -> FigureRequest {
    FigureRequest(period: try #require(Period(period)))
  }

  static func input(
    _ period: String = "2026-01", plan: Plan? = nil, organisations: [Organisation]? = nil,
    assignments: [Assignment] = [], absences: [Absence] = [], time: [TimeEntry] = [], reach: [ReachEntry] = [],
    projectPhases: [ProjectPhaseReach] = []
  ) throws -> IndicatorInput {
    IndicatorInput(
      request: try request(period), plan: try plan ?? Example.plan(),
      organisations: try organisations ?? Example.organisations(), assignments: assignments, absences: absences,
      projectPhases: projectPhases, time: time, reach: reach)
  }

  static func figures(_ input: IndicatorInput) -> FigureSet {
    FigureSet(
      input, generatedFrom: FigureSet.Origin(batch: 7, plan: input.plan.code, planHash: "00", version: "0.0.0"))
  }

  static func assignment(
    _ adviser: String, _ destination: String, fte: Int, fund: String = Assignment.regularFund, from: String? = nil,
    through: String? = nil
  ) throws -> Assignment {
    Assignment(
      adviser: adviser, schoolYear: year, destination: destination, fund: fund, fte: FTE(thousandths: fte),
      validity: Validity(from: try from.map(date), through: try through.map(date)))
  }

  /// Minutes with an organisation, named by the last two digits of its number, in a month.
  static func reach(
    _ month: String, _ organisation: Int, _ destination: String, _ minutes: Int, level: WorkingLevel? = .meso,
    place: Place? = .atSchool, of organisations: Int = 1, sessions: Int = 1
  ) throws -> ReachEntry {
    ReachEntry(
      first: try IndicatorsTests.month(month).first, organisation: try #require(InstitutionNumber(value: organisation)),
      destination: destination, level: level, place: place, organisationCount: organisations, minutes: minutes,
      sessions: sessions)
  }

  static func time(
    _ month: String, _ destination: String, _ minutes: Int, _ classroom: ClassroomContext = .unknown,
    fund: String? = nil, level: WorkingLevel? = nil, initiative: String? = nil, targetGroups: [String] = [],
    hasContact: Bool = true
  ) throws -> TimeEntry {
    TimeEntry(
      month: try IndicatorsTests.month(month), destination: destination, fund: fund, level: level, classroom: classroom,
      initiative: initiative, targetGroups: targetGroups, hasContact: hasContact, minutes: minutes)
  }
}
