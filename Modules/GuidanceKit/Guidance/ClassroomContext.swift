/// Whether guidance took place in the context of the classroom floor (*klasvloer*).
public enum ClassroomContext: String, Term {
  /// It did.
  case yes = "ja"
  /// It did not.
  case no = "nee"
  /// Nobody said.
  case unknown = "onbekend"

  /// The name people read.
  public var label: Label {
    switch self {
    case .yes: Label("ja", "yes")
    case .no: Label("nee", "no")
    case .unknown: Label("onbekend", "unknown")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .yes: ["j", "y", "klasvloer", "x", "waar", "true"]
    case .no: ["n", "neen", "onwaar", "false"]
    case .unknown: ["?", "niet ingevuld"]
    }
  }
}
