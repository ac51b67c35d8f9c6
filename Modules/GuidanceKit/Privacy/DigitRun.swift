/// Digits in groups, with little between the groups: what may be a number that people write in parts.
struct DigitRun {
  /// Whether a plus stands before the first digit.
  private(set) var hasPlus = false
  /// Whether the letters `BE` stand before it.
  private(set) var followsCountry = false
  /// The groups of digits.
  private(set) var groups: [String] = []
  /// What stands between the groups.
  private(set) var separators: [String] = []
  /// The place after each group.
  private(set) var ends: [Int] = []

  /// All digits.
  var digits: [Int] { groups.joined().utf8.map { Int($0) - 48 } }

  /// The run that begins at a place; `nil` when a number cannot begin there.
  init?(_ text: [Unicode.Scalar], at start: Int) {
    var place = start
    if text[place] == "+" {
      hasPlus = true
      place += 1
    }
    guard place < text.count, DigitRun.isDigit(text[place]), DigitRun.canBegin(text, at: start) else { return nil }
    let before = text[max(0, start - 8)..<start].reversed().drop { $0 == " " || $0 == "\u{A0}" }.prefix(3).map { $0 }
    followsCountry =
      before.count >= 2 && String(before[1]).uppercased() == "B" && String(before[0]).uppercased() == "E"
      && (before.count == 2 || !before[2].properties.isAlphabetic)
    while true {
      let end = text[place...].firstIndex { !DigitRun.isDigit($0) } ?? text.count
      groups.append(text[place..<end].map(String.init).joined())
      ends.append(end)
      let next = text[end...].firstIndex { !DigitRun.isSeparator($0) } ?? text.count
      guard next < text.count, DigitRun.isDigit(text[next]), next - end <= 3, groups.count < 12 else { return }
      separators.append(text[end..<next].map(String.init).joined())
      place = next
    }
  }

  /// How many of the first groups have exactly so many digits.
  func count(ofDigits wanted: Int) -> Int? {
    var sum = 0
    for (place, group) in groups.enumerated() {
      sum += group.utf8.count
      if sum >= wanted { return sum == wanted ? place + 1 : nil }
    }
    return nil
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    " \u{A0}\u{202F}./-()\u{2010}\u{2011}\u{2013}".unicodeScalars.contains(scalar)
  }

  /// Not in the middle of a word or of a larger number.
  private static func canBegin(_ text: [Unicode.Scalar], at place: Int) -> Bool {
    guard place > 0 else { return true }
    let before = text[place - 1]
    if before.properties.isAlphabetic || isDigit(before) || before == "+" || before == "_" { return false }
    return !(".,/-".unicodeScalars.contains(before) && place > 1 && isDigit(text[place - 2]))
  }
}
