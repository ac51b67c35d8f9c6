import GuidanceKit
import Indicators
import Register
import Testing

extension Example {
  /// An input of the school year 2025-2026, seen on a day, with records beside guidance.
  static func programmes(
    on day: String = "2026-06-30", plan: Plan? = nil, organisations: [Organisation]? = nil,
    _ fill: (inout ProgrammeRecords) throws -> Void
  ) throws -> IndicatorInput {
    var records = ProgrammeRecords()
    try fill(&records)
    return IndicatorInput(
      request: FigureRequest(period: .schoolYear(year), day: try date(day)), plan: try plan ?? Example.plan(),
      organisations: try organisations ?? Example.organisations(), records: records)
  }

  /// The plan with a response of 50 % asked.
  static func surveyPlan(_ change: (inout NormValues) -> Void = { _ in }) throws -> Plan {
    try plan {
      $0.minResponse = 50
      change(&$0)
    }
  }

  static func survey(
    _ code: String, _ form: SurveyKind = .short, on subject: EvaluationSubject = .initiative("lesson-study"),
    pillar: String? = "PBD-AAA", invited: Int? = 10, session: String? = nil, day: String = "2026-01-15",
    because: String? = nil, points: Int? = nil
  ) throws -> Survey {
    Survey(
      code: code, form: form, subject: subject, destination: pillar, session: session, invited: invited,
      collectedOn: try date(day), chosenBecause: because, scalePoints: points)
  }

  /// A response; answers as `1.1-1=4`, `nvt` for not applicable, other words as open answers.
  static func response(
    _ survey: String, _ answers: String..., function: RespondentFunction? = nil, motivation: Motivation? = nil,
    at organisation: String? = nil
  ) throws -> SurveyResponse {
    SurveyResponse(
      survey: survey,
      organisation: try organisation.map { OrganisationReference(given: $0, number: try number($0)) },
      function: function, motivation: motivation,
      answers: answers.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let value: SurveyAnswer.Value =
          parts[1] == "nvt" ? .notApplicable : Int(parts[1]).map { .score($0) } ?? .text(parts[1])
        return SurveyAnswer(parts[0], value)
      })
  }
}
