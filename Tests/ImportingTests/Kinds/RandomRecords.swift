import GuidanceKit

/// Makes values at random, the same on every run.
struct RandomValues {
  var numbers: SeededNumbers
  /// The number of the record, for what must differ between records.
  var index = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func one<C: Collection>(_ values: C) -> C.Element {
    values[values.index(values.startIndex, offsetBy: Int.random(in: 0..<values.count, using: &numbers))]
  }

  mutating func maybe<Value>(_ make: (inout RandomValues) -> Value) -> Value? {
    Int.random(in: 0..<3, using: &numbers) == 0 ? nil : make(&self)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

  mutating func flag() -> Bool { Bool.random(using: &numbers) }

  private static let words = [
    "lezen", "één", "leesmaatje", "«kijkwijzer»", "2e graad", "co-teaching", "50 %", "noord/zuid", "naïef", "\"stil\"",
    "a,b", "wiskunde", "d'Artagnan", "30 min.", "zó", "vakgroep", "ß", "O'Brien", "klas 3A", "#5",
  ]

  /// Words without `;` and brackets, as an element of a list.
  mutating func words() -> String {
    (0..<number(1...4)).map { _ in one(Self.words) }.joined(separator: " ")
  }

  /// Free text: several words, sometimes over several lines, sometimes with `;`.
  mutating func text() -> String { number(0...4) == 0 ? "\(words());\n\(words()) (x)" : words() }

  mutating func day() -> CalendarDate {
    CalendarDate(dayNumber: 20_332 + number(0...330))  // from 2025-09-01
  }

  mutating func validity() -> Validity {
    let first = maybe { $0.day() }
    let length = number(0...200)
    return Validity(from: first, through: maybe { $0.day() }.map { first.map { $0.adding(days: length) } ?? $0 })
  }

  mutating func organisation() -> InstitutionNumber { one(TrialRegister.organisations) }

  mutating func phases() -> PhaseHistory {
    var cycle = 1
    var entries: [PhaseEntry] = []
    for _ in 0..<number(0...5) {
      if number(0...3) == 0 { cycle += 1 }
      let entry = PhaseEntry(from: day(), phase: one(ImplementationPhase.allCases), cycle: cycle)
      if !entries.contains(entry) { entries.append(entry) }
    }
    return PhaseHistory(entries)
  }

  /// Some of a list, each once, in any order.
  mutating func some<Value>(_ values: [Value], most: Int = 4) -> [Value] {
    Array(values.shuffled(using: &numbers).prefix(number(0...min(most, values.count))))
  }

  /// Different texts.
  mutating func list() -> [String] {
    (0..<number(0...3)).map { "\(words()) \($0)" }
  }
}

/// Writes records as the cells of a sheet, each value in one of the ways in which sheets write it.
struct SheetPrinter {
  var values: RandomValues

  mutating func day(_ day: CalendarDate?) -> String {
    guard let day else { return "" }
    let parts = day.parts
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    switch values.number(0...3) {
    case 0: return day.iso
    case 1: return "\(parts.day)/\(two(parts.month))/\(parts.year)"
    case 2: return "\(two(parts.day))-\(two(parts.month))-\(parts.year)"
    default: return "\(two(parts.day))/\(two(parts.month))/\(parts.year)"
    }
  }

  mutating func term<T: Term>(_ term: T?) -> String {
    guard let term else { return "" }
    return values.one(
      [term.rawValue, term.label.dutch, term.label.english, term.label.dutch.uppercased()].filter {
        T.named($0) == term
      })
  }

  mutating func flag(_ flag: Bool?) -> String {
    flag.map { values.one($0 ? ["ja", "x", "JA"] : ["nee", "neen"]) } ?? ""
  }

  func number(_ number: Int?) -> String { number.map(String.init) ?? "" }

  mutating func organisation(_ number: InstitutionNumber) -> String {
    values.one([number.digits, TrialRegister.reference(number)])
  }

  mutating func adviser(_ code: String?) -> String {
    guard let code else { return "" }
    return values.one([code, TrialRegister.advisers[code] ?? code])
  }

  mutating func phases(_ history: PhaseHistory) -> String {
    history.entries.map { entry in
      let phase = term(entry.phase)
      return "\(phase) (\(entry.cycle)) \(day(entry.from))"
    }.joined(separator: "; ")
  }

  func euro(_ cents: Int?) -> String {
    guard let cents else { return "" }
    let rest = cents % 100
    var digits = String(cents / 100)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits, at: 0)
    return groups.joined(separator: ".") + ",\(rest < 10 ? "0" : "")\(rest)"
  }

  mutating func validity(_ validity: Validity) -> [String: String] {
    ["van": day(validity.from), "tot": day(validity.through)]
  }
}
