import ArgumentParser
import Documents
import Foundation
import GuidanceKit
import Jobs
import Register
import ToolSupport

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show which jobs ran, when, and how they ended, the last first.",
    discussion: """
      Examples:
        leerspoor run history
        leerspoor run history maandrapport --limit 12
      """)

  @ArgumentParser.Argument(help: "Only runs of this job.")
  var job: String?

  @Option(help: "At most so many runs.")
  var limit = 20

  @Option(help: "text, json or csv.")
  var format: OutputFormat = .text

  @OptionGroup var options: CommonOptions

  func run() throws {
    guard limit >= 1 else {
      throw UsageError(
        Label("--limit is \(limit); verwacht een getal vanaf 1.", "--limit is \(limit); expected a number from 1."))
    }
    let store = RunStore(try Register(path: options.databasePath, mode: .reading))
    let runs = try store.history(job: job, limit: limit)
    let undelivered = try store.undelivered().filter { job == nil || $0.job == job }
    let console = Console(options)
    let language = options.language.ofDocuments
    let table = RunTable(runs, options.language).table
    switch format {
    case .json: try console.write(Array(table.json().utf8))
    case .csv: try console.write(table.csv(language))
    case .text:
      if runs.isEmpty {
        console.say(Label("Er liep nog geen opdracht.", "No job has run yet."))
      } else {
        try console.result(table.text(width: ToolEnvironment.terminalWidth, language: language))
      }
      for message in undelivered {
        try console.result(NotificationLine.text(message, options.language))
      }
    }
  }
}

/// Runs, one to a row.
struct RunTable {
  let table: Table

  init(_ runs: [JobRun], _ language: Language) {
    func pick(_ dutch: String, _ english: String) -> String { language == .dutch ? dutch : english }
    table = Table(
      id: "runs", caption: pick("Runs, de laatste eerst", "Runs, the last first"),
      columns: [
        Column("run", "Run", .integer), Column("job", pick("Opdracht", "Job"), .code),
        Column("planned", pick("Gepland", "Planned"), .code), Column("month", pick("Maand", "Month"), .code),
        Column("began", pick("Begonnen", "Began"), .code), Column("took", pick("Duur", "Took"), use: .pages),
        Column("ended", pick("Geëindigd", "Ended"), .code, use: .files), Column("state", pick("Stand", "State")),
        Column("cause", pick("Aanleiding", "Cause")), Column("detail", pick("Waarom", "Why")),
      ],
      rows: runs.map { run in
        Row([
          .integer(run.id, "\(run.id)"), .text(run.job),
          Cell(
            run.slotTime.map { String(LocalTime.text($0).prefix(16)) } ?? "-",
            run.slotTime.map { .text($0.iso) } ?? .empty),
          .text(run.month ?? ""), Cell(LocalTime.text(run.started), .text(run.started.iso)),
          .text(run.ended.map { Elapsed.whole($0.unixSeconds - run.started.unixSeconds) } ?? ""),
          .text(run.ended?.iso ?? ""),
          Cell(run.state.label[language], .text(run.state.rawValue), status: run.state.mark(language)),
          Cell(run.cause.label[language], .text(run.cause.rawValue)), .text(run.detail?[language] ?? ""),
        ])
      })
  }
}

extension RunState {
  /// The state as a sign.
  func mark(_ language: Language) -> StatusMark {
    let status: Status =
      switch self {
      case .succeeded: .met
      case .failed, .timedOut, .interrupted: .notMet
      case .running: .running
      case .skipped, .cancelled: .empty
      }
    return StatusMark(status, label[language])
  }
}

extension StepState {
  /// The state as a sign.
  func mark(_ language: Language) -> StatusMark {
    let status: Status =
      switch self {
      case .succeeded: .met
      case .failed, .timedOut: .notMet
      case .running: .running
      case .skipped, .cancelled: .empty
      case .unknown: .unknown
      }
    return StatusMark(status, label[language])
  }
}

/// Moments on the service's wall.
enum LocalTime {
  /// `2026-02-02 06:00:00`; in UTC, and saying so, on a machine without zone data.
  static func text(_ time: UTCTime) -> String {
    guard let zone = try? Brussels.zone() else { return time.iso }
    let seconds = time.unixSeconds + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.unixSeconds)))
    return String(UTCTime(unixSeconds: seconds).iso.dropLast()).replacing("T", with: " ")
  }
}

/// A message that could not be delivered, in one line.
enum NotificationLine {
  static func text(_ message: JobNotification, _ language: Language) -> String {
    let kind = message.kind.label[language]
    let why = message.lastError ?? ""
    let run = message.run.map { " (run \($0))" } ?? ""
    return Label(
      "niet bezorgd: \(message.job) \(kind)\(run) aan \(message.target), \(message.attempts) keer geprobeerd (\(why))",
      "not delivered: \(message.job) \(kind)\(run) to \(message.target), tried \(message.attempts) times (\(why))")[
        language]
  }
}
