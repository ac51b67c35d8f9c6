public import GuidanceKit

/// From where on a rule speaks up: no formula uses it, so a ruleset may set it.
///
/// A rule declares its thresholds in its own file and reads them with ``AuditFacts/threshold(_:)``.
public struct Threshold: Hashable, Sendable {
  /// The name in a ruleset, such as `unknown_classroom_percent`; unique over all rules.
  public var name: String
  /// The value unless a ruleset gives another, in ``unit``.
  public var standard: Int
  /// What the value counts.
  public var unit: Unit
  /// What it means, in words.
  public var meaning: Label

  /// Makes a threshold.
  public init(_ name: String, _ standard: Int, _ unit: Unit, _ meaning: Label) {
    self.name = name
    self.standard = standard
    self.unit = unit
    self.meaning = meaning
  }

  /// What the value of a threshold counts.
  public typealias Unit = ThresholdUnit

  /// A value of this threshold as printed: `60 %`, `10 u`, `1,00`, `4 juli`.
  public func text(_ value: Int, _ language: Language) -> String {
    let number = NumberText(language)
    func counted(_ one: String, _ many: String) -> String { "\(number.integer(value)) \(value == 1 ? one : many)" }
    switch (unit, language) {
    case (.percent, _): return number.percent(Rational(value, 100) ?? .zero, decimals: 0)
    case (.minutes, .dutch): return counted("minuut", "minuten")
    case (.minutes, .english): return counted("minute", "minutes")
    case (.days, .dutch): return counted("dag", "dagen")
    case (.days, .english): return counted("day", "days")
    case (.schoolWeeks, .dutch): return counted("schoolweek", "schoolweken")
    case (.schoolWeeks, .english): return counted("school week", "school weeks")
    case (.count, _): return number.integer(value)
    case (.thousandths, _): return number.decimal(Rational(value, 1000) ?? .zero, places: value % 10 == 0 ? 2 : 3)
    case (.dayOfYear, _):
      // A leap year has every day.
      guard let date = CalendarDate(year: 2024, month: value / 100, day: value % 100) else { return "\(value)" }
      return number.date(date).split(separator: " ").prefix(2).joined(separator: " ")
    }
  }
}

/// What a rule looks at beside the small tables and the registrations that pass; read only when a rule that runs asks for it.
public struct AuditNeeds: OptionSet, Hashable, Sendable {
  /// The sum of the parts.
  public let rawValue: Int

  /// Makes a set from the sum of its parts.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Surveys, communities, trajectories, people, agreements: ``AuditFacts/programme``.
  public static let programme = AuditNeeds(rawValue: 1)
  /// The answers to surveys collected in the scope's school years: ``AuditFacts/responses``.
  public static let responses = AuditNeeds(rawValue: 2)
  /// The figures of the audited period: ``AuditFacts/indicators``.
  public static let figures = AuditNeeds(rawValue: 4)
}
