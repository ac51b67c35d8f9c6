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

  /// What this ruleset lets pass that all rules as they are would not: rules that are off, other severities, other
  /// thresholds, and whether anyone waives their own; empty when it is as strict as the program.
  public var departures: [Label] {
    var lines: [Label] = []
    func add(_ count: Int, _ list: [String], _ one: Label, _ more: Label) {
      guard count > 0 else { return }
      let (names, what) = (list.joined(separator: ", "), count == 1 ? one : more)
      lines.append(Label("\(count) \(what.dutch): \(names)", "\(count) \(what.english): \(names)"))
    }
    let off = all.map(\.code).filter(disabled.contains)
    add(off.count, off, Label("regel staat uit", "rule is off"), Label("regels staan uit", "rules are off"))
    let other = running.filter { severity(of: $0) != $0.explanation.severity }
    add(
      other.count, other.map { "\($0.code) \(severity(of: $0).rawValue)" },
      Label("regel heeft een andere ernst", "rule has another severity"),
      Label("regels hebben een andere ernst", "rules have another severity"))
    let moved = running.flatMap(\.thresholds).filter { (thresholds[$0.name] ?? $0.standard) != $0.standard }
    let names = Set(moved.map(\.name)).sorted()
    add(
      names.count, names, Label("drempel is verlegd", "threshold is moved"),
      Label("drempels zijn verlegd", "thresholds are moved"))
    if allowsOwnWaivers {
      lines.append(
        Label(
          "eigen registraties mogen vrijgesteld worden (own_waivers)",
          "people may waive registrations of their own (own_waivers)"))
    }
    return lines
  }

  /// The rule with this code, whatever its case.
  public func rule(_ code: String) -> (any AuditRule)? { all.first { folded($0.code) == folded(code) } }

  /// How serious findings of a rule are in this ruleset, unless the rule says otherwise for one.
  public func severity(of rule: any AuditRule) -> Severity { severities[rule.code] ?? rule.explanation.severity }

  /// The codes that look most like one that does not exist.
  public func suggestions(for code: String) -> [String] { nearest(to: code, in: all.map(\.code)) }
}
