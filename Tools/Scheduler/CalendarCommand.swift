import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Register
import Reporting
import ToolSupport

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Show holidays, lesson days and school weeks of a school year.",
    discussion: """
      The holidays follow from the official rules. Decisions that changed them are taken from the database when it exists.

      Examples:
        leerspoor schedule calendar 2025-2026
        leerspoor schedule calendar 2026-2027 --format csv > vakanties.csv
      """)

  @Argument(help: "The school year, as 2025-2026.")
  var year: String

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let year = try schoolYear()
    let calendar = SchoolCalendar(overrides: try overrides())
    let document = SchoolCalendarTables(calendar, year: year, language: options.language)
    let console = Console(options)
    switch format {
    case .text:
      let width = ToolEnvironment.terminalWidth
      try console.result(
        document.tables.map { $0.text(width: width, language: document.documentLanguage) }.joined(separator: "\n"))
    case .csv:
      try console.write(document.holidays.csv(document.documentLanguage))
    case .json:
      try console.result(
        JSON.object([
          "schema": .string("leerspoor/calendar/1"), "school_year": .string(year.iso),
          "tables": .array(document.tables.map(\.document)),
        ]).text())
    }
  }

  /// The school year, with an answer that names the likely one when a calendar year is given.
  private func schoolYear() throws -> SchoolYear {
    if let number = Int(year), (1900...2100).contains(number) {
      throw UsageError(
        Label(
          "\"\(year)\" is een kalenderjaar; een schooljaar loopt over twee jaren. "
            + "Bedoelde u \(SchoolYear(startYear: number).iso) of \(SchoolYear(startYear: number - 1).iso)?",
          "\"\(year)\" is a calendar year; a school year spans two. "
            + "Did you mean \(SchoolYear(startYear: number).iso) or \(SchoolYear(startYear: number - 1).iso)?"))
    }
    return try ArgumentText.schoolYear(year)
  }

  /// The decisions in the database; none when there is no database and none was named.
  private func overrides() throws -> [CalendarOverride] {
    let path = options.databasePath
    let isNamed = options.database != nil || ToolEnvironment.value("LEERSPOOR_DB") != nil
    guard isNamed || FileManager.default.fileExists(atPath: path) else { return [] }
    return try Register(path: path, mode: .reading).read { try $0.calendarOverrides().map(\.record) }
  }
}
