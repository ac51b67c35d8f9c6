public import Cron
import GuidanceKit
public import Register

/// Runs jobs: claims the slot, runs the steps in order of their needs, records everything.
public struct JobEngine: Sendable {
  /// What the engine needs from outside.
  public let context: RunnerContext
  /// Where it records.
  public let store: RunStore
  /// Told what happens, from any task.
  public let onEvent: @Sendable (JobEvent) -> Void
  /// Records how runs go, also while the database is busy.
  public let recorder: RunRecorder

  /// Makes an engine.
  public init(
    context: RunnerContext, store: RunStore, onEvent: @escaping @Sendable (JobEvent) -> Void = { _ in }
  ) {
    self.context = context
    self.store = store
    self.onEvent = onEvent
    recorder = RunRecorder(store: store, identity: context.identity, outputFolder: context.outputFolder)
  }

  /// The same engine, with its records, in another context: another day, another calendar.
  public func with(_ context: RunnerContext) -> JobEngine {
    JobEngine(context: context, store: store, onEvent: onEvent, recorder: recorder)
  }

  private init(
    context: RunnerContext, store: RunStore, onEvent: @escaping @Sendable (JobEvent) -> Void, recorder: RunRecorder
  ) {
    self.context = context
    self.store = store
    self.onEvent = onEvent
    self.recorder = recorder
  }

  /// What became of a request to run a job.
  public enum Outcome: Hashable, Sendable {
    /// It ran, under this number, and ended so.
    case ran(run: Int, state: RunState)
    /// Its slot was claimed before.
    case taken
    /// Another run of the job goes on.
    case busy(JobRun)
  }

  /// Runs a job by hand, at once.
  ///
  /// - Parameter asked: the logical periods, instead of those that follow from today.
  /// - Throws: ``RegisterError`` when the run cannot be recorded, `CancellationError` when it was stopped (which is recorded).
  public func runByHand(_ job: Job, about asked: JobParameters.Asked = .init()) async throws -> Outcome {
    try await recoverDead()
    return try await run(job, slot: nil, cause: .manual, about: asked)
  }

  /// Finds out what became of the runs of runners that no longer exist.
  ///
  /// - Returns: those of them whose end nobody knows.
  @discardableResult
  public func recoverDead() async throws -> [JobRun] {
    try await context.patiently {
      try RunRecorder.recover(in: context.outputFolder, store: store, isAlive: context.isAlive)
    }
    return try await context.patiently { try store.interruptDead(at: context.now, isAlive: context.isAlive) }
  }

  /// Claims a slot of a job's schedule, and runs it when it was free.
  ///
  /// - Throws: as ``runByHand(_:about:)``.
  public func run(
    _ job: Job, slot: Instant?, cause: RunCause, about asked: JobParameters.Asked = .init()
  ) async throws -> Outcome {
    let claim = claim(job, slot: slot, cause: cause, about: asked)
    switch try await context.patiently({ try store.claim(claim) }) {
    case .taken: return .taken
    case .busy(let other): return .busy(other)
    case .claimed(let run):
      let values = values(job, slot: slot, about: asked)
      let state = try await execute(job, run: run, slot: slot, values: values, done: [])
      return .ran(run: run, state: state)
    }
  }

  /// Goes on with a run whose runner died: steps that succeeded are not run again.
  ///
  /// - Throws: as ``runByHand(_:about:)``.
  public func resume(_ interrupted: JobRun, of job: Job) async throws -> Outcome {
    // Of every run before it: one that was interrupted as soon as it took over has recorded nothing of its own.
    let done = try store.stepsOfSlot(interrupted).filter { $0.state == .succeeded }.map(\.step)
    return try await takeOver(interrupted, of: job, cause: interrupted.cause, done: Set(done))
  }

  /// Runs the slot of a run that did not succeed once more, because someone asks for it: all of its steps, unless the job goes
  /// on where it was interrupted.
  ///
  /// - Throws: as ``runByHand(_:about:)``.
  func runAgain(_ former: JobRun, of job: Job) async throws -> Outcome {
    if let other = try store.history(job: job.name, states: [.running], limit: 1).first { return .busy(other) }
    if former.state == .interrupted, job.resumes { return try await resume(former, of: job) }
    return try await takeOver(former, of: job, cause: .backfill, done: [])
  }

  private func takeOver(_ former: JobRun, of job: Job, cause: RunCause, done: Set<String>) async throws -> Outcome {
    let slot = former.slotTime.map { Instant(secondsSince1970: $0.unixSeconds) }
    let asked = JobParameters.Asked(month: former.month.flatMap(Month.init(_:)))
    let claim = claim(job, slot: slot, cause: cause, about: asked)
    guard let run = try await context.patiently({ try store.takeOver(former, claim: claim) }) else { return .taken }
    let values = values(job, slot: slot, about: asked)
    let state = try await execute(job, run: run, slot: slot, values: values, done: done)
    return .ran(run: run, state: state)
  }

