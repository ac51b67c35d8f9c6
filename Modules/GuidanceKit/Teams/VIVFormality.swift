/// Whether a VIV role was given formally.
public enum VIVFormality: String, Term {
  /// By appointment.
  case formal = "formeel"
  /// By practice.
  case informal = "informeel"

  /// The name people read.
  public var label: Label {
    switch self {
    case .formal: Label("formeel", "formal")
    case .informal: Label("informeel", "informal")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }
}
