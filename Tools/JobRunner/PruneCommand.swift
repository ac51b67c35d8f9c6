import ArgumentParser
import Foundation
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove history and output that no job keeps.",
    discussion: """
      Each job keeps what its keep says; one without keep keeps everything. due does the same after each call; this also
      removes output of which no run is left, and with --messages takes messages that could not be delivered off the list.

      Examples:
        leerspoor run prune
        leerspoor run prune --messages
      """)

  @Flag(help: "Also take messages that could not be delivered off the list.")
  var messages = false

  @OptionGroup var jobs: JobsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    let console = Console(options)
    let folder = JobFolder(path: jobs.folder)
    console.say(folder.problems, onlyErrors: true)
    let session = try RunnerSession(options)
    try await session.engine.recoverDead()
    let due = DueRunner(engine: session.engine, postman: session.postman)
    for job in folder.jobs {
      let gone = try await due.tidy(job)
      guard !gone.isEmpty else { continue }
      try console.result(
        "\(job.name): \(Label("\(gone.count) runs weg", "\(gone.count) runs removed")[options.language])")
    }
    let orphans = try removeOrphans(session)
    if orphans > 0 {
      try console.result(
        Label("uitvoer zonder run: \(orphans) mappen weg", "output without a run: \(orphans) folders removed")[
          options.language])
    }
    if messages {
      let now = UTCTime(unixSeconds: Int(try options.moment().unixSeconds))
      let count = try session.store.dismissUndelivered(at: now)
      try console.result(
        Label("berichten van de lijst: \(count)", "messages off the list: \(count)")[options.language])
    }
    if folder.hasErrors { throw Exit.findings }
  }

  /// Removes folders of output whose run is not in the history.
  private func removeOrphans(_ session: RunnerSession) throws -> Int {
    let folder = session.engine.context.outputFolder
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).compactMap(Int.init)
    // Asked after the folders were listed: a run that begins meanwhile has none among them.
    let known = try session.store.runNumbers()
    return names.count { name in
      guard !known.contains(name) else { return false }
      return (try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")) != nil
    }
  }
}
