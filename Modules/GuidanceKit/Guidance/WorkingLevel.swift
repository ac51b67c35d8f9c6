/// The level at which guidance works.
public enum WorkingLevel: String, Term {
  /// With partners and policy, above the organisations.
  case macro
  /// With the organisation as a whole: leaders, core teams, policy.
  case meso
  /// With teachers and teams, on teaching itself.
  case micro

  /// The name people read.
  public var label: Label {
    switch self {
    case .macro: Label("macro", "macro")
    case .meso: Label("meso", "meso")
    case .micro: Label("micro", "micro")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .macro: ["macroniveau"]
    case .meso: ["mesoniveau"]
    case .micro: ["microniveau"]
    }
  }
}
