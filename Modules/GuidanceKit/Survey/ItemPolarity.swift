/// What agreement with an item means.
public enum ItemPolarity: String, Term {
  /// Agreement is good news.
  case favourable = "gunstig"
  /// Agreement is bad news; never in one average with the others.
  case unfavourable = "ongunstig"

  /// The name people read.
  public var label: Label {
    switch self {
    case .favourable: Label("gunstig", "favourable")
    case .unfavourable: Label("ongunstig", "unfavourable")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.edbi }
}
