/// The term of a goal that a professional learning community sets.
public enum PLGGoalTerm: String, Term {
  /// Weeks.
  case short = "kort"
  /// This school year.
  case middle = "midden"
  /// Beyond the trajectory.
  case long = "lang"

  /// The name people read.
  public var label: Label {
    switch self {
    case .short: Label("korte termijn", "short term")
    case .middle: Label("middellange termijn", "middle term")
    case .long: Label("lange termijn", "long term")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plg }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .short: ["kort"]
    case .middle: ["middellang"]
    case .long: ["lang"]
    }
  }
}
