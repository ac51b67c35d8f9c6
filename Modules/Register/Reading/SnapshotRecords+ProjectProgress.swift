import GRDB
public import GuidanceKit

extension Snapshot {
  /// The results of projects known.
  public func projectResults() throws -> [Fact<ProjectResult>] {
    return try facts(
      .projectResult,
      """
      SELECT f.*, p.code AS project
      FROM project_result AS f
      JOIN project AS p ON p.id = f.project_id
      """
    ) { row in
      ProjectResult(
        project: row["project"], round: row["round"], result: row["result"],
        expected: CountRange(least: row["expected_minimum"], most: row["expected_maximum"]),
        achieved: row["achieved"], source: row["source"]
      )
    }
  }

  /// The milestones of projects known.
  public func projectMilestones() throws -> [Fact<ProjectMilestone>] {
    return try facts(
      .projectMilestone,
      """
      SELECT f.*, p.code AS project
      FROM project_milestone AS f
      JOIN project AS p ON p.id = f.project_id
      """
    ) { row in
      guard let due = DueDate(iso: row["due"]) else { return nil }
      return ProjectMilestone(
        project: row["project"], round: row["round"], milestone: row["milestone"], due: due,
        doneOn: row.day("done_on"), source: row["source"]
      )
    }
  }

  /// The budget lines of projects known.
  public func projectBudgets() throws -> [Fact<ProjectBudget>] {
    return try facts(
      .projectBudget,
      """
      SELECT f.*, p.code AS project
      FROM project_budget AS f
      LEFT JOIN project AS p ON p.id = f.project_id
      """
    ) { row in
      ProjectBudget(
        project: row["project"], round: row["round"], item: row["item"], cents: row["cents"], source: row["source"]
      )
    }
  }

  /// The earmarked funds per calendar year.
  public func fundAccounts() throws -> [Fact<FundAccount>] {
    return try facts(
      .fundAccount,
      """
      SELECT f.*, m.code AS fund
      FROM fund_year AS f
      JOIN fund AS m ON m.id = f.fund_id
      """
    ) { row in
      FundAccount(
        fund: row["fund"], calendarYear: row["calendar_year"], receivedCents: row["received_cents"],
        spentCents: row["spent_cents"]
      )
    }
  }
}
