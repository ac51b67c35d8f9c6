import Configuration
import GuidanceKit
import Tabular

extension ColumnReader where Value == CalendarDate {
  /// A column of days, read as its whole column decided; every column of days of every kind is made so.
  ///
  /// - Parameter use: days on which something happened, or bounds of a period.
  static func date(
    _ row: RowReader, _ header: String, _ context: ImportContext, _ use: DateUse = .event
  ) -> ColumnReader<CalendarDate> {
    var reader = context.dates
    let dates = row.layout.dates
    let decision = row.layout.decisions.byColumn[header]
    let head = row.layout.headOrders[header]
    reader.order = decision?.order ?? dates.order ?? head?.order ?? .dayFirst
    reader.head = head
    reader.serials = decision?.serials ?? dates.serials
    if use == .event { reader.expectedDays = context.frame.expected }
    var open: Set<ProblemCode> = []
    if decision == nil && dates.order == nil && (head == nil || head?.order != nil) { open.insert(.dateOrder) }
    if decision == nil && dates.serials == nil { open.insert(.dateSerial) }
    row.watch(header, use, for: open)
    // Where the time in the cell is the beginning, it is taken over.
    let isMoment = row.layout.places["begin"].map { $0.index == row.layout.places[header]?.index } ?? false
    guard isMoment else { return ColumnReader(row, header) { [reader] in reader.read($0) } }
    return ColumnReader(row, header) { [reader] cell in
      var reading = reader.read(cell)
      if reading.value != nil { reading.remarks.removeAll { $0.code == .dateTime } }
      return reading
    }
  }
}

extension ColumnReader where Value == Int {
  /// The column of durations, whose small decimals the whole column decides where neither mapping nor header does.
  static func duration(_ row: RowReader, _ header: String) -> ColumnReader<Int> {
    let layout = row.layout
    let reader = DurationReader(unit: layout.durationUnit, inexactUnit: layout.inexactUnit)
    let isOpen = !layout.isDurationMapped && layout.inexactUnit == nil && [nil, .hours].contains(layout.durationUnit)
    guard isOpen, layout.places[header] != nil else { return ColumnReader(row, header) { reader.read($0) } }
    let evidence = DurationEvidence(layout.decisions.durations, isHeadHours: layout.durationUnit == .hours)
    evidence.example = layout.decisions.durationExample
    row.durations = evidence
    return ColumnReader(row, header) { [unowned row] cell in
      evidence.note(cell, row: row.row.row)
      var reader = reader
      reader.small = evidence.decision
      reader.smallExample = evidence.example
      return reader.read(cell)
    }
  }
}

/// How a mapping says that days are written; `nil` leaves it to the column.
struct DateNotation: Hashable, Sendable {
  var order: DateOrder?
  var serials: SerialSystem?

  init() {}

  init(_ notation: DayNotation) {
    order = notation.order.map { $0 == .dayFirst ? .dayFirst : .monthFirst }
    serials = notation.serialYear.map { $0 == 1904 ? .from1904 : .from1900 }
  }
}
