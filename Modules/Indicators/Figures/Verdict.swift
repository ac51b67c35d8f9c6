public import GuidanceKit

extension Figure {
  /// What a figure is held against.
  public struct Norm: Hashable, Sendable {
    /// How the figure must relate to the value.
    public enum Comparison: String, Hashable, Sendable, Codable {
      /// The value or more.
      case atLeast = "at_least"
      /// More than the value.
      case moreThan = "more_than"
      /// The value or less.
      case atMost = "at_most"
    }

    /// How the figure must relate to the value.
    public var comparison: Comparison
    /// The value, in ``unit``.
    public var value: Int
    /// Percent, or what the figure counts.
    public var unit: Unit
    /// Where the value comes from.
    public var source: Label

    /// Makes a norm.
    public init(_ comparison: Comparison = .atLeast, _ value: Int, _ unit: Unit, source: Label) {
      self.comparison = comparison
      self.value = value
      self.unit = unit
      self.source = source
    }

    /// The norm of the plan, in percent, with where it was set.
    public static func percent(_ norm: GuidanceKit.Norm<Int>) -> Norm {
      Norm(.atLeast, norm.value, .percent, source: norm.source.label)
    }

    /// The norm in words: `60 %`, `meer dan 20 u`.
    public func text(_ language: Language) -> String {
      let number = NumberText(language)
      let amount =
        switch unit {
        case .percent: number.percent(Rational(value, 100) ?? .zero, decimals: 0)
        case .minutes: number.hours(value)
        case .cents: number.euro(Rational(value))
        case .fte, .organisations, .pairs, .schools, .registrations, .goals, .actions, .people, .answers, .surveys,
          .communities,
          .trajectories, .sessions, .weeks, .months, .mechanisms, .phases, .items, .points:
          "\(number.integer(value)) \(unit.label(for: Rational(value))[language])"
        }
      switch (comparison, language) {
      case (.atLeast, _): return amount
      case (.moreThan, .dutch): return "meer dan \(amount)"
      case (.moreThan, .english): return "more than \(amount)"
      case (.atMost, .dutch): return "hoogstens \(amount)"
      case (.atMost, .english): return "at most \(amount)"
      }
    }
  }

  /// What comes of holding a figure against its norm.
  public enum Verdict: Hashable, Sendable {
    /// The norm is reached.
    case met
    /// The time is over and the norm was not reached.
    case notMet
    /// The time is not over; nothing is said before this day has passed.
    case running(until: CalendarDate)
    /// There is nothing to judge.
    case noData
    /// Nothing is asked.
    case noNorm
    /// A value that is needed stands nowhere.
    case notComputable(Label)
    /// There is a value, but nothing may be said of it, for this reason.
    case noVerdict(Label)
    /// A score of a survey, by the two norms that make three zones.
    case zone(ScoreZone)

    /// A stable code.
    public var code: String {
      switch self {
      case .met: "met"
      case .notMet: "not_met"
      case .running: "running"
      case .noData: "no_data"
      case .noNorm: "no_norm"
      case .notComputable: "not_computable"
      case .noVerdict: "no_verdict"
      case .zone(.strong): "strong"
      case .zone(.between): "between"
      case .zone(.toExamine): "to_examine"
      }
    }

    /// The verdict in words: `gehaald`, `loopt, einde 31 augustus 2026`.
    public func text(_ language: Language) -> String {
      switch (self, language) {
      case (.met, .dutch): "gehaald"
      case (.met, .english): "met"
      case (.notMet, .dutch): "niet gehaald"
      case (.notMet, .english): "not met"
      case (.running(let day), .dutch): "loopt, einde \(NumberText(.dutch).date(day))"
      case (.running(let day), .english): "running, ends \(NumberText(.english).date(day))"
      case (.noData, .dutch): "geen gegevens"
      case (.noData, .english): "no data"
      case (.noNorm, .dutch): "geen norm"
      case (.noNorm, .english): "no norm"
      case (.notComputable(let reason), .dutch): "niet te berekenen: \(reason.dutch)"
      case (.notComputable(let reason), .english): "cannot be computed: \(reason.english)"
      case (.noVerdict(let reason), .dutch): "geen oordeel: \(reason.dutch)"
      case (.noVerdict(let reason), .english): "no verdict: \(reason.english)"
      case (.zone(let zone), _): zone.label[language]
      }
    }
  }
}
