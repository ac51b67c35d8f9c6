/// The ten components of a curriculum (*curriculair spinnenweb*).
public enum SpiderWebComponent: String, Term {
  /// Why pupils learn.
  case rationale = "visie"
  /// Towards which aims.
  case aims = "leerdoelen"
  /// What they learn.
  case content = "leerinhoud"
  /// How they learn.
  case activities = "leeractiviteiten"
  /// What the teacher does.
  case teacherRole = "docentenrollen"
  /// With what.
  case materials = "bronnen-materialen"
  /// With whom.
  case grouping = "groeperingsvormen"
  /// Where.
  case location = "leeromgeving"
  /// When.
  case time = "tijd"
  /// How progress is assessed.
  case assessment = "toetsing"

  /// The name people read.
  public var label: Label {
    switch self {
    case .rationale: Label("Visie", "Rationale")
    case .aims: Label("Leerdoelen", "Aims")
    case .content: Label("Leerinhoud", "Content")
    case .activities: Label("Leeractiviteiten", "Learning activities")
    case .teacherRole: Label("Docentenrollen", "Teacher role")
    case .materials: Label("Bronnen en materialen", "Sources and materials")
    case .grouping: Label("Groeperingsvormen", "Grouping")
    case .location: Label("Leeromgeving", "Place")
    case .time: Label("Tijd", "Time")
    case .assessment: Label("Toetsing", "Assessment")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.spiderWeb }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .rationale: ["basisvisie"]
    case .aims: ["doelen"]
    case .content: ["inhoud"]
    case .activities: ["activiteiten"]
    case .teacherRole: ["rol van de leraar"]
    case .materials: ["materialen", "bronnen"]
    case .grouping: ["groepering"]
    case .location: ["plaats"]
    case .time: []
    case .assessment: ["evaluatie"]
    }
  }

  /// The place in the web, 1 to 10: the vision in the middle, then around it.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
