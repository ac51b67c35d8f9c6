import ArgumentParser
import Foundation
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Stop a run that goes on, wherever its runner is.",
    discussion: """
      Its steps are told to end, and after ten seconds killed with all they started. The runner itself goes on.
      Exit 0 when the run has ended, 2 when it does not go on or has not ended after half a minute.

      Example:
        leerspoor run cancel 12 --reason "verkeerde maand"
      """)

  @ArgumentParser.Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: Int

  @Option(help: "Why, for who looks later.")
  var reason: String?

  @OptionGroup var options: CommonOptions

  func run() async throws {
    let console = Console(options)
    let store = RunStore(try Register(path: options.databasePath, mode: .writing))
    let now = UTCTime(unixSeconds: Int(try options.moment().unixSeconds))
    try store.interruptDead(at: now, isAlive: RunnerSetup(options: options).locks.isAlive)
    guard let run = try store.run(number) else {
      throw Failure(
        Label(
          "Run \(number) bestaat niet. Zie leerspoor run history.",
          "Run \(number) does not exist. See leerspoor run history."))
    }
    guard run.state == .running else {
      throw Failure(
        Label(
          "Run \(number) loopt niet (\(run.state.label.dutch)); er is niets te stoppen.",
          "Run \(number) does not go on (\(run.state.label.english)); there is nothing to stop."))
    }
    let why = reason ?? Label("geen reden gegeven", "no reason given")[options.language]
    try store.askToCancel(run: number, at: now, actor: ToolEnvironment.actor, reason: why)
    for _ in 0..<150 {
      try await Task.sleep(for: .milliseconds(200))
      guard let state = try store.run(number)?.state, state != .running else { continue }
      console.say(Label("Run \(number): \(state.label.dutch).", "Run \(number): \(state.label.english)."))
      return
    }
    throw Failure(
      Label(
        "Run \(number) is na een halve minuut nog niet gestopt. Het verzoek blijft staan; zie leerspoor run show \(number).",
        "Run \(number) has not ended after half a minute. The request stands; see leerspoor run show \(number)."))
  }
}
