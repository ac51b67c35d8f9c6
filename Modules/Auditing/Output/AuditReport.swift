public import GuidanceKit
public import Register

/// A run of the audit with how each finding stands against the run before.
public struct AuditReport: Hashable, Sendable {
  /// One finding and its life.
  public struct Item: Hashable, Sendable {
    /// What was found.
    public var finding: Finding
    /// How it stands against the run before; `nil` when the run was not kept.
    public var life: Life?
    /// The number of the finding when the run was not kept and an earlier one found it too.
    public var known: Int?
    /// The digest of what lies under it; empty when not known.
    public var digest: [UInt8] = []
    /// The waiver that holds for it; then it is not open, and not clean either.
    public var waiver: WaiverRecord?
    /// A waiver that no longer holds for it, because the facts changed.
    public var lapsed: WaiverRecord?
  }

  /// The life of a finding in the register.
  public struct Life: Hashable, Sendable {
    /// Its number, the same in every run.
    public var id: Int
    /// How it stands against the run before.
    public var state: KeptFinding.State
    /// The moment of the run that found it first, UTC, ISO 8601.
    public var firstFoundAt: String
    /// Who follows it up.
    public var owner: String?
  }

  /// What was looked at, and by which rules.
  public var outcome: Auditor.Outcome
  /// The findings, the most serious first.
  public var items: [Item]
  /// The run as it was kept; `nil` when it was not.
  public var run: AuditRunRecord?

  /// A run that was not kept.
  public init(_ outcome: Auditor.Outcome) {
    self.outcome = outcome
    items = outcome.findings.enumerated().map { index, finding in
      Item(finding: finding, digest: index < outcome.digests.count ? outcome.digests[index] : [])
    }
    run = nil
  }

  /// A run that was not kept, with the waivers that hold for what earlier runs found too.
  public init(_ outcome: Auditor.Outcome, in snapshot: Snapshot, on day: CalendarDate) throws {
    var report = AuditReport(outcome)
    let numbers = try snapshot.findingNumbers()
    for index in report.items.indices {
      report.items[index].known = numbers[ContentDigest.sha256(report.items[index].finding.identity.utf8)]
    }
    self = report.applying(try snapshot.waivers(), on: day)
  }

  /// A run that was kept, with the findings in the order in which they were handed over.
  init(_ outcome: Auditor.Outcome, run: AuditRunRecord, kept: [KeptFinding]) {
    self.outcome = outcome
    self.run = run
    // Two findings of one identity are kept once.
    let lives = Dictionary(kept.map { ($0.item.identity, $0) }) { first, _ in first }
    items = outcome.findings.enumerated().map { index, finding in
      let kept = lives[ContentDigest.sha256(finding.identity.utf8)]
      return Item(
        finding: finding,
        life: kept.map { Life(id: $0.id, state: $0.state, firstFoundAt: $0.firstFoundAt, owner: $0.owner) },
        digest: index < outcome.digests.count ? outcome.digests[index] : [])
    }
  }

  /// The findings that nobody waived.
  public var open: [Item] { items.filter { $0.waiver == nil } }

  /// The findings that somebody waived.
  public var waived: [Item] { items.filter { $0.waiver != nil } }

  /// The number of open findings of a severity.
  public func count(_ severity: Severity) -> Int { open.count { $0.finding.severity == severity } }

  /// Whether anything open is as serious as this, or worse.
  public func hasFindings(atLeast severity: Severity) -> Bool {
    open.contains { $0.finding.severity.rank <= severity.rank }
  }

  /// The same report with only some of its findings.
  public func selecting(_ isWanted: (Item) -> Bool) -> AuditReport {
    var report = self
    report.items = items.filter(isWanted)
    return report
  }
}
