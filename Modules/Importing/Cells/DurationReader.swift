import GuidanceKit

/// Reads durations into whole minutes.
///
/// Taken: `1:30`, `1u30`, `1 u 30 min`, `2 uur`, `90 min`, `anderhalf uur`, `1,5`, `1.5`, `1,25 u` and `9:00-10:30`. What
/// could mean two things is refused with both meanings, and so is what is no exact time, such as half a day or two lessons.
/// A part of a day, as Excel keeps times, is taken only when the mapping says so.
public struct DurationReader: Sendable {
  /// What a number without a unit counts.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Hours, with decimals.
    case hours = "uren"
    /// Minutes.
    case minutes = "minuten"
    /// Parts of a day: `0,0625` is an hour and a half.
    case dayFractions = "dagen"
  }

  /// What a number without a unit counts, as the header or a mapping says.
  ///
  /// Without it, decimals are hours, and whole numbers only up to ``longestBareHours``.
  public let unit: Unit?

  /// Above this a bare whole number is as likely minutes as hours, as long as nothing says which.
  public static let longestBareHours = 8

  /// The unit in the header when it is no exact time, such as lessons: numbers without a unit of their own are refused.
  public let inexactUnit: String?

  /// What small decimals are in the column at hand, and what shows it; see ``DurationEvidence``.
  var small: SmallDecimals?
  var smallExample: DurationEvidence.Example?

  /// Makes a reader.
  public init(unit: Unit? = nil, inexactUnit: String? = nil) {
    self.unit = unit
    self.inexactUnit = inexactUnit
  }

  static let expected = Label("bv. 1:30, 1,5 of 90 min", "e.g. 1:30, 1,5 or 90 min")
  private static let dayMinutes = 1440
  /// Above this a duration is taken with a warning.
  public static let longestUsual = 720

  /// Reads a cell that is not empty.
  ///
  /// - Returns: whole minutes, 1 to 1440.
  public func read(_ cell: String) -> CellReading<Int> {
    let text = DurationText.plain(cell)
    if text.hasPrefix("-") || text.hasPrefix("−") { return refuseZero(cell) }
    if DurationText.isAbout(text) {
      return refuse(.durationInexact, cell, Label("is geen exacte duur", "is not an exact duration"))
    }
    if let minutes = DurationText.words[text] { return checked(minutes, cell) }
    if let reading = clock(text, cell) ?? span(text, cell) ?? written(text, cell) ?? number(text, cell) {
      return reading
    }
    if DurationText.isLesson(text) {
      return refuse(
        .durationInexact, cell,
        Label(
          "is geen exacte duur: een lesuur duurt niet overal even lang",
          "is not an exact duration: a lesson is not equally long everywhere"))
    }
    if DurationText.isPartOfDay(text) {
      return refuse(.durationInexact, cell, Label("is geen exacte duur", "is not an exact duration"))
    }
    return refuse(.durationUnreadable, cell, Label("is geen duur", "is not a duration"))
  }

  // MARK: 1:30

  private func clock(_ text: String, _ cell: String) -> CellReading<Int>? {
    let parts = DurationText.withoutHourUnit(text).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ CellText.digits($0) != nil }),
      let hours = CellText.digits(parts[0]), let minutes = CellText.digits(parts[1])
    else { return nil }
    guard parts[1].utf8.count == 2, minutes < 60, hours <= 9999 else {
      return refuse(.durationUnreadable, cell, Label("is geen uren en minuten", "is not hours and minutes"))
    }
    if parts.count == 3, CellText.digits(parts[2]) != 0 { return refusePartMinute(cell) }
    return checked(hours * 60 + minutes, cell)
  }

  // MARK: 9:00-10:30

  private func span(_ text: String, _ cell: String) -> CellReading<Int>? {
    let parts = text.replacing(" tot ", with: "-").split(
      omittingEmptySubsequences: false, whereSeparator: { "-–—".contains($0) })
    guard parts.count == 2 else { return nil }
    let times = parts.map { ClockReader.minutes(TextFolding.folded(String($0)), allowsPoint: false) }
    guard let start = times[0], let end = times[1], start <= 1440, end <= 1440 else { return nil }
    return ClockReader.duration(
      from: start, to: end, startCell: String(parts[0]), endCell: TextFolding.trimmed(String(parts[1])))
  }

  // MARK: With a unit

  private func written(_ text: String, _ cell: String) -> CellReading<Int>? {
    guard let words = DurationWords(text) else { return nil }
    // A unit behind it does not tell whether the decimals are minutes.
    if words.amounts.count == 1, words.amounts[0].unit == .hours,
      let second = DurationReader.otherMeaning(text.prefix { $0.isNumber || $0 == "," || $0 == "." })
    {
      return refuseAmbiguous(second, cell)
    }
    var thousandths = 0
    for (amount, unit) in words.amounts {
      let minutes = amount * (unit == .hours ? 60 : 1)
      thousandths += minutes
    }
    guard thousandths % 1000 == 0 else { return refusePartMinute(cell, thousandthsOfMinutes: thousandths) }
    return checked(thousandths / 1000, cell)
  }

  // MARK: Without a unit

  private func number(_ text: String, _ cell: String) -> CellReading<Int>? {
    if let inexactUnit, text.contains(where: \.isNumber), text.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }) {
      return refuseInexact(inexactUnit, cell)
    }
    if unit == .dayFractions, let reading = fraction(text, cell) { return reading }
    if let whole = CellText.digits(text) { return bare(whole, cell) }
    guard let mark = text.firstIndex(where: { $0 == "," || $0 == "." }),
      let hours = CellText.digits(text[..<mark]), let decimals = CellText.digits(text[text.index(after: mark)...])
    else { return nil }
    let places = text[text.index(after: mark)...].utf8.count
    guard unit != .minutes else {
      return decimals == 0 && places < 3 ? checked(hours, cell) : refusePartMinute(cell)
    }
    guard hours <= 9999 else { return nil }
    if let small, let remark = SmallDecimal(text)?.refusal(small, cell, smallExample) {
      return CellReading(refused: remark)
    }
    let dayMinutes = places > 2 && hours == 0 ? DayFraction(text)?.minutes : nil
    guard places <= 4 else { return dayMinutes.map { refuseFraction($0, cell) } }
    if let second = DurationReader.otherMeaning(
      hours: hours, decimals: decimals, places: places, isPoint: text[mark] == ".")
    {
      return refuseAmbiguous(second, cell)
    }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (hours * scale + decimals) * 60
    guard scaled > 0 else { return refuseZero(cell) }
    if scaled % scale != 0, let dayMinutes { return refuseFraction(dayMinutes, cell) }
    guard scaled % scale == 0 else { return refusePartMinute(cell, thousandthsOfMinutes: scaled * 1000 / scale) }
    return checked(scaled / scale, cell)
  }

  /// Excel's own form of a time, when the mapping says that the column holds it.
  private func fraction(_ text: String, _ cell: String) -> CellReading<Int>? {
    guard let fraction = DayFraction(text) else { return nil }
    guard !fraction.isZero else { return refuseZero(cell) }
    guard let minutes = fraction.minutes else { return refusePartMinute(cell) }
    return checked(minutes, cell)
  }

  private func bare(_ whole: Int, _ cell: String) -> CellReading<Int> {
    guard unit != .minutes else { return checked(whole, cell) }
    guard unit == .hours || whole <= DurationReader.longestBareHours else {
      return refuse(
        .durationAmbiguous, cell,
        Label("kan \(whole) minuten of \(whole) uur betekenen", "may mean \(whole) minutes or \(whole) hours"),
        expected: Label("een eenheid, bv. \(whole) min of \(whole) u", "a unit, e.g. \(whole) min or \(whole) u"))
    }
    return checked(min(whole, 9999) * 60, cell)
  }

  /// What decimals of hours may mean besides; `nil` when they can mean one thing only.
  ///
  /// Quarters of an hour with a comma are decimals. Other two-digit decimals that are full fives below sixty are as often
  /// typed for minutes, and with a point even quarters are. Three digits behind a point may be thousands.
  private static func otherMeaning(hours: Int, decimals: Int, places: Int, isPoint: Bool) -> Label? {
    if isPoint && places == 3 && hours > 0 {
      let whole = "\(hours)" + String(1000 + decimals).dropFirst()
      let part = "\(hours),\(String(1000 + decimals).dropFirst())"
      return Label("\(whole) of \(part) uur", "\(whole) or \(part) hours")
    }
    guard places == 2, decimals < 60, decimals > 0, isPoint || decimals % 25 != 0 && decimals % 5 == 0 else {
      return nil
    }
    let digits = String(100 + decimals).dropFirst()
    return Label(
      "\(hours):\(digits) of \(hours),\(digits) uur", "\(hours):\(digits) or \(hours),\(digits) hours")
  }

  private static func otherMeaning(_ numeral: Substring) -> Label? {
    guard let mark = numeral.firstIndex(where: { $0 == "," || $0 == "." }),
      let hours = CellText.digits(numeral[..<mark]),
      let decimals = CellText.digits(numeral[numeral.index(after: mark)...])
    else { return nil }
    let places = numeral[numeral.index(after: mark)...].utf8.count
    return otherMeaning(hours: hours, decimals: decimals, places: places, isPoint: numeral[mark] == ".")
  }

  private func refuseAmbiguous(_ meanings: Label, _ cell: String) -> CellReading<Int> {
    refuse(
      .durationAmbiguous, cell, Label("kan \(meanings.dutch) betekenen", "may mean \(meanings.english)"),
      expected: Label(
        "u:mm of hele uren en minuten, bv. 1:30 of 1 u 30 min",
        "h:mm or whole hours and minutes, e.g. 1:30 or 1 u 30 min"))
  }

  // MARK: Limits and messages

  private func checked(_ minutes: Int, _ cell: String) -> CellReading<Int> {
    guard minutes > 0 else { return refuseZero(cell) }
    guard minutes <= DurationReader.dayMinutes else {
      return refuse(
        .durationTooLong, cell, Label("is langer dan een dag", "is longer than a day"),
        expected: Label("hoogstens 24 uur in een registratie", "at most 24 hours in a registration"))
    }
    guard minutes > DurationReader.longestUsual else { return CellReading(minutes) }
    return CellReading(
      minutes,
      remarks: [
        CellRemark(
          .durationLong, found: cell, Label("is langer dan 12 uur", "is longer than 12 hours"),
          expected: Label("de contacttijd van één dag", "the contact time of one day"),
          cure: Label("Kijk dit na; de rij is geladen", "Check this; the row was loaded"))
      ])
  }

  /// What looks like Excel's own form of a time, where nothing says that the column holds that.
  private func refuseFraction(_ minutes: Int, _ cell: String) -> CellReading<Int> {
    let clock = Minutes(minutes).clock
    return CellReading(
      refused: CellRemark(
        .durationPartMinute, found: cell,
        Label(
          "is geen geheel aantal minuten; als deel van een dag is het \(clock)",
          "is not a whole number of minutes; as a part of a day it is \(clock)"), expected: DurationReader.expected,
        cure: Label(
          "Bevat de kolom delen van een dag, zet dan bare_duration: dagen in de koppeling",
          "If the column holds parts of a day, put bare_duration: days in the mapping")))
  }

  private func refuseInexact(_ unit: String, _ cell: String) -> CellReading<Int> {
    let shown = CellText.shown(unit)
    return CellReading(
      refused: CellRemark(
        .durationInexact, found: cell,
        Label(
          "is geen exacte duur: de kop zegt \(shown), en dat is geen vast aantal minuten",
          "is not an exact duration: the header says \(shown), and that is no fixed number of minutes"),
        expected: DurationReader.expected,
        cure: Label(
          "Schrijf de werkelijke duur, of zet bare_duration: uren (of minuten, dagen) in de koppeling als de kolom dat telt",
          "Write the real duration, or put bare_duration: hours (or minutes, days) in the mapping if the column counts those"
        )))
  }

  private func refuseZero(_ cell: String) -> CellReading<Int> {
    refuse(
      .durationZero, cell, Label("is geen tijd", "is no time"),
      expected: Label("een duur boven nul, bv. 0:15", "a duration above zero, e.g. 0:15"))
  }

  private func refusePartMinute(_ cell: String, thousandthsOfMinutes: Int? = nil) -> CellReading<Int> {
    let near = thousandthsOfMinutes.flatMap { thousandths -> Label? in
      let rounded = max(1, (thousandths + 500) / 1000)
      guard rounded <= DurationReader.dayMinutes else { return nil }
      let clock = Minutes(rounded).clock
      return Label("Bedoelde u \(clock)?", "Did you mean \(clock)?")
    }
    let remark = CellRemark(
      .durationPartMinute, found: cell,
      Label("is geen geheel aantal minuten", "is not a whole number of minutes"), expected: DurationReader.expected)
    guard let near else { return CellReading(refused: remark) }
    return CellReading(
      refused: CellRemark(
        .durationPartMinute,
        Label("\(remark.message.dutch) \(near.dutch)", "\(remark.message.english) \(near.english)")))
  }

  private func refuse(
    _ code: ProblemCode, _ cell: String, _ fault: Label, expected: Label = DurationReader.expected
  ) -> CellReading<Int> {
    CellReading(refused: CellRemark(code, found: cell, fault, expected: expected))
  }
}
