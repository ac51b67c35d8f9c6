/// The role for which a person stands on the roster of an organisation (*rooster*).
public enum RosterRole: String, Term {
  /// Leads a school or centre.
  case leader = "leider"
  /// Sits on the board.
  case boardMember = "bestuurslid"
  /// Carries change in the team (*Verbinding In Verandering*).
  case viv

  /// The name people read.
  public var label: Label {
    switch self {
    case .leader: Label("school- of centrumleider", "school or centre leader")
    case .boardMember: Label("bestuurslid", "board member")
    case .viv: Label("VIV", "VIV")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .leader: ["directeur", "directie", "schoolleider", "centrumleider"]
    case .boardMember: ["bestuur", "lid van het bestuur"]
    case .viv: ["Verbinding In Verandering"]
    }
  }
}
