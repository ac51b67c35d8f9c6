import GuidanceKit

/// Reads amounts in euro, exact to the cent: `45.000,00`, `45 000`, `€ 1.234,5`, `98500.50 EUR`.
enum EuroReader {
  static func read(_ cell: String) -> CellReading<Int> {
    var text = TextFolding.trimmed(cell).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    for sign in ["€", "EUR", "eur", "euro"] {
      if text.hasPrefix(sign) { text = TextFolding.trimmed(String(text.dropFirst(sign.count))) }
      if text.hasSuffix(sign) { text = TextFolding.trimmed(String(text.dropLast(sign.count))) }
    }
    text = withoutGroups(text)
    // One point with three digits may be a thousand or a part; several can only be thousands.
    if NumberReaders.isAmbiguous(text) {
      if text.filter({ $0 == "." }).count == 1 { return NumberReaders.decimal(text).map { _ in 0 } }
      text = text.replacing(".", with: "")
    }
    guard let number = NumberReaders.exact(text), number.numerator >= 0,
      let cents = number.multiplied(by: Rational(100)), cents.denominator == 1
    else {
      return CellReading(
        refused: CellRemark(
          .amountUnreadable, found: cell, Label("is geen bedrag", "is not an amount"),
          expected: Label("een bedrag in euro, bv. 45.000,00", "an amount in euro, e.g. 45.000,00")))
    }
    return CellReading(cents.numerator)
  }

  /// Without the spaces between groups of three digits.
  private static func withoutGroups(_ text: String) -> String {
    let groups = text.split(separator: " ", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count) else { return text }
    let wholes = groups.dropFirst().map { $0.prefix { $0.isNumber } }
    return wholes.allSatisfy { $0.utf8.count == 3 } ? groups.joined() : text
  }
}

/// Reads numbers that a document expects: `5`, `5-10`, `5 tot 10`, `minstens 5`, `hoogstens 10`.
enum CountRangeReader {
  static func read(_ cell: String) -> CellReading<CountRange> {
    let text = TextFolding.trimmed(cell).lowercased()
    if let rest = without(["minstens", "minimaal", "min.", "at least", "≥", ">="], text) {
      return NumberReaders.integer(rest, in: 0...100_000_000).map { CountRange(least: $0, most: nil) }.unwrapped(
        refused(cell))
    }
    if let rest = without(["hoogstens", "maximaal", "max.", "at most", "≤", "<="], text) {
      return NumberReaders.integer(rest, in: 0...100_000_000).map { CountRange(least: nil, most: $0) }.unwrapped(
        refused(cell))
    }
    let words = text.replacing("–", with: "-").replacing(" tot ", with: "-").replacing(" to ", with: "-")
    let parts = words.split(separator: "-", omittingEmptySubsequences: false).map { TextFolding.trimmed(String($0)) }
    if parts.count == 2 {
      guard let least = CellText.digits(parts[0]), let most = CellText.digits(parts[1]), most <= 100_000_000,
        let range = CountRange(least: least, most: most)
      else { return refused(cell) }
      return CellReading(range)
    }
    return NumberReaders.integer(cell, in: 0...100_000_000).map { CountRange(least: $0, most: $0) }.unwrapped(
      refused(cell))
  }

  private static func without(_ words: [String], _ text: String) -> String? {
    for word in words where text.hasPrefix(word) { return TextFolding.trimmed(String(text.dropFirst(word.count))) }
    return nil
  }

  private static func refused(_ cell: String) -> CellReading<CountRange> {
    CellReading(
      refused: CellRemark(
        .integerUnreadable, found: cell, Label("is geen aantal", "is not a number"),
        expected: Label(
          "5, 5-10, minstens 5 of hoogstens 10", "5, 5-10, minstens 5 (at least) or hoogstens 10 (at most)")))
  }
}

extension CellReading {
  /// The value that is there, or a refusal where the reading allows none.
  fileprivate func unwrapped<Wrapped>(_ refusal: CellReading<Wrapped>) -> CellReading<Wrapped>
  where Value == Wrapped? {
    guard let value else { return CellReading<Wrapped>(refused: remarks.first ?? refusal.remarks[0]) }
    guard let wrapped = value else { return refusal }
    return CellReading<Wrapped>(wrapped, remarks: remarks)
  }
}
