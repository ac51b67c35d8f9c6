import GuidanceKit

/// Reads dated phases: `ontdekken 01/09/2025; ontwikkelen 15/11/2025; ontdekken (2) 01/03/2026`.
///
/// The number between brackets is the cycle; without one it is that of the phase before it. Phases that are repeated or left
/// out are taken as they are: the audit speaks of them.
enum PhaseHistoryReader {
  static func read(_ cell: String, _ dates: DateReader) -> CellReading<PhaseHistory> {
    var entries: [PhaseEntry] = []
    var remarks: [CellRemark] = []
    var cycle = 1
    for part in CellText.parts(cell) {
      let reading = entry(part, dates, cycle)
      remarks += reading.remarks
      guard let entry = reading.value else { continue }
      cycle = entry.cycle
      if entries.contains(entry) { remarks.append(ListMessages.twice(part)) } else { entries.append(entry) }
    }
    var result = CellReading(PhaseHistory(entries), remarks: remarks)
    if remarks.contains(where: { $0.code.severity == .error }) { result.value = nil }
    return result
  }

  private static let terms = TermReader(ImplementationPhase.self)
  private static let expected = Label(
    "een fase met haar eerste dag, bv. ontdekken 01/09/2025 of ontdekken (2) 01/03/2026",
    "a phase with its first day, e.g. ontdekken 01/09/2025 or ontdekken (2) 01/03/2026")

  private static func entry(_ part: String, _ dates: DateReader, _ cycle: Int) -> CellReading<PhaseEntry> {
    var words = part.split { $0.isWhitespace || $0 == ":" || $0 == "," }.map(String.init)
    words.removeAll { ["vanaf", "sinds", "from", "since"].contains($0.lowercased()) }
    // The day stands last, or first; it alone holds two signs between digits.
    let isFirst = words.first.map(isDay) ?? false
    guard isFirst || words.last.map(isDay) ?? false, words.count > 1 else {
      return refused(part, Label("heeft geen dag", "has no day"))
    }
    let date = dates.read(strip(isFirst ? words.removeFirst() : words.removeLast()))
    guard let first = date.value else { return CellReading(refused: date.remarks[0]) }
    var number = cycle
    if let last = words.last, words.count > 1, let given = CellText.digits(strip(last)) {
      guard (1...99).contains(given) else {
        return refused(part, Label("heeft een onmogelijk rondenummer", "has an impossible round"))
      }
      number = given
      words.removeLast()
      if let word = words.last?.lowercased(), words.count > 1,
        ["cyclus", "ronde", "cycle", "round"].contains(strip(word))
      {
        words.removeLast()
      }
    }
    let phase = terms.read(words.joined(separator: " "))
    guard let term = phase.value else { return CellReading(refused: phase.remarks[0]) }
    return CellReading(PhaseEntry(from: first, phase: term, cycle: number), remarks: date.remarks)
  }

  private static func isDay(_ word: String) -> Bool {
    let text = strip(word)
    return text.contains(where: \.isNumber) && text.filter { "/-.".contains($0) }.count == 2
  }

  private static func strip(_ word: String) -> String { word.filter { $0 != "(" && $0 != ")" } }

  private static func refused(_ part: String, _ fault: Label) -> CellReading<PhaseEntry> {
    CellReading(refused: CellRemark(.listEntryUnreadable, found: part, fault, expected: expected))
  }
}
