public import GuidanceKit

/// Which rules run, how serious they are, and from where on they speak up.
public struct Ruleset: Hashable, Sendable {
  /// The name kept with a run.
  public var name: String
  /// Codes of rules that do not run.
  public var disabled: Set<String>
  /// Severities other than the rules' own, by code.
  public var severities: [String: Severity]
  /// The thresholds.
  public var thresholds: AuditThresholds

  /// Makes a ruleset.
  public init(
    name: String, disabled: Set<String> = [], severities: [String: Severity] = [:],
    thresholds: AuditThresholds = AuditThresholds()
  ) {
    self.name = name
    self.disabled = disabled
    self.severities = severities
    self.thresholds = thresholds
  }

  /// All rules with their own severities.
  public static let standard = Ruleset(name: "standaard")

  /// The text of which the hash is kept with a run: rules, severities and thresholds, in a fixed order.
  public var canonicalText: String {
    let rules = RuleTable.all.filter { !disabled.contains($0.code) }.map { rule in
      "\(rule.code) \((severities[rule.code] ?? rule.explanation.severity).rawValue)"
    }
    return ([name] + rules + thresholds.entries.map { "\($0.name) \($0.value)" }).joined(separator: "\n")
  }
}

/// From where on rules speak up; no formula uses these.
public struct AuditThresholds: Hashable, Sendable {
  /// From which part of a pillar's guidance in a month without a classroom mark on, in percent, it is a warning.
  public var unknownClassroomPercent = 10
  /// Full-time equivalents one person can have, in thousandths.
  public var fteThousandthsPerPerson = 1000
  /// The first and last day of summer on which guidance is out of the ordinary, as month and day; before and after it is not.
  public var quietSummer = 704...815

  /// The thresholds of the standard ruleset.
  public init() {}

  /// Each threshold with its value, by name.
  public var entries: [(name: String, value: String)] {
    [
      ("fte_per_person", "\(fteThousandthsPerPerson)/1000"),
      ("quiet_summer", "\(quietSummer.lowerBound)-\(quietSummer.upperBound)"),
      ("unknown_classroom_percent", "\(unknownClassroomPercent)"),
    ]
  }
}
