/// The five fields of a cron expression.
enum CronField: Int, CaseIterable {
  case minute, hour, dayOfMonth, month, dayOfWeek

  var range: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  /// Names that may stand for numbers; the first one stands for the lowest number of the range.
  var names: [String] {
    switch self {
    case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    default: []
    }
  }

  /// The number a name stands for, whatever its case.
  func number(named name: String) -> Int? {
    names.firstIndex(of: name.lowercased()).map { $0 + range.lowerBound }
  }

  /// The name that cron knows for a longer or Dutch name: `monday` and `maandag` are `mon`.
  func cronName(for name: String) -> String? {
    let lowered = name.lowercased()
    guard lowered.count >= 2 else { return nil }
    let spelled: [String]
    switch self {
    case .month:
      spelled = [
        "january januari", "february februari", "march maart mrt", "april", "may mei", "june juni", "july juli",
        "august augustus", "september sept", "october oktober", "november", "december",
      ]
    case .dayOfWeek:
      spelled = [
        "sunday zondag", "monday maandag", "tuesday dinsdag", "wednesday woensdag", "thursday donderdag",
        "friday vrijdag", "saturday zaterdag",
      ]
    default: return nil
    }
    let index = spelled.firstIndex { words in
      words.split(separator: " ").contains { $0.hasPrefix(lowered) || lowered.hasPrefix($0) }
    }
    return index.map { names[$0] }
  }

  var dutch: String {
    switch self {
    case .minute: "minuut"
    case .hour: "uur"
    case .dayOfMonth: "dag van de maand"
    case .month: "maand"
    case .dayOfWeek: "weekdag"
    }
  }

  var english: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of the month"
    case .month: "month"
    case .dayOfWeek: "weekday"
    }
  }

  /// What may stand in the field, in Dutch.
  var dutchExpectation: String {
    switch self {
    case .minute: "0-59, bv. 0, */5 of 0,30"
    case .hour: "0-23, bv. 6, 8-18 of */2"
    case .dayOfMonth: "1-31, L (laatste dag), LW (laatste werkdag) of bv. 15W (werkdag het dichtst bij de 15e)"
    case .month: "1-12 of jan-dec"
    case .dayOfWeek: "0-7 of sun-sat (0 en 7 zijn zondag), bv. mon#1 (eerste maandag) of 5L (laatste vrijdag)"
    }
  }

  /// What may stand in the field, in English.
  var englishExpectation: String {
    switch self {
    case .minute: "0-59, such as 0, */5 or 0,30"
    case .hour: "0-23, such as 6, 8-18 or */2"
    case .dayOfMonth: "1-31, L (last day), LW (last weekday) or such as 15W (the weekday nearest to the 15th)"
    case .month: "1-12 or jan-dec"
    case .dayOfWeek: "0-7 or sun-sat (0 and 7 are Sunday), such as mon#1 (first Monday) or 5L (last Friday)"
    }
  }
}
