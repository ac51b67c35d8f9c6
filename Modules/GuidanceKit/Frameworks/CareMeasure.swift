/// The four kinds of measures of increased care (*redicodi*).
public enum CareMeasure: String, Term {
  /// Practise again what is missing.
  case remedial = "remedieren"
  /// Vary instruction and tasks.
  case differentiating = "differentieren"
  /// Offer aids that take away a barrier.
  case compensating = "compenseren"
  /// Replace or drop goals.
  case dispensing = "dispenseren"

  /// The name people read.
  public var label: Label {
    switch self {
    case .remedial: Label("remediëren", "remedial")
    case .differentiating: Label("differentiëren", "differentiating")
    case .compensating: Label("compenseren", "compensating")
    case .dispensing: Label("dispenseren", "dispensing")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plg }
}
