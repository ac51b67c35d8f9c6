import ArgumentParser
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a job now, whatever its schedule says.",
    discussion: """
      Steps run in the current folder. Exit 0 when every step ended as it should, 1 when one did not, 2 when the job could not
      be run, 130 when it was stopped.

      Examples:
        leerspoor run run maandrapport
        leerspoor run run maandrapport --month 2026-01
      """)

  @ArgumentParser.Argument(help: "The name of the job.")
  var job: String

  @Option(help: "The logical month, as 2026-01; else the one that follows from today.")
  var month: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    try format.refuseCSV()
    let console = Console(options)
    let job = try JobFolder(path: jobs.folder).required(job, console)
    let month = try readMonth(job)
    let session = try RunnerSession(options)
    let outcome = try await session.interruptible { try await session.engine.runByHand(job, month: month) }
    switch outcome {
    case .ran(let run, let state):
      try await session.postman.report(run: run, of: job)
      let page = try RunPage(session.store, run: run, options)
      if format == .json { try page.write(format, console) } else { try console.result(page.summary) }
      try session.finish()
      guard state == .succeeded else {
        console.say(
          Label("Wat er gebeurde: leerspoor run show \(run)", "What happened: leerspoor run show \(run)"))
        throw Exit.findings
      }
    case .busy(let other):
      throw Failure(
        Label(
          "\(job.name) loopt al: run \(other.id), sinds \(other.started.iso). Wacht tot die klaar is; zie leerspoor run show \(other.id).",
          "\(job.name) runs already: run \(other.id), since \(other.started.iso). Wait until it is done; see leerspoor run show \(other.id)."
        ))
    case .taken:
      throw Failure(Label("De run kon niet beginnen; probeer opnieuw.", "The run could not begin; try again."))
    }
  }

  private func readMonth(_ job: Job) throws -> Month? {
    guard let month else { return nil }
    guard job.parameters.month != nil else {
      throw UsageError(
        Label(
          "--month past niet bij \(job.name): de opdracht heeft geen parameter month (parameter: {month: previous}).",
          "--month does not suit \(job.name): the job has no parameter month (parameter: {month: previous})."))
    }
    return try ArgumentText.month(month)
  }
}
