/// A round of projects.
///
/// Rounds are numbered from 1; those published so far are known with their dates.
///
/// - Source: Leerpunt.
public struct ProjectRound: Hashable, Sendable, Codable, Comparable {
  /// The number of the round, from 1.
  public let number: Int

  /// Creates a round; `nil` below 1.
  public init?(_ number: Int) {
    guard number >= 1 else { return nil }
    self.number = number
  }

  /// Reads `2` or `ronde 2`; `nil` for any other form.
  public init?(text: String) {
    var rest = folded(text)[...]
    for word in ["ronde ", "round "] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
    guard let number = DigitText.number(rest) else { return nil }
    self.init(number)
  }

  /// The name people read.
  public var label: Label { Label("ronde \(number)", "round \(number)") }

  /// The public document that describes the rounds.
  public var source: String { PublicSource.projects }

  /// The school year in which the round runs; `nil` for a round not published yet.
  public var schoolYear: SchoolYear? {
    switch number {
    case 1: SchoolYear(startYear: 2024)
    case 2: SchoolYear(startYear: 2025)
    default: nil
    }
  }

  /// The round's part in figure ids: `round-2`.
  public var id: String { "round-\(number)" }

  /// By number.
  public static func < (one: ProjectRound, other: ProjectRound) -> Bool { one.number < other.number }
}
