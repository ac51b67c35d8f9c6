import Crypto
import Foundation
import GRDB
public import GuidanceKit

/// A finding or rule that someone accepts for a while, as it is granted.
public struct WaiverGrant: Hashable, Sendable {
  /// One finding, by its number; `nil` for a rule.
  public var finding: Int?
  /// A rule; `nil` for one finding.
  public var rule: String?
  /// Where it holds; `alles` for everywhere.
  public var scope: String
  /// Why.
  public var reason: String
  /// Who grants it.
  public var by: String
  /// The last day on which it holds.
  public var until: CalendarDate
  /// The findings it covers, with the digest of what lies under each.
  public var covers: [Int: [UInt8]]

  /// Describes a waiver.
  public init(
    finding: Int?, rule: String?, scope: String, reason: String, by: String, until: CalendarDate,
    covers: [Int: [UInt8]]
  ) {
    self.finding = finding
    self.rule = rule
    self.scope = scope
    self.reason = reason
    self.by = by
    self.until = until
    self.covers = covers
  }
}

/// A waiver as it was granted.
public struct WaiverRecord: Hashable, Sendable {
  /// The number of the waiver.
  public let id: Int
  /// What was granted.
  public let grant: WaiverGrant
  /// When, UTC, ISO 8601.
  public let at: String
  /// When it was withdrawn, by whom and why; `nil` when it was not.
  public let withdrawn: Withdrawal?

  /// A waiver taken back before its last day.
  public struct Withdrawal: Hashable, Sendable {
    /// When, UTC, ISO 8601.
    public let at: String
    /// Who.
    public let by: String
    /// Why.
    public let reason: String
  }

  /// Whether it holds on a day, apart from what its findings have become.
  public func holds(on day: CalendarDate) -> Bool { withdrawn == nil && grant.until >= day }
}

extension Register {
  /// Keeps a waiver; that it may be granted is for the caller to say.
  public func grant(_ waiver: WaiverGrant, at moment: Moment, actor: String) throws -> WaiverRecord {
    try writing { try Self.grant(waiver, at: moment, actor: actor, in: $0) }
  }

  /// Keeps several waivers, all or none; that they may be granted is for the caller to say.
  public func grant(_ waivers: [WaiverGrant], at moment: Moment, actor: String) throws -> [WaiverRecord] {
    try writing { db in try waivers.map { try Self.grant($0, at: moment, actor: actor, in: db) } }
  }

