/// How long guidance of one kind goes on; it decides which evaluation follows.
public enum TrajectoryLength: String, Term {
  /// A short initiative: one or a few sessions.
  case short = "kort"
  /// A long trajectory, with an interval that the school chooses.
  case long = "lang"

  /// The name people read.
  public var label: Label {
    switch self {
    case .short: Label("kort", "short")
    case .long: Label("lang", "long")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .short: ["kort initiatief", "korte termijn"]
    case .long: ["lang traject", "lange termijn"]
    }
  }
}
