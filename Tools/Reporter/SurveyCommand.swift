import ArgumentParser
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edbi",
    abstract: "The effect of guidance: one survey with EDBI, or all of a school year.",
    discussion: """
      Scores with the number of answers and a 95% interval, function groups, leaders against teachers, motivation, and what was
      written. Small cells are withheld, and so are answers that may hold personal data.

      Examples:
        leerspoor report edbi E-03 --out rapport/E-03
        leerspoor report edbi --year 2025-2026 --out rapport/edbi
      """)

  @ArgumentParser.Argument(help: "The code of the survey; without it, --year.")
  var survey: String?

  @Option(help: "All surveys of this school year, as 2025-2026.")
  var year: String?

  @OptionGroup var audience: TeamReaderOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if (survey == nil) == (year == nil) {
      throw ValidationError(
        Label(
          "geef de code van een bevraging, of --year met een schooljaar.",
          "give the code of a survey, or --year with a school year."))
    }
  }

  func run() throws {
    if let year {
      return try report.run(
        .edbi, period: .schoolYear(try ArgumentText.schoolYear(year)), audience: audience.audience)
    }
    let code = survey ?? ""
    let surveys = try report.options.register().read(asOf: try report.state.asOf()) {
      try $0.surveys().map(\.record)
    }
    guard let found = SurveyReport.survey(code, among: surveys) else {
      throw UsageError(SurveyReport.unknown(code, among: surveys))
    }
    try report.run(
      .edbi, subject: code, period: .schoolYear(SchoolYear(containing: found.collectedOn)), audience: audience.audience)
  }
}

/// Who will read a report that is made for teams unless told otherwise.
struct TeamReaderOptions: ParsableArguments {
  @Option(help: "Who will read it: coordinator, director, team, organisation, public or ministry.")
  var audience: Audience = .team
}
