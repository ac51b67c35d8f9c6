/// Whether a VIV role lasts.
public enum VIVPermanence: String, Term {
  /// Without an end.
  case permanent
  /// For some time.
  case temporary = "tijdelijk"

  /// The name people read.
  public var label: Label {
    switch self {
    case .permanent: Label("permanent", "permanent")
    case .temporary: Label("tijdelijk", "temporary")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }
}
