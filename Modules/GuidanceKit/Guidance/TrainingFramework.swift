/// The framework in which someone was trained; by 30 June 2026 everyone concerned must know both guides.
public enum TrainingFramework: String, Term {
  /// The guide to professional development.
  case professionalDevelopment = "eef-pd"
  /// The guide to implementation.
  case implementation = "eef-implementatie"
  /// Another training that counts for leaders and board members.
  case comparable = "vergelijkbaar"

  /// The name people read.
  public var label: Label {
    switch self {
    case .professionalDevelopment:
      Label("EEF Effective Professional Development", "EEF Effective Professional Development")
    case .implementation: Label("EEF A School's Guide to Implementation", "EEF A School's Guide to Implementation")
    case .comparable: Label("vergelijkbare opleiding", "comparable training")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.plan }

  /// Names found in sheets and in other documents.
  public var spellings: [String] {
    switch self {
    case .professionalDevelopment: ["EPD"]
    case .implementation: ["implementatie"]
    case .comparable: ["vergelijkbaar"]
    }
  }
}
