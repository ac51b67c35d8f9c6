/// The roles around a professional learning community (*professionele leergemeenschap*).
public enum PLGRole: String, Term {
  /// Leads the group from within the school or school group.
  case internalGuide = "interne-begeleider"
  /// Leads the group from outside.
  case processGuide = "procesbegeleider"
  /// Sets goals, tries out actions, reflects.
  case member = "plg-lid"
  /// Is present at the intake, makes time.
  case leadership = "directie"
  /// Is present at the intake.
  case careTeam = "zorgteam"
  /// Joins when the focus asks for it.
  case expert = "aanvullende-expert"
  /// Takes over what works.
  case schoolTeam = "schoolteam"

  /// The name people read.
  public var label: Label {
    switch self {
    case .internalGuide: Label("interne begeleider", "internal guide")
    case .processGuide: Label("procesbegeleider", "process guide")
    case .member: Label("PLG-lid", "PLG member")
    case .leadership: Label("directie", "school leadership")
    case .careTeam: Label("zorgteam", "care team")
    case .expert: Label("aanvullende expert", "additional expert")
    case .schoolTeam: Label("schoolteam", "school team")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plg }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .internalGuide: ["IB"]
    case .processGuide: ["PB"]
    case .member: ["lid"]
    case .leadership: ["directeur"]
    case .careTeam: []
    case .expert: ["expert"]
    case .schoolTeam: ["team"]
    }
  }

  /// Whether the role counts for the size of 6 to 12: members do; the two guides and those who join now and then do
  /// not.
  public var countsAsMember: Bool { self == .member }
}
