import GuidanceKit

/// Reads the weeks between two contacts: `2`, `2 weken`, `om de 3 weken`, `wekelijks`, `14 dagen`, `maandelijks`.
enum IntervalReader {
  static func read(_ cell: String) -> CellReading<Int> {
    let text = TextFolding.folded(cell)
    switch text {
    case "wekelijks", "elke week", "weekly": return CellReading(1)
    case "tweewekelijks", "veertiendaags", "om de week", "fortnightly": return CellReading(2)
    case "driewekelijks": return CellReading(3)
    case "vierwekelijks": return CellReading(4)
    case "maandelijks", "elke maand", "1 maand", "een maand", "monthly": return months(1, cell)
    case "tweemaandelijks", "om de twee maanden": return months(2, cell)
    default: break
    }
    var words = text.split(separator: " ").map(String.init)
    while let first = words.first, ["om", "de", "elke", "every"].contains(first) { words.removeFirst() }
    let number = words.first.flatMap { numbers[$0] ?? CellText.digits($0) }
    guard let number, (1...104).contains(number), words.count <= 2 else { return refused(cell) }
    switch words.count == 2 ? words[1] : "weken" {
    case "week", "weken", "w", "weeks", "schoolweken", "lesweken": return CellReading(number)
    case "dagen", "days": return number.isMultiple(of: 7) ? CellReading(number / 7) : refused(cell)
    case "maand", "maanden", "months": return months(number, cell)
    default: return refused(cell)
    }
  }

  /// What is said when a long trajectory has none.
  static let missing = CellRemark(
    .cellEmpty,
    Label(
      "de cel is leeg; verwacht het interval van een lang traject in weken: de school kiest het en het is verplicht.",
      "the cell is empty; expected the interval of a long trajectory in weeks: the school chooses it and it is required."
    ))

  private static let numbers = ["een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8]

  /// A month is taken for four weeks, as school weeks count; it is said that it was.
  private static func months(_ number: Int, _ cell: String) -> CellReading<Int> {
    CellReading(
      number * 4,
      remarks: [
        CellRemark(
          .intervalAsWeeks,
          Label(
            "\(CellText.shown(cell)) is gelezen als \(number * 4) weken.",
            "\(CellText.shown(cell)) was read as \(number * 4) weeks."))
      ])
  }

  private static func refused(_ cell: String) -> CellReading<Int> {
    CellReading(
      refused: CellRemark(
        .numberOutOfRange, found: cell, Label("is geen aantal weken", "is not a number of weeks"),
        expected: Label(
          "bv. 2 weken, wekelijks of maandelijks", "e.g. 2 weken, wekelijks (weekly) or maandelijks (monthly)")))
  }
}

/// Reads the day or the month by which something is due: `30/06/2026`, `2026-06`, `06/2026`, `juni 2026`.
enum DueReader {
  static func read(_ cell: String, _ dates: DateReader) -> CellReading<DueDate> {
    let text = TextFolding.folded(cell)
    let parts = text.split { " /.".contains($0) }.map(String.init)
    if parts.count == 2 {
      let (month, year) = parts[0].utf8.count == 4 ? (parts[1], parts[0]) : (parts[0], parts[1])
      let number = CellText.digits(month) ?? monthNumber(month)
      if let number, (1...12).contains(number), year.utf8.count == 4, let year = CellText.digits(year),
        dates.years.contains(year), let due = DueDate(iso: "\(year)-\(number < 10 ? "0" : "")\(number)")
      {
        return CellReading(due)
      }
    }
    return dates.read(cell).map { DueDate.day($0) }
  }

  private static func monthNumber(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    let names = [
      ["januari", "january"], ["februari", "february"], ["maart", "march"], ["april"], ["mei", "may"],
      ["juni", "june"],
      ["juli", "july"], ["augustus", "august"], ["september"], ["oktober", "october"], ["november"], ["december"],
    ]
    return names.firstIndex { $0.contains { $0.hasPrefix(word) } }.map { $0 + 1 }
  }
}
