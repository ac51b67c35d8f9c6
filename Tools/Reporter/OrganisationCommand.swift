import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct OrganisationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation",
    abstract: "What one school, centre or board received, or all of them in one folder.",
    discussion: """
      The report is made for the organisation itself: it names no person. For readers inside give --audience coordinator, director
      or team. With --all every organisation gets a folder of its own, beside a list of them and a file for mail merge.

      Examples:
        leerspoor report organisation 042531 --out rapport/042531
        leerspoor report organisation 042531 --year 2025-2026 --audience coordinator
        leerspoor report organisation --all --out rapport/organisaties
      """)

  @ArgumentParser.Argument(help: "The institution number, as 042531.")
  var number: String?

  @Flag(help: "All organisations, each in a folder of its own inside --out.")
  var all = false

  @Option(help: "The school year, as 2025-2026; this school year unless given.")
  var year: String?

  @Option(help: "Who will read it: organisation, coordinator, director, team, public or ministry.")
  var audience: Audience = .organisation

  @OptionGroup var report: ReportOptions

  func validate() throws {
    try report.validateSubject(
      number, all: all, name: Label("het instellingsnummer", "the institution number"))
  }

  func run() throws {
    let year = try report.schoolYear(year)
    guard all else {
      return try report.run(.organisation, subject: number, period: .schoolYear(year), audience: audience)
    }
    try report.runAll(.organisation, period: .schoolYear(year), audience: audience)
  }
}
