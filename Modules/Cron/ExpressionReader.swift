/// Splits an expression into its fields and collects what is wrong in each.
struct ExpressionReader {
  let text: String
  private(set) var problems: [CronProblem] = []
  private(set) var remarks: [CronProblem] = []

  init(text: String) {
    self.text = text
  }

  /// The shorthands and what they stand for.
  static let shorthands: [(name: String, expression: String)] = [
    ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"), ("@monthly", "0 0 1 * *"), ("@weekly", "0 0 * * 0"),
    ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@hourly", "0 * * * *"),
  ]

  /// The fields, or nothing when there are ``problems``.
  mutating func read() -> ExpressionFields? {
    let words = Self.words(of: text)
    if let first = words.first, first.text.first == "@" {
      return readShorthand(first, followedBy: words.dropFirst().first)
    }
    guard words.count == CronField.allCases.count else {
      reportCount(words)
      return nil
    }
    return read(words)
  }

  /// A run of characters between blanks, with the column of its first.
  struct Word {
    let text: String
    let column: Int
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var start = 1
    var column = 0
    for character in text {
      column += 1
      if character == " " || character == "\t" {
        if !current.isEmpty { words.append(Word(text: current, column: start)) }
        current = ""
      } else {
        if current.isEmpty { start = column }
        current.append(character)
      }
    }
    if !current.isEmpty { words.append(Word(text: current, column: start)) }
    return words
  }

  private mutating func readShorthand(_ word: Word, followedBy rest: Word?) -> ExpressionFields? {
    if let rest {
      report(
        rest.column, rest.text, "\"\(rest.text)\" staat na \(word.text); daarna komt niets meer.",
        "\"\(rest.text)\" follows \(word.text); nothing comes after it.")
      return nil
    }
    if let known = Self.shorthands.first(where: { $0.name == word.text.lowercased() }) {
      return read(Self.words(of: known.expression))
    }
    let names = Self.shorthands.map(\.name).joined(separator: ", ")
    if word.text.lowercased() == "@reboot" {
      report(
        word.column, word.text, "@reboot is geen tijdstip; verwacht vijf velden of een van \(names).",
        "@reboot is not a time; expected five fields or one of \(names).")
    } else {
      report(
        word.column, word.text, "\"\(word.text)\" is geen bekende afkorting; verwacht een van \(names).",
        "\"\(word.text)\" is not a known shorthand; expected one of \(names).")
    }
    return nil
  }

  private mutating func reportCount(_ words: [Word]) {
    let dutch = "verwacht er vijf: minuut uur dag-van-de-maand maand weekdag, bv. \"0 6 1 * *\""
    let english = "expected five: minute hour day-of-month month weekday, such as \"0 6 1 * *\""
    if words.isEmpty {
      report(1, "", "De uitdrukking is leeg; \(dutch).", "The expression is empty; \(english).")
    } else if words.count < CronField.allCases.count {
      let dutchCount = words.count == 1 ? "Er staat maar 1 veld" : "Er staan maar \(words.count) velden"
      let englishCount = words.count == 1 ? "There is only 1 field" : "There are only \(words.count) fields"
      report(text.count + 1, "", "\(dutchCount); \(dutch).", "\(englishCount); \(english).")
    } else {
      let extra = words[CronField.allCases.count]
      report(
        extra.column, extra.text,
        "Er staan \(words.count) velden, met vanaf hier te veel; \(dutch). Seconden bestaan niet.",
        "There are \(words.count) fields, too many from here on; \(english). Seconds do not exist.")
    }
  }

  private mutating func read(_ words: [Word]) -> ExpressionFields? {
    var fields = ExpressionFields()
    for field in CronField.allCases {
      let word = words[field.rawValue]
      var reader = FieldReader(field: field, column: word.column, text: word.text)
      reader.read()
      problems += reader.problems
      remarks += reader.remarks
      let star = word.text.first == "*"
      switch field {
      case .minute:
        fields.minutes = reader.values
        if star { fields.hasFixedTimes = false }
      case .hour:
        fields.hours = UInt32(truncatingIfNeeded: reader.values)
        if star { fields.hasFixedTimes = false }
      case .dayOfMonth:
        fields.days.days = UInt32(truncatingIfNeeded: reader.values)
        fields.days.lastDay = reader.lastDay
        fields.days.lastWeekday = reader.lastWeekday
        fields.days.nearestWeekdays = reader.nearestWeekdays
        fields.days.daysStar = star
      case .month:
        fields.months = UInt16(truncatingIfNeeded: reader.values)
      case .dayOfWeek:
        // Sunday is 0 and 7.
        fields.days.weekdays = UInt8(truncatingIfNeeded: (reader.values | reader.values >> 7) & 0x7F)
        fields.days.nthWeekdays = reader.nthWeekdays
        fields.days.weekdaysStar = star
      }
    }
    guard problems.isEmpty else { return nil }
    guard fields.days.occurs(inMonths: fields.months) else {
      reportImpossible(words)
      return nil
    }
    return fields
  }

  private mutating func reportImpossible(_ words: [Word]) {
    let day = words[CronField.dayOfMonth.rawValue]
    let month = words[CronField.month.rawValue]
    let weekday = words[CronField.dayOfWeek.rawValue]
    let found = "\(day.text) \(month.text) \(weekday.text)"
    report(
      day.column, found,
      "Er is geen enkele dag met dag \"\(day.text)\", maand \"\(month.text)\" en weekdag \"\(weekday.text)\"; verwacht een "
        + "datum die bestaat (L is de laatste dag van de maand).",
      "No day ever has day \"\(day.text)\", month \"\(month.text)\" and weekday \"\(weekday.text)\"; expected a date that "
        + "exists (L is the last day of the month).")
  }

  private mutating func report(_ column: Int, _ found: String, _ dutch: String, _ english: String) {
    problems.append(CronProblem(column: column, found: found, dutch: dutch, english: english))
  }
}
