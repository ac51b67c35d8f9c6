import Cron
import Foundation
import GuidanceKit
import Register
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// A clock that stands where a test puts it, and on which waiting takes no time.
final class ManualClock: Sendable {
  private struct State {
    var now: Instant
    var waits: [Duration] = []
  }

  private let state: Mutex<State>

  init(_ iso: String) throws {
    let now = try #require(try brussels().instant(iso: iso))
    state = Mutex(State(now: now))
  }

  /// How long was waited, in order.
  var waits: [Duration] { state.withLock { $0.waits } }

  func set(_ iso: String) throws {
    let now = try #require(try brussels().instant(iso: iso))
    state.withLock { $0.now = now }
  }

  var clock: JobClock {
    let started = ContinuousClock.now
    return JobClock(
      now: { self.state.withLock { $0.now } }, uptime: { ContinuousClock.now - started },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { $0.waits.append(duration) }
      })
  }
}

func brussels() throws -> Zone { try Zone(identifier: "Europe/Brussels") }

/// What happened while jobs ran, in order.
final class EventLog: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func note(_ event: JobEvent) {
    let line: String? =
      switch event {
      case .stepBegan(let step, let attempt): "begin \(step) \(attempt)"
      case .stepEnded(let step, let attempt, let end, _): "end \(step) \(attempt) \(end.state.rawValue)"
      case .stepSkipped(let step, let state): "\(state.rawValue) \(step)"
      case .stepWaits(let step, _, let wait): "wait \(step) \(DurationText.text(wait))"
      case .runBegan, .runEnded: nil
      }
    if let line { lines.withLock { $0.append(line) } }
  }
}

/// A runner over a temporary database, with steps in a temporary folder.
struct Bench {
  let folder: TemporaryFolder
  let register: Register
  let clock: ManualClock
  let log = EventLog()
  var context: RunnerContext

  init(at now: String = "2026-02-02T06:00", parallel: Int = 2, identity: RunnerIdentity? = nil) throws {
    folder = try TemporaryFolder()
    register = try Register(path: folder.path("test.sqlite"), mode: .creating)
    clock = try ManualClock(now)
    context = RunnerContext(
      workingFolder: folder.url.path, toolFolder: nil, outputFolder: folder.path("output"),
      environment: ["PATH": "/usr/bin:/bin", "INHERITED": "yes"], clock: clock.clock,
      identity: identity ?? SystemProcesses.current(),
      isAlive: RunnerLocks(outputFolder: folder.path("output")).isAlive, parallelSteps: parallel,
      grace: .milliseconds(300))
  }

  var store: RunStore { RunStore(register) }
  var engine: JobEngine { JobEngine(context: context, store: store, onEvent: log.note) }

  func due(_ jobs: [Job], delivering send: @escaping @Sendable (JobNotification) -> String? = { _ in nil }) async throws
    -> [DueRunner.Entry]
  {
    let postman = Postman(context: context, store: store, delivery: Delivery { send($0) })
    return try await DueRunner(engine: engine, postman: postman).run(jobs)
  }

  /// Runs a job by hand and gives its run and the attempts of its steps.
  func run(_ job: Job, month: Month? = nil) async throws -> (run: JobRun, steps: [JobStepRun]) {
    guard case .ran(let id, _) = try await engine.runByHand(job, about: .init(month: month)) else {
      throw CancellationError()
    }
    return (try #require(try store.run(id)), try store.steps(of: id))
  }
}

/// Reads a job from the text of a file that must be right.
func job(_ text: String, file: String = "jobs/proef.yaml") throws -> Job {
  let read = JobFile(Array(text.utf8), file: file)
  for problem in read.problems where problem.severity == .error { Issue.record("\(problem.text(.dutch))") }
  return try #require(read.job)
}

/// A job with the given steps, on the first of the month at six.
func job(steps: String, more: String = "", schedule: String = "\"0 6 1 * *\"") throws -> Job {
  try job("job: proef\nschedule: \(schedule)\n\(more)\nsteps:\n\(steps)\n")
}

/// The problems of a job file as they are shown, without their codes.
func problems(_ text: String, _ language: Language = .dutch) -> [String] {
  JobFile(Array(text.utf8), file: "jobs/proef.yaml").problems.map { problem in
    let line = problem.text(language)
    return line.lastIndex(of: "[").map { String(line[..<$0].dropLast()) } ?? line
  }
}
