/// A survey with EDBI (*bevraging*).
///
/// - Source: rules of the records, §2.
public struct Survey: Hashable, Sendable, Codable {
  /// The code by which responses name it.
  public var code: String
  /// Short-term or long-term form.
  public var form: SurveyKind
  /// What it evaluates.
  public var subject: EvaluationSubject
  /// The pillar, by code.
  public var destination: String?
  /// The operational goal, by code.
  public var goal: String?
  /// The session it followed, by code.
  public var session: String?
  /// How many people were invited.
  public var invited: Int?
  /// The day of collection.
  public var collectedOn: CalendarDate
  /// Why it was chosen this year.
  public var chosenBecause: String?
  /// The points of its scale; `nil` for the scale of the norms.
  public var scalePoints: Int?

  /// Makes a survey.
  public init(
    code: String, form: SurveyKind, subject: EvaluationSubject, destination: String? = nil, goal: String? = nil,
    session: String? = nil, invited: Int? = nil, collectedOn: CalendarDate, chosenBecause: String? = nil,
    scalePoints: Int? = nil
  ) {
    self.code = code
    self.form = form
    self.subject = subject
    self.destination = destination
    self.goal = goal
    self.session = session
    self.invited = invited
    self.collectedOn = collectedOn
    self.chosenBecause = chosenBecause
    self.scalePoints = scalePoints
  }
}

/// An initiative or trajectory chosen to be evaluated in a school year, surveyed or not (*gekozen evaluatie*).
public struct SurveyChoice: Hashable, Sendable, Codable {
  /// The school year.
  public var schoolYear: SchoolYear
  /// What it evaluates.
  public var subject: EvaluationSubject
  /// The pillar, by code.
  public var destination: String?
  /// The operational goal, by code.
  public var goal: String?
  /// Why.
  public var reason: String?

  /// Makes a choice.
  public init(
    schoolYear: SchoolYear, subject: EvaluationSubject, destination: String? = nil, goal: String? = nil,
    reason: String? = nil
  ) {
    self.schoolYear = schoolYear
    self.subject = subject
    self.destination = destination
    self.goal = goal
    self.reason = reason
  }
}
