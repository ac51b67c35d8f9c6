import Foundation
import GuidanceKit
import Register
import TestSupport
import Testing

@testable import Auditing

/// The day `2026-01-31`.
func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

func number(_ digits: String) throws -> InstitutionNumber { try #require(InstitutionNumber(digits)) }

/// A record as the register would hand it over, from a line of a file of batch 1.
func fact<Record>(_ record: Record, line: Int = 2, batch: Int = 1) -> Fact<Record> {
  Fact(id: line, record: record, origin: Origin(batch: batch, line: line, row: line))
}

/// Records as they stand below each other in one file.
func facts<Record>(_ records: [Record], batch: Int = 1) -> [Fact<Record>] {
  records.enumerated().map { fact($1, line: $0 + 2, batch: batch) }
}

/// A small plan: two PBD pillars and a POC pillar, three goals.
func samplePlan(
  norms: NormValues = NormValues(), claims: [StatedClaim] = [], staffing: [PillarStaffing] = []
) throws -> Plan {
  let period = try #require(PlanPeriod(first: day("2025-09-01"), last: day("2030-08-31")))
  func block(_ id: String, _ types: [OrganisationType], _ qualifiers: [OrganisationQualifier] = []) -> ReachBlock {
    ReachBlock(
      id: id, educationLevel: "SO",
      rules: [ReachRule(types: types, kind: .school, qualifiers: qualifiers, targetPercent: 100)],
      targetGroups: ["leraren"], durationYears: 2, hasShortInitiatives: true, hasLongTrajectories: false,
      evaluatesShortTerm: true, evaluatesLongTerm: false, focusCategories: ["visie"],
      actions: [PlannedAction(focus: "visie", title: "Visie", initiatives: ["professionele-dialoog"])])
  }
  return Plan(
    code: "proef", title: Label("Proefplan", "Test plan"), organisation: "Proefdienst",
    services: [ServiceName(service: .pbd, name: Label("begeleiding", "guidance"))], period: period,
    norms: Norms(norms),
    initiatives: [Initiative(code: "professionele-dialoog", label: Label("Professionele dialoog", "Dialogue"))],
    focusCategories: [FocusCategory(code: "visie", label: Label("Visie", "Vision"))],
    targetGroups: [TargetGroup(code: "leraren", label: Label("Leraren", "Teachers"))],
    funds: [EarmarkedFund(code: "data", label: Label("Data", "Data"), pillars: ["PBD-NED"])],
    pillars: [
      Pillar(code: "PBD-NED", service: .pbd, name: Label("Nederlands", "Dutch"), staffing: staffing),
      Pillar(code: "PBD-KLO", service: .pbd, name: Label("Leeromgeving", "Environment")),
      Pillar(code: "POC-SAM", service: .poc, name: Label("Samenwerking", "Co-operation")),
    ],
    goals: [
      OperationalGoal(
        code: "NED-1", pillar: "PBD-NED", level: .meso, title: Label("Taalbeleid", "Policy"),
        reachBlocks: [block("NED-1-a", [.so, .buSO])]),
      OperationalGoal(
        code: "KLO-1", pillar: "PBD-KLO", level: .micro, title: Label("Klas", "Class"),
        reachBlocks: [block("KLO-1-a", [.so])]),
      OperationalGoal(
        code: "KLO-2", pillar: "PBD-KLO", level: .meso, title: Label("Duaal", "Dual"),
        reachBlocks: [block("KLO-2-a", [.so], [.dual])]),
    ], claims: claims)
}

/// Two schools, a centre for adults, and a school that ended.
func sampleOrganisations() throws -> [Organisation] {
  [
    Organisation(number: try number("042531"), name: "PTS Boom", type: .so),
    Organisation(number: try number("905139"), name: "Koninklijk Werk IBIS", type: .baO),
    Organisation(number: try number("907716"), name: "Koninklijk Werk IBIS", type: .so),
    Organisation(number: try number("916203"), name: "CVO Gent", type: .vo),
    Organisation(
      number: try number("930578"), name: "Oude school", type: .so,
      validity: Validity(through: try day("2025-08-31")), successor: try number("042531")),
  ]
}

/// A session as everything else can be changed in it: an hour for one school on a lesson day.
func session(
  _ iso: String = "2026-01-12", _ adviser: String = "B01", minutes: Int = 60, at digits: [String] = ["042531"],
  destination: String = "PBD-NED", goal: String? = "NED-1", start: Int? = nil, classroom: ClassroomContext = .no,
  session code: String? = nil, sheetID: String? = nil, description: String? = nil
) throws -> Registration {
  Registration(
    sheetID: sheetID, date: try day(iso), startMinute: start, minutes: minutes,
    organisations: try digits.map { OrganisationReference(given: $0, number: try number($0)) },
    destination: destination, goal: goal, adviser: adviser, form: .physical, level: .meso,
    initiative: "professionele-dialoog", classroom: classroom, session: code, description: description)
}

/// The findings of one rule over records at hand.
func audit(
  _ rule: String, scope: AuditScope = .everything, today: String = "2026-02-02", plan: Plan? = nil,
  amendments: [NormsAmendment] = [], organisations: [Organisation]? = nil, assignments: [Assignment] = [],
  projects: [Project] = [], phases: [ProjectPhaseReach] = [], totals: [StatedTotal] = [],
  registrations: [Registration] = []
) throws -> [Finding] {
  let facts = AuditFacts(
    scope: scope, today: try day(today), plans: [fact(try plan ?? samplePlan(), batch: 2)], amendments: amendments,
    organisations: facts(try organisations ?? sampleOrganisations(), batch: 3),
    assignments: facts(assignments, batch: 4),
    projects: facts(projects, batch: 5), projectPhases: facts(phases, batch: 6), statedTotals: facts(totals, batch: 7),
    files: [
      1: "registraties.csv", 2: "plan.yaml", 3: "organisaties.csv", 4: "opdrachten.csv", 5: "projecten.csv",
      6: "projectfasen.csv", 7: "opgegeven-totalen.csv",
    ])
  let outcome = try Auditor.run(facts) { first, last, body in
    for fact in byDate(registrations) where isBetween(fact.record.date, first, last) { try body(fact) }
  }
  return outcome.findings.filter { $0.rule == rule }
}

private func byDate(_ registrations: [Registration]) -> [Fact<Registration>] {
  facts(registrations).sorted { ($0.record.date, $0.id) < ($1.record.date, $1.id) }
}

func isBetween(_ day: CalendarDate, _ first: CalendarDate?, _ last: CalendarDate?) -> Bool {
  (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
}

extension AuditScope {
  static func month(_ iso: String) throws -> AuditScope { .period(.month(try #require(Month(iso)))) }
}

extension Finding {
  /// The places of the facts as `file:line`.
  var places: [String] { facts.map { "\($0.file):\($0.line)" } }
}
