import GuidanceKit

/// How a header says that the days below it are written: `Datum (mm/dd/jjjj)`, `Date (yyyy-mm-dd)`.
enum HeadDateOrder: Hashable {
  case dayFirst, monthFirst, yearFirst
  /// An order in which nobody else writes days, such as year, day, month.
  case other

  private enum Part { case day, month, year }

  /// Reads a header; `nil` when it says nothing about the order.
  init?(_ header: String) {
    let words = TextFolding.folded(header).split(omittingEmptySubsequences: false) { "/-. ([)]:".contains($0) }
    let parts = words.map(Self.part)
    for start in parts.indices.dropLast(2) {
      switch (parts[start], parts[start + 1], parts[start + 2]) {
      case (.day, .month, .year): self = .dayFirst
      case (.month, .day, .year): self = .monthFirst
      case (.year, .month, .day): self = .yearFirst
      case (.year, .day, .month), (.day, .year, .month), (.month, .year, .day): self = .other
      default: continue
      }
      return
    }
    return nil
  }

  private static func part(_ word: Substring) -> Part? {
    switch word {
    case "d", "dd", "dag", "day": .day
    case "m", "mm", "maand", "month": .month
    case "j", "jj", "jjjj", "y", "yy", "yyyy", "jaar", "year": .year
    default: nil
    }
  }

  /// Which of the two numbers in front of a year is the day; `nil` when the year stands in front of them.
  var order: DateOrder? {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .yearFirst, .other: nil
    }
  }

  /// The order in words.
  var label: Label {
    switch self {
    case .dayFirst: Label("dag/maand/jaar", "day/month/year")
    case .monthFirst: Label("maand/dag/jaar", "month/day/year")
    case .yearFirst: Label("jaar-maand-dag", "year-month-day")
    case .other: Label("een ongewone volgorde", "an unusual order")
    }
  }
}
