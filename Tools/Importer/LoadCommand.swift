import ArgumentParser
import Foundation
import GuidanceKit
import Importing
import Register
import ToolSupport

/// What to do with a file in which some rows are wrong.
enum LoadMode: String, EnumerableFlag {
  case validRows, allOrNothing

  static func help(for value: LoadMode) -> ArgumentHelp? {
    switch value {
    case .validRows: "Load the rows that are right, keep the others apart (the default)."
    case .allOrNothing: "Refuse a file as soon as one row is wrong."
    }
  }
}

struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load sheets, plans, norms and calendars into the database.",
    discussion: """
      Each file is loaded whole or not at all, in one transaction; files that others refer to go first. Loading the same
      file again changes nothing. Rows that cannot be used are kept with their reasons: see rejected.
      Exit 0 when all was loaded, 1 when rows were rejected or need a look, 2 when a file was refused.

      Examples:
        leerspoor import load plan/pov-2025-2030.yaml begeleiders.csv registraties.csv
        leerspoor import load registraties.csv --all-or-nothing
        leerspoor import load organisaties.csv --complete
        leerspoor import load oktober.csv --suggestions voorstellen.csv
        leerspoor import load oktober.csv --accept-suggestions voorstellen.csv
      """)

  @Argument(help: "Files: CSV sheets, or YAML for plans, norms and calendars.")
  var files: [String]

  @OptionGroup var sheet: SheetOptions

  @Flag(help: "The file is the full list of its months or school years: what it does not name there is gone.")
  var complete = false

  @Flag(exclusivity: .exclusive) var mode: LoadMode = .validRows

  @OptionGroup var accepted: AcceptedNames

  @Option(
    help: ArgumentHelp(
      "Write the names of institutions that were not found, with what they may mean, to this sheet.", valueName: "file")
  )
  var suggestions: String?

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    let requests =
      try accepted.requests(sheet, at: moment)
      + files.map { path in
        var request = try sheet.request(path, at: moment)
        request.isComplete = complete
        request.isAllOrNothing = mode == .allOrNothing
        return request
      }
    let register = try database()
    try FileRun(options, format, suggestions: suggestions).run(requests) {
      try FileRun.importer(register, options).load($0)
    }
  }
}

extension LoadCommand {
  /// The database; none is made for files that cannot be read, so that a mistyped name leaves nothing behind.
  private func database() throws -> Register {
    let manager = FileManager.default
    let isUseful =
      manager.fileExists(atPath: options.databasePath) || files.contains { manager.isReadableFile(atPath: $0) }
    return try Register(path: isUseful ? options.databasePath : ":memory:", mode: .creating)
  }
}
