import Configuration
import GuidanceKit

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
    return ColumnReader(row, header) { [reader] in reader.read($0) }
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
