public import Cron
public import GuidanceKit
public import Register

/// Runs slots of the past that someone asks for, each once.
public struct Backfill: Sendable {
  /// What became of a slot.
  public enum Outcome: Hashable, Sendable {
    /// It ran.
    case ran(run: Int, state: RunState)
    /// It succeeded before, or goes on. To run it twice, run the job by hand.
    case taken
    /// Another run of the job goes on.
    case busy(run: Int)
  }

  /// Which slots are asked for.
  public enum Stretch: Hashable, Sendable {
    /// Those on the days from the first to the last, both included.
    case days(CalendarDate, CalendarDate)
    /// Those whose logical month lies from the first to the last, both included.
    case months(Month, Month)
  }

  private let engine: JobEngine
  private let postman: Postman

  /// Makes a backfill.
  public init(engine: JobEngine, postman: Postman) {
    self.engine = engine
    self.postman = postman
  }

  /// The slots of a job in a stretch of time, up to now, in order.
  public static func slots(of job: Job, in stretch: Stretch, _ context: RunnerContext) -> [Instant] {
    let now = context.clock.now()
    let first: CalendarDate
    switch stretch {
    case .days(let day, _): first = day
    // The slot of a logical month may lie in the month itself or in the one after it.
    case .months(let month, _): first = month.first
    }
    let start = job.zone.instant(of: WallTime(dayNumber: first.dayNumber, minuteOfDay: 0)).adding(seconds: -1)
    var result: [Instant] = []
    for slot in job.slots(after: start, calendar: context.calendar, deadlines: context.deadlines) {
      let day = job.day(of: slot)
      guard slot <= now else { break }
      switch stretch {
      case .days(_, let last):
        if day > last { return result }
        result.append(slot)
      case .months(let first, let last):
        if Month(containing: day) > last.next { return result }
        let month = job.parameters.values(on: day)["month"].flatMap(Month.init(_:)) ?? Month(containing: day)
        if first <= month, month <= last { result.append(slot) }
      }
    }
    return result
  }

  /// How a slot stands before it is run.
  public enum Standing: Hashable, Sendable {
    /// It never ran.
    case open
    /// It was passed over, and runs when it is asked for.
    case passedOver
    /// Its last run did not succeed; it runs again.
    case again(JobRun)
    /// It succeeded before, or goes on.
    case taken
  }

  /// How a slot of a job stands.
  ///
  /// - Throws: ``RegisterError``.
  public static func standing(
    of slot: Instant, of job: Job, _ store: RunStore, _ context: RunnerContext
  ) throws -> Standing {
    let time = UTCTime(unixSeconds: slot.secondsSince1970)
    guard try store.isClaimed(job: job.name, slot: time) else { return .open }
    // What ran so long ago that its history is gone stays as it is.
    guard let last = try store.history(job: job.name, limit: .max).first(where: { $0.slotTime == time }) else {
      return .taken
    }
    switch last.state {
    case .succeeded: return .taken
    case .running: return context.isAlive(last.runner) ? .taken : .again(last)
    case .skipped: return .passedOver
    case .failed, .timedOut, .cancelled, .interrupted: return .again(last)
    }
  }

  /// Runs a slot unless it succeeded before or goes on.
  ///
  /// - Throws: as ``JobEngine/run(_:slot:cause:about:)``.
  public func run(_ job: Job, _ slot: Instant) async throws -> Outcome {
    try await engine.recoverDead()
    let standing = try Self.standing(of: slot, of: job, engine.store, engine.context)
    let outcome = try await postman.tellingOfInterruption(job) {
      if case .again(let former) = standing { return try await engine.runAgain(former, of: job) }
      return try await engine.run(job, slot: slot, cause: .backfill)
    }
    switch outcome {
    case .taken: return .taken
    case .busy(let other): return .busy(run: other.id)
    case .ran(let run, let state):
      try await postman.report(run: run, of: job)
      return .ran(run: run, state: state)
    }
  }
}
