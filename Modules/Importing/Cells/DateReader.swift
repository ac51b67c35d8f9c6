public import GuidanceKit

/// Which of the two numbers in front of a year is the day.
public enum DateOrder: String, Hashable, Sendable, CaseIterable {
  /// `31/12/2025`, as in Belgium.
  case dayFirst = "dag-eerst"
  /// `12/31/2025`, as in American files.
  case monthFirst = "maand-eerst"
  /// The column holds both, so that only days above 12 tell.
  case mixed = "gemengd"
}

/// From which day a spreadsheet program counts days.
public enum SerialSystem: String, Hashable, Sendable, CaseIterable {
  /// Day 1 is 1 January 1900, as in Excel for Windows.
  case from1900 = "1900"
  /// Day 0 is 1 January 1904, as in older files of Excel for Mac.
  case from1904 = "1904"

  /// The day of a serial number; `nil` when it is none that a date of our time can have.
  public func date(_ serial: Int) -> CalendarDate? {
    // From 1 March 1900 on the first system is one off, for Excel takes 1900 for a leap year.
    let first =
      self == .from1900 ? CalendarDate(year: 1899, month: 12, day: 30) : CalendarDate(year: 1904, month: 1, day: 1)
    guard (20_000...80_000).contains(serial) else { return nil }
    return first?.adding(days: serial)
  }
}

/// Reads days.
///
/// A day is written as `12/01/2026`, `12-1-2026` or `12.1.2026`, year first as `2026-01-12`, or with the month as a word,
/// `3 sept 2025`, in Dutch, French or English. A day of the week beside it must agree. Day and month are never swapped by
/// guess: without a decision about the whole column the day comes first, by Belgian convention, and a month above 12 is refused.
public struct DateReader: Sendable {
  /// Two-digit years below it are 20yy, the others 19yy; `nil` refuses them.
  public let centuryPivot: Int?
  /// The first and last year that can be meant.
  public let years: ClosedRange<Int>
  /// Which number is the day.
  public var order: DateOrder
  /// How bare numbers count days; `nil` refuses them.
  public var serials: SerialSystem?
  /// How the header says that days are written; days written otherwise are refused.
  var head: HeadDateOrder?
  /// Days outside it are read with a warning; `nil` lets all pass.
  public var expectedDays: ClosedRange<CalendarDate>?

  /// Makes a reader.
  ///
  /// - Parameter centuryPivot: the norm `century_pivot`.
  public init(
    centuryPivot: Int? = nil, years: ClosedRange<Int> = 1900...2100, order: DateOrder = .dayFirst,
    serials: SerialSystem? = nil, expectedDays: ClosedRange<CalendarDate>? = nil
  ) {
    self.centuryPivot = centuryPivot
    self.years = years
    self.order = order
    self.serials = serials
    self.expectedDays = expectedDays
  }

  private static let expected = Label("bv. 12/01/2026 of 2026-01-12", "e.g. 12/01/2026 or 2026-01-12")

  /// Reads a cell that is not empty.
  public func read(_ cell: String) -> CellReading<CalendarDate> {
    guard let written = WrittenDate(cell) else {
      return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date"))
    }
    var reading = day(written, cell)
    guard let date = reading.value else { return reading }
    if let weekday = written.weekday, date.weekday != weekday { return refuse(weekday, date, cell) }
    if let time = written.time, let remark = apply(time, &reading, cell) { reading.remarks.append(remark) }
    if let day = reading.value, let expectedDays, !expectedDays.contains(day) {
      reading.remarks.append(unlikely(day, expectedDays, cell))
    }
    return reading
  }

  private func day(_ written: WrittenDate, _ cell: String) -> CellReading<CalendarDate> {
    switch written.form {
    case .serial(let serial): return self.serial(serial, cell)
    case .yearless:
      return refuse(.dateUnreadable, cell, Label("heeft geen jaar", "has no year"))
    case .exact(_, let month, let day) where head == .other && month != day && !cell.contains(where: \.isLetter):
      return refuseHead(cell)
    case .exact(let year, let month, let day):
      return self.day(year, month: month, day: day, cell)
    case .parts where head != nil && head?.order == nil:
      return refuseHead(cell)
    case .parts(let first, let second, let year):
      switch order {
      case .dayFirst: return day(year, month: second, day: first, cell)
      case .monthFirst: return day(year, month: first, day: second, cell)
      case .mixed:
        if let order = byWeekday(written.weekday, first, second, year) {
          return order == .dayFirst
            ? day(year, month: second, day: first, cell) : day(year, month: first, day: second, cell)
        }
        guard (1...12).contains(first), (1...12).contains(second), first != second else {
          return head.map { $0 == .dayFirst } ?? (1...12).contains(second)
            ? day(year, month: second, day: first, cell) : day(year, month: first, day: second, cell)
        }
        return refuse(
          .dateAmbiguous, cell,
          Label(
            "kan \(first)/\(second) of \(second)/\(first) betekenen, en de kolom bevat beide volgordes",
            "may mean \(first)/\(second) or \(second)/\(first), and the column holds both orders"),
          expected: Label("jaar-maand-dag, bv. 2026-01-12", "year-month-day, e.g. 2026-01-12"))
      }
    }
  }

