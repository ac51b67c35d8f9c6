import ArgumentParser
import GuidanceKit
import Importing
import Register
import ToolSupport

/// Runs over files, prints what became of each, and ends with the exit that fits.
struct FileRun {
  private let options: CommonOptions
  private let format: ResultFormat
  private let suggestions: String?

  /// - Parameter suggestions: the file for the names that were not found.
  init(_ options: CommonOptions, _ format: ResultFormat, suggestions: String? = nil) {
    self.options = options
    self.format = format
    self.suggestions = suggestions
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
    if let suggestions { try write(results, to: suggestions, console) }
    try FileRun.finish(results)
  }

  private func write(_ results: [ImportReportJSON.FileResult], to path: String, _ console: Console) throws {
    var sheet = SuggestionSheet()
    for case .report(let report) in results { sheet.add(report.suggestions) }
    let output = OutputFile(path)
    try sheet.bytes.withUnsafeBytes { try output.write($0) }
    try output.close()
    let count = sheet.suggestions.count
    console.say(
      count == 0
        ? Label(
          "\(path): elke naam is gevonden, er is niets te beslissen.",
          "\(path): every name was found, nothing to decide.")
        : Label(
          "\(path): \(count) \(count == 1 ? "naam" : "namen") te beslissen; vul ja of nee in onder aanvaarden, en laad "
            + "met --accept-suggestions \(path).",
          "\(path): \(count) \(count == 1 ? "name" : "names") to decide; write ja (yes) or nee (no) under aanvaarden, and "
            + "load with --accept-suggestions \(path)."))
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

/// Names of institutions that a user decided on.
struct AcceptedNames: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Load this sheet of decisions on names (see check --suggestions) first; what is accepted is remembered.",
      valueName: "file"))
  var acceptSuggestions: String?

  /// The request for the decisions, when there are any.
  func requests(_ sheet: SheetOptions, at moment: Moment) throws -> [ImportRequest] {
    guard let acceptSuggestions else { return [] }
    var request = ImportRequest(
      path: acceptSuggestions, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    request.kind = .institutionAlias
    // What the list tells people besides is not read back, and that needs no remark.
    request.ignoredHeaders = SuggestionSheet.headers.filter { SheetKind.named("aliassen")?.column($0) == nil }
    if sheet.invented { request.isInvented = true }
    return [request]
  }
}
