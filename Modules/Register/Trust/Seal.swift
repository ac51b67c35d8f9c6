import Crypto
import Foundation
import GRDB

/// The rows that an entry of the trail vouches for, beside its own words: their digest stands in its payload, so that a
/// change in one of them is found.
///
/// Columns are named one by one: a column that a later version adds leaves the digests of before as they are.
enum Seal: CaseIterable {
  case audit, waive, unwaive, baseline, lock, reopen, submit, report, load

  /// The word of the entry in the trail.
  var action: String {
    switch self {
    case .audit: "audit"
    case .waive: "waive"
    case .unwaive: "unwaive"
    case .baseline: "baseline"
    case .lock: "lock"
    case .reopen: "reopen"
    case .submit: "submit"
    case .report: "report"
    case .load: "load"
    }
  }

  /// The table whose rows are each named by one entry.
  var table: String {
    switch self {
    case .audit: "audit_run"
    case .waive: "waiver"
    case .unwaive: "waiver_end"
    case .baseline: "audit_baseline"
    case .lock: "period_lock"
    case .reopen: "period_reopening"
    case .submit: "submission"
    case .report: "report_run"
    case .load: "batch"
    }
  }

  /// The column by which an entry names a row of it.
  var column: String { self == .unwaive ? "waiver_id" : "id" }

  /// What is digested, each with the number of the row as its one argument.
  private var queries: [String] {
    switch self {
    case .audit:
      [
        """
        SELECT id, at, actor, program_version, ruleset, ruleset_digest, scope, batch_id, errors, warnings, notices
        FROM main.audit_run WHERE id = ?
        """,
        """
        SELECT finding_id, severity, dutch, english, detail, state FROM main.audit_finding WHERE audit_run_id = ?
        ORDER BY finding_id
        """,
        "SELECT id, identity, rule, scope FROM main.finding WHERE first_run_id = ? ORDER BY id",
        "SELECT finding_id, digest FROM main.finding_digest WHERE audit_run_id = ? ORDER BY finding_id",
      ]
    case .waive:
      [
        """
        SELECT id, finding_id, rule, scope, reason, granted_by, granted_at, until, facts_digest FROM main.waiver
        WHERE id = ?
        """, "SELECT finding_id, digest FROM main.waiver_finding WHERE waiver_id = ? ORDER BY finding_id",
      ]
    case .unwaive: ["SELECT waiver_id, ended_at, ended_by, reason FROM main.waiver_end WHERE waiver_id = ?"]
    case .baseline: ["SELECT id, audit_run_id, set_at, set_by FROM main.audit_baseline WHERE id = ?"]
    case .lock: ["SELECT id, period, locked_at, locked_by, audit_run_id FROM main.period_lock WHERE id = ?"]
    case .reopen:
      ["SELECT id, lock_id, reopened_at, reopened_by, reason, until FROM main.period_reopening WHERE id = ?"]
    case .submit:
      [
        "SELECT id, period, made_at, actor, manifest_digest, batch_id, trail_seq FROM main.submission WHERE id = ?",
        "SELECT digest, content, folder FROM main.submission_content WHERE submission_id = ?",
      ]
    case .report:
      [
        """
        SELECT id, report, period, parameters, made_at, actor, program_version, batch_id, figures_digest, folder
        FROM main.report_run WHERE id = ?
        """
      ]
    case .load:
      [
        "SELECT confirmed_batch_id, facts FROM main.batch_confirmation WHERE batch_id = ? ORDER BY confirmed_batch_id",
        """
        SELECT row_id, outcome, fact_id, replaced_by FROM main.row_resolution WHERE batch_id = ? ORDER BY row_id
        """, "SELECT encoding FROM main.batch_encoding WHERE batch_id = ?",
        "SELECT reason FROM main.batch_reason WHERE batch_id = ?",
        """
        SELECT number, first_line, byte_offset, byte_count, bytes FROM main.original_chunk WHERE batch_id = ?
        ORDER BY number
        """,
        "SELECT id FROM main.batch_row WHERE batch_id = ? ORDER BY id",
        "SELECT id, row_id FROM main.batch_problem WHERE batch_id = ? ORDER BY id",
        """
        SELECT h.row_id, h.lock_id, h.key, h.digest FROM main.batch_row AS r JOIN main.held_row AS h ON h.row_id = r.id
        WHERE r.batch_id = ? ORDER BY h.row_id
        """,
      ]
    }
  }

  /// The SHA-256 over the rows, in hexadecimal.
  ///
  /// - Parameter facts: for a load, the table of its facts, of which the numbers are digested too.
  func digest(_ id: Int, facts: String? = nil, in db: Database) throws -> String {
    var hasher = SHA256()
    let numbers = facts.map { ["SELECT id FROM main.\($0) WHERE batch_id = ? ORDER BY id"] } ?? []
    for query in queries + numbers { hasher.update(data: Data(try BatchDigest.digest(query, id, in: db))) }
    return Hex.text(hasher.finalize())
  }
}
