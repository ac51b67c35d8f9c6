import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct MonthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "month",
    abstract: "The monthly report for director, coordinator and teams.",
    discussion: """
      Without --out the report is printed as text. With --out a folder is written: index.html, figures.json, workbook.xlsx, a CSV for
      every table and manifest.json; an earlier version of the same report is replaced as a whole.

      Example:
        leerspoor report month 2026-01 --out rapport/2026-01
      """)

  @ArgumentParser.Argument(help: "The month, as 2026-01.")
  var month: String

  @OptionGroup var report: ReportOptions

  func run() throws {
    try report.run(.month, period: .month(try ArgumentText.month(month)), audience: .team)
  }
}
