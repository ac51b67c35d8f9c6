/// The function of a respondent, as coded from an open answer; leaders are compared with teachers.
public enum RespondentFunction: String, Term {
  /// Teaches.
  case teacher = "leraar"
  /// Leads a school or centre.
  case leader = "leider"
  /// Guides pupils.
  case pupilGuide = "leerlingenbegeleider"
  /// Supports learning.
  case supporter = "ondersteuner"
  /// Something else.
  case other = "andere"

  /// The name people read.
  public var label: Label {
    switch self {
    case .teacher: Label("leraar", "teacher")
    case .leader: Label("leidinggevende", "leader")
    case .pupilGuide: Label("leerlingenbegeleider", "pupil guide")
    case .supporter: Label("leerondersteuner", "learning supporter")
    case .other: Label("andere", "other")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .teacher: ["lesgever", "lector", "leerkracht"]
    case .leader: ["directeur", "directie", "adjunct-directeur", "coördinator"]
    case .pupilGuide: ["zorgcoördinator", "zorgleerkracht"]
    case .supporter: ["ondersteuner"]
    case .other: ["ander"]
    }
  }
}
