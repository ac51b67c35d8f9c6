public import GuidanceKit

/// Reads the marks of an organisation: `pilot SLP; hoge noden`, each with its days when it has any.
///
/// Days stand between brackets behind the mark: `startende leider (01/09/2025 - 31/08/2026)`, `(vanaf 01/09/2025)`,
/// `(tot 31/08/2026)`. Without them the mark always holds.
public struct QualifierReader: Sendable {
  private let terms = TermReader(OrganisationQualifier.self)
  private let dates: DateReader

  /// Makes a reader.
  public init(dates: DateReader = DateReader()) {
    self.dates = dates
  }

  /// Reads a cell that is not empty.
  public func read(_ cell: String) -> CellReading<[QualifierPeriod]> {
    var periods: [QualifierPeriod] = []
    var remarks: [CellRemark] = []
    for part in CellText.parts(cell).flatMap(separate) {
      let (name, days) = QualifierReader.split(part)
      let term = terms.read(name)
      let validity = days.map(validity) ?? CellReading(Validity())
      remarks += term.remarks + validity.remarks
      guard let qualifier = term.value, let validity = validity.value else { continue }
      let period = QualifierPeriod(qualifier, validity: validity)
      if periods.contains(period) { remarks.append(ListMessages.twice(part)) } else { periods.append(period) }
    }
    var reading = CellReading(periods, remarks: remarks)
    if remarks.contains(where: { $0.code.severity == .error }) { reading.value = nil }
    return reading
  }

  /// Commas part marks too, outside brackets.
  private func separate(_ part: String) -> [String] {
    var pieces: [String] = [""]
    var depth = 0
    for character in part {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == "," && depth <= 0 { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    return pieces.map { TextFolding.trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func split(_ part: String) -> (name: String, days: String?) {
    guard part.hasSuffix(")"), let open = part.firstIndex(of: "(") else { return (part, nil) }
    return (
      TextFolding.trimmed(String(part[..<open])),
      TextFolding.trimmed(String(part[part.index(after: open)...].dropLast()))
    )
  }

  private func validity(_ days: String) -> CellReading<Validity> {
    let words = days.replacing("–", with: "-").lowercased()
    var texts: [String?]
    if let rest = QualifierReader.without(["vanaf", "sinds", "from"], words) {
      texts = [rest, nil]
    } else if let rest = QualifierReader.without(["t.e.m.", "tot en met", "tem", "tot", "until"], words) {
      texts = [nil, rest]
    } else {
      let halves = words.contains(" - ") ? words.split(separator: " - ") : words.split(separator: " tot ")
      texts = halves.map { TextFolding.trimmed(String($0)) }
      guard texts.count == 2 else {
        return CellReading(
          refused: CellRemark(
            .dateUnreadable, found: days, Label("is geen periode", "is not a period"),
            expected: Label(
              "bv. (01/09/2025 - 31/08/2026) of (vanaf 01/09/2025)",
              "e.g. (01/09/2025 - 31/08/2026) or (vanaf 01/09/2025)")))
      }
    }
    let readings = texts.map { $0.map(dates.read) }
    let remarks = readings.flatMap { $0?.remarks ?? [] }
    if let first = remarks.first { return CellReading(refused: first) }
    let validity = Validity(from: readings[0]?.value, through: readings[1]?.value)
    if let from = validity.from, let through = validity.through, through < from {
      return CellReading(refused: DateMessages.range(days))
    }
    return CellReading(validity)
  }

  private static func without(_ words: [String], _ text: String) -> String? {
    for word in words where text.hasPrefix(word + " ") {
      return TextFolding.trimmed(String(text.dropFirst(word.count)))
    }
    return nil
  }
}
