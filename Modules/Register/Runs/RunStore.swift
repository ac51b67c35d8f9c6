import Foundation
import GRDB
public import GuidanceKit

/// The history of jobs in the database: which slots were claimed, what ran, how it went, who was told.
///
/// A slot is claimed in the same transaction in which its run begins, so that of any number of runners exactly one has it.
/// Slots of a schedule are claimed in the order of time: what lies before the last claimed slot is settled.
public struct RunStore: Sendable {
  let register: Register

  /// Makes a store over a database opened for writing; reading history needs only a database opened for reading.
  public init(_ register: Register) {
    self.register = register
  }

  // MARK: - Claiming

  /// A run that wants to begin.
  public struct Claim: Sendable {
    /// The name of the job.
    public var job: String
    /// The logical moment; nothing for a run by hand.
    public var slot: UTCTime?
    /// Why it runs.
    public var cause: RunCause
    /// The logical month, `2026-01`.
    public var month: String?
    /// The job file as it is.
    public var definition: String
    /// The process that will run it.
    public var runner: RunnerIdentity
    /// The moment of the claim.
    public var at: UTCTime

    /// Makes a claim.
    public init(
      job: String, slot: UTCTime?, cause: RunCause, month: String?, definition: String, runner: RunnerIdentity,
      at: UTCTime
    ) {
      self.job = job
      self.slot = slot
      self.cause = cause
      self.month = month
      self.definition = definition
      self.runner = runner
      self.at = at
    }
  }

  /// What became of a claim.
  public enum ClaimResult: Hashable, Sendable {
    /// The run has begun under this number.
    case claimed(run: Int)
    /// The slot, or a later one of the schedule, was claimed before.
    case taken
    /// Another run of the job goes on; nothing was claimed.
    case busy(JobRun)
  }

  /// Claims a slot and begins its run.
  ///
  /// First call ``interruptDead(at:isAlive:)``, or a run whose runner died keeps its job busy.
  /// - Throws: ``RegisterError``.
  public func claim(_ claim: Claim) throws -> ClaimResult {
    try register.writing { db in
      if try isTaken(claim, in: db) { return .taken }
      if let running = try runs(where: "r.job = ? AND r.state = 'running'", [claim.job], limit: 1, in: db).first {
        return .busy(running)
      }
      return .claimed(run: try begin(claim, state: .running, detail: nil, in: db))
    }
  }

  /// Claims a slot that will not run, and records why.
  ///
  /// - Returns: the number of the run that stands for it; nothing when the slot was claimed before.
  @discardableResult
  public func skip(_ claim: Claim, detail: Label) throws -> Int? {
    try register.writing { db in
      if try isTaken(claim, in: db) { return nil }
      return try begin(claim, state: .skipped, detail: detail, in: db)
    }
  }

  /// Gives the slot of an interrupted run to another runner, which goes on with it under a new number.
  ///
  /// - Returns: nothing when another runner did so first.
  public func takeOver(_ run: JobRun, claim: Claim) throws -> Int? {
    try register.writing { db in
      try db.execute(
        sql: """
          UPDATE job_slot SET claimed_at = ?, runner_pid = ?, runner_boot = ?, runner_started = ?
          WHERE job = ? AND slot = ? AND runner_pid = ? AND runner_boot = ? AND runner_started = ?
            AND NOT EXISTS (SELECT 1 FROM job_run WHERE job = job_slot.job AND slot = job_slot.slot AND id > ?)
          """,
        arguments: [
          claim.at.iso, claim.runner.pid, claim.runner.boot, claim.runner.started, run.job, run.slot, run.runner.pid,
          run.runner.boot, run.runner.started, run.id,
        ])
      guard db.changesCount == 1 else { return nil }
      return try insertRun(claim, slot: run.slot, state: .running, detail: nil, in: db)
    }
  }

  /// The moment from which a job's slots count: when a runner saw it for the first time.
  ///
  /// - Parameter at: the moment to record when the job was never seen.
  /// - Returns: the moment, and whether it was recorded just now.
  public func firstSeen(job: String, at: UTCTime) throws -> (since: UTCTime, isNew: Bool) {
    let name = "job-since:\(job)"
    let read = { (db: Database) in
      try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
        .flatMap(UTCTime.init(iso:))
    }
    if let known = try register.reading(read) { return (known, false) }
    return try register.writing { db in
      if let known = try read(db) { return (known, false) }
      try db.execute(sql: "INSERT INTO setting (name, value) VALUES (?, ?)", arguments: [name, at.iso])
      return (at, true)
    }
  }

