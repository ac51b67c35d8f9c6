import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct TeamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team",
    abstract: "The progress of one pillar, for its team meeting: never per person.",
    discussion: """
      Examples:
        leerspoor report team PBD-NED --month 2026-01 --out rapport/PBD-NED
        leerspoor report team PBD-NED
      """)

  @ArgumentParser.Argument(help: "The pillar, as PBD-NED.")
  var pillar: String

  @Option(help: "The month, as 2026-01; the school year up to now unless given.")
  var month: String?

  @Option(help: "Who will read it: team, coordinator or director.")
  var audience: Audience = .team

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if audience.isOutside {
      throw ValidationError(
        Label(
          "--audience is \(audience.rawValue); het rapport van een team blijft binnen: verwacht team, coordinator of director.",
          "--audience is \(audience.rawValue); the report of a team stays inside: expected team, coordinator or director."
        )
      )
    }
  }

  func run() throws {
    let period: Period =
      if let month { .month(try ArgumentText.month(month)) } else { .schoolYear(try report.schoolYear(nil)) }
    try report.run(.team, subject: pillar, period: period, audience: audience)
  }
}
