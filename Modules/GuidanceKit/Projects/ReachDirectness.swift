/// Whether a project works with a school or only lets it know.
public enum ReachDirectness: String, Term {
  /// The school takes part.
  case direct
  /// The school is told of insights or good practice.
  case indirect
  /// The source does not say.
  case unknown = "onbekend"

  /// The name people read.
  public var label: Label {
    switch self {
    case .direct: Label("direct", "direct")
    case .indirect: Label("indirect", "indirect")
    case .unknown: Label("onbekend", "unknown")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.projects }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .direct: ["rechtstreeks"]
    case .indirect: ["onrechtstreeks"]
    case .unknown: ["?"]
    }
  }
}
