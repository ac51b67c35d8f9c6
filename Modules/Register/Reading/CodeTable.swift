import GRDB
import GuidanceKit

/// The codes of a lookup table by their numbers, with their order.
struct CodeTable {
  private var codes: [String?] = []
  private var ranks: [Int] = []

  init(_ table: String, in db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT id, code FROM \(table) ORDER BY code")
    for (rank, row) in rows.enumerated() {
      let id: Int = row[0]
      if id >= codes.count {
        codes += [String?](repeating: nil, count: id + 1 - codes.count)
        ranks += [Int](repeating: 0, count: id + 1 - ranks.count)
      }
      codes[id] = row[1]
      ranks[id] = rank + 1
    }
  }

  /// The code with a number; `nil` for 0, which stands for none.
  subscript(id: Int) -> String? { codes.indices.contains(id) ? codes[id] : nil }

  /// Where a code stands among the others; 0 for none.
  func rank(_ id: Int) -> Int { ranks.indices.contains(id) ? ranks[id] : 0 }
}

/// The months of a range of days, by day number.
struct MonthTable {
  private let first: Int
  private let months: [Int]

  init(_ days: ClosedRange<Int>) {
    first = days.lowerBound
    months = days.map { day in
      let parts = CalendarDate(dayNumber: day).parts
      return parts.year * 12 + parts.month - 1
    }
  }

  /// The month of a day within the range, counted from January of the year 0.
  subscript(day: Int) -> Int { months[day - first] }
}

extension Month {
  /// The month with a number counted from January of the year 0.
  init(number: Int) { self = Month(year: number / 12, month: number % 12 + 1) ?? Month(containing: .earliest) }
}
