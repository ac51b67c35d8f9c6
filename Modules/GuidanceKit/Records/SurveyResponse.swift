/// One person's answers to a survey (*antwoord*).
///
/// - Source: rules of the records, §2; rules of EDBI, §6.
public struct SurveyResponse: Hashable, Sendable, Codable {
  /// The survey, by code.
  public var survey: String
  /// The number of the response within the survey; `nil` when the export gives none.
  public var number: Int?
  /// The organisation of the respondent, as given; `nil` when not asked or left empty.
  public var organisation: OrganisationReference?
  /// The function, as coded; `nil` when not asked or not coded yet.
  public var function: RespondentFunction?
  /// Why the respondent took part, in own words.
  public var reason: String?
  /// The motivation, as coded by the service.
  public var motivation: Motivation?
  /// The answers by code of the item, each item once; blank answers are none.
  public var answers: [SurveyAnswer]

  /// Makes a response; the answers are put in the order of their items.
  public init(
    survey: String, number: Int? = nil, organisation: OrganisationReference? = nil,
    function: RespondentFunction? = nil, reason: String? = nil, motivation: Motivation? = nil,
    answers: [SurveyAnswer] = []
  ) {
    self.survey = survey
    self.number = number
    self.organisation = organisation
    self.function = function
    self.reason = reason
    self.motivation = motivation
    self.answers = answers.sorted { $0.item < $1.item }
  }
}

/// An answer to one item of a survey.
public struct SurveyAnswer: Hashable, Sendable, Codable {
  /// What was answered.
  public enum Value: Hashable, Sendable, Codable {
    /// A point of the scale, from 1.
    case score(Int)
    /// Marked as not applicable.
    case notApplicable
    /// An open answer.
    case text(String)
  }

  /// The code of the item, or the question as it stands in the sheet when a team asked one of its own.
  public var item: String
  /// What was answered.
  public var value: Value

  /// Makes an answer.
  public init(_ item: String, _ value: Value) {
    self.item = item
    self.value = value
  }

  /// The item of the instrument; `nil` for a question of a team.
  public var known: EDBIItem? { EDBIItem(rawValue: item) }
}
