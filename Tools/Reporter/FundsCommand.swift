import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct FundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "funds",
    abstract: "The earmarked funds: FTE, hours, and euro per calendar year.",
    discussion: """
      Counts the school year up to the end of the period; without a period, up to now.

      Example:
        leerspoor report funds 2025-2026 --out rapport/middelen
      """)

  @ArgumentParser.Argument(help: "School year (2025-2026), month (2026-01) or days (2025-09-01..2026-01-31).")
  var period: String?

  @Option(help: "Who will read it: coordinator, director, team, organisation, public or ministry.")
  var audience: Audience = .director

  @OptionGroup var report: ReportOptions

  func run() throws {
    let today = try report.options.moment().day
    let period = try period.map(ArgumentText.period) ?? .schoolYear(SchoolYear(containing: today))
    try report.run(.funds, period: period, audience: audience)
  }
}
