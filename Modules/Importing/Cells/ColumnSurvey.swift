import GuidanceKit
import Tabular

/// A column of days was met that only the whole column can decide: months in front, or bare numbers of Excel.
///
/// Thrown by whoever reads rows optimistically when ``RowReader/needsSurvey`` is set. What to do: throw everything read away,
/// read the whole file through a ``ColumnSurvey`` of the same layout, put its ``ColumnSurvey/decisions`` into
/// ``SheetLayout/decisions``, and read the file again. With decisions for a column the flag is not set for it again, so one restart is enough.
struct NeedsColumnSurvey: Error {}

/// What whole columns of days decided, by the kind's own header.
struct ColumnDecisions: Hashable, Sendable {
  /// What one column decided.
  struct Decision: Hashable, Sendable {
    /// Which number is the day.
    var order = DateOrder.dayFirst
    /// How bare numbers count days; `nil` refuses them.
    var serials: SerialSystem?
    /// What was decided and on what evidence, for the report.
    var remarks: [CellRemark] = []
  }

  /// The decisions by column; a column without one was not surveyed.
  var byColumn: [String: Decision] = [:]
  /// What small decimals are in the column of durations, when they are not plainly hours, and the number that shows it.
  var durations: SmallDecimals?
  var durationExample: DurationEvidence.Example?

  init() {}

  /// What is kept with the batch: the decisions that differ from what a column says without one.
  var stored: [String: String] {
    var stored = byColumn.compactMapValues { decision -> String? in
      guard decision.order != .dayFirst || decision.serials != nil else { return nil }
      return ([decision.order.rawValue] + [decision.serials?.rawValue].compactMap(\.self)).joined(separator: " ")
    }
    if let durations, durations != .hours { stored[Self.durationColumn] = durations.rawValue }
    return stored
  }

  /// The column of durations, by its Dutch header.
  static let durationColumn = "duur"

  /// The decisions for rows that come back mended, from what was kept with their batch.
  ///
  /// A rejected row is read as its file was, but what somebody typed since may stand in the order of the country. So where
  /// the file was not day first, only what can mean one day is read.
  init(ofReturnedRows stored: [String: String]) {
    // What was no part of a day in the whole column is none in some rows of it either.
    durations = stored[Self.durationColumn].flatMap(SmallDecimals.init(rawValue:)) ?? .hours
    for (column, text) in stored where column != Self.durationColumn {
      let words = text.split(separator: " ").map(String.init)
      var decision = Decision()
      decision.order = words.first == DateOrder.dayFirst.rawValue ? .dayFirst : .mixed
      decision.serials = words.dropFirst().first.flatMap(SerialSystem.init(rawValue:))
      byColumn[column] = decision
    }
  }

  /// The decisions for a row that is corrected by hand: as its whole file decided, but for the cells that are typed.
  init(ofCorrectedRow stored: [String: String], typed: Set<String>) {
    durations = stored[Self.durationColumn].flatMap(SmallDecimals.init(rawValue:)) ?? .hours
    if typed.contains(Self.durationColumn) { durations = nil }
    for (column, text) in stored where column != Self.durationColumn && !typed.contains(column) {
      let words = text.split(separator: " ").map(String.init)
      var decision = Decision()
      decision.order = words.first.flatMap(DateOrder.init(rawValue:)) ?? .dayFirst
      decision.serials = words.dropFirst().first.flatMap(SerialSystem.init(rawValue:))
      byColumn[column] = decision
    }
  }

  /// The remarks as problems at their columns.
  func problems(_ layout: SheetLayout, file: String, line: Int?) -> [InputProblem] {
    byColumn.sorted { $0.key < $1.key }.flatMap { header, decision in
      decision.remarks.map {
        $0.problem(
          at: SourcePosition(
            file: file, line: line, field: layout.places[header]?.header ?? header,
            letters: layout.places[header].map { ColumnLetters.letters($0.index + 1) }))
      }
    }
  }
}

