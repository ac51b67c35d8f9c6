import Foundation
import GRDB
import GuidanceKit

extension RunStore {
  /// Runs, the newest first.
  ///
  /// - Parameters:
  ///   - job: only of this job.
  ///   - states: only in one of these states; any when empty.
  ///   - limit: at most so many.
  public func history(job: String? = nil, states: Set<RunState> = [], limit: Int = 50) throws -> [JobRun] {
    var conditions = ["1"]
    var arguments: StatementArguments = []
    if let job {
      conditions.append("r.job = ?")
      arguments += [job]
    }
    if !states.isEmpty {
      let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
      conditions.append("r.state IN (\(names))")
    }
    let condition = conditions.joined(separator: " AND ")
    return try register.reading { db in try runs(where: condition, arguments, limit: limit, in: db) }
  }

  /// One run by its number.
  public func run(_ id: Int) throws -> JobRun? {
    try register.reading { db in try runs(where: "r.id = ?", [id], limit: 1, in: db).first }
  }

  /// The attempts of the steps of a run, in the order in which they began; skipped ones last.
  public func steps(of run: Int) throws -> [JobStepRun] {
    try register.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM job_step WHERE run_id = ? ORDER BY started_at IS NULL, started_at, step, attempt
          """, arguments: [run]
      ).map(JobStepRun.init(row:))
    }
  }

  /// The attempts of the steps of all runs of the slot that a run is for: those before it that were interrupted, and its own.
  public func stepsOfSlot(_ run: JobRun) throws -> [JobStepRun] {
    try register.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT s.* FROM job_step s JOIN job_run r ON r.id = s.run_id
          WHERE r.job = ? AND r.slot = ? AND r.id <= ? ORDER BY s.run_id, s.step, s.attempt
          """, arguments: [run.job, run.slot, run.id]
      ).map(JobStepRun.init(row:))
    }
  }

  /// How many runs of each job ended in each state, of those that are kept.
  public func counts() throws -> [(job: String, state: RunState, runs: Int)] {
    try register.reading { db in
      try Row.fetchAll(db, sql: "SELECT job, state, count(*) AS n FROM job_run GROUP BY job, state ORDER BY job, state")
        .compactMap { row in RunState(rawValue: row["state"]).map { (row["job"], $0, row["n"]) } }
    }
  }

  /// The numbers of all runs that are kept.
  public func runNumbers() throws -> Set<Int> {
    try register.reading { db in try Set(Int.fetchAll(db, sql: "SELECT id FROM job_run")) }
  }

  /// The last run of a job that began before another and really ran.
  public func previousRun(before run: JobRun) throws -> JobRun? {
    try register.reading { db in
      try runs(
        where: "r.job = ? AND r.id < ? AND r.state NOT IN ('skipped', 'running', 'cancelled')", [run.job, run.id],
        limit: 1, in: db
      ).first
    }
  }

  /// Until when a job is paused; nothing when it is not, the far future when someone must resume it.
  public func pause(of job: String, at: UTCTime) throws -> (until: UTCTime?, reason: String)? {
    try register.reading { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT until, reason FROM job_pause
          WHERE job = ? AND resumed_at IS NULL AND paused_at <= ? AND (until IS NULL OR until > ?)
          ORDER BY id DESC LIMIT 1
          """, arguments: [job, at.iso, at.iso]
      ).map { row in ((row["until"] as String?).flatMap(UTCTime.init(iso:)), row["reason"]) }
    }
  }

  /// Ends the pauses of a job.
  ///
  /// - Returns: whether there were any.
  public func endPauses(job: String, at: UTCTime) throws -> Bool {
    try register.writing { db in
      try db.execute(
        sql:
          "UPDATE job_pause SET resumed_at = ? WHERE job = ? AND resumed_at IS NULL AND (until IS NULL OR until > ?)",
        arguments: [at.iso, job, at.iso])
      return db.changesCount > 0
    }
  }

  // MARK: - Stopping

  /// Asks the runner of a run to stop it.
  public func askToCancel(run: Int, at: UTCTime, actor: String, reason: String) throws {
    try register.writing { db in
      try db.execute(
        sql: "INSERT INTO job_cancel (run_id, asked_at, actor, reason) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [run, at.iso, actor, reason])
    }
  }

  /// Who wants a run stopped, and why; nothing when nobody does.
  public func cancelAsked(run: Int) throws -> (actor: String, reason: String)? {
    try register.reading { db in
      try Row.fetchOne(db, sql: "SELECT actor, reason FROM job_cancel WHERE run_id = ?", arguments: [run])
        .map { ($0["actor"], $0["reason"]) }
    }
  }

  /// Records that a job must not run for a while.
  ///
  /// - Parameter until: when it runs again by itself; nothing when someone must resume it.
  public func addPause(job: String, at: UTCTime, until: UTCTime?, reason: String, actor: String) throws {
    try register.writing { db in
      try db.execute(
        sql: "INSERT INTO job_pause (job, paused_at, until, reason, actor) VALUES (?, ?, ?, ?, ?)",
        arguments: [job, at.iso, until?.iso, reason, actor])
    }
  }

  // MARK: - Messages

  /// Keeps a message that is to be delivered.
  ///
  /// - Returns: its number.
  public func addNotification(
    run: Int?, job: String, kind: NotificationKind, channel: String, target: String, message: String, at: UTCTime
  ) throws -> Int {
    try register.writing { db in
      try db.execute(
        sql: """
          INSERT INTO job_message (run_id, job, kind, channel, target, message, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """, arguments: [run, job, kind.rawValue, channel, target, message, at.iso])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Records an attempt to deliver a message.
  ///
  /// - Parameter error: why it failed; nothing when it was delivered.
  public func notificationTried(_ id: Int, at: UTCTime, error: String?) throws {
    try register.writing { db in
      try db.execute(
        sql: "UPDATE job_message SET attempts = attempts + 1, delivered_at = ?, last_error = ? WHERE id = ?",
        arguments: [error == nil ? at.iso : nil, error, id])
    }
  }

  /// Messages that were not delivered, the oldest first.
  ///
  /// - Parameter attempts: only those tried fewer times than this.
  public func undelivered(triedFewerThan attempts: Int = .max) throws -> [JobNotification] {
    try register.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM job_message WHERE delivered_at IS NULL AND attempts < ? ORDER BY id",
        arguments: [attempts]
      ).map(JobNotification.init(row:))
    }
  }

  /// Counts earlier signs of life that did not arrive as delivered: a later one did.
  public func heartbeatArrived(job: String, at: UTCTime) throws {
    try register.writing { db in
      try db.execute(
        sql: "UPDATE job_message SET delivered_at = ? WHERE job = ? AND kind = 'heartbeat' AND delivered_at IS NULL",
        arguments: [at.iso, job])
    }
  }

  /// Takes messages that could not be delivered off the list, for who has seen them.
  ///
  /// - Returns: how many.
  public func dismissUndelivered(at: UTCTime) throws -> Int {
    try register.writing { db in
      try db.execute(
        sql: "UPDATE job_message SET delivered_at = ? WHERE delivered_at IS NULL", arguments: [at.iso])
      return db.changesCount
    }
  }

  /// The messages about a run, the oldest first.
  public func notifications(of run: Int) throws -> [JobNotification] {
    try register.reading { db in
      try Row.fetchAll(db, sql: "SELECT * FROM job_message WHERE run_id = ? ORDER BY id", arguments: [run])
        .map(JobNotification.init(row:))
    }
  }
}

extension JobRun {
  init(row: Row) {
    self.init(
      id: row["id"], job: row["job"], slot: row["slot"], cause: RunCause(rawValue: row["cause"]) ?? .manual,
      month: row["month"], definition: row["definition"],
      started: UTCTime(iso: row["started_at"]) ?? UTCTime(unixSeconds: 0),
      ended: (row["ended_at"] as String?).flatMap(UTCTime.init(iso:)),
      state: RunState(rawValue: row["state"]) ?? .interrupted, detail: RunStore.label(row["detail"]),
      runner: RunnerIdentity(pid: row["runner_pid"], boot: row["runner_boot"], started: row["runner_started"]))
  }
}

extension JobStepRun {
  init(row: Row) {
    let command = (row["command"] as String?).flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
    let path: String? = row["output_path"]
    self.init(
      run: row["run_id"], step: row["step"], attempt: row["attempt"], command: command ?? [],
      started: (row["started_at"] as String?).flatMap(UTCTime.init(iso:)),
      ended: (row["ended_at"] as String?).flatMap(UTCTime.init(iso:)),
      state: StepState(rawValue: row["state"]) ?? .unknown, exitCode: row["exit_code"], signal: row["signal"],
      detail: RunStore.label(row["detail"]),
      output: path.map {
        StepOutputRecord(
          path: $0, bytes: row["output_bytes"] ?? 0, head: row["output_head"] ?? "", tail: row["output_tail"] ?? "")
      })
  }
}

extension JobNotification {
  init(row: Row) {
    self.init(
      id: row["id"], run: row["run_id"], job: row["job"],
      kind: NotificationKind(rawValue: row["kind"]) ?? .failure, channel: row["channel"], target: row["target"],
      message: row["message"], created: UTCTime(iso: row["created_at"]) ?? UTCTime(unixSeconds: 0),
      delivered: (row["delivered_at"] as String?).flatMap(UTCTime.init(iso:)), attempts: row["attempts"],
      lastError: row["last_error"])
  }
}
