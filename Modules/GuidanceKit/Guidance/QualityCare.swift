/// The destinations of quality care (*kwaliteitszorg*): work on the service itself, beside the pillars.
public enum QualityCare: String, Term {
  /// Follow-up of reach.
  case reach = "bereik"
  /// Measuring impact.
  case impact
  /// Research.
  case research = "onderzoek"
  /// Practitioner research.
  case practiceResearch = "praktijkonderzoek"

  /// The name people read.
  public var label: Label {
    switch self {
    case .reach: Label("bereik", "reach")
    case .impact: Label("impact", "impact")
    case .research: Label("onderzoek", "research")
    case .practiceResearch: Label("praktijkonderzoek", "practitioner research")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .reach: ["kwaliteitszorg bereik"]
    case .impact: ["kwaliteitszorg impact"]
    case .research: ["kwaliteitszorg onderzoek"]
    case .practiceResearch: ["kwaliteitszorg praktijkonderzoek"]
    }
  }
}
