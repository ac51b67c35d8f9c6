import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct ProjectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: "The projects of Leerpunt: growth over phases and rounds, targets, results, milestones, budget.",
    discussion: """
      Examples:
        leerspoor report projects --out rapport/projecten
        leerspoor report projects --month 2026-01 --audience public
      """)

  @OptionGroup var period: PeriodOptions
  @OptionGroup var audience: TeamReaderOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let request = try period.request(default: nil, today: try report.options.moment().day, asOf: nil)
    try report.run(.projects, period: request.period, audience: audience.audience)
  }
}
