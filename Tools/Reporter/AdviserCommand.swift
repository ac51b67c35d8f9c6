import ArgumentParser
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct AdviserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adviser",
    abstract: "The progress of one adviser, or the assignments at the start of a school year; or of all advisers.",
    discussion: """
      Figures of one person are for that adviser, the coordinator and the director only.

      Examples:
        leerspoor report adviser B01
        leerspoor report adviser B01 --month 2026-01 --out rapport/B01
        leerspoor report adviser B01 --assignments --year 2026-2027 --out opdracht/B01
        leerspoor report adviser --all --month 2026-01 --out rapport/begeleiders
      """)

  @ArgumentParser.Argument(help: "The code of the adviser, as B01.")
  var code: String?

  @Flag(help: "All advisers, each in a folder of its own inside --out.")
  var all = false

  @Flag(help: "What is assigned for the school year, with the goals and organisations of its pillars.")
  var assignments = false

  @Option(help: "The school year, as 2025-2026; this school year unless given.")
  var year: String?

  @Option(help: "A month of progress, as 2026-01, instead of the school year.")
  var month: String?

  @Option(help: "Who will read it: coordinator or director.")
  var audience: Audience = .coordinator

  @OptionGroup var report: ReportOptions

  func validate() throws {
    try report.validateSubject(code, all: all, name: Label("de code van een begeleider", "the code of an adviser"))
    if year != nil, month != nil {
      throw ValidationError(Label("geef --year of --month, niet beide.", "give --year or --month, not both."))
    }
    if assignments, month != nil {
      throw ValidationError(
        Label(
          "--assignments gaat over een schooljaar; geef --year in plaats van --month.",
          "--assignments is about a school year; give --year instead of --month."))
    }
    if audience != .coordinator, audience != .director {
      throw ValidationError(
        Label(
          "--audience is \(audience.rawValue); cijfers van één begeleider zijn alleen voor coordinator en director.",
          "--audience is \(audience.rawValue); figures of one adviser are for the coordinator and the director only."))
    }
  }

  func run() throws {
    let period: Period =
      if let month { .month(try ArgumentText.month(month)) } else { .schoolYear(try report.schoolYear(year)) }
    let kind: ReportKind = assignments ? .assignments : .adviser
    guard all else { return try report.run(kind, subject: code, period: period, audience: audience) }
    try report.runAll(kind, period: period, audience: audience)
  }
}
