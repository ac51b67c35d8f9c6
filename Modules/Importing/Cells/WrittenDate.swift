import GuidanceKit

/// A day as a cell writes it, taken apart but not yet understood: which part is the month is for the column to say.
///
/// ``DateReader`` makes a day of it, ``ColumnSurvey`` counts what the parts of a whole column allow.
struct WrittenDate: Hashable {
  /// A year with the number of digits it was written with.
  struct Year: Hashable {
    let number: Int
    let digits: Int
  }

  enum Form: Hashable {
    /// `12/01/2026`: two numbers of which one is the day and one the month, and the year.
    case parts(first: Int, second: Int, year: Year)
    /// Year first, or with the month as a word.
    case exact(year: Year, month: Int, day: Int)
    /// A day and a month without a year.
    case yearless
    /// A bare number, as Excel counts days.
    case serial(Int)
  }

  let form: Form
  /// The day of the week that stands beside it.
  let weekday: Weekday?
  /// The time of day that stands behind it; `nil` when there is none.
  let time: WrittenTime?

  /// Takes a cell apart; `nil` when it is written as no day.
  init?(_ cell: String) {
    let text = TextFolding.trimmed(cell)
    guard !text.isEmpty, text.utf8.count <= 80 else { return nil }
    if let serial = WrittenDate.serial(text) {
      self = serial
      return
    }
    guard let (rest, time) = WrittenTime.split(text) else { return nil }
    self.time = time
    var words = WrittenDate.words(rest)
    var weekday: Weekday?
    if let first = words.first, let day = DateWords.weekday(first), words.count > 1 {
      weekday = day
      words.removeFirst()
    } else if let last = words.last, let day = DateWords.weekday(last), words.count > 1, DateWords.month(last) == nil {
      weekday = day
      words.removeLast()
    }
    self.weekday = weekday
    let isNamed = words.contains { DateWords.month($0) != nil }
    guard let form = isNamed ? WrittenDate.named(words) : words.count == 1 ? WrittenDate.numeric(words[0]) : nil else {
      return nil
    }
    self.form = form
  }

  private init(form: Form, time: WrittenTime?) {
    self.form = form
    self.time = time
    weekday = nil
  }

  // MARK: A bare number

