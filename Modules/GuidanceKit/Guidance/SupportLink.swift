/// The three links of the model for organisations with high needs (*drieschakelmodel*).
public enum SupportLink: String, Term {
  /// The guidance service.
  case service = "pbd"
  /// The school board.
  case board = "bestuur"
  /// The leader of the school.
  case leader = "leider"

  /// The name people read.
  public var label: Label {
    switch self {
    case .service: Label("begeleidingsdienst", "guidance service")
    case .board: Label("schoolbestuur", "school board")
    case .leader: Label("schoolleider", "school leader")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .service: ["PBD"]
    case .board: ["bestuur"]
    case .leader: ["directeur"]
    }
  }
}
