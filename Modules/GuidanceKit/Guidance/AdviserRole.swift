/// The function of a member of the service.
public enum AdviserRole: String, Term {
  /// Guides schools and centres.
  case adviser = "begeleider"
  /// Advises the service and its partners.
  case counsellor = "adviseur"
  /// Works for the service without guiding.
  case staff = "medewerker"

  /// The name people read.
  public var label: Label {
    switch self {
    case .adviser: Label("begeleider", "adviser")
    case .counsellor: Label("adviseur", "counsellor")
    case .staff: Label("medewerker", "staff member")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .adviser: ["pedagogisch begeleider"]
    case .counsellor: []
    case .staff: ["administratief medewerker"]
    }
  }
}
