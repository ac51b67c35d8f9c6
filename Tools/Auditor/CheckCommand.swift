import ArgumentParser
import Auditing
import Documents
import GuidanceKit
import Register
import ToolSupport

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run every rule over a period and keep what was found.",
    discussion: """
      Without a period everything that is known is checked. Plans, projects and stated totals are checked in every period.
      Exit 0 when nothing is as serious as --fail-on, 1 when something is, 2 when the audit could not be done.

      Examples:
        leerspoor audit check --month 2026-01
        leerspoor audit check 2025-2026 --fail-on waarschuwing
        leerspoor audit check --year 2025-2026 --ruleset ministry
        leerspoor audit check --format csv > bevindingen.csv
        leerspoor audit check --year 2025-2026 --format html > audit.html
        leerspoor audit check --new
      """)

  @ArgumentParser.Argument(
    help: "Month (2026-01), week (2026-W05), school year (2025-2026) or days (2026-01-05..2026-01-16).")
  var period: String?

  @Option(help: "The month, as 2026-01.")
  var month: String?

  @Option(help: "The school year, as 2025-2026.")
  var year: String?

  @Option(help: "From which severity on the exit is 1: fout, waarschuwing or opmerking.")
  var failOn: String = Severity.warning.rawValue

  @Flag(help: "Show only what the run before over the same period did not find; with its exit.")
  var new = false

  @Flag(help: "Show only what the baseline did not find; with its exit. See baseline.")
  var baseline = false

  @Option(help: "text, json, csv or html.")
  var format: FindingFormat = .text

  @Option(help: "Audit what was known on a day or after a batch; such a run is not kept.")
  var asOf: String?

  @Flag(help: "Do not keep the run; then read permission on the database is enough.")
  var noKeep = false

  @OptionGroup var rules: RulesetOption

  @OptionGroup var written: TextsOption

  @OptionGroup var options: CommonOptions

  func run() throws {
    let scope = try scope()
    let severity = try severity()
    let moment = try options.moment()
    let ruleset = try rules.read()
    let whole = try asOf.map { try past($0, scope, moment, ruleset) } ?? now(scope, moment, ruleset)
    let report = try selected(whole)
    try print(report)
    if report.hasFindings(atLeast: severity) { throw Exit.findings }
  }

  func validate() throws {
    if new, noKeep || asOf != nil {
      throw ValidationError(
        "--new compares with the run before, so the run must be kept: leave out --no-keep and --as-of.")
    }
    if new, baseline { throw ValidationError("Give --new or --baseline, not both.") }
  }

  /// Only what is new, when that is asked for.
  private func selected(_ report: AuditReport) throws -> AuditReport {
    if new { return report.selecting { $0.life?.state != .persisting } }
    guard baseline else { return report }
    let known = try Register(path: options.databasePath, mode: .reading).read { snapshot in
      try snapshot.baseline().map { Set(try snapshot.findings(run: $0).map(\.id)) }
    }
    guard let known else {
      throw Failure(
        Label(
          "Er is geen ijkpunt. Kies er een met leerspoor audit baseline.",
          "There is no baseline. Choose one with leerspoor audit baseline."))
    }
    return report.selecting { item in !((item.life?.id ?? item.known).map(known.contains) ?? false) }
  }

  /// Audits what is known now, and keeps the run unless told not to.
  private func now(_ scope: AuditScope, _ moment: Moment, _ ruleset: Ruleset) throws -> AuditReport {
    let register = try Register(path: options.databasePath, mode: noKeep ? .reading : .writing)
    let outcome = try register.read { try audit($0, scope, moment, ruleset) }
    guard !noKeep else { return try register.read { try AuditReport(outcome, in: $0, on: moment.day) } }
    return try Auditor.keep(
      outcome, in: register, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
  }

  /// Audits what was known earlier.
  private func past(_ text: String, _ scope: AuditScope, _ moment: Moment, _ ruleset: Ruleset) throws -> AuditReport {
    let asOf: AsOf =
      switch try AsOfArgument(text) {
      case .day(let day): .day(day)
      case .batch(let batch): .batch(batch)
      }
    let register = try Register(path: options.databasePath, mode: .reading)
    return try register.read(asOf: asOf) {
      try AuditReport(audit($0, scope, moment, ruleset), in: $0, on: moment.day)
    }
  }

  private func audit(
    _ snapshot: Snapshot, _ scope: AuditScope, _ moment: Moment, _ ruleset: Ruleset
  ) throws -> Auditor.Outcome {
    try Auditor.run(
      snapshot, scope: scope, today: moment.day, ruleset: ruleset,
      texts: try written.facts(for: scope, today: moment.day, in: snapshot))
  }

  private func scope() throws -> AuditScope {
    guard [period, month, year].compactMap(\.self).count <= 1 else {
      throw UsageError(
        Label(
          "Geef één periode: als argument, met --month of met --year.",
          "Give one period: as an argument, with --month or with --year."))
    }
    if let month { return .period(.month(try ArgumentText.month(month))) }
    if let year { return .period(.schoolYear(try ArgumentText.schoolYear(year))) }
    if let period { return .period(try ArgumentText.period(period)) }
    return .everything
  }

  private func severity() throws -> Severity {
    guard let severity = Severity.named(failOn) else {
      throw UsageError(
        Label(
          "--fail-on is \"\(failOn)\"; verwacht fout, waarschuwing of opmerking.",
          "--fail-on is \"\(failOn)\"; expected fout, waarschuwing or opmerking (error, warning or notice)."))
    }
    return severity
  }

  private func print(_ report: AuditReport) throws {
    let console = Console(options)
    let text = AuditText(options.language, width: ToolEnvironment.terminalWidth)
    switch format {
    case .text: try console.result(text.text(report))
    case .json: try console.result(AuditJSON(report).text())
    case .csv: try console.write(FindingTable(report, options.language).table.csv(options.language.ofDocuments))
    case .html:
      let isInvented = try Register(path: options.databasePath, mode: .reading).read { try $0.holdsInventedData() }
      let page = FindingPage(report, options.language, isInvented: isInvented).page
      try console.result(try HTMLRenderer.render(page))
    }
  }
}

/// How findings are printed.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, html
}
