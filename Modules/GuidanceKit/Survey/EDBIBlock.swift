/// The parts of the survey about the effect of guidance (EDBI).
public enum EDBIBlock: String, Term {
  /// Four closed items that are always asked.
  case core = "1.1"
  /// Two open questions about the respondent.
  case context
  /// Closed extra items.
  case closedExtra = "1.1.2"
  /// Open extra items, never compulsory.
  case openExtra = "1.1.3"
  /// What helps and what hinders. The instrument has nine items; the plan takes eight.
  case factors = "module-2"
  /// Features of the guidance itself.
  case features = "module-3"

  /// The name people read.
  public var label: Label {
    switch self {
    case .core: Label("Gesloten kernvragen", "Closed core items")
    case .context: Label("Functie en reden", "Function and reason")
    case .closedExtra: Label("Gesloten bijvragen", "Closed extra items")
    case .openExtra: Label("Open bijvragen", "Open extra items")
    case .factors: Label("Ondersteunende en belemmerende factoren", "Supporting and hindering factors")
    case .features: Label("Kenmerken van de begeleiding", "Features of the guidance")
    }
  }

  /// The public document that defines the block.
  public var source: String { PublicSource.edbi }

  /// Names found in sheets.
  public var spellings: [String] {
    switch self {
    case .factors: ["module 2", "M2"]
    case .features: ["module 3", "M3"]
    case .core, .context, .closedExtra, .openExtra: []
    }
  }

  /// The evaluations that use the block: module 2 belongs to the long one only.
  public var usedIn: [SurveyKind] { self == .factors ? [.long] : [.short, .long] }

  /// Whether its items are answered on the scale; open ones are answered in words.
  public var isClosed: Bool { self != .context && self != .openExtra }

  /// Whether an answer is compulsory; `nil` where the plan does not say.
  public var isRequired: Bool? {
    switch self {
    case .core: true
    case .openExtra: false
    case .context, .closedExtra, .factors, .features: nil
    }
  }

  /// How many items of the block a team may add; `nil` when the block is fixed.
  public var maximumChosenByTeam: Int? { self == .features ? 3 : nil }

  /// The items of the block, in order.
  public var items: [EDBIItem] { EDBIItem.allCases.filter { $0.block == self } }
}
