import GRDB
public import GuidanceKit

/// Something that happened to a run, as it goes into the database, or into a file until the database can be written.
public enum RunRecord: Hashable, Sendable, Codable {
  /// An attempt of a step begins.
  case stepBegins(run: Int, step: String, attempt: Int, command: [String], at: UTCTime, outputPath: String)
  /// An attempt ended.
  case stepEnds(run: Int, step: String, attempt: Int, at: UTCTime, end: StepEnd)
  /// A step never starts.
  case stepSkipped(run: Int, step: String, command: [String], state: StepState, detail: Label)
  /// A run ended.
  case runEnds(run: Int, at: UTCTime, state: RunState, detail: Label?)

  /// The run it happened to.
  public var run: Int {
    switch self {
    case .stepBegins(let run, _, _, _, _, _), .stepEnds(let run, _, _, _, _), .stepSkipped(let run, _, _, _, _),
      .runEnds(let run, _, _, _):
      run
    }
  }
}

/// Recording how runs and their steps go.
extension RunStore {
  /// Records what happened, all of it or nothing.
  ///
  /// - Parameter isReplay: whether some of it may stand in the database already, or its run may be gone.
  /// - Throws: ``RegisterError``.
  public func record(_ records: [RunRecord], isReplay: Bool = false) throws {
    try register.writing { db in
      for record in records {
        if isReplay {
          let isKnown = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM job_run WHERE id = ?)", arguments: [record.run])
          guard isKnown == true else { continue }
        }
        try apply(record, onConflict: isReplay ? "ON CONFLICT DO NOTHING" : "", in: db)
      }
    }
  }

  private func apply(_ record: RunRecord, onConflict: String, in db: Database) throws {
    switch record {
    case .stepBegins(let run, let step, let attempt, let command, let at, let outputPath):
      try db.execute(
        sql: """
          INSERT INTO job_step (run_id, step, attempt, command, started_at, state, output_path)
          VALUES (?, ?, ?, ?, ?, 'running', ?) \(onConflict)
          """, arguments: [run, step, attempt, try CanonicalJSON.text(command), at.iso, outputPath])
    case .stepEnds(let run, let step, let attempt, let at, let end):
      try db.execute(
        sql: """
          UPDATE job_step SET ended_at = ?, state = ?, exit_code = ?, signal = ?, detail = ?, output_path = ?,
            output_bytes = ?, output_head = ?, output_tail = ?
          WHERE run_id = ? AND step = ? AND attempt = ?
          """,
        arguments: [
          at.iso, end.state.rawValue, end.exitCode, end.signal, try RunStore.text(end.detail), end.output?.path,
          end.output?.bytes, end.output?.head, end.output?.tail, run, step, attempt,
        ])
    case .stepSkipped(let run, let step, let command, let state, let detail):
      try db.execute(
        sql: """
          INSERT INTO job_step (run_id, step, attempt, command, state, detail) VALUES (?, ?, 1, ?, ?, ?) \(onConflict)
          """,
        arguments: [run, step, try CanonicalJSON.text(command), state.rawValue, try RunStore.text(detail)])
    case .runEnds(let run, let at, let state, let detail):
      try db.execute(
        sql: "UPDATE job_run SET ended_at = ?, state = ?, detail = ? WHERE id = ?",
        arguments: [at.iso, state.rawValue, try RunStore.text(detail), run])
    }
  }

  /// Records that an attempt of a step begins.
  public func stepBegins(
    run: Int, step: String, attempt: Int, command: [String], at: UTCTime, outputPath: String
  ) throws {
    try record([
      .stepBegins(run: run, step: step, attempt: attempt, command: command, at: at, outputPath: outputPath)
    ])
  }

  /// Records how an attempt ended.
  public func stepEnds(run: Int, step: String, attempt: Int, at: UTCTime, end: StepEnd) throws {
    try record([.stepEnds(run: run, step: step, attempt: attempt, at: at, end: end)])
  }

  /// Records a step that never starts.
  public func stepSkipped(run: Int, step: String, command: [String], state: StepState, detail: Label) throws {
    try record([.stepSkipped(run: run, step: step, command: command, state: state, detail: detail)])
  }

  /// Records how a run ended.
  public func runEnds(_ run: Int, at: UTCTime, state: RunState, detail: Label?) throws {
    try record([.runEnds(run: run, at: at, state: state, detail: detail)])
  }

  /// Removes the history of runs that need not be kept; their slots stay claimed.
  ///
  /// - Parameters:
  ///   - job: the name of the job.
  ///   - newest: how many of the last runs stay.
  ///   - since: runs that began at this moment or later stay.
  /// - Returns: the numbers of the runs that were removed.
  public func prune(job: String, keepingNewest newest: Int?, since: UTCTime?) throws -> [Int] {
    try register.writing { db in
      let ids = try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM job_run WHERE job = ? AND state <> 'running' AND started_at < ?
            AND id NOT IN (SELECT id FROM job_run WHERE job = ? ORDER BY id DESC LIMIT ?)
          """, arguments: [job, since?.iso ?? "9", job, newest ?? 0])
      for table in ["job_message", "job_cancel", "job_step"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE run_id IN (\(ids.map(String.init).joined(separator: ", ")))")
      }
      try db.execute(sql: "DELETE FROM job_run WHERE id IN (\(ids.map(String.init).joined(separator: ", ")))")
      return ids
    }
  }

}
