import GuidanceKit

/// A duration written with units: `1u30`, `1 uur en 30 minuten`, `1,25 u`, `90'`.
struct DurationWords {
  enum Unit { case hours, minutes }

  /// Each amount in thousandths of its unit.
  let amounts: [(thousandths: Int, unit: Unit)]

  /// Reads a lower-case text; `nil` when it is anything else.
  ///
  /// Hours come before minutes; what follows hours without a unit are minutes below sixty; only the last amount has decimals.
  init?(_ text: String) {
    var rest = text[...]
    var amounts: [(thousandths: Int, unit: Unit)] = []
    while true {
      rest = rest.drop { $0.isWhitespace }
      if !amounts.isEmpty, let joined = DurationWords.withoutJoint(rest) { rest = joined.drop { $0.isWhitespace } }
      guard !rest.isEmpty else { break }
      let numeral = rest.prefix { $0.isNumber || $0 == "," || $0 == "." }
      guard let amount = DurationWords.thousandths(numeral) else { return nil }
      rest = rest.dropFirst(numeral.count).drop { $0.isWhitespace }
      let word = rest.prefix { $0.isLetter || $0 == "'" || $0 == "′" || $0 == "’" }
      rest = rest.dropFirst(word.count)
      if rest.first == "." { rest = rest.dropFirst() }
      let unit: Unit
      if let named = DurationWords.unit(String(word)) {
        unit = named
      } else if word.isEmpty, amounts.count == 1, amounts[0].unit == .hours, amount % 1000 == 0 {
        unit = .minutes
      } else {
        return nil
      }
      switch amounts.last {
      case nil: break
      case (let hours, .hours)? where unit == .minutes && hours % 1000 == 0 && amount < 60_000: break
      default: return nil
      }
      amounts.append((amount, unit))
    }
    guard !amounts.isEmpty else { return nil }
    self.amounts = amounts
  }

  private static func withoutJoint(_ text: Substring) -> Substring? {
    for joint in ["en ", "and ", "+"] where text.hasPrefix(joint) { return text.dropFirst(joint.count) }
    return nil
  }

  private static func unit(_ word: String) -> Unit? {
    switch word {
    case "u", "uur", "uren", "uu", "h", "hour", "hours", "hr", "hrs": .hours
    case "m", "min", "mins", "minuut", "minuten", "minute", "minutes", "'", "′", "’": .minutes
    default: nil
    }
  }

  private static func thousandths(_ numeral: Substring) -> Int? {
    let parts = numeral.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), let whole = CellText.digits(parts[0]), whole <= 99_999 else { return nil }
    guard parts.count == 2 else { return whole * 1000 }
    let places = parts[1].utf8.count
    // A point with three digits could be thousands.
    guard places <= 3, !(places == 3 && numeral.contains(".")), let decimals = CellText.digits(parts[1]) else {
      return nil
    }
    return whole * 1000 + decimals * [1000, 100, 10, 1][places]
  }
}
