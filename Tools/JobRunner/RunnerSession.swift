import ArgumentParser
import Dispatch
import Foundation
import GuidanceKit
import Jobs
import Register
import Synchronization
import ToolSupport

/// An engine over the database of the options, which tells on standard error what happens and stops when it is told to.
struct RunnerSession: Sendable {
  let store: RunStore
  let engine: JobEngine
  let postman: Postman
  /// Others see by it that this runner lives.
  private let lock: RunnerLocks.Held?
  /// Raised when the machine, not a person at the keyboard, ends this program.
  private let ending: RaisedOnce

  /// The signals by which a machine ends a program.
  static let machineSignals: Set<Int32> = [SIGTERM, SIGHUP]

  /// How long one attempt to write waits for another program, in seconds; the runner tries again, and keeps what happened in
  /// a file meanwhile, so that its steps are watched all the time.
  static let busyTimeout = 2.0

  init(_ options: CommonOptions) throws {
    // The first job of a new installation makes the database; that waits as long as any command does.
    _ = try Register(path: options.databasePath, mode: .creating)
    let register = try Register(path: options.databasePath, mode: .writing, busyTimeout: Self.busyTimeout)
    let dates = try ScheduleDates(register, on: try options.moment().day)
    let ending = RaisedOnce()
    var context = try RunnerSetup(options: options).context(dates)
    context.isEnding = { ending.isRaised }
    self.ending = ending
    let printer = EventPrinter(language: options.language, isQuiet: options.quiet)
    lock = RunnerSetup(options: options).locks.hold(context.identity)
    store = RunStore(register)
    engine = JobEngine(context: context, store: store, onEvent: printer.print)
    postman = Postman(context: context, store: store)
  }

  /// Refuses to end well while something that happened stands only in a file.
  func finish() throws {
    let waiting = engine.recorder.waiting
    guard waiting > 0 else { return }
    throw Failure(
      Label(
        "De databank bleef bezet: \(waiting) regels geschiedenis wachten in \(engine.context.outputFolder)/wachtend. De volgende leerspoor run due neemt ze op.",
        "The database stayed in use: \(waiting) lines of history wait in \(engine.context.outputFolder)/wachtend. The next leerspoor run due takes them up."
      ))
  }

  /// Does work that Ctrl-C and SIGTERM stop in order: its steps are ended, and its run is recorded.
  ///
  /// - Parameter signals: those after which the run is interrupted, so that the next runner takes it up where its job says so;
  ///   after others it is cancelled.
  /// - Throws: an exit of 130 when it was stopped, else what the work throws.
  func interruptible<T: Sendable>(
    endingOn signals: Set<Int32>, _ work: @escaping @Sendable () async throws -> T
  ) async throws -> T {
    // A closed terminal or pipe must not end the runner in the middle of a step.
    for number in [SIGINT, SIGTERM, SIGPIPE, SIGHUP] { signal(number, SIG_IGN) }
    defer { signal(SIGPIPE, SIG_DFL) }
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if signals.contains(number) { ending.raise() }
        task.cancel()
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      return try await task.value
    } catch is CancellationError {
      let state = ending.isRaised ? RunState.interrupted.label : RunState.cancelled.label
      EventPrinter.line(
        Label(
          "gestopt; de stappen zijn beëindigd en de run staat als \(state.dutch) in de geschiedenis.",
          "stopped; the steps were ended and the run stands in the history as \(state.english).")[
            engine.context.language])
      throw ExitCode(130)
    }
  }
}

/// Something that happens once, and that others look at.
final class RaisedOnce: Sendable {
  private let flag = Atomic<Bool>(false)

  var isRaised: Bool { flag.load(ordering: .acquiring) }

  func raise() { flag.store(true, ordering: .releasing) }
}

/// Tells on standard error what happens while a job runs.
struct EventPrinter: Sendable {
  let language: Language
  let isQuiet: Bool
  /// What stands before each line.
  var prefix: @Sendable () -> String = { "" }

  @Sendable func print(_ event: JobEvent) {
    guard !isQuiet || event.isTrouble else { return }
    switch event {
    case .runBegan(let run, let job, let month):
      let about = month.map { ", \($0)" } ?? ""
      out("\(job.name) (run \(run)\(about)): \(job.title ?? job.schedule.label[language])")
    case .stepBegan(let step, let attempt):
      out(
        "  \(step): \(say("begonnen", "began"))\(attempt > 1 ? " (\(say("poging", "attempt")) \(attempt))" : "")")
    case .stepEnded(let step, _, let end, let took):
      var text = "  \(step): \(end.state.label[language])"
      if let code = end.exitCode, end.state == .failed || code != 0 { text += ", exit \(code)" }
      if let signal = end.signal { text += ", \(say("signaal", "signal")) \(signal)" }
      if let detail = end.detail { text += ", \(detail[language])" }
      text += " (\(Elapsed(took).text(language)))"
      out(text)
      guard end.state != .succeeded, let output = end.output else { return }
      let said = output.tail.isEmpty ? output.head : output.tail
      for line in said.split(separator: "\n").suffix(12) { out("    | \(line)") }
    case .stepWaits(let step, let attempt, let wait):
      out(
        "  \(step): \(say("poging", "attempt")) \(attempt + 1) \(say("over", "in")) \(DurationText.text(wait))")
    case .stepSkipped(let step, let state):
      out("  \(step): \(state.label[language])")
    case .runEnded(let run, let job, let state, let took):
      out("\(job.name) (run \(run)): \(state.label[language]) (\(Elapsed(took).text(language)))")
    }
  }

  private func out(_ text: String) { Self.line(prefix() + text) }

  private func say(_ dutch: String, _ english: String) -> String { Label(dutch, english)[language] }

  /// Writes a line; what cannot be written is left out, since the run matters more.
  static func line(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

extension JobEvent {
  /// Whether it is said even when only trouble is.
  fileprivate var isTrouble: Bool {
    switch self {
    case .stepEnded(_, _, let end, _): end.state != .succeeded
    case .runEnded(_, _, let state, _): state != .succeeded
    case .runBegan, .stepBegan, .stepWaits, .stepSkipped: false
    }
  }
}

/// How long something took, as people read it: `0,4 s`, `12,0 s`, `3m20s`.
struct Elapsed {
  private let duration: Duration

  /// A number of whole seconds, as the history keeps them: `< 1 s`, `12 s`, `3m20s`.
  static func whole(_ seconds: Int) -> String {
    seconds < 1 ? "< 1 s" : seconds < 60 ? "\(seconds) s" : DurationText.text(.seconds(seconds))
  }

  init(_ duration: Duration) { self.duration = duration }

  func text(_ language: Language) -> String {
    let components = duration.components
    guard components.seconds < 60 else { return DurationText.text(duration) }
    let tenths = Int(components.seconds) * 10 + Int(components.attoseconds / 100_000_000_000_000_000)
    return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10) s"
  }
}
