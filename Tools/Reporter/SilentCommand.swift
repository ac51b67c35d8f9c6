import ArgumentParser
import Documents
import GuidanceKit
import Indicators
import Register
import Reporting
import ToolSupport

struct SilentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silent",
    abstract: "Who has not registered anything for some school weeks.",
    discussion: """
      Holidays, the week that is still going on, and weeks of full absence do not count. The list names people: it is for the
      coordinator.

      Examples:
        leerspoor report silent --weeks 3
        leerspoor report silent --weeks 2 --format csv > herinneringen.csv
      """)

  @Option(help: "The least number of school weeks without a registration.")
  var weeks: Int

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var state: StateOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if !(1...200).contains(weeks) {
      throw ValidationError(
        Label("--weeks is \(weeks); verwacht 1 tot 200.", "--weeks is \(weeks); expected 1 to 200."))
    }
  }

  func run() throws {
    let console = Console(options)
    let day = try options.moment().day
    let silence = try options.register().read(asOf: try state.asOf()) {
      try SilentAdvisers(weeks: weeks, on: day, from: $0)
    }
    let report = SilenceReport(silence, language: options.language)
    switch format {
    case .text:
      try console.result(report.summary)
      guard !silence.entries.isEmpty else { return }
      try console.result(
        report.table.text(width: ToolEnvironment.terminalWidth, language: options.language.ofDocuments))
    case .json: try console.result(report.json.text())
    case .csv: try console.write(report.table.csv(options.language.ofDocuments))
    }
  }
}
