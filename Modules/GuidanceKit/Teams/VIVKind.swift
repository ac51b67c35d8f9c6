/// Who carries change in a team (*Verbinding In Verandering*).
public enum VIVKind: String, Term {
  /// Heads a subject group.
  case subjectHead = "vakgroepverantwoordelijke"
  /// Belongs to middle management.
  case middleManager = "middenkaderlid"
  /// Guides pupils.
  case pupilGuide = "leerlingenbegeleider"
  /// Co-ordinates care.
  case careCoordinator = "zorgcoordinator"
  /// Guides starting teachers.
  case mentor
  /// Coaches learning.
  case learningCoach = "leercoach"
  /// A teacher with an expertise of their own.
  case expertTeacher = "leraar-expertise"

  /// The name people read.
  public var label: Label {
    switch self {
    case .subjectHead: Label("vakgroepverantwoordelijke", "head of a subject group")
    case .middleManager: Label("middenkaderlid", "middle manager")
    case .pupilGuide: Label("leerlingenbegeleider", "pupil guide")
    case .careCoordinator: Label("zorgcoördinator", "care co-ordinator")
    case .mentor: Label("mentor", "mentor")
    case .learningCoach: Label("leercoach", "learning coach")
    case .expertTeacher: Label("leraar met specifieke expertise", "teacher with a specific expertise")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .subjectHead: ["vakgroepverantwoordelijken", "vakgroepvoorzitter"]
    case .middleManager: ["middenkader", "middenkaderleden"]
    case .pupilGuide: ["leerlingenbegeleiders", "leerlingbegeleider"]
    case .careCoordinator: ["zorgcoördinatoren", "zoco"]
    case .mentor: ["mentoren"]
    case .learningCoach: ["leercoaches"]
    case .expertTeacher: ["leraren met specifieke expertise", "expert-leraar"]
    }
  }
}
