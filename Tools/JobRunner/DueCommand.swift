import ArgumentParser
import Cron
import Documents
import Foundation
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct DueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Run what is due and what was missed, then stop.",
    discussion: """
      For a line in crontab, a systemd timer or a Kubernetes CronJob, every few minutes. However many runners there are, each
      time of a schedule runs once. The times of a job count from the first time a runner sees it.
      Exit 0 when all went well, 1 when a step failed or a job file is wrong, 2 when nothing could be done, 130 when stopped.

      Examples:
        leerspoor run due
        leerspoor run due maandrapport inbox
        leerspoor run due --metrics /var/lib/node_exporter/leerspoor.prom
        leerspoor run due --jobs /srv/leerspoor/jobs --db /srv/leerspoor/leerspoor.sqlite --quiet
      """)

  @ArgumentParser.Argument(
    help: ArgumentHelp("Only these jobs; all of the folder when none is named.", valueName: "job"))
  var names: [String] = []

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var jobs: JobsOption
  @OptionGroup var metrics: MetricsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    try format.refuseCSV()
    let console = Console(options)
    let folder = JobFolder(path: jobs.folder)
    console.say(folder.problems, onlyErrors: true)
    guard !folder.jobs.isEmpty || !folder.hasErrors else { throw Exit.failure }
    let chosen = try names.isEmpty ? folder.jobs : names.map { try folder.required($0, console) }
    let session = try RunnerSession(options)
    let due = DueRunner(engine: session.engine, postman: session.postman)
    let entries = try await session.interruptible(endingOn: RunnerSession.machineSignals.union([SIGINT])) {
      try await due.run(chosen)
    }
    metrics.write(folder.jobs, session.store, session.engine.context, options.language)
    switch format {
    case .json: try console.result(json(entries).text(isIndented: true))
    case .text, .csv:
      for entry in entries where !options.quiet || entry.isTrouble {
        try console.result("\(entry.job): \(entry.text(folder.job(named: entry.job))[options.language])")
      }
      if entries.isEmpty { console.say(Label("Er is niets te doen.", "There is nothing to do.")) }
    }
    try session.finish()
    if folder.hasErrors || entries.contains(where: \.isTrouble) { throw Exit.findings }
  }

  private func json(_ entries: [DueRunner.Entry]) -> JSON {
    func slot(_ slot: Instant?) -> JSON { .string(slot?.iso) }
    return .object([
      "schema": "leerspoor/due/1",
      "entries": .array(
        entries.map { entry in
          let name: String
          var rest: [JSON.Member] = []
          switch entry.what {
          case .ran(let run, let state, let time):
            name = "ran"
            rest = [.init("run", .integer(run)), .init("state", .string(state.rawValue)), .init("slot", slot(time))]
          case .firstSeen: name = "first-seen"
          case .passedOver(let time, let count):
            name = "passed-over"
            rest = [.init("slot", slot(time)), .init("count", .integer(count))]
          case .overlapped(let time, let run):
            name = "overlapped"
            rest = [.init("slot", slot(time)), .init("run", .integer(run))]
          case .waits(let time, let run):
            name = "waits"
            rest = [.init("slot", slot(time)), .init("run", .integer(run))]
          case .spaced(let time, let until):
            name = "spaced"
            rest = [.init("slot", slot(time)), .init("until", .string(until.iso))]
          case .paused(let until, let reason):
            name = "paused"
            rest = [.init("until", .string(until?.iso)), .init("reason", .string(reason))]
          case .interrupted(let run):
            name = "interrupted"
            rest = [.init("run", .integer(run))]
          }
          return .members([.init("job", .string(entry.job)), .init("what", .string(name))] + rest)
        }),
    ])
  }
}

extension DueRunner.Entry {
  /// Whether someone should look at it.
  var isTrouble: Bool {
    switch what {
    case .ran(_, let state, _): state != .succeeded
    case .interrupted: true
    case .firstSeen, .passedOver, .overlapped, .waits, .spaced, .paused: false
    }
  }
}
