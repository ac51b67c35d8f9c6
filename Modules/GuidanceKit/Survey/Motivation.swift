/// Why a respondent took part, as coded from an open answer.
public enum Motivation: String, Term {
  /// Out of interest or conviction.
  case autonomous = "autonoom"
  /// Because it was asked or expected.
  case controlled = "gecontroleerd"

  /// The name people read.
  public var label: Label {
    switch self {
    case .autonomous: Label("autonoom", "autonomous")
    case .controlled: Label("gecontroleerd", "controlled")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }
}
