/// Figures that are made only when someone asks for them: there are many of them, or they need a reading of their own.
public struct FigureDetail: OptionSet, Hashable, Sendable {
  /// The sum of the parts.
  public let rawValue: Int

  /// Makes a set from the sum of its parts.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Hours of organisations per month: `reach-hours/NUMBER/MONTH`.
  public static let organisationMonths = FigureDetail(rawValue: 1)
  /// The organisations that each adviser was with, hours of advisers per month, and how long advisers have been silent:
  /// `visits/adviser/…`, `hours/adviser/CODE/MONTH` and `silence/adviser/…`, for who may see figures of one person.
  public static let visits = FigureDetail(rawValue: 2)

  /// Everything.
  public static let all: FigureDetail = [.organisationMonths, .visits]

  /// What the name of a figure, or its beginning, asks for.
  public init(named name: String) {
    switch name.prefix(while: { $0 != "/" }) {
    case "reach-hours": self = .organisationMonths
    case "visits", "silence": self = .visits
    case "hours" where name.hasPrefix("hours/adviser"): self = .visits
    default: self = []
    }
  }
}
