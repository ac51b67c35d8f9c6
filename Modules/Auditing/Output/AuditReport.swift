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
  }

  /// The life of a finding in the register.
  public struct Life: Hashable, Sendable {
    /// Its number, the same in every run.
    public var id: Int
    /// How it stands against the run before.
    public var state: KeptFinding.State
    /// The moment of the run that found it first, UTC, ISO 8601.
    public var firstFoundAt: String
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
    items = outcome.findings.map { Item(finding: $0, life: nil) }
    run = nil
  }

  /// A run that was kept, with the findings in the order in which they were handed over.
  init(_ outcome: Auditor.Outcome, run: AuditRunRecord, kept: [KeptFinding]) {
    self.outcome = outcome
    self.run = run
    items = zip(outcome.findings, kept).map { finding, kept in
      Item(finding: finding, life: Life(id: kept.id, state: kept.state, firstFoundAt: kept.firstFoundAt))
    }
  }

  /// The number of findings of a severity.
  public func count(_ severity: Severity) -> Int { items.count { $0.finding.severity == severity } }

  /// Whether anything is as serious as this, or worse.
  public func hasFindings(atLeast severity: Severity) -> Bool {
    items.contains { $0.finding.severity.rank <= severity.rank }
  }
}
