import Foundation
import GRDB
public import GuidanceKit

/// A finding over all runs of the audit.
public struct FindingRecord: Hashable, Sendable {
  /// One run that saw it.
  public struct Sighting: Hashable, Sendable {
    /// The number of the run.
    public let run: Int
    /// The moment of the run, UTC, ISO 8601.
    public let at: String
    /// The period that the run looked at.
    public let scope: String
    /// How serious it was.
    public let severity: Severity
    /// How it stood against the run before.
    public let state: KeptFinding.State
    /// What was found.
    public let message: Label
  }

  /// The number of the finding.
  public let id: Int
  /// The code of the rule.
  public let rule: String
  /// What it is about.
  public let scope: String
  /// Who follows it up; `nil` when nobody was named.
  public let owner: String?
  /// The runs that saw it, in order; never empty.
  public let sightings: [Sighting]
  /// The first run since the last sighting, over the same period and with the same rules, that no longer saw it.
  public let resolvedIn: Resolution?

  /// A run that no longer saw a finding.
  public struct Resolution: Hashable, Sendable {
    /// The number of the run.
    public let run: Int
    /// The moment of the run, UTC, ISO 8601.
    public let at: String
  }

  /// The first run that saw it.
  public var first: Sighting { sightings[0] }
  /// The last run that saw it.
  public var last: Sighting { sightings[sightings.count - 1] }
  /// For how many days it has stood open, or stood open until it was resolved.
  public func age(on day: CalendarDate) -> Int {
    guard let first = CalendarDate(iso: String(first.at.prefix(10))) else { return 0 }
    let end = resolvedIn.flatMap { CalendarDate(iso: String($0.at.prefix(10))) } ?? day
    return max(0, first.days(until: end))
  }
}

extension Snapshot {
  /// Every run of the audit, in order.
  public func auditRuns() throws -> [AuditRunRecord] {
    try Int.fetchAll(db, sql: "SELECT id FROM audit_run ORDER BY id").compactMap { try Register.auditRun($0, in: db) }
  }

  /// Findings over all runs, by number.
  ///
  /// - Parameters:
  ///   - finding: only the one with this number.
  ///   - rule: only those of this rule.
  public func findingRecords(finding: Int? = nil, rule: String? = nil) throws -> [FindingRecord] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.id, f.rule, f.scope AS about, f.owner, a.severity, a.state, a.dutch, a.english,
          r.id AS run, r.at, r.scope, r.ruleset
        FROM finding AS f JOIN audit_finding AS a ON a.finding_id = f.id JOIN audit_run AS r ON r.id = a.audit_run_id
        WHERE (? IS NULL OR f.id = ?) AND (? IS NULL OR f.rule = ?) ORDER BY f.id, r.id
        """, arguments: [finding, finding, rule, rule])
    var records: [FindingRecord] = []
    for (id, rows) in Dictionary(grouping: rows, by: { $0["id"] as Int }).sorted(by: { $0.key < $1.key }) {
      guard let last = rows.last else { continue }
      let resolution = try Row.fetchOne(
        db, sql: "SELECT id, at FROM audit_run WHERE id > ? AND scope = ? AND ruleset = ? ORDER BY id LIMIT 1",
        arguments: [last["run"] as Int, last["scope"] as String, last["ruleset"] as String])
      records.append(
        FindingRecord(
          id: id, rule: last["rule"], scope: last["about"], owner: last["owner"],
          sightings: rows.map { row in
            FindingRecord.Sighting(
              run: row["run"], at: row["at"], scope: row["scope"],
              severity: Severity(rawValue: row["severity"]) ?? .error,
              state: KeptFinding.State(rawValue: row["state"]) ?? .persisting,
              message: Label(row["dutch"], row["english"])
            )
          }, resolvedIn: resolution.map { FindingRecord.Resolution(run: $0["id"], at: $0["at"]) }))
    }
    return records
  }
}

extension Snapshot {
  /// The codes of the advisers whose registrations lie under a finding, as the last run that saw it kept their places.
  public func advisers(behind finding: Int) throws -> Set<String> {
    let detail = try String.fetchOne(
      db, sql: "SELECT detail FROM audit_finding WHERE finding_id = ? ORDER BY audit_run_id DESC LIMIT 1",
      arguments: [finding])
    guard let detail else { return [] }
    return Set(
      try String.fetchAll(
        db,
        sql: """
          WITH place AS (
            SELECT json_extract(value, '$.batch') AS batch, json_extract(value, '$.row') AS row
            FROM json_each(?, '$.facts') WHERE json_extract(value, '$.kind') = 'registraties'
          )
          SELECT a.code FROM place JOIN registration AS f ON f.batch_id = place.batch AND f.row = place.row
          LEFT JOIN registration_adviser AS m ON m.fact_id = f.id
          JOIN adviser AS a ON a.id = f.adviser_id OR a.id = m.adviser_id
          """, arguments: [detail]))
  }

  /// The numbers of findings, by their identity.
  public func findingNumbers() throws -> [[UInt8]: Int] {
    var numbers: [[UInt8]: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT identity, id FROM finding") {
      let identity: Data = row[0]
      numbers[Array(identity)] = row[1]
    }
    return numbers
  }
}
