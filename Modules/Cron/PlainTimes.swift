/// An expression in the terms that every other program understands: numbers, `*`, `,`, `-` and `/`.
///
/// Days that only this module knows (`L`, `15W`, `mon#1`) become every day: the result then comes true more often than the
/// expression itself.
public struct PlainTimes: Hashable, Sendable {
  /// The five fields of a crontab; Sunday is 0.
  public let fields: String
  /// Whether these times are exactly those of the expression.
  public let isExact: Bool
  /// Minutes of the hour.
  public let minutes: [Int]
  /// Hours of the day.
  public let hours: [Int]
  /// Months of the year; nothing for all of them.
  public let months: [Int]?
  /// Days of the month; nothing for all of them.
  public let days: [Int]?
  /// Days of the week, Sunday 0; nothing for all of them.
  public let weekdays: [Int]?
  /// Whether one of the two kinds of days is enough, when both are named.
  public let isEitherDay: Bool
}

extension CronExpression {
  /// The expression in terms that every other program understands.
  public var plainTimes: PlainTimes {
    let words = (ExpressionReader.shorthands.first { $0.name == text.lowercased() }?.expression ?? text)
      .split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    func bits(_ value: UInt64, _ range: ClosedRange<Int>) -> [Int] { range.filter { value >> UInt64($0) & 1 == 1 } }
    let hasOwnDays = days.lastDay || days.lastWeekday || days.nearestWeekdays != 0 || days.nthWeekdays != 0
    let listed = (
      months: bits(UInt64(months), 1...12), days: bits(UInt64(days.days), 1...31),
      weekdays: bits(UInt64(days.weekdays), 0...6)
    )
    let months = listed.months.count == 12 ? nil : listed.months
    let daysOfMonth = hasOwnDays || listed.days.count == 31 ? nil : listed.days
    let weekdays = hasOwnDays || listed.weekdays.count == 7 ? nil : listed.weekdays
    func list(_ numbers: [Int]?) -> String { numbers.map { $0.map(String.init).joined(separator: ",") } ?? "*" }
    // A field that begins with a star stays as it is: cron programs tell from it which days are meant.
    func field(_ index: Int, _ numbers: [Int]?) -> String {
      index < words.count && words[index].hasPrefix("*") && !hasOwnDays ? words[index] : list(numbers)
    }
    let fields = [
      words.first ?? "*", words.count > 1 ? words[1] : "*", field(2, daysOfMonth), list(months), field(4, weekdays),
    ]
    return PlainTimes(
      fields: fields.joined(separator: " "), isExact: !hasOwnDays, minutes: bits(minutes, 0...59),
      hours: bits(UInt64(hours), 0...23), months: months, days: daysOfMonth, weekdays: weekdays,
      isEitherDay: !days.daysStar && !days.weekdaysStar)
  }
}
