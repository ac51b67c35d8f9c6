/// Where guidance took place.
///
/// The government asks for the hours present in schools and centres.
public enum Place: String, Term {
  /// In the school or centre.
  case atSchool = "op-school"
  /// In another place, together.
  case elsewhere = "elders"
  /// Not in one place.
  case remote = "op-afstand"

  /// The name people read.
  public var label: Label {
    switch self {
    case .atSchool: Label("op school", "at school")
    case .elsewhere: Label("elders", "elsewhere")
    case .remote: Label("op afstand", "remote")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .atSchool: ["school", "in het centrum", "op locatie"]
    case .elsewhere: ["andere plaats", "extern"]
    case .remote: ["afstand", "online"]
    }
  }
}
