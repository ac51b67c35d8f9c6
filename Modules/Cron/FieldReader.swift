/// Reads one field: a list of values, ranges, steps and what only that field knows.
struct FieldReader {
  let field: CronField
  let column: Int
  let text: String

  private(set) var problems: [CronProblem] = []
  private(set) var remarks: [CronProblem] = []
  /// The values as bits; weekdays still with both 0 and 7.
  private(set) var values: UInt64 = 0
  private(set) var lastDay = false
  private(set) var lastWeekday = false
  private(set) var nearestWeekdays: UInt32 = 0
  private(set) var nthWeekdays: UInt64 = 0

  init(field: CronField, column: Int, text: String) {
    self.field = field
    self.column = column
    self.text = text
  }

  mutating func read() {
    var itemColumn = column
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      readItem(String(item), at: itemColumn)
      itemColumn += item.count + 1
    }
  }

  private mutating func readItem(_ item: String, at column: Int) {
    if item.isEmpty {
      report(
        column, text, "\"\(text)\" heeft een leeg deel in zijn lijst; verwacht \(field.dutchExpectation).",
        "\"\(text)\" has an empty part in its list; expected \(field.englishExpectation).")
      return
    }
    if field == .dayOfMonth, readDaySpecial(item, at: column) { return }
    if field == .dayOfWeek, readWeekdaySpecial(item, at: column) { return }
    readRange(item, at: column)
  }

  // MARK: - Ranges and steps

  private mutating func readRange(_ item: String, at column: Int) {
    let halves = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let (range, isRange) = bounds(halves[0], at: column) else { return }
    guard halves.count == 2 else {
      set(range, step: 1)
      return
    }
    let stepColumn = column + halves[0].count + 1
    guard isRange else {
      let high = field == .dayOfWeek ? 6 : field.range.upperBound
      report(
        column, item,
        "\"\(item)\" heeft een stap na één waarde; verwacht een bereik of *, bv. \(halves[0])-\(high)/\(halves[1]).",
        "\"\(item)\" has a step after a single value; expected a range or *, such as \(halves[0])-\(high)/\(halves[1])."
      )
      return
    }
    guard let step = Self.number(halves[1]), step >= 1 else {
      report(
        stepColumn, halves[1],
        "\"\(halves[1])\" is geen stap; verwacht een geheel getal vanaf 1, bv. \(halves[0])/5.",
        "\"\(halves[1])\" is not a step; expected a whole number from 1, such as \(halves[0])/5.")
      return
    }
    if step > range.upperBound - range.lowerBound {
      remarks.append(
        CronProblem(
          column: stepColumn, found: item,
          dutch: "De stap van \"\(item)\" reikt voorbij \(range.upperBound): alleen \(range.lowerBound) blijft over. "
            + "Schrijf \(range.lowerBound) als dat de bedoeling is.",
          english: "The step of \"\(item)\" reaches past \(range.upperBound): only \(range.lowerBound) is left. "
            + "Write \(range.lowerBound) if that is meant."))
    }
    set(range, step: step)
  }

  private mutating func set(_ range: ClosedRange<Int>, step: Int) {
    for value in stride(from: range.lowerBound, through: range.upperBound, by: step) { values |= 1 << UInt64(value) }
  }

  /// The values a part without step stands for, and whether it is a range (which a step may follow).
  private mutating func bounds(_ part: String, at column: Int) -> (ClosedRange<Int>, isRange: Bool)? {
    if part == "*" { return (field.range, true) }
    let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let low = value(ends[0], at: column) else { return nil }
    guard ends.count == 2 else { return (low...low, false) }
    guard var high = value(ends[1], at: column + ends[0].count + 1) else { return nil }
    // `fri-sun` is meant as it is said; by number Sunday at the end of a range is 7.
    if field == .dayOfWeek, high == 0, low > 0, Self.number(ends[1]) == nil { high = 7 }
    guard low <= high else {
      let first = field.range.lowerBound
      let last = field == .dayOfWeek ? 6 : field.range.upperBound
      let tail = high == first ? "\(first)" : "\(first)-\(high)"
      let head = low == last ? "\(low)" : "\(low)-\(last)"
      let remedy = field == .dayOfWeek && high == 0 ? "\(low)-7" : "\(tail),\(head)"
      report(
        column, part, "\"\(part)\" loopt achteruit; verwacht een bereik van laag naar hoog, hier \(remedy).",
        "\"\(part)\" runs backwards; expected a range from low to high, here \(remedy).")
      return nil
    }
    return (low...high, true)
  }

  private mutating func value(_ word: String, at column: Int) -> Int? {
    if let number = Self.number(word), field.range.contains(number) { return number }
    if let number = field.number(named: word) { return number }
    let remedy = field.cronName(for: word)
    report(
      column, word,
      "\"\(word)\" is geen \(field.dutch); verwacht \(field.dutchExpectation)."
        + (remedy.map { " Bedoelde u \($0)?" } ?? ""),
      "\"\(word)\" is not a \(field.english); expected \(field.englishExpectation)."
        + (remedy.map { " Did you mean \($0)?" } ?? ""))
    return nil
  }

  /// A number of digits only; nothing for anything else or when it is too long to be meant.
  private static func number(_ word: String) -> Int? {
    guard !word.isEmpty, word.count <= 4, word.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(word)
  }

  // MARK: - Only in one field

  /// `L`, `LW` and `nW`; false when it is none of these.
  private mutating func readDaySpecial(_ item: String, at column: Int) -> Bool {
    switch item.uppercased() {
    case "L":
      lastDay = true
      return true
    case "LW":
      lastWeekday = true
      return true
    case let upper where upper.hasSuffix("W"):
      if let day = value(String(item.dropLast()), at: column) { nearestWeekdays |= 1 << UInt32(day) }
      return true
    default: return false
    }
  }

  /// `n#k` and `nL`; false when it is neither.
  private mutating func readWeekdaySpecial(_ item: String, at column: Int) -> Bool {
    if let mark = item.firstIndex(of: "#") {
      let name = String(item[..<mark])
      let rank = String(item[item.index(after: mark)...])
      guard let weekday = value(name, at: column) else { return true }
      guard let nth = Self.number(rank), (1...5).contains(nth) else {
        report(
          column + name.count + 1, rank,
          "\"\(rank)\" is geen rang; verwacht 1 tot 5, bv. \(name)#1 (eerste van de maand) of \(name)L (laatste).",
          "\"\(rank)\" is not a rank; expected 1 to 5, such as \(name)#1 (first of the month) or \(name)L (last).")
        return true
      }
      nthWeekdays |= 1 << UInt64(weekday % 7 * 8 + nth)
      return true
    }
    guard item.uppercased().hasSuffix("L") else { return false }
    let name = String(item.dropLast())
    if name.isEmpty {
      report(
        column, item, "\"L\" zegt niet welke weekdag; verwacht bv. 5L (laatste vrijdag van de maand).",
        "\"L\" does not say which weekday; expected such as 5L (last Friday of the month).")
      return true
    }
    if let weekday = value(name, at: column) { nthWeekdays |= 1 << UInt64(weekday % 7 * 8 + DayRule.last) }
    return true
  }

  private mutating func report(_ column: Int, _ found: String, _ dutch: String, _ english: String) {
    problems.append(CronProblem(column: column, found: found, dutch: dutch, english: english))
  }
}
