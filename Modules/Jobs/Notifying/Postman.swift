import Foundation
import GuidanceKit
public import Register

/// Makes messages about runs, keeps them in the database, and delivers them.
///
/// A message is kept before it is sent, so that one that cannot be delivered is not lost: it is tried again with the next
/// `due`, and shown until then.
public struct Postman: Sendable {
  let context: RunnerContext
  let store: RunStore
  let delivery: Delivery

  /// How many times a message is tried at most.
  public static let mostAttempts = 3

  /// Makes a postman that uses the machine's own programs.
  public init(context: RunnerContext, store: RunStore) {
    self.init(context: context, store: store, delivery: .system(context))
  }

  init(context: RunnerContext, store: RunStore, delivery: Delivery) {
    self.context = context
    self.store = store
    self.delivery = delivery
  }

  /// Tells whom it concerns how a run ended: that it failed, or that it succeeded after one that did not.
  ///
  /// - Parameter asked: the periods that were asked for, when the run was begun by hand.
  public func report(run id: Int, of job: Job, about asked: JobParameters.Asked = .init()) async throws {
    guard let run = try store.run(id) else { return }
    if run.state == .succeeded, let heartbeat = job.notify.heartbeat { try await beat(heartbeat, run, job) }
    guard !job.notify.recipients.isEmpty else { return }
    switch run.state {
    case .failed, .timedOut, .interrupted: try await send(.failure, run, job, about: asked)
    case .succeeded:
      let previous = try store.previousRun(before: run)
      if let previous, [.failed, .timedOut, .interrupted].contains(previous.state) {
        try await send(.recovery, run, job)
      }
      if isLate(run, job, at: run.ended ?? context.now) { try await send(.late, run, job) }
    case .running, .cancelled, .skipped: break
    }
  }

  /// Does work that runs a job; when this program has to end meanwhile, tells whom it concerns that the run was interrupted.
  ///
  /// A run that the next runner goes on with is told of when that has ended.
  /// - Throws: what the work throws.
  func tellingOfInterruption<T>(_ job: Job, _ work: () async throws -> T) async throws -> T {
    do {
      return try await work()
    } catch let stop as CancellationError {
      // The message must go although the task that ran the job is cancelled.
      try await Task { try await tellOfInterruption(job) }.value
      throw stop
    }
  }

  private func tellOfInterruption(_ job: Job) async throws {
    guard context.isEnding(), !job.resumes,
      let run = try store.history(job: job.name, states: [.interrupted], limit: 1).first,
      run.runner == context.identity, try store.stepsOfSlot(run).contains(where: { $0.started != nil })
    else { return }
    try await report(run: run.id, of: job)
  }

  /// Tells whom it concerns that slots were passed over without a run.
  ///
  /// - Parameter id: the run that stands for them.
  public func reportMissing(run id: Int, of job: Job) async throws {
    guard !job.notify.recipients.isEmpty, let run = try store.run(id) else { return }
    try await send(.missing, run, job)
  }

  /// Reports a success to a watch elsewhere.
  ///
  /// One that does not arrive is kept and not tried again: later it would say something that no longer holds.
  private func beat(_ heartbeat: Recipient, _ run: JobRun, _ job: Job) async throws {
    let message = JobNotification(
      id: 0, run: run.id, job: job.name, kind: .heartbeat, channel: heartbeat.channel, target: heartbeat.target,
      message: Message(.heartbeat, run, [], of: job, in: context.language).text, created: context.now, delivered: nil,
      attempts: 0, lastError: nil)
    let error = await delivery.send(message)
    try await context.patiently {
      guard let error else { return try store.heartbeatArrived(job: job.name, at: context.now) }
      let id = try store.addNotification(
        run: run.id, job: job.name, kind: .heartbeat, channel: message.channel, target: message.target,
        message: message.message, at: context.now)
      for _ in 0..<Self.mostAttempts { try store.notificationTried(id, at: context.now, error: error) }
    }
  }

  /// Tells whom it concerns that a run which still goes on should have been finished.
  public func reportLate(_ jobs: [Job]) async throws {
    let watched = jobs.filter { $0.notify.lateAfter != nil && !$0.notify.recipients.isEmpty }
    guard !watched.isEmpty else { return }
    for run in try store.history(states: [.running], limit: 1_000) {
      guard let job = watched.first(where: { $0.name == run.job }), isLate(run, job, at: context.now) else { continue }
      try await send(.late, run, job)
    }
  }

  /// Tries messages again that could not be delivered.
  ///
  /// - Parameter moment: those made later have just been tried.
  public func deliverWaiting(madeBefore moment: UTCTime) async throws {
    for message in try store.undelivered(triedFewerThan: Self.mostAttempts) where message.created < moment {
      try await deliver(message)
    }
  }

  private func isLate(_ run: JobRun, _ job: Job, at moment: UTCTime) -> Bool {
    guard let bound = job.notify.lateAfter, let slot = run.slotTime else { return false }
    return moment.unixSeconds - slot.unixSeconds > bound.wholeSeconds
  }

  private func send(
    _ kind: NotificationKind, _ run: JobRun, _ job: Job, about asked: JobParameters.Asked = .init()
  ) async throws {
    let known = try store.notifications(of: run.id).filter { $0.kind == kind }.map(\.target)
    let message = Message(kind, run, try store.steps(of: run.id), of: job, about: asked, in: context.language)
    for recipient in job.notify.recipients where !known.contains(recipient.target) {
      let id = try await context.patiently {
        try store.addNotification(
          run: run.id, job: job.name, kind: kind, channel: recipient.channel, target: recipient.target,
          message: message.text, at: context.now)
      }
      if let kept = try store.notifications(of: run.id).first(where: { $0.id == id }) { try await deliver(kept) }
    }
  }

  private func deliver(_ message: JobNotification) async throws {
    let error = await delivery.send(message)
    try await context.patiently { try store.notificationTried(message.id, at: context.now, error: error) }
  }
}
