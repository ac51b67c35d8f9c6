public import Cron
public import GuidanceKit
public import Register

/// Runs jobs: claims the slot, runs the steps in order of their needs, records everything.
public struct JobEngine: Sendable {
  /// What the engine needs from outside.
  public let context: RunnerContext
  /// Where it records.
  public let store: RunStore
  /// Told what happens, from any task.
  public let onEvent: @Sendable (JobEvent) -> Void

  /// Makes an engine.
  public init(
    context: RunnerContext, store: RunStore, onEvent: @escaping @Sendable (JobEvent) -> Void = { _ in }
  ) {
    self.context = context
    self.store = store
    self.onEvent = onEvent
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
  /// - Parameter month: the logical month, instead of the one that follows from today.
  /// - Throws: ``RegisterError`` when the run cannot be recorded, `CancellationError` when it was stopped (which is recorded).
  public func runByHand(_ job: Job, month: Month? = nil) async throws -> Outcome {
    try store.interruptDead(at: context.now, isAlive: context.isAlive)
    return try await run(job, slot: nil, cause: .manual, month: month)
  }

  /// Claims a slot of a job's schedule, and runs it when it was free.
  ///
  /// - Throws: as ``runByHand(_:month:)``.
  public func run(_ job: Job, slot: Instant?, cause: RunCause, month: Month? = nil) async throws -> Outcome {
    let claim = claim(job, slot: slot, cause: cause, month: month)
    switch try store.claim(claim) {
    case .taken: return .taken
    case .busy(let other): return .busy(other)
    case .claimed(let run):
      let values = values(job, slot: slot, month: month)
      let state = try await execute(job, run: run, slot: slot, values: values, done: [])
      return .ran(run: run, state: state)
    }
  }

  /// Goes on with a run whose runner died: steps that succeeded are not run again.
  ///
  /// - Throws: as ``runByHand(_:month:)``.
  public func resume(_ interrupted: JobRun, of job: Job) async throws -> Outcome {
    let slot = interrupted.slotTime.map { Instant(secondsSince1970: $0.unixSeconds) }
    let month = interrupted.month.flatMap(Month.init(_:))
    let claim = claim(job, slot: slot, cause: interrupted.cause, month: month)
    guard let run = try store.takeOver(interrupted, claim: claim) else { return .taken }
    let done = try store.steps(of: interrupted.id).filter { $0.state == .succeeded || $0.isDoneBefore }.map(\.step)
    let values = values(job, slot: slot, month: month)
    let state = try await execute(job, run: run, slot: slot, values: values, done: Set(done))
    return .ran(run: run, state: state)
  }

  /// A claim of this process.
  func claim(_ job: Job, slot: Instant?, cause: RunCause, month: Month? = nil) -> RunStore.Claim {
    RunStore.Claim(
      job: job.name, slot: slot.map { UTCTime(unixSeconds: $0.secondsSince1970) }, cause: cause,
      month: values(job, slot: slot, month: month)["month"], definition: job.definition, runner: context.identity,
      at: context.now)
  }

  private func values(_ job: Job, slot: Instant?, month: Month?) -> [String: String] {
    job.parameters.values(on: job.day(of: slot ?? context.clock.now()), month: month)
  }

  // MARK: - Steps

  private func execute(
    _ job: Job, run: Int, slot: Instant?, values: [String: String], done: Set<String>
  ) async throws -> RunState {
    let began = context.clock.uptime()
    onEvent(.runBegan(run: run, job: job, month: values["month"]))
    let slotText = job.zone.iso(slot ?? context.clock.now())
    let deadline = job.timeout.map { began + $0 }
    var progress = StepProgress(job)
    for id in done where job.step(id) != nil {
      try skip(job, id, run, values, .skipped, StepProgress.doneBefore)
      progress.succeeded.insert(id)
    }
    try await withThrowingTaskGroup(of: (String, StepEnd).self) { group in
      var running = 0
      while true {
        let isOver = Task.isCancelled || deadline.map { context.clock.uptime() >= $0 } ?? false
        for blocked in progress.takeBlocked(all: isOver) {
          let why = isOver ? StepProgress.over(isCancelled: Task.isCancelled) : progress.reason(blocked)
          try skip(job, blocked.id, run, values, Task.isCancelled ? .cancelled : .skipped, why)
        }
        while running < context.parallelSteps, let step = progress.takeReady() {
          let attempts = StepAttempts(
            step: step, job: job, run: run, slotText: slotText, values: values, context: context, store: store,
            deadline: deadline, onEvent: onEvent)
          group.addTask { (step.id, try await attempts.run()) }
          running += 1
        }
        guard let (id, end) = try await group.next() else { break }
        running -= 1
        progress.ended(id, end.state)
      }
    }
    let isOver = deadline.map { context.clock.uptime() >= $0 } ?? false
    let state = progress.runState(isCancelled: Task.isCancelled, isOverTime: isOver)
    try store.runEnds(run, at: context.now, state: state, detail: progress.detail(state))
    onEvent(.runEnded(run: run, job: job, state: state, took: context.clock.uptime() - began))
    if state == .cancelled { throw CancellationError() }
    return state
  }

  private func skip(
    _ job: Job, _ id: String, _ run: Int, _ values: [String: String], _ state: StepState, _ why: Label
  ) throws {
    let command = job.step(id)?.command.map { $0.filled(with: values) } ?? []
    try store.stepSkipped(run: run, step: id, command: command, state: state, detail: why)
    onEvent(.stepSkipped(step: id, state: state))
  }
}

/// How far the steps of a run are.
struct StepProgress {
  private var waiting: [Step]
  var succeeded: Set<String> = []
  private var broken: [String] = []
  /// Whether time was what a step lacked, before or after it began.
  private var lackedTime = false

