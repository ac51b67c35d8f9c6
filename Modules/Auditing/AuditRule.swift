public import GuidanceKit
import Register

/// One thing the audit looks for: its code, what it means, and how it is found.
///
/// A rule is one file under `Rules` and one line in ``RuleTable``. It looks either at the small tables as a whole
/// (``StandingRule``) or at each registration as it passes (``RegistrationRule``), so that a run reads them once.
public protocol AuditRule: Sendable {
  /// Code, severity and explanation.
  var explanation: RuleExplanation { get }
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
  /// Something that sees each registration in scope once, by date, and then says what it found.
  func examiner(_ facts: AuditFacts) -> any RegistrationExaminer
}

extension RegistrationRule {
  var looksAhead: Bool { false }
}

/// The state of a rule while registrations pass.
protocol RegistrationExaminer {
  /// Looks at one registration.
  mutating func examine(_ fact: Fact<Registration>)
  /// What was found, after the last registration.
  func findings() -> [Finding]
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

/// The families of rules, by the three letters of their codes.
public enum RuleFamily: String, CaseIterable, Sendable {
  case registrations = "DAT"
  case plan = "PLN"
  case staffing = "FTE"
  case classroom = "KLV"
  case projects = "PRJ"
  case organisations = "ORG"
  case parameters = "PAR"

  /// What the family is about.
  public var label: Label {
    switch self {
    case .registrations: Label("registraties", "registrations")
    case .plan: Label("het plan", "the plan")
    case .staffing: Label("VTE en opdrachten", "FTE and assignments")
    case .classroom: Label("klasvloer", "classroom context")
    case .projects: Label("projecten", "projects")
    case .organisations: Label("instellingen", "organisations")
    case .parameters: Label("normen en parameters", "norms and parameters")
    }
  }
}

extension AuditRule {
  /// The stable code.
  public var code: String { explanation.code }

  /// A finding of this rule, with its severity and cure unless others are given.
  func finding(
    _ scope: String, subject: [String], _ message: Label, severity: Severity? = nil, statements: [Statement] = [],
    cure: Label? = nil, facts: [FactReference] = []
  ) -> Finding {
    Finding(
      rule: code, severity: severity ?? explanation.severity, scope: scope, subject: subject, message: message,
      statements: statements, cure: cure ?? explanation.cure, facts: facts)
  }
}
