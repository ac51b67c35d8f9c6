import GuidanceKit

/// Reads a time of day: `9:00`, `09:00:00`, `9u`, `13u30`, `9.30`, `1:30 PM`.
///
/// The result is in minutes after midnight, from 0 to 1440; 24:00 is the end of the day.
public struct ClockReader: Sendable {
  /// Makes a reader.
  public init() {}

  /// Reads a cell that is not empty.
  public func read(_ cell: String) -> CellReading<Int> {
    let text = TextFolding.folded(DurationText.withoutDayZero(TextFolding.trimmed(cell)))
    guard
      let minutes = ClockReader.halfDay(text) ?? ClockReader.minutes(text) ?? ClockReader.moment(cell)?.minutes,
      minutes <= 1440
    else {
      return CellReading(
        refused: CellRemark(
          .timeUnreadable, found: cell, Label("is geen uur van de dag", "is not a time of day"),
          expected: Label("bv. 9:00 of 13u30", "e.g. 9:00 or 13u30"), cure: ClockReader.cure(text)))
    }
    return CellReading(minutes)
  }

  /// The day and the time of a cell that holds both, as calendars export them: `3/09/2025 13:30`; `nil` for any other.
  static func moment(_ cell: String) -> (day: WrittenDate.Form, minutes: Int)? {
    guard let written = WrittenDate(cell), let time = written.time, time.offset == nil else { return nil }
    return (written.form, time.minutes)
  }

  /// What somebody may have meant who wrote no time.
  private static func cure(_ text: String) -> Label? {
    func meant(_ minutes: Int) -> Label {
      let clock = Minutes(minutes).clock
      return Label("Bedoelde u \(clock)?", "Did you mean \(clock)?")
    }
    if let number = CellText.digits(text) {
      if number <= 24 { return meant(number * 60) }
      if (3...4).contains(text.utf8.count), number / 100 < 24, number % 100 < 60 {
        return meant(number / 100 * 60 + number % 100)
      }
    }
    if text.contains(where: { ",.".contains($0) }), let minutes = DayFraction(text)?.minutes, minutes < 1440 {
      let clock = Minutes(minutes).clock
      return Label(
        "Als Excel-getal is dit \(clock); maak de kolom in Excel op als u:mm en bewaar opnieuw",
        "As a number of Excel this is \(clock); format the column in Excel as h:mm and save again")
    }
    if text.contains(where: { "-–—".contains($0) }), text.contains(where: \.isNumber) {
      return Label(
        "Staan begin en einde samen in deze cel, noem de kolom dan duur",
        "If beginning and end stand in this cell together, call the column duur")
    }
    return nil
  }

  /// `1:30 pm`, as English settings write it.
  private static func halfDay(_ text: String) -> Int? {
    guard text.hasSuffix("am") || text.hasSuffix("pm") else { return nil }
    guard let minutes = minutes(TextFolding.trimmed(String(text.dropLast(2)))), (60..<780).contains(minutes) else {
      return nil
    }
    return minutes % 720 + (text.hasSuffix("pm") ? 720 : 0)
  }

  /// Minutes after midnight of a folded text, or `nil`.
  ///
  /// - Parameter allowsPoint: whether `9.30` is a time; not within a duration, where it could be decimals.
  static func minutes(_ text: String, allowsPoint: Bool = true) -> Int? {
    var text = text.replacing("uur", with: "u")
    // `8.45 u` is 8.45: the unit stands behind what is complete without it.
    if text.hasSuffix("u"), text.contains(where: { ":.".contains($0) }) {
      text = TextFolding.trimmed(String(text.dropLast()))
    }
    let marks: [Character] = allowsPoint ? [":", "u", "h", "."] : [":", "u", "h"]
    guard let mark = text.first(where: { !$0.isNumber && $0 != " " }), marks.contains(mark) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map { TextFolding.trimmed(String($0)) }
    guard let hours = CellText.digits(parts[0]), parts[0].utf8.count <= 2 else { return nil }
    switch parts.count {
    case 2:
      if parts[1].isEmpty && (mark == "u" || mark == "h") { return hours * 60 }
      guard parts[1].utf8.count == 2, let minutes = CellText.digits(parts[1]), minutes < 60 else { return nil }
      return hours * 60 + minutes
    case 3:
      // Spreadsheets write seconds too; only zero ones mean a whole minute.
      guard mark == ":", parts[2] == "00", parts[1].utf8.count == 2, let minutes = CellText.digits(parts[1]),
        minutes < 60
      else { return nil }
      return hours * 60 + minutes
    default:
      return nil
    }
  }

  /// The duration between two times of one day.
  static func duration(from start: Int, to end: Int, startCell: String, endCell: String) -> CellReading<Int> {
    guard end > start else {
      return CellReading(
        refused: CellRemark(
          .timeOrder, found: endCell,
          Label("komt niet na het begin (\(startCell))", "does not come after the beginning (\(startCell))"),
          expected: Label("een later uur op dezelfde dag", "a later time on the same day")))
    }
    return CellReading(end - start)
  }
}
