import Foundation
import GRDB
public import GuidanceKit

/// A report that was made.
public struct ReportRecord: Hashable, Sendable {
  /// Which report, for example `month`.
  public var report: String
  /// Its period.
  public var period: String
  /// Its parameters, as canonical JSON.
  public var parameters: String
  /// The SHA-256 of its figures.
  public var figuresDigest: [UInt8]
  /// The last batch in it; `nil` for an empty database.
  public var batch: Int?
  /// Where it was written.
  public var folder: String

  /// Describes a report.
  public init(
    report: String, period: String, parameters: String, figuresDigest: [UInt8], batch: Int?, folder: String
  ) {
    self.report = report
    self.period = period
    self.parameters = parameters
    self.figuresDigest = figuresDigest
    self.batch = batch
    self.folder = folder
  }
}

extension Register {
  /// Keeps that a report was made.
  public func keepReport(_ report: ReportRecord, at: Moment, actor: String, programVersion: String) throws {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO report_run (report, period, parameters, made_at, actor, program_version, batch_id,
            figures_digest, folder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          report.report, report.period, report.parameters, at.iso, actor, programVersion,
          report.batch.flatMap { $0 == 0 ? nil : $0 }, Data(report.figuresDigest), report.folder,
        ])
      try Trail.append(
        TrailEntry(
          at: at, actor: actor, action: "report", subject: "\(report.report)/\(report.period)",
          payload: [
            "figures": Hex.text(report.figuresDigest), "run": "\(db.lastInsertedRowID)",
            "rows": try Seal.report.digest(Int(db.lastInsertedRowID), in: db),
          ]), in: db)
    }
  }
}
