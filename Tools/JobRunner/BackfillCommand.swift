import ArgumentParser
import Cron
import Documents
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct BackfillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backfill", abstract: "Run the times of a job in a stretch of the past, each once, the oldest first.",
    discussion: """
      With months, those are the months the runs are about; with days, the days on which the job would have run. What
      succeeded before or still runs is left alone; what was passed over, failed or was stopped runs. A run that fails ends
      the backfill; to go on, give the command again.
      Exit 0 when all went well, 1 when a run failed, 2 when nothing could be done, 130 when stopped.

      Examples:
        leerspoor run backfill maandrapport --from 2025-09 --to 2026-01 --dry-run
        leerspoor run backfill inbox --from 2026-02-02 --to 2026-02-03
      """)

  @ArgumentParser.Argument(help: "The name of the job.")
  var job: String

  @Option(help: "The first month or day, as 2025-09 or 2025-09-01.")
  var from: String

  @Option(help: "The last month or day, of the same form as --from.")
  var to: String

  @Flag(help: "Show which times would run, and run nothing.")
  var dryRun = false

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    let console = Console(options)
    let job = try JobFolder(path: jobs.folder).required(job, console)
    let stretch = try readStretch()
    let session = try RunnerSession(options)
    let slots = Backfill.slots(of: job, in: stretch, session.engine.context)
    if slots.isEmpty {
      console.say(
        Label("Er is geen enkel moment van \(job.name) in die tijd.", "No time of \(job.name) lies in there."))
    }
    if dryRun {
      for slot in slots { try console.result(line(job, slot, try past(session, job, slot)[options.language])) }
      return
    }
    let backfill = Backfill(engine: session.engine, postman: session.postman)
    for slot in slots {
      let outcome = try await session.interruptible(endingOn: RunnerSession.machineSignals) {
        try await backfill.run(job, slot)
      }
      switch outcome {
      case .taken: try console.result(line(job, slot, Label("liep al", "ran before")[options.language]))
      case .ran(let run, let state):
        try console.result(line(job, slot, "\(state.label[options.language]) (run \(run))"))
        guard state == .succeeded else { throw Exit.findings }
      case .busy(let run):
        throw Failure(
          Label(
            "\(job.name) loopt al: run \(run). Wacht tot die klaar is en geef dit opnieuw.",
            "\(job.name) runs already: run \(run). Wait until it is done and give this again."))
      }
    }
    try session.finish()
  }

  private func past(_ session: RunnerSession, _ job: Job, _ slot: Instant) throws -> Label {
    switch try Backfill.standing(of: slot, of: job, session.store, session.engine.context) {
    case .open: return Label("nog niet gelopen", "not run yet")
    case .passedOver: return Label("werd overgeslagen, loopt alsnog", "was passed over, runs after all")
    case .again(let run):
      // One that seems to run has lost its runner.
      let state = (run.state == .running ? .interrupted : run.state).label
      return Label(
        "\(state.dutch) (run \(run.id)), loopt opnieuw", "\(state.english) (run \(run.id)), runs again")
    case .taken: return Label("liep al", "ran before")
    }
  }

  private func line(_ job: Job, _ slot: Instant, _ what: String) -> String {
    let month = job.parameters.values(on: job.day(of: slot))["month"].map { " (\($0))" } ?? ""
    return "\(job.zone.iso(slot).prefix(16).replacing("T", with: " "))\(month)  \(what)"
  }

  private func readStretch() throws -> Backfill.Stretch {
    if let first = Month(from), let last = Month(to), first <= last { return .months(first, last) }
    if let first = CalendarDate(iso: from), let last = CalendarDate(iso: to), first <= last {
      return .days(first, last)
    }
    throw UsageError(
      Label(
        "--from \"\(from)\" en --to \"\(to)\": verwacht twee maanden (2025-09) of twee dagen (2025-09-01), de eerste niet na de laatste.",
        "--from \"\(from)\" and --to \"\(to)\": expected two months (2025-09) or two days (2025-09-01), the first not after the last."
      ))
  }
}
