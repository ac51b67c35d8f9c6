/// The two services whose guidance is registered and reported apart.
public enum Service: String, Term {
  /// The pedagogical guidance service (*pedagogische begeleidingsdienst*).
  case pbd = "PBD"
  /// The permanent support unit for the CLBs (*permanente ondersteuningscel*).
  case poc = "POC"

  /// The name people read.
  public var label: Label {
    switch self {
    case .pbd: Label("pedagogische begeleidingsdienst", "pedagogical guidance service")
    case .poc: Label("permanente ondersteuningscel", "permanent support unit")
    }
  }

  /// The public document that defines the term.
  public var source: String {
    switch self {
    case .pbd: PublicSource.decree
    case .poc: PublicSource.pupilGuidanceDecree
    }
  }
}
