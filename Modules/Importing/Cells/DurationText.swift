import GuidanceKit

/// The words in which durations are written, exact ones and others.
enum DurationText {
  /// Amounts that are written as words, in minutes.
  static let words: [String: Int] = {
    var result: [String: Int] = [:]
    let names: [Int: [String]] = [
      15: ["kwartier", "een kwartier", "1 kwartier", "kwartiertje", "quarter of an hour", "a quarter of an hour"],
      30: ["halfuur", "half uur", "een halfuur", "een half uur", "half u", "halfuurtje", "half an hour", "half hour"],
      45: ["drie kwartier", "3 kwartier", "driekwartier", "three quarters of an hour"],
      60: ["een uur", "één uur", "1 uurtje", "een uurtje", "an hour", "one hour"],
      90: ["anderhalf uur", "anderhalfuur", "anderhalf u", "one and a half hours", "an hour and a half"],
      120: ["twee uur", "two hours"], 150: ["tweeëneenhalf uur", "twee en een half uur"],
    ]
    for (minutes, texts) in names { for text in texts { result[text] = minutes } }
    return result
  }()

  /// A cell in lower case, without the day that Excel keeps before a time, and with decimals for ½.
  static func plain(_ cell: String) -> String {
    var text = withoutDayZero(TextFolding.trimmed(cell).lowercased())
    for (sign, decimals) in [("½", "5"), ("¼", "25"), ("¾", "75")] where text.contains(sign) {
      guard let place = text.firstIndex(of: Character(sign)), text.filter({ String($0) == sign }).count == 1 else {
        continue
      }
      let before = TextFolding.trimmed(String(text[..<place]))
      guard before.isEmpty || CellText.digits(before) != nil else { continue }
      text = (before.isEmpty ? "0" : before) + "," + decimals + text[text.index(after: place)...]
    }
    return text
  }

  /// A time of day of a spreadsheet is a time on its day zero, and some exports write that day too.
  static func withoutDayZero(_ text: String) -> String {
    let days = [
      "1899-12-30", "1899-12-31", "1900-01-00", "30/12/1899", "31/12/1899", "0/01/1900", "00/01/1900", "0/1/1900",
    ]
    guard text.contains(":"), let day = days.first(where: text.hasPrefix) else { return text }
    let rest = text.dropFirst(day.count)
    guard let mark = rest.first, mark == " " || mark == "t" || mark == "T" else { return text }
    return TextFolding.trimmed(String(rest.dropFirst()))
  }

  /// `1:30 uur` is `1:30`.
  static func withoutHourUnit(_ text: String) -> String {
    guard text.contains(":"), let last = text.last, last.isLetter || last == "." else { return text }
    for unit in ["uren", "uur", "u.", "u", "h"] where text.hasSuffix(unit) {
      return TextFolding.trimmed(String(text.dropLast(unit.count)))
    }
    return text
  }

  /// Whether the text itself says that it is not exact.
  static func isAbout(_ text: String) -> Bool {
    ["ca ", "ca. ", "circa ", "ongeveer ", "about ", "approx", "±", "~", "+/-"].contains(where: text.hasPrefix)
  }

  /// Half days and parts of the day: an amount of time, but no exact one.
  static func isPartOfDay(_ text: String) -> Bool {
    let folded = TextFolding.folded(text)
    let words = [
      "dag", "dagen", "dagje", "voormiddag", "voormiddagen", "namiddag", "namiddagen", "avond", "avonden", "dagdeel",
      "dagdelen", "ochtend", "middag", "week", "weken", "halfdag", "day", "days", "morning", "afternoon", "evening",
      "week", "weeks",
    ]
    return folded.split { !$0.isLetter }.contains { words.contains(String($0)) }
      || ["vm", "nm", "vm.", "nm.", "hd"].contains(folded)
  }

  /// Lessons, which last 50 minutes in one school and 45 or 25 in another.
  static func isLesson(_ text: String) -> Bool {
    let words = [
      "lesuur", "lesuren", "lestijd", "lestijden", "les", "lessen", "lesblok", "lesson", "lessons", "period",
    ]
    return TextFolding.folded(text).split { !$0.isLetter }.contains { words.contains(String($0)) }
  }
}

/// A part of a day in decimals, as Excel keeps times: `0,0625` is an hour and a half.
struct DayFraction {
  private let numerator: Int
  private let places: Int

  /// Reads digits with a decimal comma or point; `nil` for anything else, or more than two days.
  init?(_ text: String) {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(halves.count), let days = CellText.digits(halves[0]), days <= 2 else { return nil }
    guard halves.count == 2 else {
      numerator = days
      places = 0
      return
    }
    // Fifteen digits are what Excel keeps; more are noise.
    guard halves[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let part = CellText.digits(halves[1].prefix(15))
    else { return nil }
    places = min(15, halves[1].utf8.count)
    numerator = days * DayFraction.power(places) + part
  }

  var isZero: Bool { numerator == 0 }

  /// Whole minutes; `nil` when the digits fit none, or leave room for more than one.
  var minutes: Int? {
    let scale = DayFraction.power(places)
    let (whole, rest) = (numerator * 1440).quotientAndRemainder(dividingBy: scale)
    if rest == 0 { return whole }
    // A decimal number of days is cut off after its last digit, so that is how far it may be from the minute it means.
    guard places >= 4 else { return nil }
    let slack = 1440
    if rest <= slack { return whole }
    return scale - rest <= slack ? whole + 1 : nil
  }

  private static func power(_ places: Int) -> Int { (0..<places).reduce(1) { power, _ in power * 10 } }
}
