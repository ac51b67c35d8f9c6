import ArgumentParser
import Cron
import Documents
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
        leerspoor run due --jobs /srv/leerspoor/jobs --db /srv/leerspoor/leerspoor.sqlite --quiet
      """)

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    try format.refuseCSV()
    let console = Console(options)
    let folder = JobFolder(path: jobs.folder)
    console.say(folder.problems, onlyErrors: true)
    guard !folder.jobs.isEmpty || !folder.hasErrors else { throw Exit.failure }
    let session = try RunnerSession(options)
    let due = DueRunner(engine: session.engine, postman: session.postman)
    let entries = try await session.interruptible { try await due.run(folder.jobs) }
    switch format {
    case .json: try console.result(json(entries).text(isIndented: true))
    case .text, .csv:
      for entry in entries where !options.quiet || entry.isTrouble {
        try console.result("\(entry.job): \(text(entry, folder)[options.language])")
      }
      if entries.isEmpty { console.say(Label("Er is niets te doen.", "There is nothing to do.")) }
    }
    if folder.hasErrors || entries.contains(where: \.isTrouble) { throw Exit.findings }
  }

  private func text(_ entry: DueRunner.Entry, _ folder: JobFolder) -> Label {
    let job = folder.job(named: entry.job)
    func moment(_ slot: Instant?) -> String {
      guard let slot, let job else { return "-" }
      return String(job.zone.iso(slot).prefix(16)).replacing("T", with: " ")
    }
    switch entry.what {
    case .ran(let run, let state, let slot):
      return Label(
        "\(moment(slot)) \(state.label.dutch) (run \(run))", "\(moment(slot)) \(state.label.english) (run \(run))")
    case .firstSeen:
      return Label(
        "voor het eerst gezien; de opdracht loopt vanaf nu op haar momenten",
        "seen for the first time; the job runs at its times from now on")
    case .passedOver(let slot, let count):
      return Label(
        "\(count) gemiste momenten tot \(moment(slot)) overgeslagen",
        "\(count) missed times up to \(moment(slot)) passed over")
    case .overlapped(let slot, let run):
      return Label(
        "\(moment(slot)) overgeslagen: run \(run) liep nog", "\(moment(slot)) passed over: run \(run) still ran")
    case .waits(let slot, let run):
      return Label("\(moment(slot)) wacht op run \(run)", "\(moment(slot)) waits for run \(run)")
    case .paused(let until, let reason):
      let dutch = until.map { " tot \($0.iso)" } ?? ""
      let english = until.map { " until \($0.iso)" } ?? ""
      return Label("gepauzeerd\(dutch): \(reason)", "paused\(english): \(reason)")
    case .interrupted(let run):
      return Label(
        "run \(run) werd onderbroken en wordt niet vanzelf hernomen; zie leerspoor run show \(run)",
        "run \(run) was interrupted and is not resumed by itself; see leerspoor run show \(run)")
    }
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
    case .firstSeen, .passedOver, .overlapped, .waits, .paused: false
    }
  }
}
