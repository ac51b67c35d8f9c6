import GRDB
public import GuidanceKit

/// Recording how runs and their steps go.
extension RunStore {
  /// Records that an attempt of a step begins.
  public func stepBegins(
    run: Int, step: String, attempt: Int, command: [String], at: UTCTime, outputPath: String
  ) throws {
    try register.writing { db in
      try db.execute(
        sql: """
          INSERT INTO job_step (run_id, step, attempt, command, started_at, state, output_path)
          VALUES (?, ?, ?, ?, ?, 'running', ?)
          """, arguments: [run, step, attempt, try CanonicalJSON.text(command), at.iso, outputPath])
    }
  }

  /// Records how an attempt ended.
  public func stepEnds(run: Int, step: String, attempt: Int, at: UTCTime, end: StepEnd) throws {
    try register.writing { db in
      try db.execute(
        sql: """
          UPDATE job_step SET ended_at = ?, state = ?, exit_code = ?, signal = ?, detail = ?, output_path = ?,
            output_bytes = ?, output_head = ?, output_tail = ?
          WHERE run_id = ? AND step = ? AND attempt = ?
          """,
        arguments: [
          at.iso, end.state.rawValue, end.exitCode, end.signal, try RunStore.text(end.detail), end.output?.path,
          end.output?.bytes,
          end.output?.head, end.output?.tail, run, step, attempt,
        ])
    }
  }

  /// Records a step that never starts.
  public func stepSkipped(run: Int, step: String, command: [String], state: StepState, detail: Label) throws {
    try register.writing { db in
      try db.execute(
        sql: "INSERT INTO job_step (run_id, step, attempt, command, state, detail) VALUES (?, ?, 1, ?, ?, ?)",
        arguments: [run, step, try CanonicalJSON.text(command), state.rawValue, try RunStore.text(detail)])
    }
  }

  /// Records how a run ended.
  public func runEnds(_ run: Int, at: UTCTime, state: RunState, detail: Label?) throws {
    try register.writing { db in
      try db.execute(
        sql: "UPDATE job_run SET ended_at = ?, state = ?, detail = ? WHERE id = ?",
        arguments: [at.iso, state.rawValue, try RunStore.text(detail), run])
    }
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
      for table in ["job_notification", "job_step"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE run_id IN (\(ids.map(String.init).joined(separator: ", ")))")
      }
      try db.execute(sql: "DELETE FROM job_run WHERE id IN (\(ids.map(String.init).joined(separator: ", ")))")
      return ids
    }
  }

}
