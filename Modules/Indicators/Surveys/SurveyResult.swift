public import GuidanceKit
import Register

/// A survey with its answers, and whether they may give scores.
public struct SurveyResult: Sendable {
  /// Where the number of people invited comes from.
  public enum Invitation: Hashable, Sendable {
    /// The survey says so.
    case stated(Int)
    /// The head count of the session it followed.
    case headCount(Int)
    /// Nobody says so.
    case unknown

    /// The number; `nil` when unknown.
    public var people: Int? {
      switch self {
      case .stated(let people), .headCount(let people): people
      case .unknown: nil
      }
    }
  }

  /// What may be done with the answers.
  public enum Standing: Hashable, Sendable {
    /// Scores with their zones.
    case judged
    /// Scores without zones, for this reason.
    case unjudged(Label)
    /// No score anywhere, for this reason (*niet verwerkt*).
    case notProcessed(Label)
  }

  /// The survey.
  public let survey: Survey
  /// The responses with at least one answer.
  public let responses: [SurveyResponse]
  /// How many were invited.
  public let invitation: Invitation
  /// What may be done with the answers.
  public let standing: Standing
  /// The points that mean (*helemaal*) *eens*, and the number of points.
  let scale: AnswerScale

  /// Judges a survey.
  init(_ survey: Survey, responses: [SurveyResponse], headCounts: [SessionHeadCount], norms: Norms) {
    self.survey = survey
    self.responses = responses.filter { !$0.answers.isEmpty }
    scale = norms.edbiScale.value
    invitation = SurveyResult.invited(survey, headCounts)
    standing = SurveyResult.judgement(survey, self.responses.count, invitation.people, norms)
  }

  /// Responses over people invited; `nil` when those are unknown or nobody was.
  public var response: Share? { invitation.people.flatMap { Share(responses.count, of: $0) } }

  /// Whether the answers give scores.
  public var isProcessed: Bool {
    if case .notProcessed = standing { return false }
    return true
  }

  private static func invited(_ survey: Survey, _ counts: [SessionHeadCount]) -> Invitation {
    if let invited = survey.invited { return .stated(invited) }
    guard let session = survey.session else { return .unknown }
    let days = counts.filter { $0.session == session }
    // A code may come back on another day; then only the session of the survey's own day is surely meant.
    let meant = days.count == 1 ? days.first : days.first { $0.date == survey.collectedOn }
    return meant.map { .headCount($0.people) } ?? .unknown
  }

  /// Why nothing is said of a survey whose response is known.
  static let noLeastResponse = Label(
    "de minste respons (min_response) is nergens vastgelegd",
    "the least response (min_response) is laid down nowhere")

  private static func judgement(_ survey: Survey, _ count: Int, _ invited: Int?, _ norms: Norms) -> Standing {
    if let points = survey.scalePoints, points != norms.edbiScale.value.points {
      return .notProcessed(
        Label(
          "niet verwerkt: schaal van \(points) punten, en edbi_scale zegt alleen wat bij "
            + "\(norms.edbiScale.value.points) punten als eens telt",
          "not processed: a scale of \(points) points, while edbi_scale only says what counts as agreeing on "
            + "\(norms.edbiScale.value.points) points"))
    }
    if count == 0 { return .notProcessed(Label("niet verwerkt: geen antwoorden", "not processed: no answers")) }
    let least = norms.minRespondents.value
    if count < least {
      return .notProcessed(
        Label("niet verwerkt: minder dan \(least) deelnemers", "not processed: fewer than \(least) respondents"))
    }
    guard let invited, let response = Share(count, of: invited) else {
      return .unjudged(Label("respons onbekend", "response unknown"))
    }
    guard let percent = norms.minResponse.value else {
      return .unjudged(noLeastResponse)
    }
    guard response.reaches(percent: percent) else {
      return .notProcessed(
        Label("niet verwerkt: respons onder \(percent) %", "not processed: response below \(percent)%"))
    }
    return .judged
  }
}
