import GuidanceKit

/// Reads several days between `;`.
enum DayList {
  static func read(_ cell: String, _ dates: DateReader) -> CellReading<[CalendarDate]> {
    var days: [CalendarDate] = []
    var remarks: [CellRemark] = []
    for part in CellText.parts(cell) {
      let reading = dates.read(part)
      remarks += reading.remarks
      guard let day = reading.value else { continue }
      if days.contains(day) { remarks.append(ListMessages.twice(part)) } else { days.append(day) }
    }
    var result = CellReading(days.sorted(), remarks: remarks)
    if remarks.contains(where: { $0.code.severity == .error }) { result.value = nil }
    return result
  }
}

/// Reads actions and monitoring days with what may stand between brackets behind them.
enum ActionListReader {
  /// Actions of a learning community: `leesmaatjes (fase 1, 12/03/2026)`.
  ///
  /// Between brackets stand a phase of the care continuum and the day it was done, or either; anything else between
  /// brackets belongs to the text.
  static func plg(_ cell: String, _ dates: DateReader) -> CellReading<[PLGAction]> {
    read(cell) { part in
      let (text, inside) = split(part)
      guard let inside else { return PLGAction(part) }
      var action = PLGAction(text)
      for piece in inside.split(separator: ",").map({ TextFolding.trimmed(String($0)) }) {
        if action.carePhase == nil, let phase = CareContinuumPhase.named(piece) {
          action.carePhase = phase
        } else if action.doneOn == nil, let day = dates.read(piece).value {
          action.doneOn = day
        } else {
          return PLGAction(part)
        }
      }
      return action
    }
  }

  /// Actions of an improvement plan: `klasbezoeken plannen (01/03/2026)`.
  static func planned(_ cell: String, _ dates: DateReader) -> CellReading<[ImprovementAction]> {
    read(cell) { part in
      let (text, inside) = split(part)
      guard let inside, let day = dates.read(inside).value else { return ImprovementAction(part) }
      return ImprovementAction(text, dueOn: day)
    }
  }

  /// Monitoring days: `15/04/2026 (na klasbezoek)`.
  static func monitoring(_ cell: String, _ dates: DateReader) -> CellReading<[MonitoringDay]> {
    var days: [MonitoringDay] = []
    for part in CellText.parts(cell) {
      let (text, note) = split(part)
      let reading = dates.read(note == nil ? part : text)
      guard let day = reading.value else {
        return CellReading(refused: reading.remarks.first ?? ListMessages.twice(part))
      }
      days.append(MonitoringDay(day, note: note))
    }
    return CellReading(days)
  }

  private static func read<Value: Hashable & Sendable>(_ cell: String, _ make: (String) -> Value) -> CellReading<
    [Value]
  > {
    var values: [Value] = []
    var remarks: [CellRemark] = []
    for part in CellText.parts(cell) {
      let value = make(part)
      if values.contains(value) { remarks.append(ListMessages.twice(part)) } else { values.append(value) }
    }
    return CellReading(values, remarks: remarks)
  }

  /// The text, and what stands between the brackets that end the part; brackets inside those belong to them.
  private static func split(_ part: String) -> (text: String, inside: String?) {
    guard part.hasSuffix(")") else { return (part, nil) }
    var depth = 0
    var open = part.endIndex
    while open > part.startIndex {
      open = part.index(before: open)
      if part[open] == ")" { depth += 1 }
      if part[open] == "(" { depth -= 1 }
      if depth == 0 { break }
    }
    guard depth == 0, open > part.startIndex else { return (part, nil) }
    let text = TextFolding.trimmed(String(part[..<open]))
    let inside = TextFolding.trimmed(String(part[part.index(after: open)...].dropLast()))
    return text.isEmpty || inside.isEmpty ? (part, nil) : (text, inside)
  }
}

/// Reads people per target group: `leraren 6; directies 1`, `6 leraren`, `leraren: 6`; or their number alone.
struct HeadCountReader {
  /// A number of people, apart per group when the cell counts them so.
  struct Counts: Sendable {
    var total: Int
    var groups: [GroupCount]
  }

  let groups: CodeBook

