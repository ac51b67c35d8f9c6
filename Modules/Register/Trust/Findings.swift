import Foundation
import GRDB
public import GuidanceKit

/// A finding as an audit hands it over to be kept.
public struct FoundItem: Hashable, Sendable {
  /// The SHA-256 of rule and facts: what makes it the same finding in a later run.
  public var identity: [UInt8]
  /// The code of the rule.
  public var rule: String
  /// The pillar, organisation, project or period it is about.
  public var scope: String
  /// How serious it is.
  public var severity: Severity
  /// What was found.
  public var message: Label
  /// Figures, sources, facts and places, as canonical JSON.
  public var detail: String
  /// The SHA-256 over the facts and figures under it: a waiver holds while this stays the same.
  ///
  /// Empty when not known.
  public var factsDigest: [UInt8]

  /// Makes an item.
  public init(
    identity: [UInt8], rule: String, scope: String, severity: Severity, message: Label, detail: String,
    factsDigest: [UInt8] = []
  ) {
    self.factsDigest = factsDigest
    self.identity = identity
    self.rule = rule
    self.scope = scope
    self.severity = severity
    self.message = message
    self.detail = detail
  }
}

/// A finding as a run saw it.
public struct KeptFinding: Hashable, Sendable {
  /// How it stands against the run before.
  public enum State: String, Sendable {
    case new, persisting, reopened
  }

  /// The number of the finding, the same in every run.
  public let id: Int
  /// What was handed over.
  public let item: FoundItem
  /// How it stands against the run before.
  public let state: State
  /// The moment of the run that found it first, UTC, ISO 8601.
  public let firstFoundAt: String
  /// Who follows it up; `nil` when nobody was named.
  public var owner: String?
}

/// One run of the audit.
public struct AuditRunRecord: Hashable, Sendable {
  /// The number of the run.
  public let id: Int
  /// The moment, UTC, ISO 8601.
  public let at: String
  /// The ruleset.
  public let ruleset: String
  /// The period audited, or `alles`.
  public let scope: String
  /// The last batch it saw; `nil` for an empty database.
  public let batch: Int?
  /// Findings per severity.
  public let errors: Int
  /// Findings of severity *waarschuwing*.
  public let warnings: Int
  /// Findings of severity *opmerking*.
  public let notices: Int
  /// Findings of the run before over the same scope that this run no longer found.
  public let resolved: Int
}

