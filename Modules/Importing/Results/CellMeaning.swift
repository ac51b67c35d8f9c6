import GuidanceKit

/// Whether two texts of a cell say the same: `042531` and `42531`, `1:30` and `1,5`, `3/09/2025` and `03/09/2025`.
enum CellMeaning {
  /// - Parameter column: the column of the kind, by its Dutch header.
  static func isSame(_ one: String, _ other: String, in column: String) -> Bool {
    if one == other { return true }
    guard !one.isEmpty, !other.isEmpty else { return false }
    switch column {
    case "instelling", "instellingsnummer", "opvolger", "bestuur":
      let (first, second) = (CellText.parts(one).map(number), CellText.parts(other).map(number))
      return first == second
    case "duur":
      let reader = DurationReader()
      return value(reader.read(one), reader.read(other))
    case "begin", "einde":
      return value(ClockReader().read(one), ClockReader().read(other))
    case "datum", "van", "tot":
      return value(DateReader().read(one), DateReader().read(other))
    default:
      return false
    }
  }

  private static func value<Value: Equatable>(_ one: CellReading<Value>, _ other: CellReading<Value>) -> Bool {
    one.value != nil && one.value == other.value
  }

  private static func number(_ text: String) -> String { InstitutionNumber.parse(text)?.number.digits ?? text }
}
