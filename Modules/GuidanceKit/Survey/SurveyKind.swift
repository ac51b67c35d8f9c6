/// The two evaluations.
public enum SurveyKind: String, Term {
  /// Of an initiative, straight after the session.
  case short = "kort"
  /// Of a long trajectory, at the end of the school year.
  case long = "lang"

  /// The name people read.
  public var label: Label {
    switch self {
    case .short: Label("korte termijn", "short term")
    case .long: Label("lange termijn", "long term")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .short: ["EDBI kort"]
    case .long: ["EDBI lang"]
    }
  }
}