extension Register {
  /// Keeps one run of the audit with all it found.
  ///
  /// - Parameter batch: the last batch that the audit saw, ``Snapshot/lastBatch()`` of the state it read; the last one there
  ///   is when `nil`, which is right only where nothing can have been loaded since.
  /// - Returns: the run, and each finding once with how it stands against the run before over the same scope and ruleset.
  public func keepAudit(
    _ items: [FoundItem], ruleset: String, rulesetDigest: [UInt8], scope: String, at: Moment, actor: String,
    programVersion: String, batch seen: Int? = nil
  ) throws -> (run: AuditRunRecord, findings: [KeptFinding]) {
    var identities: Set<[UInt8]> = []
    let items = items.filter { identities.insert($0.identity).inserted }
    return try writing { db in
      let last = try seen ?? Int.fetchOne(db, sql: "SELECT max(id) FROM batch")
      let batch = last == 0 ? nil : last
      let previous = try Int.fetchOne(
        db, sql: "SELECT max(id) FROM audit_run WHERE scope = ? AND ruleset = ?", arguments: [scope, ruleset])
      let run = (try Int.fetchOne(db, sql: "SELECT max(id) FROM audit_run") ?? 0) + 1
      func count(_ severity: Severity) -> Int { items.count { $0.severity == severity } }
      try db.execute(
        sql: """
          INSERT INTO audit_run (id, at, actor, program_version, ruleset, ruleset_digest, scope, batch_id, errors,
            warnings, notices) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run, at.iso, actor, programVersion, ruleset, Data(rulesetDigest), scope, batch, count(.error),
          count(.warning), count(.notice),
        ])
      var kept: [KeptFinding] = []
      for item in items {
        let identity = Data(item.identity)
        var id = try Int.fetchOne(db, sql: "SELECT id FROM finding WHERE identity = ?", arguments: [identity])
        var state = KeptFinding.State.new
        if let known = id {
          let inPrevious = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM audit_finding WHERE finding_id = ? AND audit_run_id = ?)",
            arguments: [known, previous ?? 0])
          state =
            inPrevious == true
            ? .persisting : try wasSeen(known, scope: scope, ruleset: ruleset, in: db) ? .reopened : .new
        } else {
          try db.execute(
            sql: "INSERT INTO finding (identity, rule, scope, first_run_id) VALUES (?, ?, ?, ?)",
            arguments: [identity, item.rule, item.scope, run])
          id = Int(db.lastInsertedRowID)
        }
        guard let id else { continue }
        try db.execute(
          sql: """
            INSERT INTO audit_finding (audit_run_id, finding_id, severity, dutch, english, detail, state)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            run, id, item.severity.rawValue, item.message.dutch, item.message.english, item.detail, state.rawValue,
          ])
        if item.factsDigest.count == 32 {
          try db.execute(
            sql: "INSERT INTO finding_digest (audit_run_id, finding_id, digest) VALUES (?, ?, ?)",
            arguments: [run, id, Data(item.factsDigest)])
        }
        let first = try Row.fetchOne(
          db, sql: "SELECT r.at, f.owner FROM finding AS f JOIN audit_run AS r ON r.id = f.first_run_id WHERE f.id = ?",
          arguments: [id])
        kept.append(
          KeptFinding(id: id, item: item, state: state, firstFoundAt: first?["at"] ?? at.iso, owner: first?["owner"]))
      }
      try Trail.append(
        TrailEntry(
          at: at, actor: actor, action: "audit", subject: "\(run)",
          payload: [
            "scope": scope, "ruleset": ruleset, "findings": "\(items.count)",
            "rows": try Seal.audit.digest(run, in: db),
          ]), in: db)
      guard let record = try Self.auditRun(run, in: db) else {
        throw RegisterError(.failed, Label("De audit is niet bewaard.", "The audit was not kept."))
      }
      return (record, kept)
    }
  }

  /// Whether an earlier run over the same scope saw the finding.
  private func wasSeen(_ finding: Int, scope: String, ruleset: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM audit_finding AS a JOIN audit_run AS r ON r.id = a.audit_run_id
          WHERE a.finding_id = ? AND r.scope = ? AND r.ruleset = ?)
        """, arguments: [finding, scope, ruleset]) ?? false
  }

  static func auditRun(_ run: Int, in db: Database) throws -> AuditRunRecord? {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM audit_run WHERE id = ?", arguments: [run]) else {
      return nil
    }
    let resolved =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM audit_finding AS a
          WHERE a.audit_run_id = (SELECT max(id) FROM audit_run WHERE scope = ? AND ruleset = ? AND id < ?)
            AND NOT EXISTS (SELECT 1 FROM audit_finding AS b WHERE b.audit_run_id = ? AND b.finding_id = a.finding_id)
          """, arguments: [row["scope"] as String, row["ruleset"] as String, run, run]) ?? 0
    return AuditRunRecord(
      id: run, at: row["at"], ruleset: row["ruleset"], scope: row["scope"], batch: row["batch_id"],
      errors: row["errors"], warnings: row["warnings"], notices: row["notices"], resolved: resolved)
  }
}

extension Snapshot {
  /// The last run of the audit; over this scope when one is given.
  public func lastAudit(scope: String? = nil) throws -> AuditRunRecord? {
    let run = try Int.fetchOne(
      db, sql: "SELECT max(id) FROM audit_run WHERE (? IS NULL OR scope = ?) AND (? IS NULL OR batch_id <= ?)",
      arguments: [scope, scope, asOf, asOf])
    return try run.flatMap { try Register.auditRun($0, in: db) }
  }

  /// A run of the audit; `nil` when there is none with that number.
  public func audit(run: Int) throws -> AuditRunRecord? { try Register.auditRun(run, in: db) }

  /// What a run of the audit found: by severity, rule and finding.
  public func findings(run: Int) throws -> [KeptFinding] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.*, f.identity, f.rule, f.scope, f.owner, r.at AS first_at, d.digest AS facts_digest
        FROM audit_finding AS a JOIN finding AS f ON f.id = a.finding_id JOIN audit_run AS r ON r.id = f.first_run_id
        LEFT JOIN finding_digest AS d ON d.audit_run_id = a.audit_run_id AND d.finding_id = a.finding_id
        WHERE a.audit_run_id = ?
        ORDER BY CASE a.severity WHEN 'fout' THEN 1 WHEN 'waarschuwing' THEN 2 ELSE 3 END, f.rule, f.id
        """, arguments: [run]
    ).map { row in
      let identity: Data = row["identity"]
      return KeptFinding(
        id: row["finding_id"],
        item: FoundItem(
          identity: Array(identity), rule: row["rule"], scope: row["scope"],
          severity: Severity(rawValue: row["severity"]) ?? .error, message: Label(row["dutch"], row["english"]),
          detail: row["detail"], factsDigest: (row["facts_digest"] as Data?).map(Array.init) ?? []),
        state: KeptFinding.State(rawValue: row["state"]) ?? .persisting, firstFoundAt: row["first_at"],
        owner: row["owner"])
    }
  }
}
