public import Cron
import Foundation
import GuidanceKit
public import Register

/// Runs what is due: the slots that passed since the last time, runs that were interrupted, messages that were not delivered.
///
/// One call does what there is to do and ends; a crontab line, a systemd timer or a Kubernetes CronJob makes it again.
public struct DueRunner: Sendable {
  /// Runs and records.
  public let engine: JobEngine
  /// Delivers messages.
  public let postman: Postman
  /// Whether no further run may begin, because the runner must end.
  public let mustStop: @Sendable () -> Bool

  /// Makes a runner.
  public init(engine: JobEngine, postman: Postman, mustStop: @escaping @Sendable () -> Bool = { false }) {
    self.engine = engine
    self.postman = postman
    self.mustStop = mustStop
  }

  /// What was done about a job, or why nothing was.
  public struct Entry: Hashable, Sendable {
    /// What was done.
    public enum What: Hashable, Sendable {
      /// A slot ran.
      case ran(run: Int, state: RunState, slot: Instant?)
      /// The job was seen for the first time; its slots count from now on.
      case firstSeen
      /// The last of so many slots that were passed over.
      case passedOver(slot: Instant, count: Int)
      /// A slot was passed over because the job still ran.
      case overlapped(slot: Instant, by: Int)
      /// A slot waits for a run that goes on.
      case waits(slot: Instant, for: Int)
      /// A slot that is caught up waits until some time after the one before it.
      case spaced(slot: Instant, until: Instant)
      /// The job is paused.
      case paused(until: UTCTime?, reason: String)
      /// A run whose runner died was found; it is not gone on with.
      case interrupted(run: Int)
    }

    /// The job.
    public let job: String
    /// What was done.
    public let what: What
  }

  /// Does what is due.
  ///
  /// - Parameter jobs: the jobs that can be run.
  /// - Returns: what was done, in order.
  /// - Throws: ``RegisterError`` when something cannot be recorded, `CancellationError` when it was stopped.
  public func run(_ jobs: [Job]) async throws -> [Entry] {
    let began = context.now
    let entries = try await runSlots(jobs)
    try await lookAfter(jobs, messagesBefore: began)
    return entries
  }

  /// Runs the slots that passed, and goes on with interrupted runs.
  ///
  /// - Throws: as ``run(_:)``.
  public func runSlots(_ jobs: [Job]) async throws -> [Entry] {
    var entries = try await resumeInterrupted(jobs)
    var todo: [Todo] = []
    for job in jobs { try await plan(job, &todo, &entries) }
    todo.sort { ($0.slot, $0.job.name) < ($1.slot, $1.job.name) }
    var blocked: Set<String> = []
    for item in todo where !blocked.contains(item.job.name) && !mustStop() {
      if let until = try spacedUntil(item) {
        entries.append(Entry(job: item.job.name, what: .spaced(slot: item.slot, until: until)))
        blocked.insert(item.job.name)
        continue
      }
      let outcome = try await postman.tellingOfInterruption(item.job) {
        try await engine.run(item.job, slot: item.slot, cause: item.isCaughtUp ? .catchUp : .schedule)
      }
      switch outcome {
      case .taken: break
      case .ran(let run, let state):
        entries.append(Entry(job: item.job.name, what: .ran(run: run, state: state, slot: item.slot)))
        try await postman.report(run: run, of: item.job)
      case .busy(let other):
        let entry = try await overlap(item.job, item.slot, other)
        entries.append(entry)
        if case .waits = entry.what { blocked.insert(item.job.name) }
      }
    }
    return entries
  }

  /// Tells of what is late, tries messages again, and removes history that is not kept.
  ///
  /// - Parameter moment: messages made later have just been tried.
  public func lookAfter(_ jobs: [Job], messagesBefore moment: UTCTime) async throws {
    _ = try engine.recorder.flush()
    try await postman.reportLate(jobs)
    try await postman.deliverWaiting(madeBefore: moment)
    for job in jobs { try await tidy(job) }
  }

  /// A slot that is to run.
  private struct Todo {
    let job: Job
    let slot: Instant
    let isCaughtUp: Bool
  }

  /// Finds out which slots of a job are to run, and passes over the others.
  private func plan(_ job: Job, _ todo: inout [Todo], _ entries: inout [Entry]) async throws {
    if let pause = try store.pause(of: job.name, at: context.now) {
      entries.append(Entry(job: job.name, what: .paused(until: pause.until, reason: pause.reason)))
      return
    }
    // A slot at this very moment counts, so the moment before is what is settled.
    let before = UTCTime(unixSeconds: now.secondsSince1970 - 1)
    let seen = try await context.patiently { try store.firstSeen(job: job.name, at: before) }
    if seen.isNew { entries.append(Entry(job: job.name, what: .firstSeen)) }
    let settled = max(try store.lastSlot(job: job.name) ?? seen.since, seen.since)
    let plan = CatchUpPlan(
      job, after: Instant(secondsSince1970: settled.unixSeconds), now: now, calendar: context.calendar,
      deadlines: context.deadlines)
    // While another runner is at work the slots before it are in its list, not ours to pass over.
    let isBusy = try !store.history(job: job.name, states: [.running], limit: 1).isEmpty
    if let slot = plan.skipped, !isBusy, let run = try await passOver(job, slot, plan) {
      entries.append(Entry(job: job.name, what: .passedOver(slot: slot, count: plan.skippedCount)))
      // A job whose times follow each other faster than runners come has missed nothing that matters.
      if slot.seconds(to: now) > Job.punctuality { try await postman.reportMissing(run: run, of: job) }
    }
    todo += plan.run.map { Todo(job: job, slot: $0.slot, isCaughtUp: $0.isCaughtUp) }
  }

