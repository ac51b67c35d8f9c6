import Foundation
import GRDB
public import GuidanceKit

/// A package that was handed in.
public struct SubmissionRecord: Hashable, Sendable {
  /// The number of the submission; 0 before it is kept.
  public var id: Int
  /// The school year.
  public var period: String
  /// When it was made, UTC, ISO 8601.
  public var at: String
  /// The SHA-256 of its manifest.
  public var manifestDigest: [UInt8]
  /// The last batch in it.
  public var batch: Int
  /// The head of the trail printed in it, by its place in the trail.
  public var trailEntry: Int
  /// The SHA-256 of what it says, apart from when and by whom it was made.
  public var contentDigest: [UInt8]
  /// The hashes of its parts, as canonical JSON.
  public var content: String
  /// Where it was written.
  public var folder: String

  /// Describes a submission.
  public init(
    id: Int = 0, period: String, at: String, manifestDigest: [UInt8], batch: Int, trailEntry: Int,
    contentDigest: [UInt8], content: String, folder: String
  ) {
    self.id = id
    self.period = period
    self.at = at
    self.manifestDigest = manifestDigest
    self.batch = batch
    self.trailEntry = trailEntry
    self.contentDigest = contentDigest
    self.content = content
    self.folder = folder
  }
}

extension Register {
  /// Keeps that a package was handed in.
  ///
  /// - Returns: the number of the submission.
  @discardableResult
  public func keepSubmission(_ submission: SubmissionRecord, at moment: Moment, actor: String) throws -> Int {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO submission (period, made_at, actor, manifest_digest, batch_id, trail_seq) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          submission.period, moment.iso, actor, Data(submission.manifestDigest), submission.batch,
          submission.trailEntry,
        ])
      let id = Int(db.lastInsertedRowID)
      try db.execute(
        sql: "INSERT INTO submission_content (submission_id, digest, content, folder) VALUES (?, ?, ?, ?)",
        arguments: [id, Data(submission.contentDigest), submission.content, submission.folder])
      try Trail.append(
        TrailEntry(
          at: moment, actor: actor, action: "submit", subject: submission.period,
          payload: [
            "submission": "\(id)", "manifest": Hex.text(submission.manifestDigest),
            "content": Hex.text(submission.contentDigest), "rows": try Seal.submit.digest(id, in: db),
          ]), in: db)
      return id
    }
  }
}

extension Snapshot {
  /// The packages that were handed in, in order; for one period when one is given.
  public func submissions(period: String? = nil) throws -> [SubmissionRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.*, c.digest, c.content, c.folder FROM submission AS s
        JOIN submission_content AS c ON c.submission_id = s.id WHERE ? IS NULL OR s.period = ? ORDER BY s.id
        """, arguments: [period, period]
    ).map { row in
      let (manifest, digest): (Data, Data) = (row["manifest_digest"], row["digest"])
      return SubmissionRecord(
        id: row["id"], period: row["period"], at: row["made_at"], manifestDigest: Array(manifest),
        batch: row["batch_id"], trailEntry: row["trail_seq"], contentDigest: Array(digest), content: row["content"],
        folder: row["folder"])
    }
  }

  /// The number of the last entry of the trail; 0 when nothing happened yet.
  public func lastTrailEntry() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM trail") ?? 0
  }

  /// The hash of an entry of the trail, in hexadecimal.
  public func trailHash(entry: Int) throws -> String? {
    try Data.fetchOne(db, sql: "SELECT hash FROM trail WHERE seq = ?", arguments: [entry]).map { Hex.text($0) }
  }

  /// The reports that were made, the last of each request first.
  public func lastReports(limit: Int) throws -> [(record: ReportRecord, version: String)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM report_run
        WHERE id IN (SELECT max(id) FROM report_run GROUP BY report, period, parameters) ORDER BY id DESC LIMIT ?
        """, arguments: [limit]
    ).map { row in
      let digest: Data = row["figures_digest"]
      return (
        ReportRecord(
          report: row["report"], period: row["period"], parameters: row["parameters"], figuresDigest: Array(digest),
          batch: row["batch_id"], folder: row["folder"]), row["program_version"]
      )
    }
  }
}
