public import GuidanceKit

extension SurveyResponse: Storable {
  /// The kind of record.
  public static let kind = RecordKind.surveyResponse
  /// The columns of `survey_response`.
  public static let columns = [
    "survey", "number", "organisation_number", "organisation_given", "function_id", "reason", "motivation_id",
  ]
  /// The answers.
  public static let sides = [SideTable("survey_answer", ["item", "score", "not_applicable", "open_text"])]
  /// The survey and the number, when there is one.
  public var key: String? { number.map { recordKey(survey, "\($0)") } }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(survey)
    row.integer(number)
    row.reference(organisation)
    row.term(function)
    row.text(reason)
    row.term(motivation)
  }

  /// Hands the answers over.
  public func writeSides(to row: RowWriter) throws {
    for (index, answer) in answers.enumerated() {
      try row.side(Self.sides[0], position: index + 1) {
        $0.text(answer.item)
        switch answer.value {
        case .score(let point):
          $0.integer(point)
          $0.flag(false)
          $0.text(nil)
        case .notApplicable:
          $0.integer(nil)
          $0.flag(true)
          $0.text(nil)
        case .text(let text):
          $0.integer(nil)
          $0.flag(false)
          $0.text(text)
        }
      }
    }
  }
}
