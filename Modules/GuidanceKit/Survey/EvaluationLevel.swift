/// The seven levels at which the effect of guidance is evaluated, in order.
public enum EvaluationLevel: String, Term {
  /// Content with the guidance.
  case satisfaction = "tevredenheid"
  /// Useful in one's own practice.
  case usability = "bruikbaarheid"
  /// Something was learned.
  case learning = "leereffect"
  /// Wants to change behaviour.
  case intention = "intentie"
  /// Does it in practice.
  case application = "toepassing"
  /// The organisation changes.
  case organisation = "organisatie"
  /// Pupils notice.
  case pupils = "leerlingen"

  /// The name people read.
  public var label: Label {
    switch self {
    case .satisfaction: Label("tevredenheid", "satisfaction")
    case .usability: Label("bruikbaarheid", "usability")
    case .learning: Label("leereffect", "learning effect")
    case .intention: Label("intentie tot gedragsverandering", "intention to change behaviour")
    case .application: Label("toepassing in de praktijk", "application in practice")
    case .organisation: Label("verandering in de organisatie", "changes in the organisation")
    case .pupils: Label("effect op leerlingen", "effect on pupils")
    }
  }

  /// The public document that defines the term.
  public var source: String { PublicSource.edbi }

  /// The place in the order, 1 to 7.
  ///
  /// Only the first four have an item that is always asked.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// Whether the level says something about behaviour, not only about meaning to.
  public var isBehaviour: Bool { self == .application || self == .organisation || self == .pupils }
}
