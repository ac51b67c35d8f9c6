/// One thing wrong (or, as a remark, surprising) in a cron expression.
public struct CronProblem: Hashable, Sendable {
  /// Where in the expression: the first character is 1.
  public let column: Int
  /// The text found there.
  public let found: String
  /// What was found, expected, and what to write instead, in Dutch; without the place.
  public let dutch: String
  /// The same in English.
  public let english: String
}

/// Everything wrong in a cron expression, in the order of its columns.
public struct CronError: Error, Hashable, Sendable {
  /// At least one problem.
  public let problems: [CronProblem]
}
