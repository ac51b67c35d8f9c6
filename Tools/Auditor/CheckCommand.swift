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

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @Option(help: "Audit what was known on a day or after a batch; such a run is not kept.")
  var asOf: String?

  @Flag(help: "Do not keep the run; then read permission on the database is enough.")
  var noKeep = false

  @OptionGroup var rules: RulesetOption

  @OptionGroup var options: CommonOptions

  func run() throws {
    let scope = try scope()
    let severity = try severity()
    let moment = try options.moment()
    let ruleset = try rules.read()
    let report = try asOf.map { try past($0, scope, moment, ruleset) } ?? now(scope, moment, ruleset)
    try print(report)
    if report.hasFindings(atLeast: severity) { throw Exit.findings }
  }

  /// Audits what is known now, and keeps the run unless told not to.
  private func now(_ scope: AuditScope, _ moment: Moment, _ ruleset: Ruleset) throws -> AuditReport {
    let register = try Register(path: options.databasePath, mode: noKeep ? .reading : .writing)
    let outcome = try register.read { try Auditor.run($0, scope: scope, today: moment.day, ruleset: ruleset) }
    guard !noKeep else { return AuditReport(outcome) }
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
    return AuditReport(
      try register.read(asOf: asOf) { try Auditor.run($0, scope: scope, today: moment.day, ruleset: ruleset) })
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
    }
  }
}
