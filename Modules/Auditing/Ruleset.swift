public import GuidanceKit

/// Which rules run, how serious they are, and from where on they speak up.
public struct Ruleset: Hashable, Sendable {
  /// The name kept with a run.
  public var name: String
  /// Codes of rules that do not run.
  public var disabled: Set<String>
  /// Severities other than the rules' own, by code.
  public var severities: [String: Severity]
  /// Thresholds other than the rules' own, by name.
  public var thresholds: [String: Int]

  /// Makes a ruleset.
  public init(
    name: String, disabled: Set<String> = [], severities: [String: Severity] = [:],
    thresholds: [String: Int] = [:]
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
    let rules = running.flatMap { rule in
      ["\(rule.code) \((severities[rule.code] ?? rule.explanation.severity).rawValue)"]
        + rule.thresholds.map { "\(rule.code) \($0.name) \(thresholds[$0.name] ?? $0.standard)" }
    }
    return ([name] + rules).joined(separator: "\n")
  }

  /// The rules that run, in the order of their codes.
  var running: [any AuditRule] { RuleTable.all.filter { !disabled.contains($0.code) } }
}
