public import GuidanceKit
public import Register

/// Runs the rules over one state of the register.
public enum Auditor {
  /// What a run found, before it is kept.
  public struct Outcome: Hashable, Sendable {
    /// The days audited.
    public var scope: AuditScope
    /// The ruleset.
    public var ruleset: Ruleset
    /// The findings: the most serious first, then by rule and subject.
    public var findings: [Finding]
    /// How many registrations were looked at.
    public var registrations: Int
    /// The last batch in the state that was audited; `nil` when it was not read from a register.
    public var batch: Int?
    /// The digest of what lies under each finding, in their order; empty when they were not read from a register.
    public var digests: [[UInt8]] = []

    /// The findings of one severity or worse.
    public func findings(atLeast severity: Severity) -> [Finding] {
      findings.filter { $0.severity.rank <= severity.rank }
    }
  }

  /// Looks at everything in scope once.
  ///
  /// - Parameters:
  ///   - snapshot: the state of the register.
  ///   - scope: the days audited.
  ///   - today: the day on which the audit runs.
  ///   - ruleset: which rules, how serious, from where on.
  ///   - texts: what the texts of the yearly report look like; `nil` when they are not looked at.
  /// - Throws: what reading throws.
  public static func run(
    _ snapshot: Snapshot, scope: AuditScope, today: CalendarDate, ruleset: Ruleset = .standard,
    texts: YearTextFacts? = nil
  ) throws -> Outcome {
    let needs = AuditNeeds(ruleset.running.map(\.needs))
    var facts = try AuditFacts(snapshot, scope: scope, today: today, thresholds: ruleset.thresholds, needs: needs)
    facts.texts = texts
    var outcome = try run(facts, ruleset: ruleset) { first, last, body in
      try snapshot.eachRegistration(matching: RegistrationFilter(from: first, through: last), body)
    }
    outcome.batch = try snapshot.lastBatch()
    outcome.digests = try FindingFacts.digests(outcome.findings, in: snapshot)
    return outcome
  }

  /// Hands registrations from a day through another over, by date; without a day there is no bound.
  typealias RegistrationSource = (
    _ first: CalendarDate?, _ last: CalendarDate?, _ body: (Fact<Registration>) throws -> Void
  ) throws -> Void

  /// The same over facts that are at hand.
  static func run(
    _ facts: AuditFacts, ruleset: Ruleset = .standard, registrations: RegistrationSource
  ) throws -> Outcome {
    let rules = ruleset.running
    let registrationRules = rules.compactMap { $0 as? any RegistrationRule }
    var examiners = registrationRules.map { $0.examiner(facts) }
    if let first = facts.scope.first {
      try lookBack(from: first, registrationRules, &examiners, registrations)
    }
    let pass = ExaminerPass(examiners)
    // Whatever reading throws, no examiner may be at work any more when this returns.
    let read = Result { try registrations(facts.scope.first, facts.scope.last) { pass.show($0) } }
    examiners = pass.finish()
    try read.get()
    let ahead = registrationRules.indices.filter { registrationRules[$0].looksAhead }
    if let last = facts.scope.last, !ahead.isEmpty {
      try registrations(max(last, facts.today).adding(days: 1), nil) { fact in
        for index in ahead { examiners[index].examine(fact) }
      }
    }
    var findings = rules.compactMap { $0 as? any StandingRule }.flatMap { $0.findings(in: facts) }
    findings += examiners.flatMap { $0.findings() }
    for index in findings.indices {
      if let severity = ruleset.severities[findings[index].rule] { findings[index].severity = severity }
    }
    findings.sort { one, other in
      if (one.severity, one.rule) == (other.severity, other.rule) {
        return one.subject.lexicographicallyPrecedes(other.subject)
      }
      return (one.severity.rank, one.rule) < (other.severity.rank, other.rule)
    }
    return Outcome(scope: facts.scope, ruleset: ruleset, findings: findings, registrations: pass.count)
  }

  /// Shows what lies before the scope to the rules that look back, each as far as it wants.
  private static func lookBack(
    from first: CalendarDate, _ rules: [any RegistrationRule], _ examiners: inout [any RegistrationExaminer],
    _ registrations: RegistrationSource
  ) throws {
    let back = rules.indices.filter { rules[$0].looksBackDays > 0 }
    guard let days = back.map({ rules[$0].looksBackDays }).max() else { return }
    let starts = back.map { first.adding(days: -rules[$0].looksBackDays) }
    try registrations(first.adding(days: -days), first.adding(days: -1)) { fact in
      for (index, start) in zip(back, starts) where start <= fact.record.date { examiners[index].recall(fact) }
    }
  }
}
