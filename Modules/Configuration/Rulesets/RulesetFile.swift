public import GuidanceKit
import YAMLDocument

/// Which rules of the audit run, how serious they are and from where on they speak up, as a file says; with rules of the
/// service's own.
///
/// ```yaml
/// ruleset: onze-dienst
/// title: {nl: Onze dienst, en: Our service}
/// extends: ministry
/// rules:
///   - {family: PRJ, on: false}
///   - {code: DAT003, on: false}
///   - {code: KLV001, severity: fout, thresholds: {unknown_classroom_percent: 15 %}}
///   - code: EIG001
///     title: {nl: een pijler met weinig klasvloer, en: a pillar with little classroom context}
///     severity: opmerking
///     figure: classroom/*/…
///     comparator: "<"
///     threshold: 50 %
///     message: {nl: "{scope} haalt {value}; afgesproken is {threshold}.", en: "{scope} has {value}; {threshold} was agreed."}
/// ```
public struct RulesetFile: Hashable, Sendable {
  /// The name, which is kept with each run.
  public var name: String
  /// What it is for.
  public var title: Label
  /// The name or path of the ruleset it starts from; `nil` for all rules as they are.
  public var extends: String?
  /// What it changes about rules, in the order of the file.
  public var settings: [RuleSetting]
  /// The rules it adds.
  public var own: [OwnRuleEntry]
  /// Whether someone may waive findings about registrations of their own; `nil` when the file does not say.
  public var allowsOwnWaivers: Bool?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - file: its name for messages.
  ///   - known: the rules, thresholds and figures it may name.
  /// - Throws: everything that is wrong with the file, in its order.
  public static func read(
    _ bytes: [UInt8], file: String, known: KnownRules
  ) throws(ConfigurationFailure) -> RulesetFile {
    try reading(bytes, file: file) { top in top.mapping { RulesetReader(known: known).file($0) } }
  }

  /// The ruleset that a file starts from, with its place, before anything else of the file is looked at.
  public static func parent(
    of bytes: [UInt8], file: String
  ) throws(ConfigurationFailure) -> (name: String, at: SourcePosition)? {
    try reading(bytes, file: file) { top in
      top.mapping { map -> Parent in
        map.acceptAll()
        guard let cursor = map.optional("extends"), let name = cursor.string() else { return Parent() }
        return Parent(
          found: (name, SourcePosition(file: file, line: cursor.node.line, column: cursor.node.column)))
      }
    }.found
  }

  private struct Parent {
    var found: (name: String, at: SourcePosition)?
  }
}

/// What a ruleset changes about one rule, or about each of a family.
public struct RuleSetting: Hashable, Sendable {
  /// The code of the rule, or the three letters of the family.
  public var code: String
  /// Whether it runs; `nil` when the file does not say.
  public var isOn: Bool?
  /// How serious its findings are; `nil` for the rule's own.
  public var severity: Severity?
  /// Thresholds other than the rule's own, by name, in the unit of each.
  public var thresholds: [String: Int]
}

/// A rule of a service's own: a figure that is held against a threshold.
public struct OwnRuleEntry: Hashable, Sendable {
  /// The stable code, three capitals and three digits that no rule of the program can have.
  public var code: String
  /// What is wrong, in a few words.
  public var title: Label
  /// How serious a finding is.
  public var severity: Severity
  /// The name of a figure, in which `*` stands for any part and a last part `…` for the audited period.
  public var figure: String
  /// How the figure relates to the threshold when something is wrong.
  public var comparator: Comparator
  /// The threshold, in the unit of ``kind``: a share as a part of one, time in minutes, money in cents.
  public var threshold: Rational
  /// The threshold as the file writes it.
  public var thresholdText: String
  /// The kind of figure that such a threshold can be held against: `share`, `count`, `minutes`, `fte` or `euro`.
  public var kind: String
  /// The sentence of a finding, with placeholders.
  public var message: Label
  /// Why it matters; `nil` when the file does not say.
  public var why: Label?
  /// What to do; `nil` when the file does not say.
  public var cure: Label?

  /// How a figure relates to a threshold.
  public enum Comparator: String, CaseIterable, Hashable, Sendable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case equal = "="
    case unequal = "!="

    /// Whether the relation holds.
    public func holds(_ value: Rational, _ threshold: Rational) -> Bool {
      switch self {
      case .less: value < threshold
      case .atMost: value <= threshold
      case .more: value > threshold
      case .atLeast: value >= threshold
      case .equal: value == threshold
      case .unequal: value != threshold
      }
    }
  }

  /// What can stand between braces in a message.
  public static let placeholders = ["figure", "title", "value", "threshold", "scope", "period"]
}

/// The rules and figures a ruleset may name.
public struct KnownRules: Sendable {
  /// The thresholds of each rule with their units, by code; a rule without has none.
  public var thresholds: [String: [(name: String, unit: ThresholdUnit)]]
  /// The rules that come from the ruleset it extends, by code.
  public var inherited: Set<String>
  /// The first three letters that codes of the program begin with.
  public var families: Set<String>
  /// The kinds of figures of each indicator, by its name.
  public var figures: [String: Set<String>]

  /// Makes a list of what is known.
  public init(
    thresholds: [String: [(name: String, unit: ThresholdUnit)]], inherited: Set<String> = [], families: Set<String>,
    figures: [String: Set<String>]
  ) {
    self.thresholds = thresholds
    self.inherited = inherited
    self.families = families
    self.figures = figures
  }

  /// Every code there is, sorted.
  var codes: [String] { (Array(thresholds.keys) + inherited).sorted() }
}