  /// The order that the day of the week beside a day fits; `nil` when it fits both or neither.
  private func byWeekday(_ weekday: Weekday?, _ first: Int, _ second: Int, _ written: WrittenDate.Year) -> DateOrder? {
    guard let weekday, let year = fullYear(written) else { return nil }
    let isDayFirst = CalendarDate(year: year, month: second, day: first)?.weekday == weekday
    let isMonthFirst = CalendarDate(year: year, month: first, day: second)?.weekday == weekday
    guard isDayFirst != isMonthFirst else { return nil }
    return isDayFirst ? .dayFirst : .monthFirst
  }

  private func day(_ written: WrittenDate.Year, month: Int, day: Int, _ cell: String) -> CellReading<CalendarDate> {
    guard let year = fullYear(written) else {
      return refuse(
        .dateShortYear, cell, Label("heeft een jaar van twee cijfers", "has a two-digit year"),
        expected: Label("vier cijfers, bv. 12/01/2026", "four digits, e.g. 12/01/2026"),
        cure: Label(
          "Maak de kolom op als dd/mm/jjjj en bewaar opnieuw, of laad normen met century_pivot",
          "Format the column as dd/mm/yyyy and save again, or load norms with century_pivot"))
    }
    guard (1...12).contains(month) else {
      let isSwapped = (1...12).contains(day) && (13...31).contains(month)
      let isMonthFirst = (head?.order ?? order) == .monthFirst
      return refuse(
        isSwapped ? .dateOrder : .dateImpossible, cell,
        isSwapped
          ? Label(
            "heeft \(month) als maand; wellicht staat de \(isMonthFirst ? "dag" : "maand") vooraan",
            "has \(month) as its month; the \(isMonthFirst ? "day" : "month") probably stands first")
          : Label("heeft \(month) als maand", "has \(month) as its month"),
        expected: isMonthFirst
          ? Label("maand/dag/jaar zoals in de rest van de kolom", "month/day/year as in the rest of the column")
          : Label("dag/maand/jaar, bv. 12/01/2026", "day/month/year, e.g. 12/01/2026"))
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

  /// A day that is not written as the header says, where that puts the year elsewhere.
  private func refuseHead(_ cell: String) -> CellReading<CalendarDate> {
    refuse(
      .dateOrder, cell,
      head == .other
        ? Label(
          "staat onder een kop met een ongewone volgorde en kan twee dagen betekenen",
          "stands below a header with an unusual order and may mean two days")
        : Label("is niet jaar-maand-dag, zoals de kop zegt", "is not year-month-day, as the header says"),
      expected: Label("jaar-maand-dag, bv. 2026-01-12", "year-month-day, e.g. 2026-01-12"),
      cure: Label("Verbeter de cellen of de kop", "Mend the cells or the header"))
  }

  /// The year in full; `nil` when it has two digits and no norm says the century.
  func fullYear(_ year: WrittenDate.Year) -> Int? {
    guard year.digits == 2 else { return year.number }
    return centuryPivot.map { year.number + (year.number < $0 ? 2000 : 1900) }
  }

  /// A bare number is what Excel leaves of a date whose column was not formatted as one.
  private func serial(_ serial: Int, _ cell: String) -> CellReading<CalendarDate> {
    guard let first = SerialSystem.from1900.date(serial), let second = SerialSystem.from1904.date(serial) else {
      return refuse(.dateUnreadable, cell, Label("is geen datum", "is not a date"))
    }
    if let serials { return CellReading(serials == .from1900 ? first : second) }
    let (one, other) = (DateMessages.short(first), DateMessages.short(second))
    return refuse(
      .dateSerial, cell,
      Label(
        "is een getal (als Excel-datum: \(one), of \(other) in het 1904-stelsel)",
        "is a number (as an Excel date: \(one), or \(other) in the 1904 system)"),
      cure: Label(
        "Maak de kolom in Excel op als datum en bewaar opnieuw, of zet dates: {serial: 1900} in de koppeling",
        "Format the column as a date in Excel and save again, or put dates: {serial: 1900} in the mapping"))
  }

  // MARK: What stands beside the day

  private func refuse(_ weekday: Weekday, _ date: CalendarDate, _ cell: String) -> CellReading<CalendarDate> {
    let (dutch, english) = (NumberText(.dutch).date(date), NumberText(.english).date(date))
    return refuse(
      .dateWeekday, cell,
      Label(
        "noemt \(weekday.label.dutch), maar \(dutch) is een \(date.weekday.label.dutch)",
        "names \(weekday.label.english), but \(english) is a \(date.weekday.label.english)"),
      expected: Label(
        "een weekdag en een datum die kloppen, of de datum alleen", "a weekday and a date that agree, or the date alone"
      ))
  }

  /// A time with a zone may lie on another day in Belgium; any other time but midnight is left out, which is said.
  private func apply(_ time: WrittenTime, _ reading: inout CellReading<CalendarDate>, _ cell: String) -> CellRemark? {
    guard let written = reading.value else { return nil }
    let local = time.offset.map { BelgianClock.local(written, minutes: time.minutes - $0) }
    let day = local?.day ?? written
    let minutes = local?.minutes ?? time.minutes
    reading.value = day
    guard minutes != 0 || day != written else { return nil }
    let clock = Minutes(minutes).clock
    guard day == written else {
      return CellRemark(
        .dateTime,
        Label(
          "\(CellText.shown(cell)) is gelezen als \(DateMessages.short(day)): in België was het toen \(clock).",
          "\(CellText.shown(cell)) was read as \(DateMessages.short(day)): in Belgium it was \(clock) then."))
    }
    return CellRemark(
      .dateTime,
      Label(
        "\(CellText.shown(cell)) is gelezen als \(DateMessages.short(day)); het uur \(clock) is niet overgenomen.",
        "\(CellText.shown(cell)) was read as \(DateMessages.short(day)); the time \(clock) was not taken over."))
  }

  private func unlikely(_ day: CalendarDate, _ days: ClosedRange<CalendarDate>, _ cell: String) -> CellRemark {
    let (first, last) = (DateMessages.short(days.lowerBound), DateMessages.short(days.upperBound))
    return CellRemark(
      .dateUnlikely, found: cell,
      Label("ligt ver buiten het plan en het heden", "lies far outside the plan and the present"),
      expected: Label("een dag van \(first) tot \(last)", "a day from \(first) to \(last)"),
      cure: Label(
        "Kijk het jaar na; de rij is geladen zoals ze er staat", "Check the year; the row was loaded as it is"))
  }

  private func refuse(
    _ code: ProblemCode, _ cell: String, _ fault: Label, expected: Label = DateReader.expected, cure: Label? = nil
  ) -> CellReading<CalendarDate> {
    CellReading(refused: CellRemark(code, found: cell, fault, expected: expected, cure: cure))
  }
}

/// The messages about days.
enum DateMessages {
  static func range(_ cell: String) -> CellRemark {
    CellRemark(
      .dateRange, found: cell, Label("eindigt voor het begint", "ends before it begins"),
      expected: Label("een einde op of na het begin", "an end on or after the beginning"))
  }

  /// A day in figures, as in Belgium.
  static func short(_ day: CalendarDate) -> String { NumberText(.dutch).shortDate(day) }
}

/// The clock of Belgium over Greenwich: one hour ahead, two from the last Sunday of March to that of October, by the rule of
/// the European Union since 1996.
enum BelgianClock {
  /// The day and the minute in Belgium of minutes after a midnight in Greenwich.
  static func local(_ day: CalendarDate, minutes: Int) -> (day: CalendarDate, minutes: Int) {
    let shift = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440
    let utcDay = day.adding(days: shift)
    let utcMinutes = minutes - shift * 1440
    let isSummer = isSummer(utcDay, utcMinutes)
    let local = utcMinutes + (isSummer ? 120 : 60)
    return local < 1440 ? (utcDay, local) : (utcDay.adding(days: 1), local - 1440)
  }

  private static func isSummer(_ day: CalendarDate, _ minutes: Int) -> Bool {
    guard let start = lastSunday(of: 3, day.year), let end = lastSunday(of: 10, day.year) else { return false }
    return (start, 60) <= (day, minutes) && (day, minutes) < (end, 60)
  }

  private static func lastSunday(of month: Int, _ year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: 31).map { $0.adding(days: -($0.weekday.rawValue % 7)) }
  }
}
