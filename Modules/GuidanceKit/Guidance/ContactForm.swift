/// How contact was held.
public enum ContactForm: String, Term {
  /// In one room.
  case physical = "fysiek"
  /// Over a video link.
  case online
  /// Some in the room, some over a link.
  case hybrid = "hybride"
  /// A question answered by phone or mail.
  case helpdesk

  /// The name people read.
  public var label: Label {
    switch self {
    case .physical: Label("fysiek", "in person")
    case .online: Label("online", "online")
    case .hybrid: Label("hybride", "hybrid")
    case .helpdesk: Label("helpdesk op afstand", "remote helpdesk")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .physical: ["live", "ter plaatse"]
    case .online: ["digitaal", "Teams"]
    case .hybrid: ["gemengd"]
    case .helpdesk: ["individuele helpdesk", "telefonisch", "mail"]
    }
  }
}
