public import GuidanceKit

/// Which rules run, how serious they are, and from where on they speak up.
public struct Ruleset: Hashable, Sendable {
  /// The name kept with a run.
  public var name: String
  /// What it is for.
  public var title: Label
  /// Codes of rules that do not run.
  public var disabled: Set<String>
  /// Severities other than the rules' own, by code.
  public var severities: [String: Severity]
  /// Thresholds other than the rules' own, by name.
  public var thresholds: [String: Int]
  /// Whether someone may waive findings about registrations of their own ⚙.
  public var allowsOwnWaivers = false
  /// Rules of a service's own, in the order of its file.
  var own: [OwnRule] = []

  /// Makes a ruleset of the program's rules.
  public init(
    name: String, title: Label? = nil, disabled: Set<String> = [], severities: [String: Severity] = [:],
    thresholds: [String: Int] = [:]
  ) {
    self.name = name
    self.title = title ?? Label(name, name)
    self.disabled = disabled
    self.severities = severities
    self.thresholds = thresholds
  }

  /// All rules with their own severities.
  public static let standard = Ruleset(
    name: "standaard", title: Label("alle regels zoals ze zijn", "all rules as they are"))

  /// The text of which the hash is kept with a run: rules, severities, thresholds and rules of its own, in a fixed order.
  public var canonicalText: String {
    let rules = running.flatMap { rule in
      ["\(rule.code) \(severity(of: rule).rawValue)"]
        + rule.thresholds.map { "\(rule.code) \($0.name) \(thresholds[$0.name] ?? $0.standard)" }
    }
    let added = own.filter { !disabled.contains($0.code) }.map(\.canonicalText)
    return ([name] + rules + added).joined(separator: "\n")
  }

  /// Every rule, whether it runs or not: the program's by code, then the service's own.
  public var all: [any AuditRule] { RuleTable.all + own }

  /// The rules that run.
  public var running: [any AuditRule] { all.filter { !disabled.contains($0.code) } }

  /// The rule with this code, whatever its case.
  public func rule(_ code: String) -> (any AuditRule)? { all.first { folded($0.code) == folded(code) } }

  /// How serious findings of a rule are in this ruleset, unless the rule says otherwise for one.
  public func severity(of rule: any AuditRule) -> Severity { severities[rule.code] ?? rule.explanation.severity }

  /// The codes that look most like one that does not exist.
  public func suggestions(for code: String) -> [String] { nearest(to: code, in: all.map(\.code)) }
}
