import ArgumentParser
import Cron
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct PauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Let a job not run for a while, and say why.",
    discussion: """
      What comes meanwhile is caught up afterwards, as the job's catch_up says. A run that goes on is not stopped.

      Examples:
        leerspoor run pause inbox --reason "verhuizing van de server"
        leerspoor run pause maandrapport --until 2026-03-01 --reason "cijfers worden nagekeken"
      """)

  @ArgumentParser.Argument(help: "The name of the job.")
  var job: String

  @Option(help: "When it runs again by itself, as 2026-03-01 or 2026-03-01T12:00; else until resume.")
  var until: String?

  @Option(help: "Why, for who looks later.")
  var reason: String

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let job = try JobFolder(path: jobs.folder).required(job, console)
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw UsageError(Label("--reason is leeg; zeg waarom.", "--reason is empty; say why."))
    }
    let now = UTCTime(unixSeconds: Int(try options.moment().unixSeconds))
    let end = try until.map { text in
      guard let end = job.zone.instant(iso: text), end.secondsSince1970 > now.unixSeconds else {
        throw UsageError(
          Label(
            "--until is \"\(text)\"; verwacht een moment dat nog komt, bv. 2026-03-01 of 2026-03-01T12:00.",
            "--until is \"\(text)\"; expected a moment to come, such as 2026-03-01 or 2026-03-01T12:00."))
      }
      return UTCTime(unixSeconds: end.secondsSince1970)
    }
    let store = RunStore(try Register(path: options.databasePath, mode: .creating))
    // Its slots count from now on at the latest, or what the pause keeps back could not be caught up.
    _ = try store.firstSeen(job: job.name, at: UTCTime(unixSeconds: now.unixSeconds - 1))
    try store.addPause(job: job.name, at: now, until: end, reason: reason, actor: ToolEnvironment.actor)
    let dutch = end.map { " tot \(LocalTime.text($0))" } ?? ""
    let english = end.map { " until \(LocalTime.text($0))" } ?? ""
    console.say(
      Label(
        "\(job.name) loopt niet\(dutch). Weer laten lopen: leerspoor run resume \(job.name)",
        "\(job.name) does not run\(english). To let it run again: leerspoor run resume \(job.name)"))
  }
}

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Let a paused job run again.",
    discussion: """
      Example:
        leerspoor run resume maandrapport
      """)

  @ArgumentParser.Argument(help: "The name of the job.")
  var job: String

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() throws {
    let console = Console(options)
    let job = try JobFolder(path: jobs.folder).required(job, console)
    let store = RunStore(try Register(path: options.databasePath, mode: .writing))
    let now = UTCTime(unixSeconds: Int(try options.moment().unixSeconds))
    guard try store.endPauses(job: job.name, at: now) else {
      console.say(Label("\(job.name) was niet gepauzeerd.", "\(job.name) was not paused."))
      return
    }
    console.say(
      Label(
        "\(job.name) loopt weer. Wat intussen kwam, haalt leerspoor run due in (catch_up: \(job.catchUp.rawValue)).",
        "\(job.name) runs again. What came meanwhile, leerspoor run due catches up (catch_up: \(job.catchUp.rawValue))."
      ))
  }
}
