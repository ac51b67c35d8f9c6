import ArgumentParser
import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct FollowUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "followup",
    abstract: "What was agreed after reports: who, what, due, done, late.",
    discussion: """
      Names of people are shown to the coordinator and the director only.

      Examples:
        leerspoor report followup
        leerspoor report followup --csv > opvolging.csv
        leerspoor report followup --audience team --out rapport/opvolging
      """)

  @Option(help: "The school year whose figures stand beside it, as 2025-2026; this school year unless given.")
  var year: String?

  @Option(help: "Who will read it: coordinator, director or team.")
  var audience: Audience = .coordinator

  @Flag(help: "The list alone, as a file for Excel.")
  var csv = false

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if audience.isOutside {
      throw ValidationError(
        Label(
          "--audience is \(audience.rawValue); afspraken blijven binnen: verwacht coordinator, director of team.",
          "--audience is \(audience.rawValue); agreements stay inside: expected coordinator, director or team."))
    }
    if csv, report.out != nil {
      throw ValidationError(
        Label(
          "--csv gaat niet samen met --out: de lijst staat ook in de map.",
          "--csv cannot be given with --out: the folder holds the list too."))
    }
  }

  func run() throws {
    let period = Period.schoolYear(try report.schoolYear(year))
    guard csv else { return try report.run(.followup, period: period, audience: audience) }
    let request = try report.request(.followup, period: period, audience: audience)
    let data = try report.options.register().read(asOf: try report.state.asOf()) {
      try ReportData(request, from: $0, version: Program.version)
    }
    try Console(report.options).write(FollowUpReport(data).table.csv(report.options.language.ofDocuments))
  }
}
