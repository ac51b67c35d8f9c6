public import GuidanceKit

extension ProjectResult: Storable {
  /// The kind of record.
  public static let kind = RecordKind.projectResult
  /// The columns of `project_result`.
  public static let columns = [
    "project_id", "round", "result", "expected_minimum", "expected_maximum", "achieved", "source",
  ]
  /// The project, the round and what is counted.
  public var key: String? { recordKey(project, "\(round)", result) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(project, in: .project)
    row.integer(round)
    row.text(result)
    row.integer(expected?.least)
    row.integer(expected?.most)
    row.integer(achieved)
    row.text(source)
  }
}

extension ProjectMilestone: Storable {
  /// The kind of record.
  public static let kind = RecordKind.projectMilestone
  /// The columns of `project_milestone`.
  public static let columns = ["project_id", "round", "milestone", "due", "done_on", "source"]
  /// The project, the round and the milestone.
  public var key: String? { recordKey(project, "\(round)", milestone) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(project, in: .project)
    row.integer(round)
    row.text(milestone)
    row.text(due.iso)
    row.day(doneOn)
    row.text(source)
  }
}

extension ProjectBudget: Storable {
  /// The kind of record.
  public static let kind = RecordKind.projectBudget
  /// The columns of `project_budget`.
  public static let columns = ["project_id", "round", "item", "cents", "source"]
  /// The project, the round and what it is for.
  public var key: String? { recordKey(project ?? "", round.map { "\($0)" } ?? "", item) }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(project, in: .project)
    row.integer(round)
    row.text(item)
    row.integer(cents)
    row.text(source)
  }
}

extension FundAccount: Storable {
  /// The kind of record.
  public static let kind = RecordKind.fundAccount
  /// The columns of `fund_year`.
  public static let columns = ["fund_id", "calendar_year", "received_cents", "spent_cents"]
  /// The fund and the calendar year.
  public var key: String? { recordKey(fund, "\(calendarYear)") }

  /// Hands the columns over.
  public func write(to row: RowWriter) throws {
    try row.code(fund, in: .fund)
    row.integer(calendarYear)
    row.integer(receivedCents)
    row.integer(spentCents)
  }
}
