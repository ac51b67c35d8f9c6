public import GuidanceKit

/// The open answers to one question of one survey, in the order of the alphabet, so that no order of people shows.
public struct OpenAnswers: Hashable, Sendable {
  /// The survey, by code.
  public let survey: String
  /// The item of the instrument; `nil` for a question of a team.
  public let item: EDBIItem?
  /// What was asked.
  public let question: Label
  /// The answers.
  public let answers: [String]
  /// Its part of figure ids.
  public let part: String

  /// The questions of a survey with at least one open answer.
  static func groups(of result: SurveyResult) -> [OpenAnswers] {
    var answers: [String: [String]] = [:]
    for answer in result.responses.flatMap(\.answers) {
      if case .text(let text) = answer.value { answers[answer.item, default: []].append(text) }
    }
    let items = SurveyItem.table(answers.keys)
    return items.values.sorted { $0.part.utf8.lexicographicallyPrecedes($1.part.utf8) }.map { item in
      OpenAnswers(
        survey: result.survey.code, item: item.known, question: item.label,
        answers: (answers[item.code] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
        part: "open-\(item.part)")
    }
  }
}
