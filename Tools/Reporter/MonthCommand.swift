import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct MonthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "month",
    abstract: "The monthly report for director, coordinator and teams.",
    discussion: """
      Without --out the report is printed as text. With --out a folder is written: index.html, figures.json, a CSV for every table
      and manifest.json; an earlier version of the same report is replaced as a whole.

      Example:
        leerspoor-report month 2026-01 --out rapport/2026-01
      """)

  @ArgumentParser.Argument(help: "The month, as 2026-01.")
  var month: String

  @Option(help: "The folder to write the report into.")
  var out: String?

  @Option(help: "Without --out: text, or json for the figures alone.")
  var format: OutputFormat = .text

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if format == .csv {
      throw ValidationError(
        "--format csv: a report has many tables; use --out for a CSV of each, or figures --format csv.")
    }
    if out != nil, format != .text {
      throw ValidationError("--format cannot be given with --out: the folder holds every form.")
    }
  }

  func run() throws {
    let console = Console(options)
    let month = try ArgumentText.month(self.month)
    let moment = try options.moment()
    let day = try Period.month(month).lastDay(seenFrom: moment.day)
    let folder = out.map { ReportFolder(path: $0) }
    try folder?.check(report: "month", period: month.iso)
    let data = try options.register().read(asOf: try state.asOf()) {
      try MonthData(month, day: day, asOf: state.asOfText, from: $0, version: Program.version)
    }
    let report = MonthReport(data, language: options.language)
    guard let folder, let out else {
      switch format {
      case .text: try console.result(TerminalRenderer(width: ToolEnvironment.terminalWidth).render(report.page))
      case .json, .csv: try console.write(data.figures.canonicalJSON() + [UInt8(ascii: "\n")])
      }
      return
    }
    let files = try report.files()
    try folder.write(
      files, manifest: report.manifest(madeAt: moment, files: files), report: "month", period: month.iso)
    keep(data, out: out, at: moment, console)
    try console.result("\(out)/index.html")
  }

  /// Keeps in the register that the report was made; a register that cannot be written is no reason to have no report.
  private func keep(_ data: MonthData, out: String, at moment: Moment, _ console: Console) {
    do {
      let register = try Register(path: options.databasePath, mode: .writing)
      try register.keepReport(
        data.record(folder: out), at: moment, actor: ToolEnvironment.actor, programVersion: Program.version)
    } catch {
      let reason = (error as? any Explained)?.explanation ?? Label("\(error)", "\(error)")
      console.say(
        Label(
          "opmerking: het rapport is gemaakt, maar dat kon niet in de databank opgetekend worden. \(reason.dutch)",
          "notice: the report was made, but that could not be recorded in the database. \(reason.english)"))
    }
  }
}