  /// A claim of this process.
  func claim(
    _ job: Job, slot: Instant?, cause: RunCause, about asked: JobParameters.Asked = .init()
  ) -> RunStore.Claim {
    RunStore.Claim(
      job: job.name, slot: slot.map { UTCTime(unixSeconds: $0.secondsSince1970) }, cause: cause,
      month: values(job, slot: slot, about: asked)["month"], definition: job.definition, runner: context.identity,
      at: context.now)
  }

  private func values(_ job: Job, slot: Instant?, about asked: JobParameters.Asked) -> [String: String] {
    job.parameters.values(on: job.day(of: slot ?? context.clock.now()), about: asked)
  }

  // MARK: - Steps

  /// What the tasks of a run tell the one that leads them.
  private enum News {
    case ended(step: String, StepEnd)
    case stopAsked
    case watchOver
  }

  private func execute(
    _ job: Job, run: Int, slot: Instant?, values: [String: String], done: Set<String>
  ) async throws -> RunState {
    let began = context.clock.uptime()
    onEvent(.runBegan(run: run, job: job, month: values["month"]))
    let attempts = AttemptContext(
      job: job, run: run, slotText: job.zone.iso(slot ?? context.clock.now()), values: values, context: context,
      recorder: recorder, deadline: job.timeout.map { began + $0 }, onEvent: onEvent)
    var progress = StepProgress(job)
    for id in done where job.step(id) != nil {
      try skip(job, id, attempts, .skipped, StepProgress.doneBefore)
      progress.succeeded.insert(id)
    }
    let isStopAsked = try await lead(&progress, attempts)
    let isStopped = isStopAsked || Task.isCancelled
    var state = progress.runState(isCancelled: isStopped, isOverTime: attempts.isOverTime)
    var detail = try isStopAsked ? askedDetail(run) : progress.detail(state)
    if state == .cancelled, !isStopAsked, context.isEnding() {
      // Nobody wanted this run to stop: the next runner treats it as one whose runner died.
      state = .interrupted
      detail = Self.endedDetail
    }
    try recorder.record(.runEnds(run: run, at: context.now, state: state, detail: detail))
    onEvent(.runEnded(run: run, job: job, state: state, took: context.clock.uptime() - began))
    if Task.isCancelled, [.cancelled, .interrupted].contains(state) { throw CancellationError() }
    try await settle()
    return state
  }

  /// Starts steps as they become ready, until none is left.
  ///
  /// - Returns: whether someone asked to stop the run.
  private func lead(_ progress: inout StepProgress, _ attempts: AttemptContext) async throws -> Bool {
    var state = progress
    defer { progress = state }
    return try await withThrowingTaskGroup(of: News.self) { group in
      group.addTask { await watch(attempts.run) }
      var running = 0
      var isStopAsked = false
      while true {
        let isStopped = isStopAsked || Task.isCancelled
        let over: StepProgress.Over? = isStopped ? .stopped : attempts.isOverTime ? .late : nil
        for (step, why) in state.takeBlocked(over) {
          try skip(attempts.job, step.id, attempts, isStopped ? .cancelled : .skipped, why)
        }
        while running < context.parallelSteps, let step = state.takeReady() {
          group.addTask { .ended(step: step.id, try await StepAttempts(step: step, of: attempts).run()) }
          running += 1
        }
        guard running > 0 else { break }
        switch try await group.next() {
        case .ended(let id, let end)?:
          running -= 1
          state.ended(id, end.state)
        case .stopAsked?:
          isStopAsked = true
          group.cancelAll()
        case .watchOver?, nil: break
        }
      }
      group.cancelAll()
      return isStopAsked
    }
  }

  /// Looks every second whether someone asked to stop the run.
  private func watch(_ run: Int) async -> News {
    while !Task.isCancelled {
      // What cannot be read now is looked at again.
      if let asked = try? store.cancelAsked(run: run), !asked.reason.isEmpty { return .stopAsked }
      do { try await Task.sleep(for: .seconds(1)) } catch { break }
    }
    return .watchOver
  }

  private static let endedDetail = Label(
    "het programma dat de opdracht uitvoerde, moest eindigen", "the program that ran the job had to end")

  private func askedDetail(_ run: Int) throws -> Label {
    let asked = try store.cancelAsked(run: run)
    let who = asked?.actor ?? ""
    let why = asked?.reason ?? ""
    return Label("gestopt door \(who): \(why)", "stopped by \(who): \(why)")
  }

  /// Waits up to a minute until everything that was recorded stands in the database.
  private func settle() async throws {
    let end = context.clock.uptime() + .seconds(60)
    while try !recorder.flush(), context.clock.uptime() < end { try await Task.sleep(for: .milliseconds(200)) }
  }

  private func skip(_ job: Job, _ id: String, _ attempts: AttemptContext, _ state: StepState, _ why: Label) throws {
    let command = job.step(id)?.command.map { $0.filled(with: attempts.values) } ?? []
    try recorder.record(.stepSkipped(run: attempts.run, step: id, command: command, state: state, detail: why))
    onEvent(.stepSkipped(step: id, state: state))
  }
}
