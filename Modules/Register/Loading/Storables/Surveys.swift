public import GuidanceKit

extension Survey: Storable {
  /// The kind of record.
  public static let kind = RecordKind.survey
  /// The columns of `survey`.
  public static let columns = [
    "code", "is_long", "subject_kind", "subject", "destination_id", "goal_id", "session", "invited", "collected_on",
    "chosen_because", "scale_points",
  ]
  /// The code.
  public var key: String? { code }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.text(code)
    row.flag(form == .long)
    row.text(subject.kindCode)
    row.text(subject.code)
    try row.code(destination, in: .destination)
    try row.code(goal, in: .goal)
    row.text(session)
    row.integer(invited)
    row.day(collectedOn)
    row.text(chosenBecause)
    row.integer(scalePoints)
  }
}

extension SurveyChoice: Storable {
  /// The kind of record.
  public static let kind = RecordKind.surveyChoice
  /// The columns of `survey_choice`.
  public static let columns = ["school_year", "subject_kind", "subject", "destination_id", "goal_id", "reason"]
  /// The school year, what is evaluated, the pillar and the goal.
  public var key: String? { recordKey(schoolYear.iso, subject.kindCode, subject.code, destination ?? "", goal ?? "") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    row.integer(schoolYear.startYear)
    row.text(subject.kindCode)
    row.text(subject.code)
    try row.code(destination, in: .destination)
    try row.code(goal, in: .goal)
    row.text(reason)
  }
}
