/// A schedule of five fields, as in a crontab: minute, hour, day of the month, month, weekday.
///
/// Understands lists, ranges, steps, names, `@yearly` … `@hourly`, and beyond Debian's cron `L`, `LW` and `nW` as day of the
/// month, `n#k` and `nL` as weekday. Days and clock changes are as in Debian's cron:
/// - when neither day field starts with `*` a day need match only one of them, otherwise both;
/// - a job whose minute and hour fields do not start with `*` has fixed times: in the skipped hour it runs once right after
///   it, in the repeated hour once, at the first occurrence; other jobs follow real time.
public struct CronExpression: Hashable, Sendable, CustomStringConvertible {
  /// The expression as it was written.
  public let text: String
  /// Not errors, but probably not what was meant (such as a step that reaches nothing), with their place.
  public let remarks: [CronProblem]

  /// Minutes 0...59 as bits.
  let minutes: UInt64
  /// Hours 0...23 as bits.
  let hours: UInt32
  /// Months 1...12 as bits.
  let months: UInt16
  let days: DayRule

  /// Whether both minute and hour are stated, so that clock changes move the times instead of repeating or dropping them.
  public let hasFixedTimes: Bool

  /// What was written.
  public var description: String { text }

  /// Reads an expression.
  ///
  /// - Throws: everything wrong in it at once; also when it is well formed but means a date that never comes, such as
  ///   30 February.
  public init(_ text: String) throws(CronError) {
    var reader = ExpressionReader(text: text)
    guard let fields = reader.read() else { throw CronError(problems: reader.problems) }
    self.text = text
    self.remarks = reader.remarks
    self.minutes = fields.minutes
    self.hours = fields.hours
    self.months = fields.months
    self.days = fields.days
    self.hasFixedTimes = fields.hasFixedTimes
  }
}

/// What an expression was read into.
struct ExpressionFields {
  var minutes: UInt64 = 0
  var hours: UInt32 = 0
  var months: UInt16 = 0
  var days = DayRule()
  var hasFixedTimes = true
}