  func read(_ cell: String) -> CellReading<Counts> {
    let text = TextFolding.trimmed(cell)
    if let inexact = inexact(text, cell) { return inexact }
    let words = text.split { $0.isWhitespace || $0 == "." }
    if words.count == 2, let number = CellText.digits(words[0]),
      Self.people.contains(TextFolding.folded(String(words[1])))
    {
      return CellReading(Counts(total: number, groups: []))
    }
    guard text.contains(where: \.isLetter), !groups.isEmpty else {
      return NumberReaders.integer(cell, in: 0...100_000).map { Counts(total: $0, groups: []) }
    }
    var counts: [GroupCount] = []
    var remarks: [CellRemark] = []
    for part in CellText.parts(cell, separators: ";,+") {
      var words = part.split { $0.isWhitespace || ":=()".contains($0) }.map(String.init)
      let isFirst = words.first.flatMap(CellText.digits) != nil
      guard words.count > 1, let number = (isFirst ? words.first : words.last).flatMap(CellText.digits),
        number <= 100_000
      else {
        remarks.append(unreadable(part))
        continue
      }
      if isFirst { words.removeFirst() } else { words.removeLast() }
      let group = groups.read(words.joined(separator: " "))
      remarks += group.remarks
      guard let code = group.value else { continue }
      if counts.contains(where: { $0.group == code }) {
        remarks.append(unreadable(part))
      } else {
        counts.append(GroupCount(code, number))
      }
    }
    var result = CellReading(Counts(total: counts.reduce(0) { $0 + $1.people }, groups: counts), remarks: remarks)
    if remarks.contains(where: { $0.code.severity == .error }) { result.value = nil }
    return result
  }

  /// Words that say that there were people, and not how many.
  private static let rough: Set<String> = [
    "enkele", "veel", "weinig", "meerdere", "verschillende", "iedereen", "allen", "alle", "hele team", "het hele team",
    "volledig team", "team", "?", "onbekend", "several", "many",
  ]

  /// Words behind a number that say no more than that it counts people.
  private static let people: Set<String> = [
    "p", "pers", "personen", "persoon", "deelnemers", "deelnemer", "dln", "aanwezigen", "aanw", "lln", "ll",
    "leerlingen",
    "cursisten", "mensen", "collega's", "people", "participants",
  ]

  /// What is said of a number that nobody counted, such as `ca. 10`, `10 à 12`, `>20` and `15-tal`; `nil` for any other cell.
  ///
  /// The row stays, without a number.
  private func inexact(_ text: String, _ cell: String) -> CellReading<Counts>? {
    let folded = text.lowercased()
    let isAbout =
      DurationText.isAbout(folded) || ["+-", ">", "<", "±", "min ", "max ", "rond "].contains(where: folded.hasPrefix)
    let numbers = folded.split { !$0.isNumber }
    let words = folded.split { $0.isNumber || $0.isWhitespace }.map(String.init)
    let joints = ["-", "–", "à", "a", "tot", "of", "tot en met"]
    let isRange = numbers.count == 2 && words.count == 1 && joints.contains(words[0])
    let isRound = numbers.count == 1 && (words == ["+"] || words.last?.hasSuffix("tal") == true)
    let isWord = numbers.isEmpty && (folded.hasSuffix("tal") || Self.rough.contains(folded))
    guard isWord || !numbers.isEmpty && (isAbout || isRange || isRound) else { return nil }
    var reading = CellReading(Counts(total: 0, groups: []))
    reading.value = nil
    reading.remarks = [
      CellRemark(
        .headCountInexact, found: cell,
        Label("is geen exact aantal; het aantal blijft leeg", "is no exact number; the number stays empty"),
        expected: Label("een getal, bv. 12", "a number, e.g. 12"),
        cure: Label(
          "Vul het juiste aantal in als u het weet; de rij is geladen",
          "Fill in the right number if you know it; the row was loaded"))
    ]
    return reading
  }

  private func unreadable(_ part: String) -> CellRemark {
    CellRemark(
      .integerUnreadable, found: part,
      Label("is geen aantal van één doelgroep", "is not a number of one target group"),
      expected: Label(
        "een getal, of elke doelgroep één keer met haar aantal: leraren 6; directies 1",
        "a number, or every target group once with its number: leraren 6; directies 1"))
  }
}
