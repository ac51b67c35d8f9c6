import ArgumentParser
import Documents
import GuidanceKit
import Indicators
import Reporting
import ToolSupport

struct YearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "year",
    abstract: "The yearly report to the ministry: what was done, whom it reached, what it brought about.",
    discussion: """
      The texts beside the figures are Markdown files with fixed names in one folder; --list-texts shows the names, and which
      are there. Without --texts the folder texts/YEAR is taken when it exists. Their bytes go along in the folder of the report.

      Example:
        leerspoor report year 2025-2026 --list-texts
        leerspoor report year 2025-2026 --audience director --out concept/2025-2026
        leerspoor report year 2025-2026 --out verslag/2025-2026 --pdf
      """)

  @ArgumentParser.Argument(help: "The school year, as 2025-2026.")
  var year: String

  @Option(help: "The folder with the texts; else texts/YEAR when it exists.")
  var texts: String?

  @Flag(help: "Show which texts the report can hold and which of them are there, and make nothing.")
  var listTexts = false

  @Option(help: "Who will read it: ministry, director or public.")
  var audience: Audience = .ministry

  @OptionGroup var report: ReportOptions

  func validate() throws {
    guard [.ministry, .director, .public].contains(audience) else {
      throw ValidationError(
        Label(
          "--audience is \(audience.rawValue); het jaarverslag wordt gemaakt voor ministry, director of public.",
          "--audience is \(audience.rawValue); the yearly report is made for ministry, director or public."))
    }
  }

  func run() throws {
    let year = try ArgumentText.schoolYear(year)
    let found = try self.found(year)
    guard !listTexts else {
      let table = YearTextList(found).table(report.options.language)
      return try Console(report.options).result(
        TerminalRenderer(width: ToolEnvironment.terminalWidth).render(
          [.table(table)], language: report.options.language.ofDocuments))
    }
    try report.run(.year, period: .schoolYear(year), audience: audience, texts: found)
  }

  /// The texts of the folder; none when no folder is named and the usual one does not exist.
  private func found(_ year: SchoolYear) throws -> [ReportText] {
    let folder = TextFolder(path: texts ?? "texts/\(year.iso)")
    return texts == nil && !folder.exists ? [] : try folder.texts()
  }
}