  /// Until when a slot that is caught up must wait for the run before it; nothing when it need not.
  private func spacedUntil(_ item: Todo) throws -> Instant? {
    guard item.isCaughtUp, let spacing = item.job.catchUpSpacing,
      let last = try store.history(job: item.job.name, limit: 5).first(where: {
        $0.cause == .catchUp && $0.state != .skipped
      })
    else { return nil }
    let until = Instant(secondsSince1970: (last.ended ?? last.started).unixSeconds + spacing.wholeSeconds)
    return until > now ? until : nil
  }

  private var store: RunStore { engine.store }
  private var context: RunnerContext { engine.context }
  private var now: Instant { context.clock.now() }

  /// Records that slots are passed over: one row, for the last of them; all before it are settled with it.
  private func passOver(_ job: Job, _ slot: Instant, _ plan: CatchUpPlan) async throws -> Int? {
    let count = plan.skippedCount
    let why: Label
    switch job.catchUp {
    case .all:
      why = Label(
        "\(count) gemiste momenten overgeslagen: er worden er hoogstens \(job.catchUpBound) ingehaald",
        "\(count) missed times passed over: at most \(job.catchUpBound) are caught up")
    case .latest:
      why = Label(
        "\(count) gemiste momenten overgeslagen: enkel het laatste wordt ingehaald (catch_up: latest)",
        "\(count) missed times passed over: only the last is caught up (catch_up: latest)")
    case .none:
      why = Label(
        "\(count) gemiste momenten overgeslagen (catch_up: none)", "\(count) missed times passed over (catch_up: none)")
    }
    return try await context.patiently {
      try store.skip(engine.claim(job, slot: slot, cause: .catchUp), detail: why)
    }
  }

  /// What becomes of a slot while another runner runs the job.
  private func overlap(_ job: Job, _ slot: Instant, _ other: JobRun) async throws -> Entry {
    // A slot from before that run began is in the list of the runner that runs it: it is not ours to pass over.
    let cameMeanwhile = slot.secondsSince1970 > other.started.unixSeconds
    guard job.overlap == .skip, cameMeanwhile else {
      return Entry(job: job.name, what: .waits(slot: slot, for: other.id))
    }
    let why = Label("run \(other.id) liep nog (overlap: skip)", "run \(other.id) still ran (overlap: skip)")
    _ = try await context.patiently {
      try store.skip(engine.claim(job, slot: slot, cause: .schedule), detail: why)
    }
    return Entry(job: job.name, what: .overlapped(slot: slot, by: other.id))
  }

  /// Removes the history and the output of runs that the job does not keep.
  ///
  /// - Returns: the numbers of those runs.
  @discardableResult
  public func tidy(_ job: Job) async throws -> [Int] {
    guard let keep = job.keep else { return [] }
    let since = keep.days.map { UTCTime(unixSeconds: context.now.unixSeconds - $0 * 86_400) }
    let gone = try await context.patiently {
      try store.prune(job: job.name, keepingNewest: keep.runs, since: since)
    }
    for run in gone {
      // Output that cannot be removed takes room but does no harm.
      try? FileManager.default.removeItem(atPath: "\(context.outputFolder)/\(run)")
    }
    return gone
  }

  /// Goes on with runs whose runner died, where the job allows it or nothing of it had begun.
  private func resumeInterrupted(_ jobs: [Job]) async throws -> [Entry] {
    let found = try await engine.recoverDead()
    var entries: [Entry] = []
    for run in try store.unresumed() where !mustStop() {
      guard let job = jobs.first(where: { $0.name == run.job }) else { continue }
      let hasBegun = try store.stepsOfSlot(run).contains { $0.started != nil }
      if job.resumes || !hasBegun {
        let outcome = try await postman.tellingOfInterruption(job) { try await engine.resume(run, of: job) }
        guard case .ran(let number, let state) = outcome else { continue }
        let slot = run.slotTime.map { Instant(secondsSince1970: $0.unixSeconds) }
        entries.append(Entry(job: job.name, what: .ran(run: number, state: state, slot: slot)))
        try await postman.report(run: number, of: job)
      } else if found.contains(where: { $0.id == run.id }) {
        entries.append(Entry(job: job.name, what: .interrupted(run: run.id)))
        try await postman.report(run: run.id, of: job)
      }
    }
    return entries
  }
}