/// What a column of days says: what happened, or from when until when something holds.
enum DateUse: Hashable, Sendable {
  /// A day on which something happened: near the present, and never years ahead.
  case event
  /// A bound of a period: anywhere in the past, up to the end of the plan.
  case bound
}

/// The days a sheet can be about: the plan's, and the present.
struct DateFrame: Hashable, Sendable {
  /// The period of the plan; `nil` without one.
  var plan: PlanPeriod?
  /// The day of the load.
  var today: CalendarDate

  /// Days of events outside it get a warning: five years before the plan and the present, or a year after both.
  var expected: ClosedRange<CalendarDate> {
    let first = min(plan?.first ?? today, today).adding(days: -5 * 366)
    return first...max(plan?.last ?? today, today).adding(days: 366)
  }

  /// Where the serial numbers of a column must lie to be believed: the plan's period and a year on either side, and for what
  /// happened no later than a year from now; `nil` without a plan.
  func serials(_ use: DateUse) -> ClosedRange<CalendarDate>? {
    guard let plan else { return nil }
    let first = plan.first.adding(days: -366)
    var last = plan.last.adding(days: 366)
    if use == .event { last = min(last, max(today, plan.first).adding(days: 366)) }
    return first...last
  }
}

/// Reads whole columns of days to decide what single cells cannot: whether the month stands first, and from which day Excel counts.
///
/// ```swift
/// var survey = ColumnSurvey(layout: layout, columns: reader.dateColumns, frame: context.frame)
/// for row in rows { survey.consume(row) }        // every row of data, in any order
/// layout.decisions = survey.decisions
/// ```
struct ColumnSurvey {
  /// What was seen of one column.
  fileprivate struct Column {
    let header: String
    let use: DateUse
    let place: SheetLayout.Place
    let head: HeadDateOrder?
    /// Days that exist only day first, or only month first: how many, and the first.
    var dayFirst = 0
    var monthFirst = 0
    var firstDayFirst: (text: String, row: Int)?
    var firstMonthFirst: (text: String, row: Int)?
    /// Days that exist both ways.
    var either = 0
    var serials = 0
    var lowest = Int.max
    var highest = Int.min
    let memo = ByteMemo<WrittenDate?>()
  }

  private var columns: [Column]
  private let frame: DateFrame
  private let profile: DateNotation
  private let restoresFormulas: Bool

  /// Makes a survey of the columns of days of a layout, as ``RowReader/dateColumns`` collected them.
  init(layout: SheetLayout, columns: [String: DateUse], frame: DateFrame) {
    self.frame = frame
    profile = layout.dates
    restoresFormulas = layout.restoresFormulas
    self.columns = columns.sorted { $0.key < $1.key }.compactMap { header, use in
      layout.places[header].map { Column(header: header, use: use, place: $0, head: layout.headOrders[header]) }
    }
  }

  /// Takes a row of data into account.
  mutating func consume(_ row: Record) {
    for index in columns.indices {
      let place = columns[index].place.index
      guard place < row.count, !row[place].isBlank else { continue }
      let cell = row[place]
      let written: WrittenDate? =
        cell.hasEscapes || restoresFormulas
        ? WrittenDate(FormulaGuard.restored(cell.text))
        : columns[index].memo.value(for: cell.rawBytes) { WrittenDate(cell.text) }
      guard let written else { continue }
      switch written.form {
      case .serial(let serial) where SerialSystem.from1900.date(serial) != nil:
        columns[index].serials += 1
        columns[index].lowest = min(columns[index].lowest, serial)
        columns[index].highest = max(columns[index].highest, serial)
      case .parts(let first, let second, let year):
        columns[index].count(first, second, year, written.weekday, cell.text, row.row)
      default: break
      }
    }
  }

  /// What the columns decide.
  var decisions: ColumnDecisions {
    var result = ColumnDecisions()
    for column in columns { result.byColumn[column.header] = decision(column) }
    return result
  }

