public import GuidanceKit

/// Reads whole numbers, decimals, full-time equivalents and shares.
public enum NumberReaders {
  /// Reads a whole number that is not negative.
  ///
  /// - Parameter range: the numbers that the column can hold.
  public static func integer(_ cell: String, in range: ClosedRange<Int> = 0...1_000_000) -> CellReading<Int> {
    let text = TextFolding.trimmed(cell)
    guard let number = CellText.digits(text) ?? whole(text) else {
      if isAmbiguous(text) { return refuseAmbiguous(cell) }
      return CellReading(
        refused: CellRemark(
          .integerUnreadable, found: cell, Label("is geen geheel getal", "is not a whole number"),
          expected: Label("alleen cijfers, bv. 12", "digits only, e.g. 12")))
    }
    guard range.contains(number) else {
      return CellReading(
        refused: CellRemark(
          .numberOutOfRange, found: cell, Label("kan hier niet", "is impossible here"),
          expected: Label(
            "een getal van \(range.lowerBound) tot \(range.upperBound)",
            "a number from \(range.lowerBound) to \(range.upperBound)")))
    }
    return CellReading(number)
  }

  /// `12,0` and `12.00`, as programs write whole numbers that they keep with decimals.
  private static func whole(_ text: String) -> Int? {
    let halves = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard halves.count == 2, (1...2).contains(halves[1].utf8.count), CellText.digits(halves[1]) == 0 else { return nil }
    return CellText.digits(halves[0])
  }

  /// Reads a number with a decimal comma, or a decimal point where it cannot be taken for thousands; exact.
  ///
  /// `1.234,5` is taken, `1.234` is refused: it may be a thousand or a part.
  public static func decimal(_ cell: String) -> CellReading<Rational> {
    let text = TextFolding.trimmed(cell)
    if isAmbiguous(text) { return refuseAmbiguous(cell) }
    guard let number = exact(text) else { return refuseDecimal(cell, Label("is geen getal", "is not a number")) }
    return CellReading(number)
  }

  /// Reads full-time equivalents: up to three decimals, from 0 to 100.
  public static func fte(_ cell: String) -> CellReading<FTE> {
    var text = TextFolding.trimmed(cell).lowercased()
    for unit in ["vte", "fte"] where text.hasSuffix(unit) { text = TextFolding.trimmed(String(text.dropLast(3))) }
    if isAmbiguous(text) { return refuseAmbiguous(cell) }
    guard let fte = FTE(text) else {
      return refuseDecimal(cell, Label("is geen aantal vte", "is not an amount of FTE")).map { _ in FTE.zero }
    }
    guard fte.thousandths <= 100_000 else {
      return CellReading(
        refused: CellRemark(
          .numberOutOfRange, found: cell, Label("kan geen aantal vte zijn", "cannot be an amount of FTE"),
          expected: Label("0 tot 100, bv. 0,35", "0 to 100, e.g. 0,35"),
          cure: Label("Een percentage deelt u door 100", "Divide a percentage by 100")))
    }
    return CellReading(fte)
  }

  /// Reads a share above 0 and up to 1: `50 %`, `0,5`, `1/2`, `1`.
  public static func share(_ cell: String) -> CellReading<Share> {
    let refused = CellReading<Share>(
      refused: CellRemark(
        .shareUnreadable, found: cell, Label("is geen aandeel", "is not a share"),
        expected: Label("een deel tot 1, bv. 50 %, 0,5 of 1/2", "a part up to 1, e.g. 50 %, 0,5 or 1/2")))
    let text = TextFolding.trimmed(cell)
    var share: Share?
    if text.hasSuffix("%") {
      let number = exact(TextFolding.trimmed(String(text.dropLast())))
      share = number.flatMap { $0.divided(by: Rational(100)) }.map { Share($0) }
    } else if text.contains("/") {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { TextFolding.trimmed(String($0)) }
      if parts.count == 2, let top = CellText.digits(parts[0]), let bottom = CellText.digits(parts[1]) {
        share = Share(numerator: top, denominator: bottom)
      }
    } else {
      share = exact(text).map { Share($0) }
    }
    guard let share, share.numerator > 0, share.numerator <= share.denominator else { return refused }
    return CellReading(share)
  }

  // MARK: The forms

  /// Whether a point with three digits may be thousands: `1.234` and `12.000`, not `0.350` and not `1.234,5`.
  static func isAmbiguous(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ CellText.digits($0) != nil }),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return false }
    return (1...3).contains(parts[0].utf8.count) && parts[0].first != "0"
  }

  static func exact(_ text: String) -> Rational? {
    let isNegative = text.hasPrefix("-")
    var body = isNegative ? String(text.dropFirst()) : text
    if body.contains(",") {
      // Points before the comma are thousands, when they stand as thousands do.
      let halves = body.split(separator: ",", omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      if halves[0].contains(".") {
        guard isAmbiguous(String(halves[0])) else { return nil }
        body = halves[0].replacing(".", with: "") + "," + halves[1]
      }
    }
    let parts = body.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), let whole = CellText.digits(parts[0]) else { return nil }
    guard parts.count == 2 else { return Rational(isNegative ? -whole : whole) }
    guard parts[1].utf8.count <= 9, let decimals = CellText.digits(parts[1]) else { return nil }
    var scale = 1
    for _ in 0..<parts[1].utf8.count { scale *= 10 }
    let (product, over) = whole.multipliedReportingOverflow(by: scale)
    let (sum, overSum) = product.addingReportingOverflow(decimals)
    guard !over, !overSum else { return nil }
    return Rational(isNegative ? -sum : sum, scale)
  }

  private static func refuseAmbiguous<Value: Sendable>(_ cell: String) -> CellReading<Value> {
    let text = TextFolding.trimmed(cell)
    let whole = text.replacing(".", with: "")
    return CellReading(
      refused: CellRemark(
        .decimalAmbiguous, found: cell,
        Label(
          "kan \(whole) of \(text.replacing(".", with: ",")) betekenen",
          "may mean \(whole) or \(text.replacing(".", with: ","))"),
        expected: Label(
          "een getal zonder punt, of met een decimale komma", "a number without a point, or with a decimal comma")))
  }

  private static func refuseDecimal(_ cell: String, _ fault: Label) -> CellReading<Rational> {
    CellReading(
      refused: CellRemark(
        .decimalUnreadable, found: cell, fault,
        expected: Label("een getal met een decimale komma, bv. 0,35", "a number with a decimal comma, e.g. 0,35")))
  }
}
