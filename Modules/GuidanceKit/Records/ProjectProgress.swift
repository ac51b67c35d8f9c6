/// A countable result of a project in one round (*resultaat*).
public struct ProjectResult: Hashable, Sendable, Codable {
  /// The project, by code.
  public var project: String
  /// The round, from 1.
  public var round: Int
  /// What is counted.
  public var result: String
  /// The number expected; `nil` when none was stated.
  public var expected: CountRange?
  /// The number achieved.
  public var achieved: Int?
  /// The public document that says so.
  public var source: String?

  /// Makes a result.
  public init(
    project: String, round: Int, result: String, expected: CountRange? = nil, achieved: Int? = nil,
    source: String? = nil
  ) {
    self.project = project
    self.round = round
    self.result = result
    self.expected = expected
    self.achieved = achieved
    self.source = source
  }
}

/// A milestone of a project in one round (*mijlpaal*).
public struct ProjectMilestone: Hashable, Sendable, Codable {
  /// The project, by code.
  public var project: String
  /// The round, from 1.
  public var round: Int
  /// What.
  public var milestone: String
  /// The day or month by which it is due.
  public var due: DueDate
  /// The day it was done; `nil` while it is not.
  public var doneOn: CalendarDate?
  /// The public document that says so.
  public var source: String?

  /// Makes a milestone.
  public init(
    project: String, round: Int, milestone: String, due: DueDate, doneOn: CalendarDate? = nil, source: String? = nil
  ) {
    self.project = project
    self.round = round
    self.milestone = milestone
    self.due = due
    self.doneOn = doneOn
    self.source = source
  }
}

/// A budget line of a project or of the programme (*budget*).
public struct ProjectBudget: Hashable, Sendable, Codable {
  /// The project, by code; `nil` for the programme as a whole.
  public var project: String?
  /// The round, from 1; `nil` when it is for all.
  public var round: Int?
  /// What it is for.
  public var item: String
  /// The amount, in cents.
  public var cents: Int
  /// The public document that says so.
  public var source: String?

  /// Makes a budget line.
  public init(project: String? = nil, round: Int? = nil, item: String, cents: Int, source: String? = nil) {
    self.project = project
    self.round = round
    self.item = item
    self.cents = cents
    self.source = source
  }
}

/// Euro received and spent of an earmarked fund in a calendar year (*fondsjaar*).
public struct FundAccount: Hashable, Sendable, Codable {
  /// The fund, by code.
  public var fund: String
  /// The calendar year.
  public var calendarYear: Int
  /// Euro received, in cents; `nil` when not said.
  public var receivedCents: Int?
  /// Euro spent, in cents; `nil` when not said.
  public var spentCents: Int?

  /// Makes an account.
  public init(fund: String, calendarYear: Int, receivedCents: Int? = nil, spentCents: Int? = nil) {
    self.fund = fund
    self.calendarYear = calendarYear
    self.receivedCents = receivedCents
    self.spentCents = spentCents
  }
}