  private func decision(_ column: Column) -> ColumnDecisions.Decision {
    var decision = ColumnDecisions.Decision()
    if let order = profile.order {
      decision.order = order
    } else if let head = column.head {
      if let other = head == .dayFirst ? column.firstMonthFirst : column.firstDayFirst, head.order != nil {
        decision.order = .mixed
        decision.remarks.append(
          SurveyMessages.contradicted(
            head, column.place.header, head == .dayFirst ? column.monthFirst : column.dayFirst, other, column.either))
      } else {
        decision.order = head.order ?? .dayFirst
      }
    } else if let first = column.firstMonthFirst, let other = column.firstDayFirst {
      decision.order = .mixed
      decision.remarks.append(SurveyMessages.mixed(column.dayFirst, other, column.monthFirst, first, column.either))
    } else if let first = column.firstMonthFirst {
      decision.order = .monthFirst
      decision.remarks.append(SurveyMessages.monthFirst(column.monthFirst, first, column.either))
    }
    if let serials = profile.serials {
      decision.serials = serials
    } else if column.serials > 0, let days = frame.serials(column.use) {
      let fits = SerialSystem.allCases.filter { system in
        guard let first = system.date(column.lowest), let last = system.date(column.highest) else { return false }
        return days.contains(first) && days.contains(last)
      }
      if let only = fits.first, fits.count == 1 {
        decision.serials = only
        decision.remarks.append(SurveyMessages.serials(only, column.serials, column.lowest, column.highest, days))
      }
    }
    return decision
  }
}

extension ColumnSurvey.Column {
  mutating func count(
    _ first: Int, _ second: Int, _ year: WrittenDate.Year, _ weekday: Weekday?, _ text: String, _ row: Int
  ) {
    // Any leap year will do for a year of which the century is not known: only the order is asked.
    let number = year.digits == 2 ? 2000 + year.number : year.number
    // The day of the week beside it fits one order only, as a rule.
    func fits(_ date: CalendarDate?) -> Bool {
      guard let date else { return false }
      return weekday == nil || year.digits == 2 || date.weekday == weekday
    }
    var isDayFirst = fits(CalendarDate(year: number, month: second, day: first))
    var isMonthFirst = fits(CalendarDate(year: number, month: first, day: second))
    if !isDayFirst, !isMonthFirst {
      // A day of the week that fits neither says nothing of the order.
      isDayFirst = CalendarDate(year: number, month: second, day: first) != nil
      isMonthFirst = CalendarDate(year: number, month: first, day: second) != nil
    }
    switch (isDayFirst, isMonthFirst) {
    case (true, true): either += first == second ? 0 : 1
    case (true, false):
      dayFirst += 1
      firstDayFirst = firstDayFirst ?? (text, row)
    case (false, true):
      monthFirst += 1
      firstMonthFirst = firstMonthFirst ?? (text, row)
    case (false, false): break
    }
  }
}

/// The messages about whole columns of days.
enum SurveyMessages {
  static func monthFirst(_ count: Int, _ first: (text: String, row: Int), _ either: Int) -> CellRemark {
    let shown = CellText.shown(first.text)
    return CellRemark(
      .dateMonthFirst,
      Label(
        "de kolom is gelezen als maand/dag/jaar: \(count) \(count == 1 ? "waarde kan" : "waarden kunnen") niet anders "
          + "(bv. \(shown) in rij \(first.row)) en geen enkele waarde spreekt het tegen; \(either) andere \(either == 1 ? "kan" : "kunnen") beide zijn. "
          + "Kijk na of dat klopt; zo niet, zet dates: {order: dag-eerst} in de koppeling.",
        "the column was read as month/day/year: \(count) \(count == 1 ? "value" : "values") cannot be read otherwise "
          + "(e.g. \(shown) in row \(first.row)) and no value contradicts it; \(either) others could be either. "
          + "Check that; if it is wrong, put dates: {order: day-first} in the mapping."))
  }

