import ArgumentParser
import Cron
import Dispatch
import Foundation
import GuidanceKit
import Jobs
import Register
import Synchronization
import ToolSupport

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Stay, and run each job at its times.",
    discussion: """
      SIGTERM or Ctrl-C lets what runs end and begins nothing more; a second one ends the steps and records that. SIGHUP, or
      a change in the folder, reads the jobs again; a file that is wrong then leaves the last version of its job at work.
      Several may run over one database: each time of a schedule runs once. With --now its clock starts there and goes on.
      Exit 0 when it was let end, 130 when it was made to.

      Examples:
        leerspoor run serve
        leerspoor run serve --jobs /srv/leerspoor/jobs --db /srv/leerspoor/leerspoor.sqlite --metrics /run/leerspoor.prom
      """)

  @OptionGroup var jobs: JobsOption
  @OptionGroup var metrics: MetricsOption
  @OptionGroup var options: CommonOptions

  func run() async throws {
    let console = Console(options)
    let folder = JobFolder(path: jobs.folder)
    guard !folder.jobs.isEmpty else {
      console.say(folder.problems, onlyErrors: true)
      throw Failure(
        Label(
          "Er is in \(folder.path) geen opdracht die kan lopen.", "There is no job in \(folder.path) that can run."))
    }
    let base = try RunnerSession(options)
    let setup = RunnerSetup(options: options)
    let wasKilled = RaisedOnce()
    var context = try setup.context(
      ScheduleDates(calendar: base.engine.context.calendar, deadlines: base.engine.context.deadlines), isRunning: true)
    context.isEnding = { wasKilled.isRaised }
    let log = ServerLog(options, clock: context.clock)
    let dates = RefreshedDates(options.databasePath, first: context)
    let engine = JobEngine(context: context, store: base.store, onEvent: log.print)
    let server = JobServer(
      folder: jobs.folder, engine: { [context] in engine.with(try dates.context(context)) }, onNews: log.say,
      onRound: MetricsWriter(metrics.file, base.store, context, options.language).write)
    let signals = SignalCounter(
      onEnd: { count in
        if count > 1 { wasKilled.raise() }
        Task { if count == 1 { await server.stop() } else { await server.kill() } }
      }, onHangUp: { Task { await server.reload() } })
    defer { signals.stop() }
    try await server.run()
    log.line(Label("gestopt", "stopped")[options.language])
    if wasKilled.isRaised { throw Exit.interrupted }
  }
}

/// The calendar and the deadlines as they are in the database, looked up once a minute.
private final class RefreshedDates: Sendable {
  private struct State {
    var dates: ScheduleDates
    var until: Duration
  }

  private let database: String
  private let state: Mutex<State>

  init(_ database: String, first: RunnerContext) {
    self.database = database
    state = Mutex(
      State(
        dates: ScheduleDates(calendar: first.calendar, deadlines: first.deadlines),
        until: first.clock.uptime() + .seconds(60)))
  }

  /// A context with the dates as they are now.
  func context(_ context: RunnerContext) throws -> RunnerContext {
    let uptime = context.clock.uptime()
    let dates = state.withLock { state in
      if uptime >= state.until {
        state.until = uptime + .seconds(60)
        let day = CalendarDate(
          dayNumber: ((try? Zone(identifier: Zone.defaultIdentifier)) ?? .utc).wallTime(at: context.clock.now())
            .dayNumber)
        // What cannot be read now stays as it was.
        if let register = try? Register(path: database, mode: .reading),
          let found = try? ScheduleDates(register, on: day)
        {
          state.dates = found
        }
      }
      return state.dates
    }
    var context = context
    context.calendar = dates.calendar
    context.deadlines = dates.deadlines
    return context
  }
}

/// Writes the figures for a monitor, every fifteen seconds at most.
private final class MetricsWriter: Sendable {
  private let file: String?
  private let store: RunStore
  private let context: RunnerContext
  private let language: Language
  private let next = Mutex<Duration>(.zero)

