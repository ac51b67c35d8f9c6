import GuidanceKit

/// Whose answers a score is made of.
enum SurveyGroup: Hashable, Sendable {
  /// Everyone's.
  case all
  /// Those of one function; `nil` for those of whom it is not coded.
  case function(RespondentFunction?)
  /// Those of one motivation; `nil` for those of whom it is not coded.
  case motivation(Motivation?)

  /// The code of what is not coded.
  static let unknownCode = "onbekend"

  /// Its parts of figure ids.
  var id: [String] {
    switch self {
    case .all: []
    case .function(let function): ["function", function?.code ?? SurveyGroup.unknownCode]
    case .motivation(let motivation): ["motivation", motivation?.code ?? SurveyGroup.unknownCode]
    }
  }

  /// The marks by which its answers are found.
  var marks: [String] {
    switch self {
    case .all: []
    case .function(let function): ["functie=\(function?.code ?? SurveyGroup.unknownCode)"]
    case .motivation(let motivation): ["motivatie=\(motivation?.code ?? SurveyGroup.unknownCode)"]
    }
  }

  /// The name people read; `nil` for everyone.
  var label: Label? {
    switch self {
    case .all: nil
    case .function(let function): function?.label ?? Label("functie onbekend", "function unknown")
    case .motivation(let motivation):
      motivation.map { Label("motivatie \($0.label.dutch)", "motivation \($0.label.english)") }
        ?? Label("motivatie onbekend", "motivation unknown")
    }
  }
}

/// Which surveys a score is made of.
enum SurveyRange: Hashable, Sendable {
  /// One survey.
  case survey(String)
  /// All surveys of a form in the school year.
  case form(SurveyKind)
  /// Those of a pillar; `nil` for those that name none.
  case pillar(SurveyKind, String?)
  /// Those of an initiative or a trajectory.
  case subject(SurveyKind, EvaluationSubject)

  /// Its parts of figure ids, the indicator first.
  var id: [String] {
    switch self {
    case .survey(let code): ["edbi", FigureID.part(code)]
    case .form(let form): [SurveyRange.indicator(form), "total"]
    case .pillar(let form, let code): [SurveyRange.indicator(form), code.map(FigureID.part) ?? "no-pillar"]
    case .subject(let form, .initiative(let code)):
      [SurveyRange.indicator(form), "initiative", FigureID.part(code)]
    case .subject(let form, .trajectory(let code)):
      [SurveyRange.indicator(form), "trajectory", FigureID.part(code)]
    }
  }

  /// Whether its figures carry the school year.
  var isOfYear: Bool {
    if case .survey = self { return false }
    return true
  }

  private static func indicator(_ form: SurveyKind) -> String { form == .short ? "edbi-short" : "edbi-long" }

  func label(_ plan: Plan) -> Label {
    func of(_ form: SurveyKind, _ name: Label?) -> Label {
      Label(
        ["EDBI \(form.label.dutch)", name?.dutch].compactMap(\.self).joined(separator: ", "),
        ["EDBI \(form.label.english)", name?.english].compactMap(\.self).joined(separator: ", "))
    }
    switch self {
    case .survey(let code): return Label("Bevraging \(code)", "Survey \(code)")
    case .form(let form): return of(form, nil)
    case .pillar(let form, let code):
      return of(
        form,
        code.map { plan.pillar($0)?.name ?? Label($0, $0) } ?? Label("zonder pijler", "without a pillar"))
    case .subject(let form, .initiative(let code)):
      return of(form, plan.initiative(code)?.label ?? Label(code, code))
    case .subject(let form, .trajectory(let code)): return of(form, Label("traject \(code)", "trajectory \(code)"))
    }
  }
}
