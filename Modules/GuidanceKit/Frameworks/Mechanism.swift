/// The fourteen mechanisms of effective professional development, by their number.
///
/// The Dutch names are those of the plan, the English ones those of the guide.
public enum Mechanism: Int, CaseIterable, Hashable, Sendable, Codable, Comparable {
  /// 1, group A.
  case cognitiveLoad = 1
  /// 2, group A.
  case priorLearning
  /// 3, group B.
  case goals
  /// 4, group B.
  case credibleSource
  /// 5, group B.
  case affirmation
  /// 6, group C.
  case instruction
  /// 7, group C.
  case socialSupport
  /// 8, group C.
  case modelling
  /// 9, group C.
  case feedback
  /// 10, group C.
  case rehearsal
  /// 11, group D.
  case prompts
  /// 12, group D.
  case actionPlanning
  /// 13, group D.
  case selfMonitoring
  /// 14, group D.
  case contextSpecificRepetition

  /// The number in the guide, 1 to 14.
  public var number: Int { rawValue }

  /// The group the mechanism belongs to.
  public var group: MechanismGroup {
    switch rawValue {
    case ...2: .a
    case ...5: .b
    case ...10: .c
    default: .d
    }
  }

  /// The name in the plan and the name in the guide.
  public var label: Label {
    switch self {
    case .cognitiveLoad:
      Label("Beheren van cognitieve belasting", "Managing cognitive load")
    case .priorLearning:
      Label("Herhalen en verbinden van eerder geleerde kennis", "Revisiting prior learning")
    case .goals:
      Label("Stellen en gezamenlijk vastleggen van doelen", "Setting and agreeing on goals")
    case .credibleSource:
      Label(
        "Gebruiken van geloofwaardige en deskundige bronnen", "Presenting information from a credible source")
    case .affirmation:
      Label(
        "Bieden van bevestiging en versterking na vooruitgang",
        "Providing affirmation and reinforcement after progress")
    case .instruction:
      Label(
        "Instructie geven over hoe technieken correct worden uitgevoerd",
        "Instructing teachers on how to perform a technique")
    case .socialSupport:
      Label("Voorzien van praktische sociale ondersteuning", "Arranging practical social support")
    case .modelling:
      Label("Modelleren van technieken", "Modelling the technique")
    case .feedback:
      Label("Feedback geven op gedragsverandering", "Monitoring and providing feedback")
    case .rehearsal:
      Label("Oefenen en herhalen van technieken", "Rehearsing the technique")
    case .prompts:
      Label("Inzetten van geheugensteunen en signalen", "Providing prompts and cues")
    case .actionPlanning:
      Label("Stimuleren van actieplanning", "Prompting action planning")
    case .selfMonitoring:
      Label("Aanmoedigen van monitoring van eigen gedragsverandering", "Encouraging self-monitoring")
    case .contextSpecificRepetition:
      Label("Bevorderen van contextspecifieke herhaling", "Prompting context-specific repetition")
    }
  }

  /// The official English name.
  public var english: String { label.english }

  /// The public document that defines the mechanism.
  public var source: String { PublicSource.mechanisms }

  /// The mechanism with a number (`8`, `M8`, `8.`) or a name in either language, whatever its case and accents.
  public static func named(_ text: String) -> Mechanism? {
    let wanted = folded(text)
    let digits = wanted.drop { $0 == "m" || $0 == " " }.prefix { $0.isNumber }
    let rest = wanted.drop { $0 == "m" || $0 == " " }.dropFirst(digits.count)
    if let number = DigitText.number(digits), rest.isEmpty || rest == "." { return Mechanism(rawValue: number) }
    return allCases.first { folded($0.label.dutch) == wanted || folded($0.label.english) == wanted }
  }

  /// By number.
  public static func < (one: Mechanism, other: Mechanism) -> Bool { one.rawValue < other.rawValue }
}

/// The four groups of mechanisms.
///
/// A balanced design draws on each.
public enum MechanismGroup: String, Term {
  /// Knowledge is built.
  case a = "A"
  /// People are motivated.
  case b = "B"
  /// Techniques are developed.
  case c = "C"
  /// Practice is anchored; the plan does this jointly with the leader of the school or centre.
  case d = "D"

  /// The name in the plan and the name in the guide.
  public var label: Label {
    switch self {
    case .a: Label("Opbouwen van kennis", "Build knowledge")
    case .b: Label("Motiveren van onderwijsprofessionals", "Motivate staff")
    case .c: Label("Ontwikkelen van didactische praktijken", "Develop teaching techniques")
    case .d: Label("Verankeren van didactische praktijken", "Embed practice")
    }
  }

  /// The public document that defines the group.
  public var source: String { PublicSource.mechanisms }

  /// The mechanisms of the group, by number: 2, 3, 5 and 4 of them.
  public var mechanisms: [Mechanism] { Mechanism.allCases.filter { $0.group == self } }
}
