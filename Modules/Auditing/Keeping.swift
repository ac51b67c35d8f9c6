public import GuidanceKit
public import Register

extension Auditor {
  /// Keeps a run in the register, with every finding.
  ///
  /// - Returns: the run, with how each finding stands against the run before over the same scope and ruleset.
  /// - Throws: what writing throws; then nothing was kept.
  public static func keep(
    _ outcome: Outcome, in register: Register, at moment: Moment, actor: String, programVersion: String
  ) throws -> AuditReport {
    let items = try outcome.findings.enumerated().map { index, finding in
      FoundItem(
        identity: ContentDigest.sha256(finding.identity.utf8), rule: finding.rule, scope: finding.scope,
        severity: finding.severity, message: finding.message, detail: try FindingDetail(finding).json(),
        factsDigest: index < outcome.digests.count ? outcome.digests[index] : [])
    }
    let (run, kept) = try register.keepAudit(
      items, ruleset: outcome.ruleset.name,
      rulesetDigest: ContentDigest.sha256(outcome.ruleset.canonicalText.utf8), scope: outcome.scope.code, at: moment,
      actor: actor, programVersion: programVersion, batch: outcome.batch)
    let waivers = try register.read { try $0.waivers() }
    return AuditReport(outcome, run: run, kept: kept).applying(waivers, on: moment.day)
  }
}
