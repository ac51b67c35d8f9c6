import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct VIVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "viv",
    abstract: "Who carries change in schools and centres (VIVs), and the evaluation of the pilot.",
    discussion: """
      VIVs on the day per school and centre, and pilot schools against other schools on items about behaviour. Readers outside the
      service get totals only.

      Examples:
        leerspoor report viv --out rapport/viv
        leerspoor report viv --period 2025-2026 --audience ministry
      """)

  @OptionGroup var period: PeriodOptions

  @Option(help: "Who will read it: coordinator, director, team, organisation, public or ministry.")
  var audience: Audience = .director

  @OptionGroup var report: ReportOptions

  func run() throws {
    let request = try period.request(default: nil, today: try report.options.moment().day, asOf: nil)
    try report.run(.viv, period: request.period, audience: audience)
  }
}
