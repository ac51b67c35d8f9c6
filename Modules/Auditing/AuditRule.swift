public import GuidanceKit
import Register

/// One thing the audit looks for: its code, what it means, and how it is found.
///
/// A rule is one file under `Rules` and one line in ``RuleTable``. It looks either at the small tables as a whole
/// (``StandingRule``) or at each registration as it passes (``RegistrationRule``), so that a run reads them once.
public protocol AuditRule: Sendable {
  /// Code, severity and explanation.
  var explanation: RuleExplanation { get }
  /// From where on the rule speaks up, where a ruleset may decide that; none unless the rule says so.
  var thresholds: [Threshold] { get }
  /// What the rule looks at beside the small tables and the registrations that pass; nothing unless the rule says so.
  var needs: AuditNeeds { get }
}

extension AuditRule {
  /// No thresholds.
  public var thresholds: [Threshold] { [] }
  /// Nothing more.
  public var needs: AuditNeeds { [] }
}

/// A rule over plans, organisations, assignments and projects.
protocol StandingRule: AuditRule {
  /// What the rule finds.
  func findings(in facts: AuditFacts) -> [Finding]
}

/// A rule over registrations.
protocol RegistrationRule: AuditRule {
  /// Whether the rule also sees registrations that lie after both the scope and today.
  var looksAhead: Bool { get }
  /// How many days before the scope the rule wants to have seen, to know what is usual.
  var looksBackDays: Int { get }
  /// Something that sees each registration in scope once, by date, and then says what it found.
  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer
}

extension RegistrationRule {
  var looksAhead: Bool { false }
  var looksBackDays: Int { 0 }
}

/// The state of a rule while registrations pass.
///
/// There may be millions of them: what is kept is sums, keys and at most ``FindingDetail/mostPlaces`` places of one
/// finding, never whole registrations of more than one day.
protocol RegistrationExaminer {
  /// Looks at one registration from before the scope, for a rule that looks back.
  mutating func recall(_ fact: Fact<Registration>)
  /// Looks at one registration.
  mutating func examine(_ fact: Fact<Registration>)
  /// What was found, after the last registration.
  func findings() -> [Finding]
}

extension RegistrationExaminer {
  mutating func recall(_ fact: Fact<Registration>) {}
}

/// What a person should know of a rule.
///
/// The pages under `docs/audit` are written from it, so it has one home.
public struct RuleExplanation: Hashable, Sendable {
  /// The stable code, for example `DAT001`.
  public var code: String
  /// How serious a finding is unless the rule says otherwise for one.
  public var severity: Severity
  /// What is wrong, in a few words.
  public var title: Label
  /// What the rule looks at and when it speaks up.
  public var what: Label
  /// Why it matters.
  public var why: Label
  /// A case.
  public var example: Label
  /// How to mend it.
  public var cure: Label
  /// The plan, decree or standard it comes from.
  public var source: Label

  /// Makes an explanation.
  public init(
    code: String, severity: Severity, title: Label, what: Label, why: Label, example: Label, cure: Label, source: Label
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.what = what
    self.why = why
    self.example = example
    self.cure = cure
    self.source = source
  }

  /// The family, for example `DAT`.
  public var family: RuleFamily? { RuleFamily(rawValue: String(code.prefix(3))) }
}

extension AuditRule {
  /// The stable code.
  public var code: String { explanation.code }

  /// A finding of this rule, with its severity and cure unless others are given.
  func finding(
    _ scope: String, subject: [String], _ message: Label, severity: Severity? = nil, statements: [Statement] = [],
    cure: Label? = nil, facts: [FactReference] = [], factCount: Int? = nil
  ) -> Finding {
    Finding(
      rule: code, severity: severity ?? explanation.severity, scope: scope, subject: subject, message: message,
      statements: statements, cure: cure ?? explanation.cure, facts: facts, factCount: factCount)
  }
}
