/// The phases of a project (*drietrapsraket*): from a few schools to many.
public enum ProjectPhase: String, Term {
  /// About 150 schools over all projects.
  case first = "1"
  /// The next schools; with phase 3 some hundreds.
  case second = "2"
  /// The last schools.
  case third = "3"

  /// The name people read.
  public var label: Label {
    switch self {
    case .first: Label("fase 1", "phase 1")
    case .second: Label("fase 2", "phase 2")
    case .third: Label("fase 3", "phase 3")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.projects }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .first: ["eerste fase", "1e fase"]
    case .second: ["tweede fase", "2e fase"]
    case .third: ["derde fase", "3e fase"]
    }
  }

  /// The number of the phase, 1 to 3.
  public var number: Int {
    switch self {
    case .first: 1
    case .second: 2
    case .third: 3
    }
  }
}
