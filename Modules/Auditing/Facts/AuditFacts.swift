public import GuidanceKit
public import Indicators
public import Register

/// What rules look at: the small tables whole, and the plan in force on each day.
///
/// Registrations pass by one by one.
public struct AuditFacts: Sendable {
  /// The days audited.
  public var scope: AuditScope
  /// The day on which the audit runs.
  public var today: CalendarDate
  /// From where on rules speak up, by name, where the ruleset says otherwise than the rule.
  public var thresholds: [String: Int]
  /// The plans, in the order in which they became known.
  public var plans: [Fact<Plan>]
  /// Amendments of their norms, in the order in which they became known.
  public var amendments: [NormsAmendment]
  /// The organisations, by number.
  public var organisations: [Fact<Organisation>]
  /// The advisers, by code.
  public var advisers: [Fact<Adviser>]
  /// The assignments.
  public var assignments: [Fact<Assignment>]
  /// The project rounds.
  public var projects: [Fact<Project>]
  /// The reach per project phase.
  public var projectPhases: [Fact<ProjectPhaseReach>]
  /// The stated totals.
  public var statedTotals: [Fact<StatedTotal>]
  /// The school calendar.
  public var calendar: SchoolCalendar
  /// The names of files, by batch.
  public var files: [Int: String]
  /// The batches, by number.
  public var batches: [BatchRecord] = []
  /// Surveys, communities, trajectories, people and agreements; empty unless a rule that runs needs them.
  public var programme = ProgrammeFacts()
  /// The answers to surveys collected in the scope's school years; empty unless a rule that runs needs them.
  public var responses: [Fact<SurveyResponse>] = []
  /// The figures of the audited period, up to the day of the audit; `nil` when no rule that runs needs them, when no plan is
  /// in force, or when the period is still to come.
  public var indicators: IndicatorReport?
  /// Reports made, jobs run, originals, closed periods; empty unless a rule that runs needs them.
  public var system = SystemFacts()
  /// The texts of the yearly report; `nil` when the tool was not told of any folder.
  public var texts: YearTextFacts?

  /// The figures of the audited period; see ``indicators``.
  public var figures: FigureSet? { indicators?.figures }

  /// Makes facts to look at; what is left out is empty.
  public init(
    scope: AuditScope = .everything, today: CalendarDate, thresholds: [String: Int] = [:],
    plans: [Fact<Plan>] = [], amendments: [NormsAmendment] = [], organisations: [Fact<Organisation>] = [],
    advisers: [Fact<Adviser>] = [], assignments: [Fact<Assignment>] = [], projects: [Fact<Project>] = [],
    projectPhases: [Fact<ProjectPhaseReach>] = [], statedTotals: [Fact<StatedTotal>] = [],
    calendar: SchoolCalendar = SchoolCalendar(), files: [Int: String] = [:]
  ) {
    self.scope = scope
    self.today = today
    self.thresholds = thresholds
    self.plans = plans
    self.amendments = amendments
    self.organisations = organisations
    self.advisers = advisers
    self.assignments = assignments
    self.projects = projects
    self.projectPhases = projectPhases
    self.statedTotals = statedTotals
    self.calendar = calendar
    self.files = files
  }

  /// Reads the facts of one state of the register.
  ///
  /// - Parameter needs: what the rules that run look at beside the small tables.
  init(
    _ snapshot: Snapshot, scope: AuditScope, today: CalendarDate, thresholds: [String: Int], needs: AuditNeeds
  ) throws {
    let batches = try snapshot.batches()
    self.init(
      scope: scope, today: today, thresholds: thresholds, plans: try snapshot.plans(),
      amendments: try snapshot.normsAmendments().map(\.record), organisations: try snapshot.organisations(),
      advisers: try snapshot.advisers(), assignments: try snapshot.assignments(), projects: try snapshot.projects(),
      projectPhases: try snapshot.projectPhases(), statedTotals: try snapshot.statedTotals(),
      calendar: SchoolCalendar(overrides: try snapshot.calendarOverrides().map(\.record)),
      files: Dictionary(batches.map { ($0.id, $0.fileName) }, uniquingKeysWith: { _, last in last }))
    self.batches = batches
    if needs.contains(.programme) { programme = try ProgrammeFacts(snapshot) }
    if needs.contains(.responses) { responses = try responses(in: snapshot) }
    if needs.contains(.figures) { indicators = try indicators(in: snapshot) }
    system = try SystemFacts(snapshot, scope: scope, needs: needs)
  }

  private func responses(in snapshot: Snapshot) throws -> [Fact<SurveyResponse>] {
    guard let first = scope.first, let last = scope.last else { return try snapshot.surveyResponses() }
    return try snapshot.surveyResponses(
      from: SchoolYear(containing: first).first, through: SchoolYear(containing: last).last)
  }

  /// The figures of the period, or of the school year that holds today when everything is audited.
  private func indicators(in snapshot: Snapshot) throws -> IndicatorReport? {
    let period: Period =
      if case .period(let period) = scope { period } else { .schoolYear(SchoolYear(containing: today)) }
    let request = FigureRequest(period: period, day: today, audience: .director)
    // Nothing is known yet of a period to come; without a plan there is nothing to compute, which PAR002 says.
    guard period.first <= today, try snapshot.plan(inForceOn: request.day) != nil else { return nil }
    // The figures are not published, so no version of the program stands in them.
    return try IndicatorReport(request, from: snapshot, version: "")
  }

  /// From where on a rule speaks up: as the ruleset says, else as the rule does.
  public func threshold(_ threshold: Threshold) -> Int { thresholds[threshold.name] ?? threshold.standard }

  /// The plan in force on a day, with the norms of that day; the latest known when several are.
  public func plan(on day: CalendarDate) -> Plan? {
    plans.last { $0.record.period.contains(day) }?.record.applying(amendments, on: day)
  }

  /// The school years in scope: those of the period, or those with assignments and the one that holds today.
  public var schoolYears: [SchoolYear] {
    guard case .period(let period) = scope else {
      return Set(assignments.map(\.record.schoolYear) + [SchoolYear(containing: today)]).sorted()
    }
    var years = [SchoolYear(containing: period.first)]
    while let last = years.last, last.last < period.last, last.next > last { years.append(last.next) }
    return years
  }

  /// The plan in force in a school year, with the norms of the last audited day of it.
  func plan(in year: SchoolYear) -> Plan? {
    let last = min(year.last, scope.last ?? year.last)
    return plan(on: max(last, year.first)) ?? plan(on: year.first)
  }

  /// The place a fact came from.
  func reference<Record>(_ kind: RecordKind, _ fact: Fact<Record>) -> FactReference {
    FactReference(
      kind: kind, id: fact.id, batch: fact.origin.batch, file: files[fact.origin.batch] ?? "",
      line: fact.origin.line, row: fact.origin.row)
  }

  /// The files some facts came from, for naming them as a source: `opdrachten.csv`, or several.
  func fileNames<Record>(of facts: [Fact<Record>]) -> String {
    Set(facts.compactMap { files[$0.origin.batch] }).sorted().joined(separator: ", ")
  }
}
