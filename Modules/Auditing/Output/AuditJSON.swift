#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GuidanceKit
import Register

/// A report of the audit for programs.
///
/// The shape is stable under its `schema`.
public struct AuditJSON: Encodable, Sendable {
  private struct Run: Encodable {
    let id: Int
    let at: String
    let batch: Int?
    let resolved: Int
  }

  private struct Counts: Encodable {
    let fout: Int
    let waarschuwing: Int
    let opmerking: Int
    let vrijgesteld: Int
  }

  private struct Item: Encodable {
    let rule: String
    let severity: String
    let scope: String
    let subject: [String]
    let message: Label
    let detail: FindingDetail
    let id: Int?
    let state: String?
    let firstFoundAt: String?
    let owner: String?
    let waiver: Waiver?

    enum CodingKeys: String, CodingKey {
      case rule, severity, scope, subject, message, detail, id, state, owner, waiver
      case firstFoundAt = "first_found_at"
    }
  }

  private struct Waiver: Encodable {
    let id: Int
    let reason: String
    let by: String
    let until: String

    init(_ waiver: WaiverRecord) {
      id = waiver.id
      reason = waiver.grant.reason
      by = waiver.grant.by
      until = waiver.grant.until.iso
    }
  }

  private let schema = "leerspoor/audit/1"
  private let scope: String
  private let ruleset: String
  private let registrations: Int
  private let run: Run?
  private let counts: Counts
  private let findings: [Item]

  /// Makes the JSON of a report.
  public init(_ report: AuditReport) {
    scope = report.outcome.scope.code
    ruleset = report.outcome.ruleset.name
    registrations = report.outcome.registrations
    run = report.run.map { Run(id: $0.id, at: $0.at, batch: $0.batch, resolved: $0.resolved) }
    counts = Counts(
      fout: report.count(.error), waarschuwing: report.count(.warning), opmerking: report.count(.notice),
      vrijgesteld: report.waived.count)
    findings = report.items.map { item in
      Item(
        rule: item.finding.rule, severity: item.finding.severity.rawValue, scope: item.finding.scope,
        subject: item.finding.subject, message: item.finding.message, detail: FindingDetail(item.finding),
        id: item.life?.id ?? item.known, state: item.life?.state.rawValue, firstFoundAt: item.life?.firstFoundAt,
        owner: item.life?.owner, waiver: item.waiver.map(Waiver.init))
    }
  }

  /// The text, with sorted keys.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
