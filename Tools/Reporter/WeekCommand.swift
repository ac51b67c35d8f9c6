import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct WeekCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "week",
    abstract: "The weekly overview: what was registered in a week, and how the school year stands.",
    discussion: """
      Example:
        leerspoor report week 2026-W05 --out rapport/2026-W05
      """)

  @ArgumentParser.Argument(help: "The week, as 2026-W05.")
  var week: String

  @OptionGroup var report: ReportOptions

  func run() throws {
    try report.run(.week, period: .week(try ArgumentText.week(week)), audience: .team)
  }
}
