/// Whether a VIV role is carried alone.
public enum VIVScale: String, Term {
  /// By one person.
  case individual = "individueel"
  /// By several together.
  case collective = "collectief"

  /// The name people read.
  public var label: Label {
    switch self {
    case .individual: Label("individueel", "individual")
    case .collective: Label("collectief", "collective")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }
}