  /// Five digits, with decimals when Excel counted a time of day too; eight digits are year, month and day.
  private static func serial(_ text: String) -> WrittenDate? {
    if let number = CellText.digits(text) {
      if text.utf8.count == 8, (1900...2100).contains(number / 10_000) {
        let year = Year(number: number / 10_000, digits: 4)
        return WrittenDate(form: .exact(year: year, month: number / 100 % 100, day: number % 100), time: nil)
      }
      return WrittenDate(form: .serial(number), time: nil)
    }
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard halves.count == 2, halves[0].utf8.count == 5, let days = CellText.digits(halves[0]),
      let part = CellText.digits(halves[1].prefix(9)), halves[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    var scale = 1
    for _ in 0..<min(9, halves[1].utf8.count) { scale *= 10 }
    let minutes = part == 0 ? 0 : max(1, (part * 1440 + scale / 2) / scale)
    return WrittenDate(form: .serial(days), time: WrittenTime(minutes: min(minutes, 1439)))
  }

  // MARK: Words and numbers

  /// The words and the runs of numbers with their separators, in their order.
  private static func words(_ text: String) -> [String] {
    // Folding makes spaces of hyphens, which separate the parts of a day as well as strokes do.
    let pieces = text.split(omittingEmptySubsequences: false) { "-–—‐‑−".contains($0) }
    let folded = pieces.map { TextFolding.folded(String($0)) }.joined(separator: "-")
    var words: [String] = []
    for character in folded {
      if let last = words.last?.last, last.isLetter == character.isLetter {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
    }
    return words.map { word in
      String(word.drop { " ,().".contains($0) }.reversed().drop { " ,().".contains($0) }.reversed())
    }.filter { !$0.isEmpty }
  }

  /// `12/01/2026`, `12-1-26`, `12.1.2026`, `2026-01-12`: one separator throughout.
  private static func numeric(_ text: String) -> Form? {
    guard let separator = text.first(where: { !$0.isNumber && $0 != " " }) ?? text.first(where: { $0 == " " }),
      "/-. ".contains(separator)
    else { return nil }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map { part in
      separator == " " ? String(part) : TextFolding.trimmed(String(part))
    }
    let numbers = parts.compactMap { CellText.digits($0) }
    guard numbers.count == parts.count else { return nil }
    let lengths = parts.map(\.utf8.count)
    if parts.count == 2 {
      guard lengths[0] <= 2, lengths[1] <= 2, separator == "/" || separator == "-" else { return nil }
      return .yearless
    }
    guard parts.count == 3 else { return nil }
    if lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 {
      return .exact(year: Year(number: numbers[0], digits: 4), month: numbers[1], day: numbers[2])
    }
    guard lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 || lengths[2] == 2 else { return nil }
    return .parts(first: numbers[0], second: numbers[1], year: Year(number: numbers[2], digits: lengths[2]))
  }

  /// `3 september 2025`, `3-sep-25`, `September 3, 2025`, `2025-sep-03`.
  private static func named(_ words: [String]) -> Form? {
    let parts = words.flatMap { word in
      word.split { "-/., ".contains($0) }.map(String.init)
    }.filter { !["de", "e", "ste", "er", "st", "nd", "rd", "th", "of", "van"].contains($0) }
    guard let place = parts.firstIndex(where: { DateWords.month($0) != nil }), let month = DateWords.month(parts[place])
    else { return nil }
    let others = parts[..<place] + parts[(place + 1)...]
    guard others.allSatisfy({ CellText.digits($0) != nil }) else { return nil }
    let numbers = others.map { (CellText.digits($0) ?? 0, $0.utf8.count) }
    if numbers.count == 1, numbers[0].1 <= 2 { return .yearless }
    guard numbers.count == 2 else { return nil }
    let (one, other) = (numbers[0], numbers[1])
    if one.1 == 4, other.1 <= 2, place < 2 {
      return .exact(year: Year(number: one.0, digits: 4), month: month, day: other.0)
    }
    guard one.1 <= 2, other.1 == 4 || other.1 == 2 && place == 1 else { return nil }
    return .exact(year: Year(number: other.0, digits: other.1), month: month, day: one.0)
  }
}

/// A time of day behind a day, as exports write it.
struct WrittenTime: Hashable {
  /// Minutes after midnight; seconds are rounded up, so that only midnight itself is 0.
  var minutes: Int
  /// Minutes east of Greenwich when the time names its zone, as `Z` and `+01:00` do.
  var offset: Int?

  init(minutes: Int, offset: Int? = nil) {
    self.minutes = minutes
    self.offset = offset
  }

  /// As messages show it, `14:30`.
  var text: String { Minutes(minutes).clock }

  /// Parts a cell into the day and the time; `nil` when what stands in the place of a time is none.
  static func split(_ text: String) -> (day: String, time: WrittenTime?)? {
    guard let colon = text.firstIndex(of: ":") else { return (text, nil) }
    // The digits before the first colon begin the time, behind a space, a comma or a T.
    let head = text[..<colon]
    let hours = head.reversed().prefix { $0.isNumber }.reversed()
    guard (1...2).contains(hours.count) else { return nil }
    let day = head.dropLast(hours.count)
    guard let mark = day.last, mark == "T" || mark == "t" || mark == "," || mark.isWhitespace else { return nil }
    guard let time = WrittenTime(hours: String(hours), rest: text[text.index(after: colon)...]) else { return nil }
    let before = day.dropLast(mark == "T" || mark == "t" ? 1 : 0)
    return (TextFolding.trimmed(String(before.last == "," ? before.dropLast() : before)), time)
  }

  /// Reads what stands behind the hours: minutes, seconds, parts of seconds, half of the day, zone.
  private init?(hours: String, rest: Substring) {
    guard var hour = CellText.digits(hours) else { return nil }
    var tail = rest[...]
    func two(_ text: inout Substring) -> Int? {
      guard text.count >= 2, let number = CellText.digits(text.prefix(2)), number < 60 else { return nil }
      text = text.dropFirst(2)
      return number
    }
    guard var minute = two(&tail) else { return nil }
    if tail.first == ":" {
      tail = tail.dropFirst()
      guard let second = two(&tail) else { return nil }
      var isPart = second > 0
      if let mark = tail.first, mark == "." || mark == "," {
        let digits = tail.dropFirst().prefix { $0.isNumber }
        isPart = isPart || digits.contains { $0 != "0" }
        tail = tail.dropFirst(1 + digits.count)
      }
      if isPart && hour == 0 && minute == 0 { minute = 1 }
    }
    var word = TextFolding.trimmed(String(tail)).lowercased()
    for (mark, isAfternoon) in [("am", false), ("pm", true)] where word.hasPrefix(mark) {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      word = TextFolding.trimmed(String(word.dropFirst(2)))
    }
    guard hour < 24 else { return nil }
    minutes = hour * 60 + minute
    guard !word.isEmpty, word != "u", word != "uur" else { return }
    guard let offset = WrittenTime.offset(word) else { return nil }
    self.offset = offset
  }

  /// Minutes east of Greenwich of `Z` or `+01:00`.
  private static func offset(_ zone: String) -> Int? {
    if zone == "z" || zone == "utc" || zone == "gmt" { return 0 }
    guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
    let digits = zone.dropFirst().filter { $0 != ":" }
    guard digits.count == 4 || digits.count == 2, let number = CellText.digits(digits) else { return nil }
    let minutes = digits.count == 4 ? number / 100 * 60 + number % 100 : number * 60
    guard minutes <= 14 * 60 else { return nil }
    return sign == "-" ? -minutes : minutes
  }
}