  init(_ file: String?, _ store: RunStore, _ context: RunnerContext, _ language: Language) {
    self.file = file
    self.store = store
    self.context = context
    self.language = language
  }

  @Sendable func write(_ jobs: [Job]) {
    let uptime = context.clock.uptime()
    let isTime = next.withLock { next in
      guard uptime >= next else { return false }
      next = uptime + .seconds(15)
      return true
    }
    if isTime { MetricsOption.write(file, jobs, store, context, language) }
  }
}

/// Counts the signals that ask a program to end.
private final class SignalCounter: Sendable {
  private let sources: Mutex<[any DispatchSourceSignal]>

  init(onEnd: @escaping @Sendable (Int) -> Void, onHangUp: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
    let shared = SharedCount()
    var made: [any DispatchSourceSignal] = []
    for number in [SIGINT, SIGTERM] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { onEnd(shared.next()) }
      made.append(source)
    }
    let hangUp = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    hangUp.setEventHandler { onHangUp() }
    made.append(hangUp)
    for source in made { source.resume() }
    sources = Mutex(made)
  }

  func stop() { sources.withLock { for source in $0 { source.cancel() } } }

  private final class SharedCount: Sendable {
    private let value = Atomic<Int>(0)
    func next() -> Int { value.add(1, ordering: .acquiringAndReleasing).newValue }
  }
}

/// What a server says, each line with the moment on its clock.
private struct ServerLog: Sendable {
  private let language: Language
  private let isQuiet: Bool
  private let clock: JobClock
  private let printer: EventPrinter

  init(_ options: CommonOptions, clock: JobClock) {
    language = options.language
    isQuiet = options.quiet
    self.clock = clock
    let stamp: @Sendable () -> String = {
      LocalTime.text(UTCTime(unixSeconds: clock.now().secondsSince1970))
    }
    printer = EventPrinter(language: options.language, isQuiet: options.quiet, prefix: { stamp() + " " })
  }

  @Sendable func print(_ event: JobEvent) { printer.print(event) }

  func line(_ text: String) {
    EventPrinter.line(LocalTime.text(UTCTime(unixSeconds: clock.now().secondsSince1970)) + " " + text)
  }

  @Sendable func say(_ news: JobServer.News) {
    switch news {
    case .began(let jobs, let problems):
      complain(problems)
      if !isQuiet { line(Label("begonnen met \(jobs) opdrachten", "began with \(jobs) jobs")[language]) }
    case .reloaded(let jobs, let problems, let kept):
      complain(problems)
      if !kept.isEmpty {
        let names = kept.joined(separator: ", ")
        line(
          Label(
            "de laatste geldige versie loopt verder van: \(names)", "the last valid version goes on of: \(names)")[
              language])
      }
      if !isQuiet { line(Label("opnieuw gelezen: \(jobs) opdrachten", "read again: \(jobs) jobs")[language]) }
    case .did(let entry, let job):
      // What ran was said while it ran.
      if case .ran = entry.what { return }
      if !isQuiet || entry.isTrouble { line("\(entry.job): \(entry.text(job)[language])") }
    case .failed(let job, let error):
      let why = (error as? any Explained)?.explanation[language] ?? "\(error)"
      line(job.isEmpty ? why : "\(job): \(why)")
    case .draining(let jobs):
      let names = jobs.joined(separator: ", ")
      line(
        jobs.isEmpty
          ? Label("er loopt niets meer", "nothing runs any more")[language]
          : Label(
            "er begint niets meer; wacht op \(names). Nog een SIGTERM beëindigt ze.",
            "nothing more begins; waiting for \(names). Another SIGTERM ends them.")[language])
    case .killing: line(Label("de stappen worden beëindigd", "the steps are being ended")[language])
    }
  }

  private func complain(_ problems: [InputProblem]) {
    for problem in problems where problem.severity == .error {
      line("\(problem.severity.label[language]): \(problem.text(language))")
    }
  }
}