  init(_ job: Job) {
    waiting = job.steps
  }

  /// Takes the next step, in the order of the file, whose needs have all succeeded.
  mutating func takeReady() -> Step? {
    waiting.removeAll { succeeded.contains($0.id) }
    guard let index = waiting.firstIndex(where: { Set($0.needs).isSubset(of: succeeded) }) else { return nil }
    return waiting.remove(at: index)
  }

  /// Takes the steps that can never start; all that have not started when the run is over.
  mutating func takeBlocked(all: Bool) -> [Step] {
    waiting.removeAll { succeeded.contains($0.id) }
    if all {
      defer { waiting = [] }
      broken += waiting.map(\.id)
      lackedTime = lackedTime || !waiting.isEmpty
      return waiting
    }
    var blocked: [Step] = []
    while let index = waiting.firstIndex(where: { !$0.needs.allSatisfy { !broken.contains($0) } }) {
      let step = waiting.remove(at: index)
      broken.append(step.id)
      blocked.append(step)
    }
    return blocked
  }

  mutating func ended(_ id: String, _ state: StepState) {
    if state == .succeeded { succeeded.insert(id) } else { broken.append(id) }
    if state == .timedOut { lackedTime = true }
  }

  /// Why a step can never start.
  func reason(_ step: Step) -> Label {
    let missing = step.needs.filter { broken.contains($0) }.joined(separator: ", ")
    return Label("\(missing) is niet gelukt", "\(missing) did not succeed")
  }

  static func over(isCancelled: Bool) -> Label {
    isCancelled
      ? Label("de opdracht werd gestopt", "the job was stopped") : Label("de tijd was om", "the time was up")
  }

  /// A step that a run of the same slot did already.
  static let doneBefore = Label("al gelukt voor de onderbreking", "succeeded before the interruption")

  func runState(isCancelled: Bool, isOverTime: Bool) -> RunState {
    if broken.isEmpty { return .succeeded }
    if isCancelled { return .cancelled }
    return isOverTime && lackedTime ? .timedOut : .failed
  }

  func detail(_ state: RunState) -> Label? {
    guard state != .succeeded, let first = broken.first else { return nil }
    return Label("stap \(first)", "step \(first)")
  }
}

extension JobStepRun {
  /// Whether an earlier run of the same slot had done this step, so that this one passed over it.
  var isDoneBefore: Bool { state == .skipped && detail == StepProgress.doneBefore }
}
