import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct PLGCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plg",
    abstract: "Learning communities and trajectories: phases, sessions, attendance, size, frequency, design.",
    discussion: """
      Figures count from the start of the school year up to the end of the period, or to now.

      Examples:
        leerspoor report plg --month 2026-01 --out rapport/plg-2026-01
        leerspoor report plg --audience public
      """)

  @OptionGroup var period: PeriodOptions
  @OptionGroup var audience: TeamReaderOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let request = try period.request(default: nil, today: try report.options.moment().day, asOf: nil)
    try report.run(.plg, period: request.period, audience: audience.audience)
  }
}
