/// What a score means.
public enum ScoreZone: String, Term {
  /// At least the upper norm.
  case strong = "sterk-punt"
  /// Between the two norms; the plan gives it no name.
  case between = "tussenzone"
  /// At most the lower norm: look for causes.
  case toExamine = "te-onderzoeken"

  /// The name people read.
  public var label: Label {
    switch self {
    case .strong: Label("sterk punt", "strong point")
    case .between: Label("tussenzone", "in between")
    case .toExamine: Label("te onderzoeken", "to be examined")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// The zone of a score, compared as an exact share: 69.6 % is not 70.
  ///
  /// - Parameters:
  ///   - strongAt: from so many percent a score is a strong point.
  ///   - examineAt: up to so many percent causes are looked for.
  public static func zone(of score: Share, strongAt: Int, examineAt: Int) -> ScoreZone {
    if score.reaches(percent: strongAt) { return .strong }
    return score.isAtMost(percent: examineAt) ? .toExamine : .between
  }
}
