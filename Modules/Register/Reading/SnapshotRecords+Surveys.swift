import GRDB
public import GuidanceKit

extension Snapshot {
  /// The surveys known.
  public func surveys() throws -> [Fact<Survey>] {
    return try facts(
      .survey,
      """
      SELECT f.*, d.code AS destination, g.code AS goal
      FROM survey AS f
      LEFT JOIN destination AS d ON d.id = f.destination_id
      LEFT JOIN goal AS g ON g.id = f.goal_id
      """
    ) { row in
      guard let subject = EvaluationSubject(kindCode: row["subject_kind"], code: row["subject"]),
        let collectedOn = row.day("collected_on")
      else { return nil }
      return Survey(
        code: row["code"], form: row["is_long"] ? .long : .short, subject: subject, destination: row["destination"],
        goal: row["goal"], session: row["session"], invited: row["invited"], collectedOn: collectedOn,
        chosenBecause: row["chosen_because"], scalePoints: row["scale_points"]
      )
    }
  }

  /// The evaluations chosen per school year.
  public func surveyChoices() throws -> [Fact<SurveyChoice>] {
    return try facts(
      .surveyChoice,
      """
      SELECT f.*, d.code AS destination, g.code AS goal
      FROM survey_choice AS f
      LEFT JOIN destination AS d ON d.id = f.destination_id
      LEFT JOIN goal AS g ON g.id = f.goal_id
      """
    ) { row in
      guard let subject = EvaluationSubject(kindCode: row["subject_kind"], code: row["subject"]) else { return nil }
      return SurveyChoice(
        schoolYear: SchoolYear(startYear: row["school_year"]), subject: subject, destination: row["destination"],
        goal: row["goal"], reason: row["reason"]
      )
    }
  }

  /// The answers to surveys known.
  ///
  /// - Parameter survey: only those to one survey, by code.
  public func surveyResponses(survey: String? = nil) throws -> [Fact<SurveyResponse>] {
    let responses = try surveyResponses(where: "1")
    return survey.map { code in responses.filter { $0.record.survey == code } } ?? responses
  }

  /// The answers to the surveys collected from one day through another.
  public func surveyResponses(from: CalendarDate, through: CalendarDate) throws -> [Fact<SurveyResponse>] {
    try surveyResponses(
      where: "f.survey IN (SELECT code FROM survey WHERE collected_on BETWEEN '\(from.iso)' AND '\(through.iso)')")
  }

  /// - Parameter condition: SQL over `survey_response AS f`.
  private func surveyResponses(where condition: String) throws -> [Fact<SurveyResponse>] {
    var answers: [Int: [SurveyAnswer]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.fact_id, a.item, a.score, a.not_applicable, a.open_text
        FROM survey_response AS f JOIN survey_answer AS a ON a.fact_id = f.id
        WHERE \(condition) AND \(live("f", .surveyResponse)) ORDER BY a.fact_id, a.position
        """)
    while let row = try rows.next() {
      let value: SurveyAnswer.Value
      if let point: Int = row[2] {
        value = .score(point)
      } else if row[3] {
        value = .notApplicable
      } else {
        value = .text(row[4] ?? "")
      }
      answers[row[0], default: []].append(SurveyAnswer(row[1], value))
    }
    return try facts(
      .surveyResponse, "SELECT f.* FROM (SELECT * FROM survey_response AS f WHERE \(condition)) AS f"
    ) { row in
      SurveyResponse(
        survey: row["survey"], number: row["number"], organisation: row.organisationReference,
        function: Vocabulary.term(id: row["function_id"]), reason: row["reason"],
        motivation: Vocabulary.term(id: row["motivation_id"]), answers: answers[row["id"]] ?? [])
    }
  }
}