  private static func grant(
    _ waiver: WaiverGrant, at moment: Moment, actor: String, in db: Database
  ) throws -> WaiverRecord {
    var hasher = SHA256()
    for (finding, digest) in waiver.covers.sorted(by: { $0.key < $1.key }) {
      hasher.update(data: Data("\(finding):".utf8))
      hasher.update(data: Data(digest))
    }
    try db.execute(
      sql: """
        INSERT INTO waiver (finding_id, rule, scope, reason, granted_by, granted_at, until, facts_digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        waiver.finding, waiver.rule, waiver.scope, waiver.reason, waiver.by, moment.iso, waiver.until.iso,
        Data(hasher.finalize()),
      ])
    let id = Int(db.lastInsertedRowID)
    for (finding, digest) in waiver.covers.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: "INSERT INTO waiver_finding (waiver_id, finding_id, digest) VALUES (?, ?, ?)",
        arguments: [id, finding, Data(digest)])
    }
    try Trail.append(
      TrailEntry(
        at: moment, actor: actor, action: "waive", subject: waiver.rule ?? "\(waiver.finding ?? 0)",
        payload: [
          "waiver": "\(id)", "scope": waiver.scope, "reason": waiver.reason, "by": waiver.by,
          "until": waiver.until.iso, "findings": "\(waiver.covers.count)",
          "rows": try Seal.waive.digest(id, in: db),
        ]), in: db)
    return WaiverRecord(id: id, grant: waiver, at: moment.iso, withdrawn: nil)
  }

  /// Takes a waiver back before its last day.
  ///
  /// - Throws: ``RegisterError`` when there is none with the number, or it was taken back already.
  public func withdraw(waiver id: Int, reason: String, by person: String, at moment: Moment, actor: String) throws {
    try writing { db in
      let known = try Row.fetchOne(
        db,
        sql: """
          SELECT w.id, e.ended_at, e.ended_by FROM waiver AS w LEFT JOIN waiver_end AS e ON e.waiver_id = w.id
          WHERE w.id = ?
          """, arguments: [id])
      guard let known else {
        throw RegisterError(
          .refused,
          Label(
            "Er is geen vrijstelling \(id). Zie leerspoor audit waivers.",
            "There is no waiver \(id). See leerspoor audit waivers."))
      }
      if let at = known["ended_at"] as String? {
        throw RegisterError(
          .refused,
          Label(
            "Vrijstelling \(id) is al ingetrokken (\(at.prefix(10)), door \(known["ended_by"] as String)); er is niets gewijzigd.",
            "Waiver \(id) was withdrawn already (\(at.prefix(10)), by \(known["ended_by"] as String)); nothing was changed."
          ))
      }
      try db.execute(
        sql: "INSERT INTO waiver_end (waiver_id, ended_at, ended_by, reason) VALUES (?, ?, ?, ?)",
        arguments: [id, moment.iso, person, reason])
      try Trail.append(
        TrailEntry(
          at: moment, actor: actor, action: "unwaive", subject: "\(id)",
          payload: [
            "waiver": "\(id)", "by": person, "reason": reason, "rows": try Seal.unwaive.digest(id, in: db),
          ]), in: db)
    }
  }

  /// Names who follows a finding up; `nil` for nobody.
  ///
  /// - Throws: ``RegisterError`` when there is no such finding.
  public func assign(finding: Int, to owner: String?, at moment: Moment, actor: String) throws {
    try writing { db in
      try db.execute(sql: "UPDATE finding SET owner = ? WHERE id = ?", arguments: [owner, finding])
      guard db.changesCount == 1 else {
        throw RegisterError(
          .refused,
          Label(
            "Er is geen bevinding \(finding). Zie leerspoor audit history.",
            "There is no finding \(finding). See leerspoor audit history."))
      }
      try Trail.append(
        TrailEntry(
          at: moment, actor: actor, action: "assign", subject: "\(finding)", payload: ["owner": owner ?? ""]), in: db)
    }
  }

  /// Makes a run of the audit the one that later ones are held against.
  ///
  /// - Throws: ``RegisterError`` when there is no such run.
  public func setBaseline(run: Int, at moment: Moment, actor: String) throws {
    try writing { db in
      guard try Self.auditRun(run, in: db) != nil else {
        throw RegisterError(
          .refused,
          Label(
            "Er is geen audit \(run). Zie leerspoor audit history.",
            "There is no audit \(run). See leerspoor audit history."))
      }
      try db.execute(
        sql: "INSERT INTO audit_baseline (audit_run_id, set_at, set_by) VALUES (?, ?, ?)",
        arguments: [run, moment.iso, actor])
      let id = Int(db.lastInsertedRowID)
      try Trail.append(
        TrailEntry(
          at: moment, actor: actor, action: "baseline", subject: "\(run)",
          payload: ["baseline": "\(id)", "rows": try Seal.baseline.digest(id, in: db)]), in: db)
    }
  }
}

extension Snapshot {
  /// Every waiver, by number.
  public func waivers() throws -> [WaiverRecord] {
    var covers: [Int: [Int: [UInt8]]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT waiver_id, finding_id, digest FROM waiver_finding") {
      let digest: Data = row[2]
      covers[row[0], default: [:]][row[1]] = Array(digest)
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT w.*, e.ended_at, e.ended_by, e.reason AS end_reason
        FROM waiver AS w LEFT JOIN waiver_end AS e ON e.waiver_id = w.id ORDER BY w.id
        """
    ).map { row in
      let withdrawal = (row["ended_at"] as String?).map {
        WaiverRecord.Withdrawal(at: $0, by: row["ended_by"], reason: row["end_reason"])
      }
      return WaiverRecord(
        id: row["id"],
        grant: WaiverGrant(
          finding: row["finding_id"], rule: row["rule"], scope: row["scope"], reason: row["reason"],
          by: row["granted_by"], until: CalendarDate(iso: row["until"]) ?? .earliest, covers: covers[row["id"]] ?? [:]),
        at: row["granted_at"], withdrawn: withdrawal)
    }
  }

  /// What lay under each finding in the last run that saw it, by the number of the finding.
  public func lastDigests() throws -> [Int: [UInt8]] {
    var digests: [Int: [UInt8]] = [:]
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT d.finding_id, d.digest FROM finding_digest AS d
        WHERE d.audit_run_id = (SELECT max(e.audit_run_id) FROM audit_finding AS e WHERE e.finding_id = d.finding_id)
        """)
    {
      let digest: Data = row[1]
      digests[row[0]] = Array(digest)
    }
    return digests
  }

  /// The run that others are held against; `nil` when none was set.
  public func baseline() throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT audit_run_id FROM audit_baseline ORDER BY id DESC LIMIT 1")
  }

  /// The first halves of the digests of facts, by number; those that are not there are left out.
  public func factDigests(_ kind: RecordKind, _ ids: some Sequence<Int>) throws -> [Int: [UInt8]] {
    let statement = try RawStatement("SELECT digest FROM main.\(kind.table) WHERE id = ?", in: db)
    var digests: [Int: [UInt8]] = [:]
    for id in ids {
      statement.bind(id, at: 1)
      if try statement.nextRow() {
        digests[id] = Array(statement.bytes(0))
        statement.reset()
      }
    }
    return digests
  }
}
