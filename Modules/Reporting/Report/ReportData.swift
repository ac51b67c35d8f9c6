public import GuidanceKit
public import Indicators
public import Register

/// Everything a report says, gathered from one state of the register.
public struct ReportData: Sendable {
  /// What was asked for.
  public private(set) var request: ReportRequest
  /// The figures and the table of reach.
  public let report: IndicatorReport
  /// The batches of this state that were not taken back.
  public let batches: [BatchRecord]
  /// Whether one of them holds invented data.
  public let isInvented: Bool
  /// The last audit; over this month when there was one.
  public let audit: AuditRunRecord?
  /// What it found.
  public let findings: [KeptFinding]
  /// The totals that documents state.
  public let statedTotals: [StatedTotal]
  /// Codes and names of the service's people, so that nothing about one of them is printed.
  public let people: Set<String>
  /// Looks for what leads to a person in texts that people wrote.
  let personalData: PersonalDataScan
  /// The SHA-256 of all figures of the request, in hexadecimal; see ``FigureSet/hash``.
  public let figuresHash: String
  /// The head of the trail, in hexadecimal.
  public let trailHead: String?
  /// The version of the program.
  public let version: String
  /// The locks on days of the period, with their reopenings.
  public private(set) var locks: [PeriodLock] = []

  /// Gathers a report.
  ///
  /// - Parameters:
  ///   - audit: the number of the audit whose findings are in the report; the last one when `nil`.
  ///   - head: the head of the trail up to which closed periods are told of; the last one when `nil`.
  ///   - version: of the program.
  /// - Throws: an ``InputProblem`` when no plan is in force; errors of the register.
  public init(
    _ request: ReportRequest, from snapshot: Snapshot, audit number: Int? = nil, head: String? = nil, version: String
  ) throws {
    let period = request.period.iso
    let audit =
      try number.map { try snapshot.audit(run: $0) } ?? snapshot.lastAudit(scope: period) ?? snapshot.lastAudit()
    self.init(
      request, report: try IndicatorReport(request.figures, from: snapshot, version: version),
      batches: try snapshot.batches().filter { $0.undoneBy == nil }, isInvented: try snapshot.holdsInventedData(),
      audit: audit, findings: try audit.map { try snapshot.findings(run: $0.id) } ?? [],
      statedTotals: try snapshot.statedTotals().map(\.record),
      people: Set(try snapshot.advisers().flatMap { [$0.record.code, $0.record.name] }),
      trailHead: try snapshot.trailHead(), version: version)
    locks = try snapshot.periodLocks(from: request.period.first, through: request.period.last, head: head)
  }

  /// Makes the data of a report from values.
  public init(
    _ request: ReportRequest, report: IndicatorReport, batches: [BatchRecord] = [], isInvented: Bool = false,
    audit: AuditRunRecord? = nil, findings: [KeptFinding] = [], statedTotals: [StatedTotal] = [],
    people: Set<String> = [], trailHead: String? = nil, version: String
  ) {
    self.request = request
    self.report = report
    self.batches = batches
    self.isInvented = isInvented
    self.audit = audit
    self.findings = findings
    self.statedTotals = statedTotals
    self.people = people
    self.trailHead = trailHead
    self.version = version
    figuresHash = report.figures.hash
    personalData = PersonalDataScan(
      people: report.input.records.advisers.map { PersonalDataScan.Person(name: $0.name, code: $0.code) })
  }

  /// The same data for another subject: figures are made once for all reports of one kind.
  public func about(_ subject: String?, kind: ReportKind? = nil, period: Period? = nil) -> ReportData {
    var data = self
    data.request.subject = subject
    if let kind { data.request.kind = kind }
    if let period { data.request.period = period }
    return data
  }

  /// The period reported on.
  public var period: Period { request.period }
  /// The figures.
  public var figures: FigureSet { report.figures }
  /// The plan in force, with its norms.
  public var plan: Plan { report.input.plan }
  /// The school year of the cumulative figures.
  public var year: SchoolYear { report.input.schoolYear }
  /// The last day that counts.
  public var day: CalendarDate { report.input.day }

  /// A figure of the school year: `fte/total` gives `fte/total/2025-2026`.
  func ofYear(_ start: String) -> Figure? { figures["\(start)/\(year.iso)"] }

  /// A figure of the period: `classroom/total` gives `classroom/total/2026-01`.
  func ofPeriod(_ start: String) -> Figure? { figures["\(start)/\(period.iso)"] }

  /// Whether the report is about a part of the school year, which then has figures of its own.
  var isWithinYear: Bool { period != .schoolYear(year) }

  /// Whether explanations can show the first rows behind each figure: among millions of registrations each search takes long,
  /// and thousands of figures have one.
  var canShowRows: Bool { (ofYear("hours/total")?.n ?? 0) <= 100_000 }

  /// Whether the period has any registration.
  var hasRegistrations: Bool { (ofPeriod("hours/total")?.n ?? 0) > 0 }
}
