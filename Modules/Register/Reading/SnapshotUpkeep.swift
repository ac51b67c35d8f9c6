import Foundation
import GRDB
public import GuidanceKit

/// A report that was made, as the register kept it.
public struct KeptReport: Hashable, Sendable {
  /// The number of the report.
  public let id: Int
  /// Which report, for example `year`.
  public let report: String
  /// Its period.
  public let period: String
  /// For whom it was made, as `--audience` takes it; empty when the register does not say.
  public let audience: String
  /// What it is about beside its period, such as an organisation; empty for all.
  public let subject: String
  /// The moment it was made, UTC, ISO 8601.
  public let madeAt: String
  /// The last batch in it; 0 for an empty database.
  public let batch: Int

  /// Makes a report as it was kept.
  public init(
    id: Int, report: String, period: String, audience: String, subject: String, madeAt: String, batch: Int
  ) {
    self.id = id
    self.report = report
    self.period = period
    self.audience = audience
    self.subject = subject
    self.madeAt = madeAt
    self.batch = batch
  }
}

/// What a register says of its own upkeep: reports made, jobs run, originals kept.
extension Snapshot {
  /// The reports that were made, in their order.
  public func keptReports() throws -> [KeptReport] {
    struct Parameters: Decodable {
      var audience: String?
      var subject: String?
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT id, report, period, parameters, made_at, coalesce(batch_id, 0) AS batch FROM report_run
        WHERE coalesce(batch_id, 0) <= ? ORDER BY id
        """, arguments: [asOf ?? .max]
    ).map { row in
      let text: String = row["parameters"]
      let parameters = try? JSONDecoder().decode(Parameters.self, from: Data(text.utf8))
      return KeptReport(
        id: row["id"], report: row["report"], period: row["period"], audience: parameters?.audience ?? "",
        subject: parameters?.subject ?? "", madeAt: row["made_at"], batch: row["batch"])
    }
  }

  /// The runs of jobs that began on some days, in their order; without a bound there is none.
  public func jobRuns(from first: CalendarDate? = nil, through last: CalendarDate? = nil) throws -> [JobRun] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.*, s.runner_pid, s.runner_boot, s.runner_started
        FROM job_run AS r JOIN job_slot AS s ON s.job = r.job AND s.slot = r.slot
        WHERE substr(r.started_at, 1, 10) BETWEEN ? AND ? ORDER BY r.id
        """, arguments: [first?.iso ?? "", last?.iso ?? "9999"]
    ).map(JobRun.init(row:))
  }

  /// The batches of files of which not all bytes are kept, with how many are; none once anything was purged, for then bytes
  /// may be missing rightly.
  public func batchesWithoutOriginal() throws -> [(batch: Int, kept: Int)] {
    guard try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM purge)") ?? false) else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT b.id, b.byte_count, coalesce((SELECT sum(c.byte_count) FROM original_chunk AS c
          WHERE c.batch_id = b.id), 0) AS kept
        FROM batch AS b WHERE b.id <= ? ORDER BY b.id
        """, arguments: [asOf ?? .max]
    ).filter { row in (row["kept"] as Int) != (row["byte_count"] as Int) }.map { ($0["id"], $0["kept"]) }
  }

  /// Checks the trail alone: whether each entry follows on the one before, and says what it said.
  public func verifyTrail() throws -> RegisterVerification {
    var result = RegisterVerification()
    var trail = TrailCheck(db)
    try trail.run(into: &result)
    return result
  }
}
