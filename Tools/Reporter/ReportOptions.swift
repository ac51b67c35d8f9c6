import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

/// How a report is printed when it is not written into a folder.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, md, html, json, csv
}

/// What every command that makes one report takes.
struct ReportOptions: ParsableArguments {
  @Option(help: "The folder to write the report into.")
  var out: String?

  @Option(help: "Without --out: text, md (Markdown), html, or json for the figures alone.")
  var format: ReportFormat = .text

  @Flag(help: "With --out: also report.pdf, printed by an installed Chromium.")
  var pdf = false

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if format == .csv {
      throw ValidationError(
        Label(
          "--format csv: een rapport heeft veel tabellen; gebruik --out voor een CSV van elk, of figures --format csv.",
          "--format csv: a report has many tables; use --out for a CSV of each, or figures --format csv."))
    }
    if out != nil, format != .text {
      throw ValidationError(
        Label(
          "--format gaat niet samen met --out: de map bevat elke vorm.",
          "--format cannot be given with --out: the folder holds every form."))
    }
    if pdf, out == nil {
      throw ValidationError(
        Label(
          "--pdf vraagt --out: de PDF staat in de map van het rapport.",
          "--pdf needs --out: the PDF stands in the folder of the report."))
    }
  }

  /// Makes a report and prints it, or writes it into its folder.
  ///
  /// - Parameters:
  ///   - subject: whom or what it is about.
  ///   - period: what it is about, up to the moment of the run.
  ///   - texts: what people wrote beside the figures.
  func run(
    _ kind: ReportKind, subject: String? = nil, period: Period, audience: Audience, texts: [ReportText] = []
  ) throws {
    let console = Console(options)
    let moment = try options.moment()
    var request = try request(kind, subject: subject, period: period, audience: audience)
    request.texts = texts
    let folder = out.map { ReportFolder(path: $0) }
    // How a subject is written in full is known only with the data; then the folder is checked again.
    if subject == nil { try folder?.check(report: kind.rawValue, period: period.iso) }
    let printer = pdf ? try ChromiumPrinter.find(inPath: ToolEnvironment.value("PATH") ?? "") : nil
    let isExplained = out != nil || format == .html
    let report = try options.register().read(asOf: try state.asOf()) {
      try MadeReport(request, from: $0, isExplained: isExplained, version: Program.version)
    }
    report.notices.forEach(console.say)
    guard let folder, let out else { return try print(report, console) }
    var files = try report.files()
    if let printer {
      let html = String(decoding: files.first { $0.path == "index.html" }?.bytes ?? [], as: UTF8.self)
      files.append(ReportFile(MadeReport.pdfName, try printer.bytes(html: html)))
    }
    try folder.write(
      files, manifest: report.manifest(madeAt: moment, files: files), report: kind.rawValue,
      subject: report.data.request.subject, period: period.iso)
    keep(report.record(folder: out), at: moment, console)
    try console.result("\(out)/index.html")
  }

  /// What is asked for, up to the moment of the run; assignments can be seen before their school year begins.
  func request(
    _ kind: ReportKind, subject: String? = nil, period: Period, audience: Audience
  ) throws -> ReportRequest {
    let today = try options.moment().day
    let day = kind == .assignments && today < period.first ? period.first : try period.lastDay(seenFrom: today)
    return ReportRequest(
      kind, subject: subject, period: period, day: day, asOf: state.asOfText, audience: audience,
      language: options.language)
  }

  /// A school year as typed; that of the run unless given.
  func schoolYear(_ text: String?) throws -> SchoolYear {
    try text.map { try ArgumentText.schoolYear($0) } ?? SchoolYear(containing: try options.moment().day)
  }

  private func print(_ report: MadeReport, _ console: Console) throws {
    switch format {
    case .text: try console.result(TerminalRenderer(width: ToolEnvironment.terminalWidth).render(report.page))
    case .md: try console.result(MarkdownRenderer.render(report.page))
    case .html: try console.result(try HTMLRenderer.render(report.page))
    case .json, .csv: try console.write(report.figures.canonicalJSON() + [UInt8(ascii: "\n")])
    }
  }

  /// Keeps in the register that the report was made; a register that cannot be written is no reason to have no report.
  func keep(_ record: ReportRecord, at moment: Moment, _ console: Console) {
    do {
      let register = try Register(path: options.databasePath, mode: .writing)
      try register.keepReport(record, at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    } catch {
      let reason = (error as? any Explained)?.explanation ?? Label("\(error)", "\(error)")
      console.say(
        Label(
          "opmerking: het rapport is gemaakt, maar dat kon niet in de databank opgetekend worden. \(reason.dutch)",
          "notice: the report was made, but that could not be recorded in the database. \(reason.english)"))
    }
  }
}