  static func contradicted(
    _ head: HeadDateOrder, _ header: String, _ count: Int, _ other: (text: String, row: Int), _ either: Int
  ) -> CellRemark {
    let (name, shown) = (CellText.shown(header), CellText.shown(other.text))
    return CellRemark(
      .dateMixed,
      Label(
        "de kop \(name) zegt \(head.label.dutch), maar \(count) \(count == 1 ? "waarde spreekt" : "waarden spreken") dat tegen "
          + "(bv. \(shown) in rij \(other.row)); verwacht één volgorde. Die en \(either) "
          + "\(either == 1 ? "waarde die" : "waarden die") beide kunnen betekenen, zijn geweigerd; "
          + "verbeter de kop of de afwijkende rijen, of zet dates: {order: dag-eerst} in de koppeling.",
        "the header \(name) says \(head.label.english), but \(count) \(count == 1 ? "value contradicts" : "values contradict") that "
          + "(e.g. \(shown) in row \(other.row)); expected one order. Those and \(either) "
          + "\(either == 1 ? "value" : "values") that may mean either were rejected; "
          + "mend the header or the odd rows, or put dates: {order: day-first} in the mapping."))
  }

  static func mixed(
    _ dayFirst: Int, _ first: (text: String, row: Int), _ monthFirst: Int, _ other: (text: String, row: Int),
    _ either: Int
  ) -> CellRemark {
    let (day, month) = (CellText.shown(first.text), CellText.shown(other.text))
    return CellRemark(
      .dateMixed,
      Label(
        "de kolom bevat dag/maand/jaar (\(dayFirst) keer, bv. \(day) in rij \(first.row)) en maand/dag/jaar "
          + "(\(monthFirst) keer, bv. \(month) in rij \(other.row)); verwacht één volgorde. "
          + (either == 0
            ? "Geen enkele waarde kan beide betekenen, dus elke dag is gelezen zoals ze er staat; kijk de afwijkende rijen na."
            : "\(either) \(either == 1 ? "waarde die" : "waarden die") beide kunnen betekenen "
              + "\(either == 1 ? "is" : "zijn") geweigerd; verbeter de afwijkende rijen of zet dates: {order: dag-eerst} "
              + "in de koppeling."),
        "the column holds day/month/year (\(dayFirst) times, e.g. \(day) in row \(first.row)) and month/day/year "
          + "(\(monthFirst) times, e.g. \(month) in row \(other.row)); expected one order. "
          + (either == 0
            ? "No value may mean either, so every day was read as it stands; check the odd rows."
            : "\(either) \(either == 1 ? "value that" : "values that") may mean either "
              + "\(either == 1 ? "was" : "were") rejected; mend the odd rows or put dates: {order: day-first} "
              + "in the mapping.")))
  }

  static func serials(
    _ system: SerialSystem, _ count: Int, _ lowest: Int, _ highest: Int, _ days: ClosedRange<CalendarDate>
  ) -> CellRemark {
    let other: SerialSystem = system == .from1900 ? .from1904 : .from1900
    let dates = [lowest, highest].map { system.date($0).map(DateMessages.short) ?? "" }
    let frame = "\(DateMessages.short(days.lowerBound)) - \(DateMessages.short(days.upperBound))"
    guard count > 1 else {
      return CellRemark(
        .dateSerialDecided,
        Label(
          "1 getal is gelezen als Excel-datum van het \(system.rawValue)-stelsel (\(dates[0])): zo valt het binnen \(frame), in "
            + "het \(other.rawValue)-stelsel niet. Maak de kolom liever op als datum.",
          "1 number was read as an Excel date of the \(system.rawValue) system (\(dates[0])): so it lies within \(frame), in "
            + "the \(other.rawValue) system it does not. Better format the column as a date."))
    }
    return CellRemark(
      .dateSerialDecided,
      Label(
        "\(count) getallen zijn gelezen als Excel-datums van het \(system.rawValue)-stelsel "
          + "(\(dates[0]) tot \(dates[1])): zo vallen ze alle binnen \(frame), in het \(other.rawValue)-stelsel niet. "
          + "Maak de kolom liever op als datum.",
        "\(count) numbers were read as Excel dates of the \(system.rawValue) system "
          + "(\(dates[0]) to \(dates[1])): so they all lie within \(frame), in the \(other.rawValue) system they do not. "
          + "Better format the column as a date."))
  }
}
