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
        leerspoor run run weekoverzicht --week 2026-W05
      """)

  @ArgumentParser.Argument(help: "The name of the job.")
  var job: String

  @Option(help: "The logical month, as 2026-01; else the one that follows from today.")
  var month: String?

  @Option(help: "The logical week, as 2026-W05; else the one that follows from today.")
  var week: String?

  @Option(help: "The logical school year, as 2025-2026; else the one that follows from today.")
  var year: String?

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    try format.refuseCSV()
    let console = Console(options)
    let job = try JobFolder(path: jobs.folder).required(job, console)
    let asked = try readPeriods(job)
    let session = try RunnerSession(options)
    let outcome = try await session.interruptible(endingOn: RunnerSession.machineSignals) {
      try await session.engine.runByHand(job, about: asked)
    }
    switch outcome {
    case .ran(let run, let state):
      try await session.postman.report(run: run, of: job, about: asked)
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

  private func readPeriods(_ job: Job) throws -> JobParameters.Asked {
    let own = job.parameters
    if month != nil, own.month == nil { throw unsuited("--month", "month", job) }
    if week != nil, own.week == nil { throw unsuited("--week", "week", job) }
    if year != nil, own.schoolYear == nil { throw unsuited("--year", "school_year", job) }
    return JobParameters.Asked(
      month: try month.map(ArgumentText.month), week: try week.map(ArgumentText.week),
      schoolYear: try year.map(ArgumentText.schoolYear))
  }

  private func unsuited(_ option: String, _ name: String, _ job: Job) -> UsageError {
    UsageError(
      Label(
        "\(option) past niet bij \(job.name): de opdracht heeft geen parameter \(name) (parameter: {\(name): previous}).",
        "\(option) does not suit \(job.name): the job has no parameter \(name) (parameter: {\(name): previous})."))
  }
}
