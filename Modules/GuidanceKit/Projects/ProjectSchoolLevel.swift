/// The level of schools in a project.
public enum ProjectSchoolLevel: String, Term {
  /// Primary, with pre-primary.
  case primary = "basis"
  /// Secondary.
  case secondary = "secundair"

  /// The name people read.
  public var label: Label {
    switch self {
    case .primary: Label("basisonderwijs", "primary education")
    case .secondary: Label("secundair onderwijs", "secondary education")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.projects }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .primary: ["basisscholen", "bao", "basis (kleuter)", "basis (lager)"]
    case .secondary: ["secundaire scholen", "so"]
    }
  }
}
