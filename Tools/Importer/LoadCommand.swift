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
        leerspoor-import load plan/pov-2025-2030.yaml begeleiders.csv registraties.csv
        leerspoor-import load registraties.csv --all-or-nothing
        leerspoor-import load organisaties.csv --complete
      """)

  @Argument(help: "Files: CSV sheets, or YAML for plans, norms and calendars.")
  var files: [String]

  @OptionGroup var sheet: SheetOptions

  @Flag(help: "The file is the full list of its months or school years: what it does not name there is gone.")
  var complete = false

  @Flag(exclusivity: .exclusive) var mode: LoadMode = .validRows

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    let requests = try files.map { path in
      var request = try sheet.request(path, at: moment)
      request.isComplete = complete
      request.isAllOrNothing = mode == .allOrNothing
      return request
    }
    let register = try database()
    try FileRun(options, format).run(requests) { try FileRun.importer(register, options).load($0) }
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

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what loading would do, and write nothing.",
    discussion: """
      Without a database the check is made against an empty one. Several files are checked on top of each other, as load
      would take them.
      Exit 0 when all would be loaded, 1 when rows would be rejected or need a look, 2 when a file would be refused.

      Examples:
        leerspoor-import check registraties.csv
        leerspoor-import check plan/pov-2025-2030.yaml organisaties.csv begeleiders.csv registraties.csv
      """)

  @Argument(help: "Files: CSV sheets, or YAML for plans, norms and calendars.")
  var files: [String]

  @OptionGroup var sheet: SheetOptions

  @Flag(help: "The file is the full list of its months or school years: what it does not name there is gone.")
  var complete = false

  @Option(help: "text or json.")
  var format: ResultFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    let moment = try options.moment()
    let requests = try files.map { path in
      var request = try sheet.request(path, at: moment)
      request.isComplete = complete
      return request
    }
    let isThere = FileManager.default.fileExists(atPath: options.databasePath)
    let run = FileRun(options, format)
    if requests.count == 1, isThere, let register = try Register.readable(path: options.databasePath) {
      return try run.run(requests) { try FileRun.importer(register, options).check($0) }
    }
    // Files may build on each other, as they do when loaded: they are rehearsed in a copy that is thrown away. So is a file
    // for a database of an older version, which is brought up to date in the copy only.
    let register =
      try isThere ? Register.copyInMemory(path: options.databasePath) : Register(path: ":memory:", mode: .creating)
    try run.run(requests) { request in
      let importer = FileRun.importer(register, options)
      return try requests.count == 1 ? importer.check(request) : importer.rehearse(request)
    }
  }
}

/// Runs over files, prints what became of each, and ends with the exit that fits.
struct FileRun {
  private let options: CommonOptions
  private let format: ResultFormat

  init(_ options: CommonOptions, _ format: ResultFormat) {
    self.options = options
    self.format = format
  }

  func run(_ requests: [ImportRequest], _ body: (ImportRequest) throws -> ImportReport) throws {
    let console = Console(options)
    var words = ImportReportText(options.language)
    if options.verbose {
      words.shown = ProblemTally.kept
      words.shownRecords = .max
    }
    var results: [ImportReportJSON.FileResult] = []
    for request in LoadingOrder.sorted(requests, kind: { $0.kind ?? Importer.kind(ofFile: $0.path) }) {
      do {
        let report = try body(request)
        results.append(.report(report))
        if format == .text, !options.quiet || report.needsAttention { try console.result(words.text(report)) }
      } catch let refusal as ImportRefusal {
        results.append(.refused(file: request.path, refusal))
        if format == .text { Console.error(words.text(refusal, file: request.path)) }
      }
    }
    if format == .json { try console.result(try ImportReportJSON.text(results)) }
    try FileRun.finish(results)
  }

  private static func finish(_ results: [ImportReportJSON.FileResult]) throws {
    var needsAttention = false
    for result in results {
      switch result {
      case .refused: throw Exit.failure
      case .report(let report): needsAttention = needsAttention || report.needsAttention
      }
    }
    if needsAttention { throw Exit.findings }
  }

  /// An importer that shows how far it is.
  static func importer(_ register: Register, _ options: CommonOptions) -> Importer {
    var importer = Importer(register)
    let line = ProgressLine(quiet: options.quiet, language: options.language)
    importer.progress = { progress in
      if progress.bytes == progress.totalBytes { return line.finish() }
      line.update(
        progress.rows, Label("rijen", "rows"), done: progress.bytes, of: progress.totalBytes)
    }
    return importer
  }
}
