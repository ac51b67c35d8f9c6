public import GuidanceKit

/// Reads days.
///
/// A day is written as `12/01/2026`, `12-1-2026` or `12.1.2026`, day first by Belgian convention, or year first as
/// `2026-01-12`. Day and month are never swapped by guess: a month above 12 is refused with the reason.
public struct DateReader: Sendable {
  /// Two-digit years below it are 20yy, the others 19yy; `nil` refuses them.
  public let centuryPivot: Int?
  /// The first and last year that can be meant.
  public let years: ClosedRange<Int>

  /// Makes a reader.
  ///
  /// - Parameter centuryPivot: the norm `century_pivot`.
  public init(centuryPivot: Int? = nil, years: ClosedRange<Int> = 1900...2100) {
    self.centuryPivot = centuryPivot
    self.years = years
  }

  private static let expected = Label("bv. 12/01/2026 of 2026-01-12", "e.g. 12/01/2026 or 2026-01-12")

  /// Reads a cell that is not empty.
  public func read(_ cell: String) -> CellReading<CalendarDate> {
    let text = DateReader.withoutMidnight(TextFolding.trimmed(cell))
    if let serial = CellText.digits(text) { return refuse(serial: serial, cell) }
    guard let separator = text.first(where: { !$0.isNumber }), "/-.".contains(separator) else {
      return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date"))
    }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, let first = CellText.digits(parts[0]), let second = CellText.digits(parts[1]),
      let third = CellText.digits(parts[2])
    else { return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date")) }
    let lengths = parts.map(\.utf8.count)
    if lengths[0] == 4, separator != ".", lengths[1] <= 2, lengths[2] <= 2 {
      return day(year: first, month: second, day: third, cell)
    }
    guard lengths[0] <= 2, lengths[1] <= 2, lengths[2] == 4 || lengths[2] == 2 else {
      return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date"))
    }
    if lengths[2] == 4 { return day(year: third, month: second, day: first, cell) }
    guard let pivot = centuryPivot else {
      return refuse(
        .dateShortYear, cell, Label("heeft een jaar van twee cijfers", "has a two-digit year"),
        expected: Label("vier cijfers, bv. 12/01/2026", "four digits, e.g. 12/01/2026"))
    }
    return day(year: third + (third < pivot ? 2000 : 1900), month: second, day: first, cell)
  }

  private func day(year: Int, month: Int, day: Int, _ cell: String) -> CellReading<CalendarDate> {
    guard (1...12).contains(month) else {
      let isSwapped = (1...12).contains(day) && (13...31).contains(month)
      return refuse(
        isSwapped ? .dateOrder : .dateImpossible, cell,
        isSwapped
          ? Label(
            "heeft \(month) als maand; wellicht staat de maand vooraan",
            "has \(month) as its month; the month probably stands first")
          : Label("heeft \(month) als maand", "has \(month) as its month"),
        expected: Label("dag/maand/jaar, bv. 12/01/2026", "day/month/year, e.g. 12/01/2026"))
    }
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      return refuse(
        .dateImpossible, cell, Label("bestaat niet in de kalender", "does not exist in the calendar"),
        expected: Label("een bestaande dag", "a day that exists"))
    }
    guard years.contains(year) else {
      return refuse(
        .dateImplausible, cell, Label("heeft een onwaarschijnlijk jaar", "has an implausible year"),
        expected: Label(
          "een jaar van \(years.lowerBound) tot \(years.upperBound)",
          "a year from \(years.lowerBound) to \(years.upperBound)"))
    }
    return CellReading(date)
  }

  /// A bare number is what Excel leaves of a date whose column was not formatted as one.
  private func refuse(serial: Int, _ cell: String) -> CellReading<CalendarDate> {
    // Day 1 of the 1900 system is 1 January 1900; from 1 March 1900 on it is one off, for Excel takes 1900 for a leap year.
    let epoch = CalendarDate(year: 1899, month: 12, day: 30)
    guard let date = epoch?.adding(days: serial), (20_000...80_000).contains(serial) else {
      return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date"))
    }
    let parts = date.parts
    return refuse(
      .dateSerial, cell,
      Label(
        "is een getal (als Excel-datum: \(parts.day)/\(parts.month)/\(parts.year))",
        "is a number (as an Excel date: \(parts.day)/\(parts.month)/\(parts.year))"),
      cure: Label(
        "Maak de kolom in Excel op als datum en bewaar opnieuw",
        "Format the column as a date in Excel and save again"))
  }

  private func refuse(
    _ code: ProblemCode, _ cell: String, _ fault: Label, expected: Label = DateReader.expected, cure: Label? = nil
  ) -> CellReading<CalendarDate> {
    CellReading(refused: CellRemark(code, found: cell, fault, expected: expected, cure: cure))
  }

  /// Without the midnight that exports put behind a day.
  private static func withoutMidnight(_ text: String) -> String {
    for time in [" 00:00:00", " 00:00", " 0:00:00", " 0:00", "T00:00:00Z", "T00:00:00", "T00:00"]
    where text.hasSuffix(time) {
      return String(text.dropLast(time.count))
    }
    return text
  }
}