  /// Whether a slot was claimed, by running it or by passing over it.
  public func isClaimed(job: String, slot: UTCTime) throws -> Bool {
    try register.reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM job_slot WHERE job = ? AND slot = ?)", arguments: [job, slot.iso])
        ?? false
    }
  }

  /// The last slot of a job's schedule that was claimed, by running or by skipping it.
  public func lastSlot(job: String) throws -> UTCTime? {
    try register.reading { db in try lastSlot(job: job, in: db) }
  }

  private func lastSlot(job: String, in db: Database) throws -> UTCTime? {
    // Moments begin with a digit, names of runs by hand with a letter.
    try String.fetchOne(
      db, sql: "SELECT max(slot) FROM job_slot WHERE job = ? AND slot < 'a' AND is_backfill = 0", arguments: [job]
    ).flatMap(UTCTime.init(iso:))
  }

  private func isTaken(_ claim: Claim, in db: Database) throws -> Bool {
    guard let slot = claim.slot else { return false }
    let known = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM job_slot WHERE job = ? AND slot = ?)", arguments: [claim.job, slot.iso])
    if known == true {
      guard claim.cause == .backfill else { return true }
      // What was only passed over may still run when someone asks for it.
      let ran = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM job_run WHERE job = ? AND slot = ? AND state <> 'skipped')
            OR NOT EXISTS (SELECT 1 FROM job_run WHERE job = ? AND slot = ?)
          """, arguments: [claim.job, slot.iso, claim.job, slot.iso])
      return ran == true
    }
    guard claim.cause != .backfill, let last = try lastSlot(job: claim.job, in: db) else { return false }
    return last >= slot
  }

  private func begin(_ claim: Claim, state: RunState, detail: Label?, in db: Database) throws -> Int {
    let slot = try claim.slot?.iso ?? freeName(for: claim, in: db)
    try db.execute(
      sql: """
        INSERT INTO job_slot (job, slot, claimed_at, runner_pid, runner_boot, runner_started, is_backfill)
        VALUES (?, ?, ?, ?, ?, ?, ?) \(claim.cause == .backfill ? RunStore.takesOverSkipped : "")
        """,
      arguments: [
        claim.job, slot, claim.at.iso, claim.runner.pid, claim.runner.boot, claim.runner.started,
        claim.cause == .backfill,
      ])
    return try insertRun(claim, slot: slot, state: state, detail: detail, in: db)
  }

  /// A slot that was passed over goes to the run that was asked for; what it settled stays settled.
  private static let takesOverSkipped = """
    ON CONFLICT (job, slot) DO UPDATE SET claimed_at = excluded.claimed_at, runner_pid = excluded.runner_pid,
      runner_boot = excluded.runner_boot, runner_started = excluded.runner_started
    """

  private func insertRun(_ claim: Claim, slot: String, state: RunState, detail: Label?, in db: Database) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO job_run (job, slot, cause, month, definition, started_at, ended_at, state, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        claim.job, slot, claim.cause.rawValue, claim.month, claim.definition, claim.at.iso,
        state == .running ? nil : claim.at.iso, state.rawValue, try RunStore.text(detail),
      ])
    return Int(db.lastInsertedRowID)
  }

  /// A name for a run by hand: the moment with a number, since several may begin in one second.
  private func freeName(for claim: Claim, in db: Database) throws -> String {
    let base = "manual:\(claim.at.iso)"
    let used = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM job_slot WHERE job = ? AND slot GLOB ?", arguments: [claim.job, "\(base)*"])
    return "\(base)#\((used ?? 0) + 1)"
  }

  // MARK: - Runners that died

  /// Marks the runs of runners that no longer exist as interrupted, and their unfinished steps as unknown.
  ///
  /// - Returns: those runs, as they are now.
  @discardableResult
  public func interruptDead(at: UTCTime, isAlive: (RunnerIdentity) -> Bool) throws -> [JobRun] {
    let looksDead = try register.reading { db in try running(in: db) }.contains { !isAlive($0.runner) }
    guard looksDead else { return [] }
    return try register.writing { db in
      // Read again: another runner may have seen it at the same time.
      try running(in: db).filter { !isAlive($0.runner) }.compactMap { run in
        try db.execute(
          sql: "UPDATE job_step SET state = 'unknown' WHERE run_id = ? AND state = 'running'", arguments: [run.id])
        try db.execute(
          sql: "UPDATE job_run SET state = 'interrupted', detail = ? WHERE id = ?",
          arguments: [try RunStore.text(RunStore.gone(run.runner, at: at)), run.id])
        return try runs(where: "r.id = ?", [run.id], limit: 1, in: db).first
      }
    }
  }

  private func running(in db: Database) throws -> [JobRun] {
    try runs(where: "r.state = 'running'", [], limit: .max, in: db)
  }

  /// Interrupted runs of a schedule that nobody went on with, the oldest first.
  public func unresumed() throws -> [JobRun] {
    try register.reading { db in
      try runs(
        where: """
          r.state = 'interrupted' AND r.cause <> 'manual' AND NOT EXISTS (
            SELECT 1 FROM job_run n WHERE n.job = r.job AND n.slot = r.slot AND n.id > r.id)
          """, [], limit: .max, in: db
      ).reversed()
    }
  }

  // MARK: - Rows

  private static func gone(_ runner: RunnerIdentity, at: UTCTime) -> Label {
    Label(
      "het programma dat de opdracht uitvoerde (proces \(runner.pid)) is verdwenen; vastgesteld op \(at.iso)",
      "the program that ran the job (process \(runner.pid)) is gone; noticed at \(at.iso)")
  }

  /// A reason as it is stored: both languages, as canonical JSON.
  static func text(_ detail: Label?) throws -> String? { try detail.map { try CanonicalJSON.text($0) } }

  /// A reason as it was stored.
  static func label(_ text: String?) -> Label? {
    text.map { (try? JSONDecoder().decode(Label.self, from: Data($0.utf8))) ?? Label($0, $0) }
  }

  func runs(where condition: String, _ arguments: StatementArguments, limit: Int, in db: Database) throws -> [JobRun] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.*, s.runner_pid, s.runner_boot, s.runner_started
        FROM job_run r JOIN job_slot s ON s.job = r.job AND s.slot = r.slot
        WHERE \(condition) ORDER BY r.id DESC LIMIT \(limit == .max ? -1 : limit)
        """, arguments: arguments
    ).map(JobRun.init(row:))
  }
}
