import ArgumentParser
import Documents
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run: its steps, how they ended, and what they wrote.",
    discussion: """
      Of a step that failed the last lines are shown; with --output of every step. The whole output stands in the named files.

      Examples:
        leerspoor run show 12
        leerspoor run show 12 --output
        leerspoor run show 12 --html > run-12.html
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: Int

  @Flag(help: "Show what every step wrote.")
  var output = false

  @Flag(name: .customLong("html"), help: "Print a page for a browser, whole in itself.")
  var isPage = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    try format.refuseCSV()
    let store = RunStore(try Register(path: options.databasePath, mode: .reading))
    guard !isPage || format == .text else {
      throw UsageError(Label("--html en --format gaan niet samen.", "--html and --format do not go together."))
    }
    let page = try RunPage(store, run: number, options, showsAllOutput: output || isPage)
    let console = Console(options)
    if isPage {
      try console.write(Array(HTMLRenderer.render(page.document).utf8))
    } else {
      try page.write(format, console)
    }
  }
}
