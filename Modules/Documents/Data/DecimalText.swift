extension Fraction {
  /// The quantity with a fixed number of decimals, rounded half away from zero: `12,35`.
  ///
  /// - Parameters:
  ///   - places: the number of decimals, from 0 to 9.
  ///   - mark: the mark between whole and decimals.
  ///   - factor: what the quantity is multiplied by first: 100 for percentages.
  func decimalText(places: Int, mark: Character, factor: Int = 1) -> String {
    let places = max(0, min(9, places))
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let count = rounded(scale: scale * factor)
    let digits = String(count.magnitude)
    let sign = count < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + String(mark) + padded.suffix(places)
  }
}
